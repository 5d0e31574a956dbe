#pragma once

#include "base/date.h"
#include "models/validity/look.h"
#include "models/validity/said.h"

#include <cstdint>
#include <vector>

namespace styrhus::models::validity {

/// Rows with and without something to correct.
struct Validity {
    std::uint64_t rows = 0;
    std::uint64_t wrong = 0;   ///< have an open error or warning
    std::uint64_t settled = 0; ///< have errors or warnings, each accepted or a false alarm: they are valid

    Validity& operator+=(const Validity& other);
    /// The share of the rows that is valid, in thousandths rounded down: 1000 only if nothing is wrong.
    /// Without rows, 1000.
    std::int64_t score_thousandths() const;
    bool operator==(const Validity&) const = default;
};

/// One per place of Look::rows. What is said of a finding goes for its whole life, back to its first look, so
/// that a change in the score is a change in the rows; an acceptance ends with its last day.
std::vector<Validity> validity_of(const Look& look, const Words& words, base::Date day);

} // namespace styrhus::models::validity
