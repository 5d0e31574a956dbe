#pragma once

#include "base/money.h"
#include "base/period.h"
#include "models/ladder/duration.h"
#include "models/ladder/place.h"
#include "models/ladder/tally.h"

#include <cstdint>
#include <optional>
#include <vector>

/// Scenario 1 and the events of scenario 2, ready to be shown.
namespace styrhus::models::ladder {

/// Days on a step, exact and additive: a day counts 1/365 or 1/366 of a year by the year it lies in.
struct CitizenDays {
    std::int64_t in_common_years = 0;
    std::int64_t in_leap_years = 0;

    std::int64_t total() const { return in_common_years + in_leap_years; }
    double full_year_persons() const;
    double average_persons(base::Period period) const;
    CitizenDays& operator+=(CitizenDays other);
    bool operator==(const CitizenDays&) const = default;
};

/// Each day in the kind of year it lies in.
CitizenDays by_year(Days days);

/// Cost ÷ full-year persons, rounded once; none without days. Per month it is a twelfth.
std::optional<base::Money> unit_cost(base::Money cost, CitizenDays days);
std::optional<base::Money> unit_cost_per_month(base::Money cost, CitizenDays days);

/// A row of the ladder in one period.
struct PeriodFigures {
    std::int64_t touching = 0; ///< distinct citizens with a day on the step; does not add up over steps
    std::int64_t at_end = 0;   ///< citizens on the step on the last day
    CitizenDays days;
    base::Money committed;          ///< from grants
    base::Money committed_deciding; ///< of which the services that decide the step
    base::Money actual;             ///< from postings, and frame units' internal prices
    base::Money actual_deciding;
    base::Money actual_assumed; ///< kroner without sign whose service month is assumed
};

/// Moves of one period; `count[from][to]` with 0 for outside the ladder.
struct PeriodMoves {
    std::vector<std::vector<std::int64_t>> count;
    std::vector<std::vector<std::int64_t>> transitions; ///< child to adult at 18, in neither total
    std::vector<std::vector<std::int64_t>> outs;        ///< [OutReason][from]

    std::int64_t up() const;
    std::int64_t down() const;
    std::int64_t in() const;
    std::int64_t out() const;
};

struct LadderFigures {
    std::size_t steps = 0;
    std::vector<base::Period> periods;
    std::vector<std::vector<PeriodFigures>> rows; ///< [row_index(row, steps)][period]
    std::vector<PeriodFigures> any_step;          ///< distinct citizens, and the sum of the steps' kroner
    std::vector<PeriodMoves> moves;               ///< per period
    std::vector<std::vector<MoveSums>> move_sums; ///< [from][to], the whole window
    std::vector<DurationFigures> durations;       ///< per step; [0] unused

    const PeriodFigures& at(Row row, std::size_t period) const { return rows[row_index(row, steps)][period]; }
};

struct Figures {
    std::vector<LadderFigures> ladders; ///< by ladder of the columns
    LadderFigures unplaced;             ///< rows of no ladder: 0 steps
    /// Distinct citizens on any step of any ladder, and their days: somebody on two ladders counts once.
    std::vector<PeriodFigures> anyone;
};

Figures figures_of(const Tally& tally, const WalkFrame& frame);

} // namespace styrhus::models::ladder
