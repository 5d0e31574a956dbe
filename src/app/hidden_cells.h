#pragma once

#include "domain/facts.h"
#include "intake/sources/mapping.h"
#include "views/view.h"

#include <string>
#include <string_view>
#include <vector>

/// What of a delivered row may be seen without asking who somebody is. Free text is identity too, and so is
/// every column that nobody has said what is.
namespace styrhus::app {

/// The rules that a mapping has for a column, by any of its names: none, one, or one for each thing that is
/// read out of its text.
std::vector<const intake::sources::ColumnRule*> rules_for(const intake::sources::Mapping& mapping,
                                                          std::string_view column);

/// The shape of a text: digits become 0 and letters x, so that a person sees what kind of value it is and
/// nobody in it.
std::string shape_of(std::string_view text);

/// Whether a field's values say something else than who somebody is; no field never does.
bool is_open_field(domain::FactKind kind, std::string_view field);

/// Hides the cells of a row that may say who somebody is, and marks those that tell a place. A number in
/// the source's own numbering is shown: the row is looked up by it there. Without a mapping, and of a row
/// that could not be cut, every cell is hidden.
void hide_identities(const intake::sources::Mapping* mapping, views::RowText& row);

} // namespace styrhus::app
