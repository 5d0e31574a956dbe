#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// How long a stay lasts (DEFINITIONS 4, Duration): two states, one move, days since the stay began.
namespace styrhus::models::multistate {

/// One row per stay, in days since it began. Each stay counts as a unit of its own.
struct Durations {
    /// The first day the source could have seen it end, minus the start: 0 for a stay seen from its
    /// beginning.
    std::span<const std::int32_t> entry;
    std::span<const std::int32_t> exit;
    /// 1: the stay ended at exit. 0: it had not ended when the source last looked.
    std::span<const std::uint8_t> ended;
};

enum class CurveEnd {
    /// Every stay at risk ended: the curve reaches 0.
    everyone_ended,
    /// The source's last covered day came first.
    observation_ended,
    /// Fewer at risk than asked for; what happens from that day on is not told.
    too_few_at_risk,
};

struct DurationCurve {
    /// Days with an end, ascending, and the share that lasts longer.
    std::vector<std::int32_t> days;
    std::vector<std::int32_t> at_risk;
    std::vector<std::int32_t> ended;
    std::vector<double> lasting;
    /// Greenwood's.
    std::vector<double> standard_error;
    CurveEnd end = CurveEnd::observation_ended;
    /// The day the curve is known up to; for too_few_at_risk the first day with an end among too few.
    std::int32_t end_day = 0;
    /// The first day on which no more than half last longer. Nothing: not reached, and `end` says why.
    std::optional<std::int32_t> median() const { return day_when_lasting(0.5); }
    /// The first day on which the share lasting longer is at most `share`.
    std::optional<std::int32_t> day_when_lasting(double share) const;
    /// The share lasting longer than a day; nothing beyond the end of the curve.
    std::optional<double> lasting_after(std::int32_t day) const;
};

/// Kaplan–Meier with delayed entry. The curve stops at the first end among fewer than `at_risk_min`, which
/// with delayed entry may be an early one. Errors: columns of unequal length, no rows, an exit that is not
/// after its entry.
base::Result<DurationCurve> estimate_durations(const Durations& durations, std::int32_t at_risk_min = 10);

} // namespace styrhus::models::multistate
