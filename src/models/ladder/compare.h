#pragma once

#include "base/date.h"
#include "models/ladder/movement.h"
#include "models/ladder/question.h"

#include <array>
#include <cstdint>
#include <vector>

/// Scenario 2 between two dates: where the citizens stood then and where they stand now, by daily step.
/// (Moves as events, cleaned of short spells, are in measure.h.)
namespace styrhus::models::ladder {

/// Citizens who stood on one step on the first date and on another (or the same) on the second. Kroner are
/// whole øre over the three months that end with each date; a third of them is the monthly average.
struct ComparedCitizens {
    std::int64_t citizens = 0;
    std::int64_t before_ore = 0;
    std::int64_t after_ore = 0;
};

struct ComparedLadder {
    /// [from][to], 0 for no step; [0][0] is always empty.
    std::vector<std::vector<ComparedCitizens>> moved;
    /// Why those who hold no step on the second date left: [OutReason][from].
    std::vector<std::vector<std::int64_t>> outs;
    bool is_before_censored = false; ///< a source does not cover the three months before the first date
};

/// Per ladder. A selection of grants keeps the citizens for whom one runs on either date. `then` < `now`, and
/// `now` is not after the question's as-of date; the window of the question does not matter.
std::vector<ComparedLadder> compare(const snapshot::ModelColumns& columns, const Question& question,
                                    base::Date then, base::Date now);

} // namespace styrhus::models::ladder
