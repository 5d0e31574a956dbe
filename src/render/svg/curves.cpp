#include "render/numbers.h"
#include "render/svg/canvas.h"
#include "render/svg/draw.h"

#include <algorithm>
#include <cmath>

/// Survival and occupation curves as small multiples on one scale.
namespace styrhus::render::svg {

using namespace document;

namespace {

constexpr double width = 1104;
constexpr double panel_width = 268;
constexpr double panel_height = 220;
constexpr double gap = 10;
constexpr double left = 44;
constexpr double top = 30;
constexpr double plot_height = 120;
constexpr double plot_width = panel_width - left - 12;
constexpr std::size_t panels_per_row = 4;

struct Panel {
    Point origin;
    double last_day = 1;

    double x(double days) const {
        return origin.x + left + plot_width * std::clamp(days / last_day, 0.0, 1.0);
    }
    double y(double share) const { return origin.y + top + plot_height * (1 - std::clamp(share, 0.0, 1.0)); }
};

/// The curve's corners; a stepwise one keeps its value until the next point.
std::vector<Point> corners(const Curve& curve, double CurvePoint::*value, const Panel& panel,
                           bool is_stepwise) {
    std::vector<Point> points;
    for (const CurvePoint& point : curve.points) {
        if (is_stepwise && !points.empty()) points.push_back({panel.x(point.x), points.back().y});
        points.push_back({panel.x(point.x), panel.y(point.*value)});
    }
    return points;
}

void draw_axes(Canvas& canvas, const Panel& panel, Language l) {
    for (const double share : {0.0, 0.5, 1.0}) {
        canvas.line({panel.x(0), panel.y(share)}, {panel.x(panel.last_day), panel.y(share)},
                    {.stroke = share == 0 ? colour::baseline : colour::grid});
        canvas.text({panel.origin.x + left - 6, panel.y(share) + 4}, percent(share, 0, l),
                    {.size = 12, .fill = colour::gray_text, .anchor = "end"});
    }
}

/// The numbers at risk stand under the times they belong to.
void draw_times(Canvas& canvas, const Curve& curve, const Panel& panel, Language l) {
    const Scale months = scale_of(0, panel.last_day / days_per_month, 3);
    for (const double month : months.ticks()) {
        const double days = month * days_per_month;
        if (days > panel.last_day * 1.01) break;
        canvas.text({panel.x(days), panel.y(0) + 16}, decimal(month, months.decimals(), l),
                    {.size = 12, .fill = colour::gray_text, .anchor = "middle"});
        const AtRisk* risk = nullptr;
        for (const AtRisk& at : curve.at_risk)
            if (at.x <= days) risk = &at;
        if (risk != nullptr)
            canvas.text({panel.x(days), panel.y(0) + 34}, whole(risk->persons, l),
                        {.size = 12, .anchor = "middle"});
    }
    if (!curve.at_risk.empty())
        canvas.text({panel.origin.x, panel.y(0) + 52},
                    say(l, "Nederst: borgere under risiko", "Below: citizens at risk"),
                    {.size = 12, .fill = colour::gray_text});
}

void draw_panel(Canvas& canvas, const Curve& curve, const Panel& panel, const Curves& curves, int steps,
                Language l) {
    const std::string median =
        curve.median ? duration({.days = *curve.median}, l) : std::string(say(l, "ikke nået", "not reached"));
    canvas.begin_group(curve.name + ", median " + median);
    canvas.text(Point{panel.origin.x, panel.origin.y + 16},
                wrapped(curve.name, 24, 1).empty() ? "" : wrapped(curve.name, 24, 1).front(),
                {.size = 14, .is_bold = true});
    draw_axes(canvas, panel, l);
    std::vector<Point> band = corners(curve, &CurvePoint::high, panel, curves.is_stepwise);
    const std::vector<Point> below = corners(curve, &CurvePoint::low, panel, curves.is_stepwise);
    band.insert(band.end(), below.rbegin(), below.rend());
    canvas.area(band, colour::band80);
    const std::string_view stroke =
        curve.step > 0 && curve.step > steps / 2 ? step_colour(curve.step, steps) : colour::down;
    canvas.path(corners(curve, &CurvePoint::y, panel, curves.is_stepwise), {.stroke = stroke, .width = 2});
    if (curve.median) {
        canvas.line({panel.x(*curve.median), panel.y(0.5)}, {panel.x(*curve.median), panel.y(0)},
                    {.stroke = colour::text, .dashes = "2 3"});
        canvas.text({panel.x(*curve.median) + 4, panel.y(0.5) - 5}, median, {.size = 12});
    }
    draw_times(canvas, curve, panel, l);
    canvas.end_group();
}

} // namespace

std::string draw_curves(const Curves& curves, Language l) {
    double last = 1;
    int steps = 1;
    for (const Curve& curve : curves.curves) {
        if (!curve.points.empty()) last = std::max(last, curve.points.back().x);
        steps = std::max(steps, curve.step);
    }
    const std::size_t rows = (curves.curves.size() + panels_per_row - 1) / panels_per_row;
    const double height = static_cast<double>(std::max<std::size_t>(rows, 1)) * (panel_height + gap) + 18;
    Canvas canvas(width, height, curves.title);
    for (std::size_t i = 0; i < curves.curves.size(); ++i) {
        const std::size_t row = i / panels_per_row;
        const Point origin{static_cast<double>(i % panels_per_row) * (panel_width + gap),
                           static_cast<double>(row) * (panel_height + gap)};
        draw_panel(canvas, curves.curves[i], {origin, last}, curves, steps, l);
    }
    canvas.text({0, height - 5},
                say(l, "Vandret: måneder. Lyst bånd: 95 % sikkerhed. Lodret prikket: median.",
                    "Across: months. Light band: 95% confidence. Dotted: median."),
                {.size = 12, .fill = colour::gray_text});
    return canvas.finish();
}

} // namespace styrhus::render::svg
