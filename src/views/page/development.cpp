#include "views/page/development.h"

#include "base/error_text.h"
#include "base/words.h"
#include "models/ladder/measure.h"
#include "views/page/frame.h"
#include "views/page/stair.h"
#include "views/page/sums.h"

#include <algorithm>
#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

using base::Month;
using document::Cell;
using document::ColumnKind;
using models::ladder::Grain;
using models::ladder::PeriodFigures;
using models::ladder::Place;

struct GrainWord {
    std::string_view key;
    Grain grain;
    int months;
    int shown; ///< periods
};
constexpr GrainWord grains[] = {
    {"maaned", Grain::month, 1, 12}, {"kvartal", Grain::quarter, 3, 8}, {"aar", Grain::year, 12, 5}};

const GrainWord& word_of(Grain grain) {
    return *std::find_if(std::begin(grains), std::end(grains),
                         [&](const GrainWord& word) { return word.grain == grain; });
}

/// "okt. 2025", "3. kvt. 2025", "2025"; a period that is not over says how far it goes.
std::string period_text(const Context& context, Grain grain, MonthSpan months) {
    if (grain == Grain::month) return month_text(months.last, context.language);
    const int number = months.first.index() % 12 / 3 + 1;
    std::string text = grain == Grain::year ? std::to_string(months.first.year())
                                            : fmt::format("{}. {} {}", number, context.tr("kvt.", "quarter"),
                                                          months.first.year());
    const int whole = word_of(grain).months;
    if (months.last.index() - months.first.index() + 1 < whole)
        text += fmt::format(" ({}–{})", month_text(months.first, context.language),
                            month_text(months.last, context.language));
    return text;
}

MonthSpan first_and_last(Month first_shown, Month last, const GrainWord& word) {
    const int first = (last.index() / word.months - word.shown + 1) * word.months;
    return {std::max(Month::from_index(first), first_shown), last};
}

Cell unit_cell(std::optional<base::Money> amount, std::string figure) {
    return amount ? document::money_cell(*amount, std::move(figure)) : Cell{};
}

/// One step, or all of them, in one period.
document::Row row_of(const Context& context, const LadderAsk& asked, MonthSpan months, const std::string& row,
                     std::string period, std::string step, const PeriodFigures& sum) {
    LadderAsk ask = asked;
    ask.span = months;
    const FigureNames names(context, ask);
    std::vector<Cell> cells = {document::text_cell(std::move(period)),
                               document::text_cell(std::move(step)),
                               document::count_cell(sum.at_end, names.citizens(row, months.last.last())),
                               document::count_cell(sum.touching, names.over_span("ladder.touching", row)),
                               {.value = document::Decimal{sum.days.full_year_persons(), 1},
                                .figure = names.over_span("ladder.full_year_persons", row)}};
    for (const CostBasis basis : {CostBasis::committed, CostBasis::actual}) {
        ask.basis = basis;
        const base::Money cost = cost_of(sum, basis);
        cells.push_back(document::money_cell(cost, names.cost("ladder.cost", row)));
        cells.push_back(unit_cell(unit_cost(cost, sum.days), names.cost("ladder.unit_cost", row)));
        cells.push_back(
            unit_cell(unit_cost_per_month(cost, sum.days), names.cost("ladder.unit_cost_month", row)));
    }
    return {.cells = std::move(cells)};
}

std::vector<document::Column> columns_of(const Context& context) {
    std::vector<document::Column> columns;
    const auto add = [&](const char* key, std::string_view da, std::string_view en, ColumnKind kind) {
        columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    add("period", "Periode", "Period", ColumnKind::text);
    add("step", "Trin", "Step", ColumnKind::text);
    add("citizens", "Borgere sidste dag", "Citizens, last day", ColumnKind::count);
    add("touching", "Berørte", "Touching", ColumnKind::count);
    add("full_year_persons", "Helårspersoner", "Full-year persons", ColumnKind::decimal);
    add("committed", "Disponeret", "Committed", ColumnKind::money);
    add("committed_unit", "Pr. helårsperson, disponeret", "Per full-year person, committed",
        ColumnKind::money);
    add("committed_month", "Pr. måned, disponeret", "Per month, committed", ColumnKind::money);
    add("actual", "Bogført", "Actual", ColumnKind::money);
    add("actual_unit", "Pr. helårsperson, bogført", "Per full-year person, actual", ColumnKind::money);
    add("actual_month", "Pr. måned, bogført", "Per month, actual", ColumnKind::money);
    return columns;
}

} // namespace

base::Result<Grain> read_grain(const Request& request) {
    const std::string text = request.get("opdelt", grains[0].key);
    for (const GrainWord& word : grains)
        if (word.key == text) return word.grain;
    return base::error("\"opdelt\" is maaned, kvartal or aar. It says: {}",
                       "\"opdelt\" er maaned, kvartal eller aar. Der står: {}", text);
}

document::Parameter grain_parameter(const Context& context, Grain grain) {
    return {.key = "opdelt",
            .label = std::string(context.tr("Udviklingen pr.", "Development per")),
            .kind = document::ParameterKind::choice,
            .value = std::string(word_of(grain).key),
            .standard = std::string(grains[0].key),
            .options = {{"maaned", std::string(context.tr("måned", "month"))},
                        {"kvartal", std::string(context.tr("kvartal", "quarter"))},
                        {"aar", std::string(context.tr("år", "year"))}},
            .is_primary = false};
}

document::Table development(const Context& context, const LadderAsk& ask, Grain grain,
                            const Request& request) {
    const bool all = request.wants_all_rows();
    const GrainWord& word = word_of(grain);
    models::ladder::Question question =
        question_of(*context.snapshot, first_and_last(ask.first_month, ask.month, word), ask.selection);
    question.grain = grain;
    const models::ladder::LadderFigures figures =
        models::ladder::measure(context.snapshot->columns, question).ladders[ask.ladder];
    document::Table table;
    table.key = "udvikling";
    table.title = context.tr("Udviklingen, periode for periode", "The development, period by period");
    table.columns = columns_of(context);
    for (std::size_t i = figures.periods.size(); i-- > 0;) {
        const base::Period& period = figures.periods[i];
        const MonthSpan months = {Month::containing(period.from), Month::containing(period.to.plus_days(-1))};
        const std::string text = period_text(context, grain, months);
        for (std::size_t step = 1; step <= figures.steps; ++step)
            if (all || static_cast<int>(step) == ask.step)
                table.rows.push_back(row_of(
                    context, ask, months, std::to_string(step), text,
                    fmt::format(
                        "{} {}", step,
                        step_name(context, ask.ladder, static_cast<int>(step), months.last).short_name),
                    figures.at({Place::step, static_cast<std::uint8_t>(step)}, i)));
        table.rows.push_back(row_of(context, ask, months, "steps", text,
                                    std::string(context.tr("hele trappen", "the whole ladder")),
                                    figures.any_step[i]));
        table.rows.back().is_total = all || ask.step != 0;
    }
    table.rows_in_all = static_cast<std::int64_t>(figures.periods.size() * (figures.steps + 1));
    if (!all) table.more = address_of_all("/trappe", request);
    return table;
}

} // namespace styrhus::views::page
