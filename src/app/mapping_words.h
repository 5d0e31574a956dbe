#pragma once

#include "intake/sources/mapping.h"
#include "views/view.h"

/// A mapping as people read it.
namespace styrhus::app {

/// A field of a kind of fact: "Ydelsesmodtager"; empty words for none.
views::Wording words_of_field(domain::FactKind fact, std::string_view field);
/// What a value of ours means in a field: "bevilget" for `granted`; itself where the field has no list.
views::Wording words_of_value(domain::FactKind fact, std::string_view field, std::string_view value);

/// Everything but its versions.
views::MappingWords words_of(const intake::sources::Mapping& mapping);

} // namespace styrhus::app
