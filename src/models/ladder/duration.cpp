#include "models/ladder/duration.h"

#include <cmath>

namespace styrhus::models::ladder {

namespace {

template <class CountAt>
std::optional<double> median(const StepDurations& counts, std::int64_t total, CountAt count_at) {
    if (total == 0) return std::nullopt;
    std::int64_t seen = 0;
    std::optional<double> lower;
    for (std::size_t days = 0; days < counts.at_days.size(); ++days) {
        seen += count_at(counts.at_days[days]);
        const auto here = static_cast<double>(days);
        if (lower) {
            if (count_at(counts.at_days[days]) > 0) return (*lower + here) / 2;
            continue;
        }
        if (2 * seen > total) return here;
        if (2 * seen == total) lower = here;
    }
    return lower;
}

void estimate_curve(const StepDurations& counts, std::int64_t at_risk_min_here, DurationFigures& figures) {
    // Shares such as 2/3 × 3/4 must count as one half.
    constexpr double half = 0.5 + 1e-9;
    std::int64_t at_risk = 0;
    double share = 1;
    double greenwood = 0;
    for (std::size_t days = 0; days < counts.at_days.size(); ++days) {
        const DurationCount& count = counts.at_days[days];
        if (count.left > 0) {
            if (at_risk < at_risk_min_here) {
                figures.has_stopped = true;
                return;
            }
            const auto n = static_cast<double>(at_risk);
            const auto d = static_cast<double>(count.left);
            share *= (n - d) / n;
            greenwood += n > d ? d / (n * (n - d)) : 0;
            figures.curve.push_back({.days = static_cast<std::int32_t>(days),
                                     .at_risk = at_risk,
                                     .left = count.left,
                                     .share_left = share,
                                     .standard_error = share * std::sqrt(greenwood)});
            if (!figures.survival_median && share <= half)
                figures.survival_median = static_cast<std::int32_t>(days);
        }
        at_risk += count.entered - count.left - count.censored;
    }
}

} // namespace

DurationFigures durations(const StepDurations& counts, std::int64_t at_risk_min_here) {
    DurationFigures figures;
    figures.unknown_start = counts.unknown_start;
    for (const DurationCount& count : counts.at_days) {
        figures.completed += count.left;
        figures.open += count.censored;
    }
    figures.completed_median =
        median(counts, figures.completed, [](const DurationCount& count) { return count.left; });
    figures.elapsed_median =
        median(counts, figures.open, [](const DurationCount& count) { return count.censored; });
    estimate_curve(counts, at_risk_min_here, figures);
    return figures;
}

} // namespace styrhus::models::ladder
