#pragma once

#include "models/ladder/tally.h"
#include "models/multistate/kaplan_meier.h"

#include <cstdint>
#include <optional>

/// How long citizens stay on a step (DEFINITIONS 4, *Duration*). Lengths are days since the spell began.
namespace styrhus::models::ladder {

/// Fewer than this at risk and the Kaplan–Meier curve stops.
constexpr std::int32_t at_risk_min = 10;

/// Medians in days. A median of an even number is the mean of the two in the middle.
struct DurationFigures {
    std::int64_t completed = 0;
    std::int64_t open = 0;
    std::int64_t unknown_start = 0; ///< left out of all the rest
    std::optional<double> completed_median;
    std::optional<double> elapsed_median; ///< of open spells
    /// Kaplan–Meier with delayed entry; `curve.median()` is none where it is not reached.
    multistate::DurationCurve curve;
};

/// At risk at t is who entered before t and has not gone before t; who is censored at t is still at risk at
/// t. The estimate of multistate::estimate_durations, from counts per day instead of a row per spell.
DurationFigures durations(const StepDurations& counts, std::int32_t at_risk_min_here = at_risk_min);

} // namespace styrhus::models::ladder
