#include "views/page/stair.h"

#include "base/words.h"
#include "views/page/sums.h"

#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

using base::Money;
using document::Cell;
using document::Stair;
using document::StairStep;
using models::ladder::PeriodFigures;
using models::ladder::Place;

Cell figure_cell(document::Value value, std::string figure, std::string link = {}) {
    return {.value = std::move(value), .figure = std::move(figure), .link = std::move(link)};
}

/// Help that costs nothing is help whose price nobody knows yet.
Cell optional_money(std::optional<Money> amount, std::string figure) {
    if (!amount || amount->is_zero()) return {};
    return figure_cell(*amount, std::move(figure));
}

Cell share_cell(std::int64_t part, std::int64_t whole, std::string figure) {
    if (whole == 0) return {};
    return figure_cell(document::Percent{static_cast<double>(part) / static_cast<double>(whole)},
                       std::move(figure));
}

/// A median that was not reached says how long the curve is known.
Cell curve_median(const models::ladder::DurationFigures& durations, std::string figure) {
    if (durations.curve.days.empty() && durations.open == 0) return {};
    if (const auto median = durations.curve.median())
        return figure_cell(document::Duration{static_cast<double>(*median)}, std::move(figure));
    if (durations.curve.end_day <= 0) return {};
    return figure_cell(document::Duration{static_cast<double>(durations.curve.end_day), true},
                       std::move(figure));
}

Cell plain_median(std::optional<double> days, std::string figure) {
    if (!days) return {};
    return figure_cell(document::Duration{*days}, std::move(figure));
}

std::string citizens_page(const std::string& figure) {
    return address("/borgere", {{"bag", figure}});
}

} // namespace

std::int64_t Standing::up() const {
    std::int64_t sum = 0;
    for (std::size_t from = 1; from <= steps; ++from)
        for (std::size_t to = from + 1; to <= steps; ++to)
            sum += count[from][to];
    return sum;
}

std::int64_t Standing::down() const {
    std::int64_t sum = 0;
    for (std::size_t from = 1; from <= steps; ++from)
        for (std::size_t to = 1; to < from; ++to)
            sum += count[from][to];
    return sum;
}

std::int64_t Standing::in() const {
    std::int64_t sum = 0;
    for (std::size_t to = 1; to <= steps; ++to)
        sum += count[0][to];
    return sum;
}

std::int64_t Standing::out() const {
    std::int64_t sum = 0;
    for (std::size_t from = 1; from <= steps; ++from)
        sum += count[from][0];
    return sum;
}

std::int64_t Standing::same() const {
    std::int64_t sum = 0;
    for (std::size_t step = 1; step <= steps; ++step)
        sum += count[step][step];
    return sum;
}

std::int64_t Standing::then_on(std::size_t step) const {
    std::int64_t sum = 0;
    for (std::size_t to = 0; to <= steps; ++to)
        sum += count[step][to];
    return sum;
}

std::int64_t Standing::now_on(std::size_t step) const {
    std::int64_t sum = 0;
    for (std::size_t from = 0; from <= steps; ++from)
        sum += count[from][step];
    return sum;
}

Standing standing_of(const std::vector<BetweenPart>& parts, std::size_t steps) {
    Standing standing;
    standing.steps = steps;
    standing.count.assign(steps + 1, std::vector<std::int64_t>(steps + 1));
    for (const BetweenPart& part : parts)
        ++standing.count[part.from][part.to];
    return standing;
}

LadderPicture picture_of(const Context& context, const LadderAsk& ask,
                         models::ladder::LadderFigures figures) {
    LadderPicture picture;
    const std::size_t steps = figures.steps;
    picture.figures = std::move(figures);
    picture.standing = standing_of(
        between(*context.snapshot, ask.selection, ask.ladder, ask.compare.last(), ask.month.last()), steps);
    picture.touching.assign(steps + 1, 0);
    std::uint32_t last = 0;
    for (const CitizenPart& part : steps_touched(*context.snapshot, ask.selection, ask.ladder, ask.span)) {
        ++picture.touching[part.step];
        if (part.person != last) ++picture.touching[0];
        last = part.person;
    }
    return picture;
}

