#pragma once

#include "views/view.h"

#include <string>
#include <string_view>

/// What pages say of mappings in the same words.
namespace styrhus::views::page {

std::string said(const Context& context, const Wording& words);
/// "alt, hver gang"
std::string_view mode_words(const Context& context, domain::DeliveryMode mode);
/// "Anna Opdigtet, 14.11.2025", "leveres med Styrhus".
std::string origin_words(const Context& context, const MappingVersion& version);

} // namespace styrhus::views::page
