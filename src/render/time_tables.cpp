#include "render/block_tables.h"
#include "render/numbers.h"

#include <algorithm>
#include <array>
#include <set>

/// The tables of what runs over time: curves, lines and timelines.
namespace styrhus::render {

using namespace document;

namespace {

constexpr std::array<int, 13> months_to_read{0, 3, 6, 12, 18, 24, 36, 48, 60, 84, 120, 180, 240};

Table curves_to_read(const Curves& curves, Language language) {
    Table table{.key = "curves", .title = curves.title};
    table.columns.push_back({.key = "months", .label = say(language, "Måneder", "Months")});
    double last = 0;
    for (const Curve& curve : curves.curves) {
        table.columns.push_back({.key = curve.name, .label = curve.name, .kind = ColumnKind::percent});
        if (!curve.points.empty()) last = std::max(last, curve.points.back().x);
    }
    for (const int months : months_to_read) {
        const double x = months * days_per_month;
        if (x > last) break;
        Row row{.cells = {count_cell(months)}};
        for (const Curve& curve : curves.curves) {
            const std::optional<double> y = curve_at(curve, x);
            row.cells.push_back(y ? Cell{.value = Percent{*y, 0}} : Cell{});
        }
        table.rows.push_back(std::move(row));
    }
    Row medians{.cells = {text_cell(say(language, "Median", "Median"))}, .is_total = true};
    for (const Curve& curve : curves.curves)
        medians.cells.push_back(curve.median ? Cell{.value = Duration{.days = *curve.median}} : Cell{});
    table.rows.push_back(std::move(medians));
    return table;
}

Cell at_risk_at(const Curve& curve, double x) {
    Cell cell;
    for (const AtRisk& risk : curve.at_risk)
        if (risk.x <= x) cell = count_cell(risk.persons);
    return cell;
}

Table curves_to_compute(const Curves& curves, Language language) {
    Table table{.key = "curves", .title = curves.title};
    table.columns = {
        {.key = "curve", .label = say(language, "Kurve", "Curve")},
        {.key = "days", .label = say(language, "Dage", "Days"), .kind = ColumnKind::decimal},
        {.key = "share", .label = say(language, "Andel", "Share"), .kind = ColumnKind::percent},
        {.key = "low", .label = say(language, "Nedre grænse", "Lower limit"), .kind = ColumnKind::percent},
        {.key = "high", .label = say(language, "Øvre grænse", "Upper limit"), .kind = ColumnKind::percent},
        {.key = "at_risk", .label = say(language, "Under risiko", "At risk"), .kind = ColumnKind::count}};
    for (const Curve& curve : curves.curves)
        for (const CurvePoint& point : curve.points)
            table.rows.push_back({.cells = {text_cell(curve.name),
                                            {.value = Decimal{point.x, 0}},
                                            {.value = Percent{point.y, 1}},
                                            {.value = Percent{point.low, 1}},
                                            {.value = Percent{point.high, 1}},
                                            at_risk_at(curve, point.x)}});
    return table;
}

/// A band's end as a cell of the same type as the value it surrounds.
Cell band_cell(const std::optional<double>& end, const Cell& value) {
    if (!end) return {};
    if (std::holds_alternative<base::Money>(value.value)) return money_cell(base::rounded_from_model(*end));
    return {.value = Decimal{*end, 1}};
}

struct Band {
    const char* danish;
    const char* english;
    const char* key;
    std::optional<double> SeriesPoint::*end;
};
constexpr std::array<Band, 4> bands{{{"nedre 80\xC2\xA0%", "lower 80%", "low80", &SeriesPoint::low80},
                                     {"nedre 50\xC2\xA0%", "lower 50%", "low50", &SeriesPoint::low50},
                                     {"øvre 50\xC2\xA0%", "upper 50%", "high50", &SeriesPoint::high50},
                                     {"øvre 80\xC2\xA0%", "upper 80%", "high80", &SeriesPoint::high80}}};

bool has_band(const Series& series, const Band& band) {
    return std::any_of(series.points.begin(), series.points.end(),
                       [&](const SeriesPoint& point) { return (point.*band.end).has_value(); });
}

ColumnKind kind_of(const Series& series) {
    for (const SeriesPoint& point : series.points) {
        if (std::holds_alternative<base::Money>(point.value.value)) return ColumnKind::money;
        if (std::holds_alternative<Percent>(point.value.value)) return ColumnKind::percent;
        if (std::holds_alternative<Count>(point.value.value)) return ColumnKind::count;
    }
    return ColumnKind::decimal;
}

} // namespace

std::optional<double> curve_at(const Curve& curve, double x) {
    if (curve.points.empty() || x > curve.points.back().x) return std::nullopt;
    std::optional<double> y;
    for (const CurvePoint& point : curve.points)
        if (point.x <= x) y = point.y;
    return y;
}

Table curves_table(const Curves& curves, Language language, Purpose purpose) {
    return purpose == Purpose::to_read ? curves_to_read(curves, language)
                                       : curves_to_compute(curves, language);
}

Table lines_table(const Lines& lines, Language language) {
    Table table{.key = "lines", .title = lines.title};
    table.columns.push_back(
        {.key = "month", .label = say(language, "Måned", "Month"), .kind = ColumnKind::date});
    std::set<base::Month> months;
    for (const Series& series : lines.series)
        for (const SeriesPoint& point : series.points)
            months.insert(point.month);
    for (const base::Month month : months)
        table.rows.push_back({.cells = {{.value = month}}});
    for (const Series& series : lines.series) {
        const ColumnKind kind = kind_of(series);
        const auto add = [&](const std::string& key, const std::string& label, auto cell_of) {
            table.columns.push_back(
                {.key = key, .label = label, .kind = kind, .unit = unit_named(lines.unit)});
            for (Row& row : table.rows)
                row.cells.resize(table.columns.size());
            for (const SeriesPoint& point : series.points) {
                const auto at = std::distance(months.begin(), months.find(point.month));
                table.rows[static_cast<std::size_t>(at)].cells.back() = cell_of(point);
            }
        };
        add(series.name, series.name, [](const SeriesPoint& point) { return point.value; });
        for (const Band& band : bands)
            if (has_band(series, band))
                add(series.name + "." + band.key,
                    series.name + ", " + say(language, band.danish, band.english),
                    [&](const SeriesPoint& point) { return band_cell(point.*band.end, point.value); });
    }
    return table;
}

Table timeline_table(const Timeline& timeline, Language language) {
    Table table{.key = "timeline", .title = say(language, "Tidslinje", "Timeline")};
    table.columns = {{.key = "lane", .label = say(language, "Spor", "Lane")},
                     {.key = "from", .label = say(language, "Fra", "From"), .kind = ColumnKind::date},
                     {.key = "to", .label = say(language, "Til", "To"), .kind = ColumnKind::date},
                     {.key = "event", .label = say(language, "Hændelse", "Event")},
                     {.key = "step", .label = say(language, "Trin", "Step"), .kind = ColumnKind::count},
                     {.key = "amount", .label = say(language, "Beløb", "Amount"), .kind = ColumnKind::money}};
    for (const TimelineLane& lane : timeline.lanes) {
        for (const TimelineItem& item : lane.items) {
            const char* expected = item.is_expected ? say(language, "forventet", "expected") : "";
            table.rows.push_back({.cells = {text_cell(lane.label),
                                            {.value = item.from},
                                            item.to ? Cell{.value = *item.to} : Cell{}, // the last day
                                            {.value = item.label,
                                             .figure = item.figure,
                                             .link = item.link,
                                             .tone = item.tone,
                                             .note = expected},
                                            item.step > 0 ? count_cell(item.step) : Cell{},
                                            {}}});
        }
        for (const SeriesPoint& point : lane.cost)
            table.rows.push_back(
                {.cells = {text_cell(lane.label), {.value = point.month}, {}, {}, {}, point.value}});
    }
    return table;
}

} // namespace styrhus::render
