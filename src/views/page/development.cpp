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
struct Line {
    MonthSpan months;
    std::string row; ///< as figures' names have it
    std::string period;
    std::string step;
    PeriodFigures sum;
    base::Money by_account;
};

/// Citizens and kroner are known where there are grants; kroner of accounts stand apart.
struct Shown {
    bool citizens = true;
    bool by_account = false;
};

void add_figures(const Context& context, LadderAsk ask, const Line& line, std::vector<Cell>& cells) {
    const std::string& row = line.row;
    const PeriodFigures& sum = line.sum;
    const FigureNames names(context, ask);
    cells.push_back(document::count_cell(sum.at_end, names.citizens(row, line.months.last.last())));
    cells.push_back(document::count_cell(sum.touching, names.over_span("ladder.touching", row)));
    cells.push_back({.value = document::Decimal{sum.days.full_year_persons(), 1},
                     .figure = names.over_span("ladder.full_year_persons", row)});
    for (const CostBasis basis : {CostBasis::committed, CostBasis::actual}) {
        ask.basis = basis;
        const base::Money cost = cost_of(sum, basis);
        cells.push_back(document::money_cell(cost, names.cost("ladder.cost", row)));
        cells.push_back(unit_cell(unit_cost(cost, sum.days), names.cost("ladder.unit_cost", row)));
        cells.push_back(
            unit_cell(unit_cost_per_month(cost, sum.days), names.cost("ladder.unit_cost_month", row)));
    }
}

document::Row row_of(const Context& context, const LadderAsk& asked, const Shown& shown, const Line& line) {
    LadderAsk ask = asked;
    ask.span = line.months;
    const FigureNames names(context, ask);
    std::vector<Cell> cells = {document::text_cell(line.period), document::text_cell(line.step)};
    if (shown.citizens) add_figures(context, ask, line, cells);
    if (shown.by_account)
        cells.push_back(document::money_cell(
            line.by_account, names.cost_of_ladder(context.snapshot->columns.ladders[ask.ladder].code,
                                                  by_account_row(line.row), CostBasis::actual)));
    return {.cells = std::move(cells)};
}

std::vector<document::Column> columns_of(const Context& context, const Shown& shown) {
    std::vector<document::Column> columns;
    const auto add = [&](const char* key, std::string_view da, std::string_view en, ColumnKind kind) {
        columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    add("period", "Periode", "Period", ColumnKind::text);
    add("step", "Trin", "Step", ColumnKind::text);
    const auto add_by_account = [&] {
        add("by_account", "Bogført efter konto, uden borger", "Actual by account, without a citizen",
            ColumnKind::money);
    };
    if (!shown.citizens) {
        if (shown.by_account) add_by_account();
        return columns;
    }
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
    if (shown.by_account) add_by_account();
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
    const RowChoice accounts = {.place = Place::by_account};
    const Shown shown = {ask.has_grants, !cost_of(figures, accounts, CostBasis::actual).is_zero()};
    table.columns = columns_of(context, shown);
    for (std::size_t i = figures.periods.size(); i-- > 0;) {
        const base::Period& period = figures.periods[i];
        const MonthSpan months = {Month::containing(period.from), Month::containing(period.to.plus_days(-1))};
        const std::string text = period_text(context, grain, months);
        base::Money by_account;
        for (std::size_t at = 1; at <= figures.steps; ++at) {
            const auto step = static_cast<std::uint8_t>(at);
            const base::Money of_step = figures.at({Place::by_account, step}, i).actual;
            by_account += of_step;
            if (!all && step != ask.step) continue;
            const std::string name = step_name(context, ask.ladder, step, months.last).short_name;
            table.rows.push_back(row_of(context, ask, shown,
                                        {months, std::to_string(at), text, fmt::format("{} {}", at, name),
                                         figures.at({Place::step, step}, i), of_step}));
        }
        table.rows.push_back(
            row_of(context, ask, shown,
                   {months, "steps", text, std::string(context.tr("hele trappen", "the whole ladder")),
                    figures.any_step[i], by_account}));
        table.rows.back().is_total = all || ask.step != 0;
    }
    table.rows_in_all = static_cast<std::int64_t>(figures.periods.size() * (figures.steps + 1));
    if (!all) table.more = address_of_all("/trappe", request);
    return table;
}

} // namespace styrhus::views::page
