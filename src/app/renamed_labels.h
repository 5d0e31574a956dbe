#pragma once

#include "domain/delivery.h"
#include "domain/dictionary.h"

#include <string_view>
#include <vector>

/// When a source gives its codes new names, as a council that is reorganised does. The codes still say where
/// kroner belong, and whoever adds up by name must know that last month's names are gone.
namespace styrhus::app {

/// The field of a kind of fact that names a code, such as a posting's label; empty where none does.
std::string_view label_field(domain::FactKind kind);

/// Facts whose codes have labels, with the texts of their Terms.
struct LabelledFacts {
    domain::FactKind kind = domain::FactKind::posting;
    const domain::Facts& facts;
    const domain::Dictionary& terms;
};

/// A new label and the one it stands in for: no code that has the new one kept any of its earlier labels,
/// the earlier one is gone from the delivery, and the new one was in none of the rows before. `column` is
/// what the source calls the labels. The most kroner come first. None where postings hardly share a label:
/// such texts name nothing.
std::vector<domain::MappingGap> renamed_labels(const LabelledFacts& before, const LabelledFacts& now,
                                               std::string_view column);

} // namespace styrhus::app