namespace {

/// Citizens and kroner of one step, or of all of them together.
struct Column {
    std::string row; ///< as figures' names have it
    std::int64_t then = 0;
    std::int64_t touching = 0;
    PeriodFigures sum;
    Money by_account;
};

StairStep column_of(const LadderAsk& ask, const FigureNames& names, const Column& column,
                    const PeriodFigures& all) {
    const auto& [row, then, touching, sum, by_account] = column;
    StairStep shown;
    if (!by_account.is_zero())
        shown.cost_by_account = figure_cell(by_account, names.cost("ladder.cost", by_account_row(row)));
    if (!ask.has_grants) return shown; // nobody is known to stand anywhere
    const std::string now = names.citizens(row, ask.month.last());
    shown.citizens_at_end = figure_cell(document::Count{sum.at_end}, now, citizens_page(now));
    shown.citizens_then = figure_cell(document::Count{then}, names.citizens(row, ask.compare.last()));
    shown.citizens_touching = figure_cell(document::Count{touching}, names.over_span("ladder.touching", row));
    const Money cost = cost_of(sum, ask.basis);
    shown.full_year_persons = figure_cell(document::Decimal{sum.days.full_year_persons(), 1},
                                          names.over_span("ladder.full_year_persons", row));
    shown.cost = figure_cell(cost, names.cost("ladder.cost", row));
    shown.unit_cost = optional_money(unit_cost(cost, sum.days), names.cost("ladder.unit_cost", row));
    shown.unit_cost_deciding = optional_money(unit_cost(deciding_cost_of(sum, ask.basis), sum.days),
                                              names.cost("ladder.unit_cost_deciding", row));
    shown.unit_cost_month =
        optional_money(unit_cost_per_month(cost, sum.days), names.cost("ladder.unit_cost_month", row));
    shown.share_of_citizens = share_cell(sum.at_end, all.at_end, names.citizens_share(row, ask.month.last()));
    shown.share_of_cost =
        share_cell(cost.in_ore(), cost_of(all, ask.basis).in_ore(), names.cost("ladder.share_of_cost", row));
    return shown;
}

Cell moved_cell(const FigureNames& names, std::int64_t number, const std::string& which) {
    const std::string name = names.between(which);
    return figure_cell(document::Count{number}, name, citizens_page(name));
}

void add_moves(StairStep& shown, const FigureNames& names, const Standing& standing, std::size_t step) {
    if (step < 2) return;
    std::int64_t up = 0;
    for (std::size_t to = step; to <= standing.steps; ++to)
        up += standing.count[step - 1][to];
    std::int64_t down = 0;
    for (std::size_t to = 1; to < step; ++to)
        down += standing.count[step][to];
    shown.moves_up_from = moved_cell(names, up, fmt::format("up-{}", step - 1));
    shown.moves_down_from = moved_cell(names, down, fmt::format("down-{}", step));
}

void add_durations(StairStep& shown, const FigureNames& names,
                   const models::ladder::DurationFigures& durations, int step) {
    shown.median_duration = curve_median(durations, names.duration("ladder.duration_median", step));
    shown.elapsed_median =
        plain_median(durations.elapsed_median, names.duration("ladder.duration_elapsed", step));
    shown.completed_median =
        plain_median(durations.completed_median, names.duration("ladder.duration_completed", step));
}

} // namespace

std::string by_account_row(const std::string& row) {
    return row == "steps" ? "account" : "account-" + row;
}

Stair stair_of(const Context& context, const LadderAsk& ask, const LadderPicture& picture) {
    const FigureNames names(context, ask);
    const Standing& standing = picture.standing;
    const PeriodFigures all = over_periods(picture.figures.any_step);
    Stair stair;
    Column total = {"steps", 0, picture.touching[0], all,
                    cost_of(picture.figures, RowChoice{.place = Place::by_account}, ask.basis)};
    for (std::size_t at = 1; at <= picture.figures.steps; ++at) {
        const auto step = static_cast<int>(at);
        const Column column = {
            std::to_string(step), standing.then_on(at), picture.touching[at],
            over_periods(picture.figures, {Place::step, static_cast<std::uint8_t>(at)}),
            cost_of(over_periods(picture.figures, {Place::by_account, static_cast<std::uint8_t>(at)}),
                    ask.basis)};
        total.then += column.then;
        const StepName name = step_name(context, ask.ladder, step, ask.month);
        StairStep shown = column_of(ask, names, column, all);
        shown.step = step;
        shown.name = name.name;
        shown.paragraphs = name.paragraphs;
        if (ask.has_grants) {
            add_durations(shown, names, picture.figures.durations[at], step);
            add_moves(shown, names, standing, at);
        }
        stair.steps.push_back(std::move(shown));
    }
    stair.total = column_of(ask, names, total, all);
    stair.total.name = context.tr("I alt", "In all");
    if (ask.has_grants) {
        stair.total.moves_up_from = moved_cell(names, standing.up(), "up");
        stair.total.moves_down_from = moved_cell(names, standing.down(), "down");
        stair.inflow = moved_cell(names, standing.in(), "in");
        stair.outflow = moved_cell(names, standing.out(), "out");
    }
    stair.first_month = ask.first_month;
    stair.last_month = ask.last_month;
    stair.month = ask.month;
    stair.compare_month = ask.compare;
    stair.cost_basis = name_of(ask.basis);
    return stair;
}

FigureNames::FigureNames(const Context& context, const LadderAsk& ask)
    : ask_(ask), ladder_(context.snapshot->columns.ladders.empty()
                             ? ""
                             : context.snapshot->columns.ladders[ask.ladder].code) {}

std::string FigureNames::made(std::string_view measure, std::vector<std::string> parts) const {
    return format(Figure{std::string(measure), std::move(parts), ask_.filters});
}

std::string FigureNames::citizens(const std::string& row, base::Date day) const {
    return made("ladder.citizens", {ladder_, row, base::iso(day)});
}

std::string FigureNames::citizens_share(const std::string& row, base::Date day) const {
    return made("ladder.share_of_citizens", {ladder_, row, base::iso(day)});
}

std::string FigureNames::over_span(std::string_view measure, const std::string& row) const {
    return made(measure, {ladder_, row, format(ask_.span)});
}

std::string FigureNames::cost(std::string_view measure, const std::string& row) const {
    return made(measure, {ladder_, row, format(ask_.span), std::string(name_of(ask_.basis))});
}

std::string FigureNames::cost_of_ladder(std::string_view ladder, const std::string& row,
                                        CostBasis basis) const {
    return made("ladder.cost", {std::string(ladder), row, format(ask_.span), std::string(name_of(basis))});
}

std::string FigureNames::duration(std::string_view measure, int step) const {
    return made(measure, {ladder_, std::to_string(step)});
}

std::string FigureNames::between(std::string_view measure, const std::string& which) const {
    return made(measure, {ladder_, which, base::iso(ask_.compare.last()), base::iso(ask_.month.last())});
}

std::string FigureNames::events(std::string_view measure, const std::string& which) const {
    return made(measure, {ladder_, which, format(ask_.since_compare())});
}

} // namespace styrhus::views::page
