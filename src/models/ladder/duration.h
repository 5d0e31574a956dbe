#pragma once

#include "models/ladder/tally.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// How long citizens stay on a step (DEFINITIONS 4, *Duration*). Lengths are days since the spell began.
namespace styrhus::models::ladder {

/// Fewer than this at risk and the Kaplan–Meier curve stops.
constexpr std::int64_t at_risk_min = 10;

/// The curve just after some left.
struct CurvePoint {
    std::int32_t days = 0;
    std::int64_t at_risk = 0; ///< just before
    std::int64_t left = 0;
    double share_left = 1;     ///< still on the step
    double standard_error = 0; ///< of share_left, by Greenwood
};

/// Medians in days. A median of an even number is the mean of the two in the middle.
struct DurationFigures {
    std::int64_t completed = 0;
    std::int64_t open = 0;
    std::int64_t unknown_start = 0; ///< left out of all the rest
    std::optional<double> completed_median;
    std::optional<double> elapsed_median;        ///< of open spells
    std::optional<std::int32_t> survival_median; ///< Kaplan–Meier; none = not reached
    std::vector<CurvePoint> curve;
    bool has_stopped = false; ///< too few were at risk before the last one left
};

/// Kaplan–Meier with delayed entry: at risk at t is who entered before t and has not gone before t; who is
/// censored at t is still at risk at t.
DurationFigures durations(const StepDurations& counts, std::int64_t at_risk_min_here = at_risk_min);

} // namespace styrhus::models::ladder
