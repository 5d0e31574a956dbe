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

multistate::DurationCurve estimate_curve(const StepDurations& counts, std::int32_t at_risk_min_here) {
    multistate::DurationCurve curve;
    std::int32_t at_risk = 0;
    double lasting = 1;
    double greenwood = 0;
    for (std::size_t day = 0; day < counts.at_days.size(); ++day) {
        const DurationCount& count = counts.at_days[day];
        if (count.left > 0 || count.censored > 0) curve.end_day = static_cast<std::int32_t>(day);
        if (count.left > 0) {
            if (at_risk < at_risk_min_here) {
                curve.end = multistate::CurveEnd::too_few_at_risk;
                return curve;
            }
            const double n = at_risk;
            const double d = count.left;
            lasting *= (n - d) / n;
            greenwood += n > d ? d / (n * (n - d)) : 0;
            curve.days.push_back(static_cast<std::int32_t>(day));
            curve.at_risk.push_back(at_risk);
            curve.ended.push_back(count.left);
            curve.lasting.push_back(lasting);
            curve.standard_error.push_back(lasting * std::sqrt(greenwood));
        }
        at_risk += count.entered - count.left - count.censored;
    }
    const bool everyone_ended = !curve.lasting.empty() && curve.lasting.back() == 0.0;
    curve.end =
        everyone_ended ? multistate::CurveEnd::everyone_ended : multistate::CurveEnd::observation_ended;
    return curve;
}

} // namespace

DurationFigures durations(const StepDurations& counts, std::int32_t at_risk_min_here) {
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
    figures.curve = estimate_curve(counts, at_risk_min_here);
    return figures;
}

} // namespace styrhus::models::ladder
