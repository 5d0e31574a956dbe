#pragma once

#include "document/document.h"
#include "views/view.h"

#include <map>
#include <string>
#include <string_view>

namespace styrhus::views::page {

/// A menu of what a list itself has, from code to name, with "all" on top. A value the list does not have
/// stays in the menu, so that an address with it is not read as "all"; a menu of nothing is left out.
void add_choice(const Context& context, const char* key, std::string_view label, const std::string& value,
                const std::map<std::string, std::string>& names, document::Document& page);

} // namespace styrhus::views::page
