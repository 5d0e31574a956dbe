#include "views/page/durations.h"

#include <algorithm>

namespace styrhus::views::page {

namespace {

/// Points a curve is drawn with at most: more than the pixels of a small multiple are of no use.
constexpr std::size_t points_max = 240;
constexpr std::size_t at_risk_shown = 6;
/// Of the normal distribution: 95 %.
constexpr double two_sided_95 = 1.959963984540054;

document::Curve curve_of(const models::multistate::DurationCurve& known, std::string name, int step) {
    document::Curve curve;
    curve.name = std::move(name);
    curve.step = step;
    curve.points.push_back({0, 1, 1, 1});
    const std::size_t every = std::max<std::size_t>(1, known.days.size() / points_max);
    for (std::size_t i = 0; i < known.days.size(); ++i) {
        if (i % every != 0 && i + 1 != known.days.size()) continue;
        const double half = two_sided_95 * known.standard_error[i];
        curve.points.push_back({static_cast<double>(known.days[i]), known.lasting[i],
                                std::max(0.0, known.lasting[i] - half),
                                std::min(1.0, known.lasting[i] + half)});
    }
    const std::size_t apart = std::max<std::size_t>(1, known.days.size() / at_risk_shown);
    for (std::size_t i = 0; i < known.days.size(); i += apart)
        curve.at_risk.push_back({static_cast<double>(known.days[i]), known.at_risk[i]});
    if (const auto median = known.median()) curve.median = static_cast<double>(*median);
    return curve;
}

} // namespace

document::Curves duration_curves(const Context& context, const LadderAsk& ask,
                                 const models::ladder::LadderFigures& figures) {
    document::Curves curves;
    curves.title =
        context.tr("Hvor længe bliver borgerne på trinnet?", "How long do citizens stay on the step?");
    curves.x_label =
        context.tr("Tid på trinnet. Tallene er borgere, der følges endnu; båndet er 95 %.",
                   "Time on the step. The numbers are citizens still followed; the band is 95 %.");
    curves.y_label = context.tr("Andel, der er på trinnet endnu", "Share still on the step");
    curves.is_stepwise = true;
    for (std::size_t at = 1; at <= figures.steps; ++at) {
        const auto step = static_cast<int>(at);
        if (figures.durations[at].curve.days.empty()) continue;
        curves.curves.push_back(curve_of(figures.durations[at].curve,
                                         step_name(context, ask.ladder, step, ask.month).short_name, step));
    }
    return curves;
}

} // namespace styrhus::views::page
