#include "render/numbers.h"
#include "render/svg/canvas.h"
#include "render/svg/draw.h"
#include "render/tables.h"

#include <algorithm>
#include <limits>

/// Lines over months and the fan.
namespace styrhus::render::svg {

using namespace document;

namespace {

constexpr double width = 1104;
constexpr double height = 380;
constexpr double left = 64;
constexpr double right = 170;
constexpr double top = 24;
constexpr double bottom = 40;

double divisor_of(MoneyUnit unit) {
    if (unit == MoneyUnit::millions) return 1e6;
    return unit == MoneyUnit::thousands ? 1e3 : 1;
}

struct Plot {
    base::Month first;
    base::Month last;
    Scale scale;
    double divisor = 1;
    bool is_share = false;

    double x(base::Month month) const {
        const int span = std::max(last.index() - first.index(), 1);
        return left + (width - left - right) * (month.index() - first.index()) / span;
    }
    double y(double value) const {
        return top + (height - top - bottom) * (1 - (value - scale.low) / (scale.high - scale.low));
    }
    /// Money is drawn in the chart's unit, anything else as it is.
    double in_unit(const SeriesPoint& point, double number) const {
        return std::holds_alternative<base::Money>(point.value.value) ? number / divisor : number;
    }
    std::optional<double> value(const SeriesPoint& point) const {
        const std::optional<double> number = number_of(point.value);
        if (!number) return std::nullopt;
        return in_unit(point, *number);
    }
};

Plot plot_of(const Lines& lines) {
    Plot plot{.first = base::Month::from_index(std::numeric_limits<std::int32_t>::max()),
              .last = base::Month::from_index(std::numeric_limits<std::int32_t>::min()),
              .divisor = divisor_of(unit_named(lines.unit))};
    double low = 0;
    double high = 0;
    double least = 1;
    for (const Series& series : lines.series)
        for (const SeriesPoint& point : series.points) {
            plot.first = std::min(plot.first, point.month);
            plot.last = std::max(plot.last, point.month);
            plot.is_share = plot.is_share || std::holds_alternative<Percent>(point.value.value);
            for (const std::optional<double>& number :
                 {number_of(point.value), point.low80, point.high80, point.low50, point.high50})
                if (number) {
                    low = std::min(low, plot.in_unit(point, *number));
                    high = std::max(high, plot.in_unit(point, *number));
                    least = std::min(least, plot.in_unit(point, *number));
                }
        }
    // Shares near the whole would all be one line at the top of a scale from nothing.
    constexpr double near_the_whole = 0.5;
    if (plot.is_share && least > near_the_whole && least < high) low = least;
    if (plot.first > plot.last) plot.first = plot.last = lines.known_until.value_or(base::Month());
    plot.scale = scale_of(low, high, 5);
    return plot;
}

void draw_grid(Canvas& canvas, const Lines& lines, const Plot& plot, Language l) {
    const double base = height - bottom;
    if (lines.known_until && *lines.known_until < plot.last) {
        const double known = plot.x(std::max(*lines.known_until, plot.first));
        canvas.rect(known, top, width - right - known, base - top, colour::wash);
        canvas.line({known, top}, {known, base}, {.dashes = "2 3"});
        canvas.text({known - 6, top + 10},
                    say(l, "kendt til ", "known until ") + month_name(*lines.known_until, l),
                    {.size = 12, .fill = colour::gray_text, .anchor = "end"});
    }
    for (const double tick : plot.scale.ticks()) {
        const bool is_zero = tick > -plot.scale.step / 1e6 && tick < plot.scale.step / 1e6;
        const LineStyle zero{.stroke = colour::text, .dashes = plot.scale.low < 0 ? "5 4" : ""};
        canvas.line({left, plot.y(tick)}, {width - right, plot.y(tick)},
                    is_zero ? zero : LineStyle{.stroke = colour::grid});
        const std::string words = plot.is_share ? percent(tick, std::max(plot.scale.decimals() - 2, 0), l)
                                                : decimal(is_zero ? 0 : tick, plot.scale.decimals(), l);
        canvas.text({left - 8, plot.y(tick) + 4}, words, {.fill = colour::gray_text, .anchor = "end"});
    }
    const int months = plot.last.index() - plot.first.index();
    const int every = months <= 12 ? 1 : months <= 36 ? 3 : 12;
    const int labels = std::max(months / every, 1);
    for (int m = 0; m <= months; m += every * (labels > 12 ? 2 : 1))
        canvas.text({plot.x(plot.first.plus(m)), base + 20}, month_name(plot.first.plus(m), l),
                    {.size = 12, .fill = colour::gray_text, .anchor = "middle"});
    canvas.text({0, 14}, lines.unit, {.fill = colour::gray_text});
}

void draw_band(Canvas& canvas, const Series& series, const Plot& plot,
               std::optional<double> SeriesPoint::*low, std::optional<double> SeriesPoint::*high,
               std::string_view fill) {
    std::vector<Point> upper;
    std::vector<Point> lower;
    for (const SeriesPoint& point : series.points) {
        const bool has_band = (point.*low) && (point.*high);
        const std::optional<double> value = plot.value(point);
        // The fan opens from the last point without a band.
        if (!has_band && value) {
            upper = {{plot.x(point.month), plot.y(*value)}};
            lower = upper;
        }
        if (!has_band) continue;
        upper.push_back({plot.x(point.month), plot.y(plot.in_unit(point, *(point.*high)))});
        lower.push_back({plot.x(point.month), plot.y(plot.in_unit(point, *(point.*low)))});
    }
    if (upper.size() < 2) return;
    upper.insert(upper.end(), lower.rbegin(), lower.rend());
    canvas.area(upper, fill);
}

struct EndLabel {
    double y = 0;
    std::string words;
    std::string_view fill;
};

void draw_series(Canvas& canvas, const Series& series, const Plot& plot, std::vector<EndLabel>& labels,
                 Language l) {
    const std::string_view stroke = tone_colour(series.tone, colour::primary);
    const LineStyle style{.stroke = stroke, .width = 2.5, .dashes = series.is_dashed ? "6 4" : ""};
    std::vector<Point> points;
    const SeriesPoint* last = nullptr;
    for (const SeriesPoint& point : series.points) {
        const std::optional<double> value = plot.value(point);
        if (!value) { // a gap stays a gap
            canvas.path(points, style);
            points.clear();
            continue;
        }
        points.push_back({plot.x(point.month), plot.y(*value)});
        last = &point;
    }
    canvas.path(points, style);
    if (!series.is_dashed)
        for (const Point& point : points)
            canvas.circle(point, 3, stroke, {.stroke = colour::white});
    if (last == nullptr) return;
    const double value = *plot.value(*last);
    const std::string shown = plot.is_share ? percent(value, 1, l)
                                            : decimal(value, plot.divisor > 1 ? 1 : plot.scale.decimals(), l);
    const std::string_view text = series.tone == Tone::up     ? colour::up_text
                                  : series.tone == Tone::down ? colour::down_text
                                                              : colour::text;
    labels.push_back({plot.y(value), series.name + " " + shown, text});
}

/// Labels keep 16 pixels from each other, in the order of their values.
void draw_labels(Canvas& canvas, std::vector<EndLabel> labels) {
    std::stable_sort(labels.begin(), labels.end(),
                     [](const EndLabel& a, const EndLabel& b) { return a.y < b.y; });
    double free = top;
    for (const EndLabel& label : labels) {
        const double y = std::max(label.y, free);
        const auto words = wrapped(label.words, 24, 1);
        if (!words.empty()) canvas.text({width - right + 8, y + 4}, words.front(), {.fill = label.fill});
        free = y + 16;
    }
}

} // namespace

std::string draw_lines(const Lines& lines, Language l) {
    const Plot plot = plot_of(lines);
    Canvas canvas(width, height, lines.title);
    draw_grid(canvas, lines, plot, l);
    for (const Series& series : lines.series) {
        draw_band(canvas, series, plot, &SeriesPoint::low80, &SeriesPoint::high80, colour::band80);
        draw_band(canvas, series, plot, &SeriesPoint::low50, &SeriesPoint::high50, colour::band50);
    }
    std::vector<EndLabel> labels;
    for (const Series& series : lines.series)
        draw_series(canvas, series, plot, labels, l);
    draw_labels(canvas, labels);
    return canvas.finish();
}

} // namespace styrhus::render::svg
