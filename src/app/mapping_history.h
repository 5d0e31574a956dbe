#pragma once

#include "domain/statement.h"
#include "intake/sources/mapping.h"
#include "views/view.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The versions of a mapping: what came with Styrhus, and what named persons have saved since.
namespace styrhus::app {

constexpr std::string_view mapping_saved_form = "mapping.saved";
std::string mapping_subject(std::string_view code);

/// What a statement that a mapping was saved holds: its hash and its whole text, so that it can be told what
/// was changed, and the text it took the place of, which may have been put into the folder by hand.
std::string saved_payload(const intake::sources::Mapping& mapping,
                          const intake::sources::Mapping* before = nullptr);

/// The latest first. `shipped` is null for a mapping that does not come with Styrhus; `saved` are the
/// statements about it in the order said.
std::vector<views::MappingVersion> versions_of(const intake::sources::Mapping& current,
                                               const intake::sources::Mapping* shipped,
                                               std::span<const domain::Statement> saved);

} // namespace styrhus::app
