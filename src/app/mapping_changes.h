#pragma once

#include "intake/sources/mapping.h"
#include "views/view.h"

#include <vector>

namespace styrhus::app {

/// What a mapping says that the one before it did not, a sentence for each thing. Empty where only remarks
/// and the order of lines differ.
std::vector<views::Wording> changes_between(const intake::sources::Mapping& before,
                                            const intake::sources::Mapping& after);

} // namespace styrhus::app
