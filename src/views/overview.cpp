#include "base/words.h"
#include "models/ladder/measure.h"
#include "views/page/frame.h"
#include "views/page/ledger.h"
#include "views/page/money_equation.h"
#include "views/page/receipts.h"
#include "views/page/stair.h"
#include "views/page/sums.h"
#include "views/page/waiting.h"
#include "views/views.h"

#include <algorithm>
#include <fmt/core.h>

/// The controller's front page: who gets help, for how much, do the sums tie, and what waits.
namespace styrhus::views {

namespace {

using namespace page;
using base::Money;
using document::Cell;
using document::ColumnKind;
using document::Document;
using models::ladder::Place;

std::string lead_of(const Context& context, const LadderAsk& ask, const models::ladder::Figures& figures) {
    const Language language = context.language;
    const CostBasis basis = ask.has_postings ? CostBasis::actual : CostBasis::committed;
    const Money on_steps = cost_of(figures, RowChoice{.place = Place::step}, basis);
    const Money all = cost_of(figures, RowChoice{}, basis);
    if (!ask.has_grants)
        return fmt::format(
            "{} {}", kroner_text(cost_of(figures, RowChoice{.place = Place::by_account}, basis), language),
            context.tr("står på et trin efter kontoen alene.", "stand on a step by the account alone."));
    const std::int64_t citizens = figures.anyone.empty() ? 0 : figures.anyone.back().at_end;
    std::string lead = fmt::format(
        "{} {} {}",
        counted(citizens, context.tr("borger", "citizen"), context.tr("borgere", "citizens"), language),
        context.tr("får hjælp for", "receive help for"), kroner_text(on_steps, language));
    const std::string share = percent_text(on_steps.in_ore(), all.in_ore(), language);
    if (!share.empty())
        lead += fmt::format(
            " – {} {}", share,
            basis == CostBasis::actual
                ? context.tr("af regnskabet står på et trin", "of the ledger stands on a step")
                : context.tr("af det bevilgede står på et trin", "of what is granted stands on a step"));
    return lead + ".";
}

document::Table ladder_table(const Context& context, const LadderAsk& asked,
                             const models::ladder::Figures& figures) {
    document::Table table;
    table.key = "trapper";
    table.title = context.tr("Trapperne", "The ladders");
    const auto column = [&](const char* key, std::string_view da, std::string_view en, ColumnKind kind,
                            document::MoneyUnit unit = document::MoneyUnit::thousands) {
        table.columns.push_back(
            {.key = key, .label = std::string(context.tr(da, en)), .kind = kind, .unit = unit});
    };
    column("ladder", "Trappe", "Ladder", ColumnKind::text);
    column("citizens", "Borgere", "Citizens", ColumnKind::count);
    column("full_year_persons", "Helårspersoner", "Full-year persons", ColumnKind::decimal);
    column("committed", "Disponeret", "Committed", ColumnKind::money);
    column("actual", "Bogført", "Actual", ColumnKind::money);
    const RowChoice accounts = {.place = Place::by_account};
    const bool has_by_account = !cost_of(figures, accounts, CostBasis::actual).is_zero();
    if (has_by_account)
        column("by_account", "Bogført efter konto, uden borger", "Actual by account, without a citizen",
               ColumnKind::money);
    column("unit_cost", "Enhedsudgift, disponeret", "Unit cost, committed", ColumnKind::money);
    // Without grants nobody is known to stand anywhere.
    const auto known = [&](Cell cell) { return asked.has_grants ? std::move(cell) : Cell{}; };
    for (const std::uint8_t ladder : used_ladders(*context.snapshot)) {
        LadderAsk ask = asked;
        ask.ladder = ladder;
        const FigureNames names(context, ask);
        const models::ladder::PeriodFigures sum = over_periods(figures.ladders[ladder].any_step);
        const std::string& code = context.snapshot->columns.ladders[ladder].code;
        ask.basis = CostBasis::committed;
        const auto unit = unit_cost(sum.committed, sum.days);
        std::vector<Cell> cells = {
            {.value = ladder_name(context, ladder), .link = address("/trappe", {{"trappe", code}})},
            known(document::count_cell(sum.at_end, names.citizens("steps", ask.month.last()))),
            known({.value = document::Decimal{sum.days.full_year_persons(), 1},
                   .figure = names.over_span("ladder.full_year_persons", "steps")}),
            known(document::money_cell(sum.committed,
                                       names.cost_of_ladder(code, "steps", CostBasis::committed))),
            document::money_cell(sum.actual, names.cost_of_ladder(code, "steps", CostBasis::actual))};
        if (has_by_account)
            cells.push_back(
                document::money_cell(cost_of(figures.ladders[ladder], accounts, CostBasis::actual),
                                     names.cost_of_ladder(code, "account", CostBasis::actual)));
        cells.push_back(unit && !unit->is_zero()
                            ? document::money_cell(*unit, names.cost("ladder.unit_cost", "steps"))
                            : Cell{});
        table.rows.push_back({.cells = std::move(cells)});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

void add_tie_out(const Context& context, base::Month month, Document& page) {
    const std::vector<int> years = fiscal_years(context);
    if (years.empty()) return;
    const int of_month = fiscal_year_of(month, first_fiscal_month(context));
    const bool is_known = std::find(years.begin(), years.end(), of_month) != years.end();
    const int year = is_known ? of_month : years.back();
    const Ledger ledger = ledger_of(context, year);
    if (ledger.lines_tied == 0) {
        page.blocks.emplace_back(document::Notice{
            std::string(
                context.tr("Økonomisystemet har ikke leveret sin egen total, så regnskabet kan ikke "
                           "stemmes af.",
                           "The finance system has not delivered its own total, so the ledger cannot be "
                           "tied out.")),
            document::Tone::warning, std::string(context.tr("Se leverancerne", "See the deliveries")),
            "/leverancer"});
        return;
    }
    page.blocks.emplace_back(tie_out(context, ledger, year));
    page.blocks.emplace_back(document::Paragraph{
        fmt::format("{} {} {} {} {}", number_text(ledger.lines_tied, context.language),
                    context.tr("konti og måneder er stemt af,", "accounts and months are tied out,"),
                    number_text(ledger.lines_that_differ, context.language),
                    context.tr("afviger; uden egen total:", "differ; without an own total:"),
                    ore_text(ledger.accepted_untied, context.language)),
        document::Tone::muted});
}

} // namespace

Presented present_overview(const Context& context, const Request& request) {
    STYRHUS_TRY(const LadderAsk ask, read_ladder_ask(context, request));
    Document page =
        begin_page(context, request, "overview", "/", std::string(context.tr("Overblik", "Overview")));
    page.parameters = period_parameters(context, ask);
    models::ladder::Figures figures = models::ladder::measure(
        context.snapshot->columns, question_of(*context.snapshot, ask.span, ask.selection));
    add_money_basis(context, ask, figures, page);
    page.title = lead_of(context, ask, figures);
    page.title.pop_back();
    page.lead = fmt::format("{}. {}.", page.basis.sources, page.basis.remainder);
    document::Tiles tiles;
    const std::int64_t anyone = figures.anyone.empty() ? 0 : figures.anyone.back().at_end;
    const CostBasis basis = ask.has_postings ? CostBasis::actual : CostBasis::committed;
    const FigureNames names(context, ask);
    const Place on_ladders = ask.has_grants ? Place::step : Place::by_account;
    tiles.tiles = {
        {.label = std::string(context.tr("Borgere", "Citizens")),
         .figure =
             ask.has_grants ? document::count_cell(
                 anyone, format(Figure{"ladder.citizens", {"any", "steps", base::iso(ask.month.last())}, {}}))
                            : Cell{},
         .note = ask.has_grants ? fmt::format("{} {}", context.tr("på en trappe", "on a ladder"),
                                              date_text(ask.month.last(), context.language))
                                : std::string(context.tr("ingen bevillinger", "no grants"))},
        {.label = std::string(context.tr("På trapperne", "On the ladders")),
         .figure = document::money_cell(
             cost_of(figures, RowChoice{.place = on_ladders}, basis),
             names.cost_of_ladder("any", name_of(RowChoice{.place = on_ladders}), basis)),
         .note = ask.has_grants ? std::string() : std::string(context.tr("efter konto", "by account"))},
        {.label = std::string(context.tr("Ikke placeret", "Not placed")),
         .figure = document::money_cell(
             cost_of(figures,
                     RowChoice{.place = Place::remainder,
                               .number = static_cast<std::uint8_t>(reference::Method::case_)},
                     basis),
             names.cost_of_ladder("any", "remainder-case", basis))}};
    page.blocks.emplace_back(std::move(tiles));
    page.blocks.emplace_back(ladder_table(context, ask, figures));
    page.blocks.emplace_back(money_equation_of_all(context, ask, figures));
    add_tie_out(context, ask.month, page);
    page.blocks.emplace_back(waiting_table(context, request));
    const LadderPicture picture = picture_of(context, ask, std::move(figures.ladders[ask.ladder]));
    document::Stair stair = stair_of(context, ask, picture);
    stair.title = ladder_name(context, ask.ladder);
    page.blocks.emplace_back(std::move(stair));
    document::Table latest = delivery_table(context, context.deliveries, 12);
    latest.title = context.tr("Seneste leverancer", "Latest deliveries");
    page.blocks.emplace_back(std::move(latest));
    return page;
}

} // namespace styrhus::views
