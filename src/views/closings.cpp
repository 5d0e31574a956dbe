#include "base/error_text.h"
#include "base/words.h"
#include "models/closing/corrections.h"
#include "models/closing/delivered.h"
#include "models/ladder/measure.h"
#include "snapshot/statements.h"
#include "views/page/frame.h"
#include "views/page/lists.h"
#include "views/page/stair.h"
#include "views/page/sums.h"
#include "views/views.h"

#include <algorithm>
#include <fmt/core.h>

/// What was reported of a closed month, what it is today, and the rows that make the difference.
namespace styrhus::views {

namespace {

using namespace page;
using base::Money;
using base::Month;
using document::Cell;
using document::ColumnKind;
using document::Document;
using document::Form;
using document::FormField;
using document::Table;
using models::closing::ClosedMonth;
using models::closing::Correction;
using models::ladder::Place;
using snapshot::Snapshot;

constexpr int months_offered = 24;

/// The month the address names, else the last that is closed.
base::Result<const ClosedMonth*> closed_month_asked(const Context& context, const Request& request) {
    const std::vector<ClosedMonth>& closed = context.closed_months;
    const std::string asked = request.get("maaned");
    if (asked.empty()) return closed.empty() ? nullptr : &closed.back();
    const auto month = base::parse_iso_month(asked);
    if (!month) return month.error();
    const ClosedMonth* found = models::closing::find(closed, *month);
    if (found == nullptr)
        return base::error("The month is not closed: {}", "Måneden er ikke lukket: {}", asked);
    return found;
}

/// The month on one of the two days it is compared on.
struct Side {
    Context context;
    LadderAsk ask;
    models::ladder::Figures figures;
    std::string known; ///< for the names of its figures; empty: as the page's own
};

/// The month's own ladder, with what the page's address says of ladder and basis.
Request request_of_month(const Request& request, const ClosedMonth& closed) {
    Request of_month = request;
    of_month.parameters = {{"maaned", base::iso(closed.month)}, {"periode", "maaned"}};
    for (const char* key : {"trappe", "basis"})
        if (const std::string value = request.get(key); !value.empty()) of_month.parameters[key] = value;
    return of_month;
}

base::Result<Side> side_of(const Context& context, const Request& of_month, const ClosedMonth& closed,
                           std::shared_ptr<const Snapshot> snapshot, std::string known) {
    Side side;
    side.context = context;
    side.context.snapshot = std::move(snapshot);
    STYRHUS_TRY(side.ask, read_ladder_ask(side.context, of_month));
    side.figures = models::ladder::measure(
        side.context.snapshot->columns,
        question_of(*side.context.snapshot, {closed.month, closed.month}, side.ask.selection));
    side.known = std::move(known);
    return side;
}

std::string named(const Side& side, std::string name) {
    if (side.known.empty()) return name;
    auto figure = parse_figure(name);
    if (!figure) return name;
    figure->filters[std::string(known_on_key)] = side.known;
    return format(*figure);
}

struct StepSum {
    std::int64_t citizens = 0;
    Money cost;
};

StepSum step_sum(const Side& side, std::size_t step) {
    const auto sum =
        over_periods(side.figures.ladders[side.ask.ladder], {Place::step, static_cast<std::uint8_t>(step)});
    return {sum.at_end, cost_of(sum, side.ask.basis)};
}

Cell citizens_cell(const Side& side, std::size_t step) {
    const FigureNames names(side.context, side.ask);
    return {.value = document::Count{step_sum(side, step).citizens},
            .figure = named(side, names.citizens(std::to_string(step), side.ask.month.last()))};
}

Cell cost_cell(const Side& side, std::size_t step) {
    const FigureNames names(side.context, side.ask);
    return document::money_cell(step_sum(side, step).cost,
                                named(side, names.cost("ladder.cost", std::to_string(step))));
}

Cell change_cell(document::Value value, bool is_zero) {
    return {.value = std::move(value), .tone = is_zero ? document::Tone::muted : document::Tone::plain};
}

document::Column column(const char* key, std::string_view label, ColumnKind kind, bool is_signed = false) {
    return {.key = key,
            .label = std::string(label),
            .kind = kind,
            .unit = document::MoneyUnit::kroner,
            .is_signed = is_signed};
}

/// The ladder of the month then and now. What is on no step of it stands in one row, so that the last row is
/// all the kroner of the month.
Table step_table(const Context& context, const Side& then, const Side& now) {
    Table table;
    table.key = "trin";
    table.title = fmt::format("{}: {}", ladder_name(context, now.ask.ladder),
                              context.tr("som lukket og nu", "as closed and now"));
    table.columns = {
        column("step", context.tr("Trin", "Step"), ColumnKind::text),
        column("citizens_then", context.tr("Borgere som lukket", "Citizens as closed"), ColumnKind::count),
        column("citizens_now", context.tr("Borgere nu", "Citizens now"), ColumnKind::count),
        column("citizens_change", context.tr("Rettelse", "Correction"), ColumnKind::count, true),
        column("cost_then", context.tr("Kroner som lukket", "Kroner as closed"), ColumnKind::money),
        column("cost_now", context.tr("Kroner nu", "Kroner now"), ColumnKind::money),
        column("cost_change", context.tr("Rettelse", "Correction"), ColumnKind::money, true)};
    Money on_steps_then;
    Money on_steps_now;
    const std::size_t steps = now.figures.ladders[now.ask.ladder].steps;
    for (std::size_t step = steps; step > 0; --step) {
        const StepSum before = step_sum(then, step);
        const StepSum after = step_sum(now, step);
        on_steps_then += before.cost;
        on_steps_now += after.cost;
        const std::int64_t more = after.citizens - before.citizens;
        const Money dearer = after.cost - before.cost;
        table.rows.push_back(
            {.cells = {document::text_cell(fmt::format(
                           "{} {}", step,
                           step_name(context, now.ask.ladder, static_cast<int>(step), now.ask.month).name)),
                       citizens_cell(then, step), citizens_cell(now, step),
                       change_cell(document::Count{more}, more == 0), cost_cell(then, step),
                       cost_cell(now, step), change_cell(dearer, dearer.is_zero())}});
    }
    const auto add_kroner = [&](std::string_view name, Money before, Money after, bool is_total) {
        const Money dearer = after - before;
        table.rows.push_back({.cells = {document::text_cell(std::string(name)), Cell{}, Cell{}, Cell{},
                                        document::money_cell(before), document::money_cell(after),
                                        change_cell(dearer, dearer.is_zero())},
                              .is_total = is_total});
    };
    const Money all_then = cost_of(then.figures, RowChoice{}, then.ask.basis);
    const Money all_now = cost_of(now.figures, RowChoice{}, now.ask.basis);
    add_kroner(context.tr("på intet trin i denne trappe", "on no step of this ladder"),
               all_then - on_steps_then, all_now - on_steps_now, false);
    add_kroner(context.tr("Måneden i alt", "The month in all"), all_then, all_now, true);
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

struct RowFacts {
    std::uint32_t person = 0;
    domain::SourceRef source;
};

RowFacts facts_of(const Snapshot& snapshot, domain::FactKind kind, std::uint32_t number) {
    if (kind == domain::FactKind::grant) {
        const domain::Grant& grant = snapshot.grants[number];
        return {static_cast<std::uint32_t>(snapshot.persons.find(grant.citizen)), grant.source};
    }
    const domain::Posting& posting = snapshot.postings[number];
    return {static_cast<std::uint32_t>(snapshot.persons.find(posting.citizen)), posting.source};
}

std::string_view what_happened(const Context& context, const Correction& one) {
    if (one.change().is_zero())
        return context.tr("samme kroner, andet indhold", "same kroner, other content");
    if (!one.then) return context.tr("ny i måneden", "new in the month");
    if (!one.now) return context.tr("ikke længere i måneden", "no longer in the month");
    return context.tr("andre kroner", "other kroner");
}

Table correction_table(const Request& request, const Side& then, const Side& now,
                       const std::vector<Correction>& corrections) {
    const Context& context = now.context;
    Table table;
    table.key = "raekker";
    table.title = context.tr("Rækkerne bag rettelserne", "The rows behind the corrections");
    table.columns = {column("citizen", context.tr("Borger", "Citizen"), ColumnKind::text),
                     column("row", context.tr("Række", "Row"), ColumnKind::text),
                     column("what", context.tr("Hvad", "What"), ColumnKind::text),
                     column("then", context.tr("Kroner som lukket", "Kroner as closed"), ColumnKind::money),
                     column("now", context.tr("Kroner nu", "Kroner now"), ColumnKind::money),
                     column("change", context.tr("Rettelse", "Correction"), ColumnKind::money, true)};
    const std::size_t shown =
        request.wants_all_rows() ? corrections.size() : std::min(corrections.size(), rows_shown);
    for (std::size_t i = 0; i < shown; ++i) {
        const Correction& one = corrections[i];
        const Context& has_it = one.now ? now.context : then.context;
        const RowFacts row = facts_of(*has_it.snapshot, one.kind, one.now ? *one.now : *one.then);
        Cell citizen = {.value = citizen_words(has_it, row.person)};
        if (row.person != 0 && one.now) citizen.link = citizen_link(has_it, row.person);
        table.rows.push_back(
            {.cells = {std::move(citizen),
                       {.value = row_words(has_it, row.source), .link = row_link(row.source)},
                       document::text_cell(std::string(what_happened(context, one))),
                       document::money_cell(one.amount_then),
                       document::money_cell(one.amount_now),
                       Cell{.value = one.change()}}});
    }
    table.rows_in_all = static_cast<std::int64_t>(corrections.size());
    if (shown < corrections.size()) table.more = address_of_all("/lukkede", request);
    table.empty_text = context.tr("Intet er rettet i måneden, siden den blev lukket.",
                                  "Nothing of the month was corrected since it was closed.");
    return table;
}

/// "+84.310 kr. på 3 rækker, rettet siden måneden blev lukket 12.06.2025."
std::string lead_of(const Context& context, const ClosedMonth& closed,
                    const std::vector<Correction>& corrections) {
    const Language language = context.language;
    const std::string since =
        fmt::format("{} {}", context.tr("siden måneden blev lukket", "since the month was closed on"),
                    date_text(closed.on, language));
    if (corrections.empty())
        return fmt::format("{} {}.", context.tr("Intet er rettet,", "Nothing is corrected,"), since);
    Money change;
    std::int64_t of_kroner = 0;
    for (const Correction& one : corrections) {
        change += one.change();
        of_kroner += one.change().is_zero() ? 0 : 1;
    }
    if (of_kroner == 0)
        return fmt::format("{} {}.",
                           context.tr("Kronerne er de samme, men rækker siger noget andet",
                                      "The kroner are the same, but rows say something else"),
                           since);
    return fmt::format("{}{} {} {}, {} {}.", Money{} < change ? "+" : "", kroner_text(change, language),
                       context.tr("på", "on"),
                       counted(of_kroner, context.tr("række", "row"), context.tr("rækker", "rows"), language),
                       context.tr("rettet", "corrected"), since);
}

Table list_of_closed(const Context& context, const ClosedMonth* shown) {
    Table table;
    table.key = "lukkede";
    table.title = context.tr("Lukkede måneder", "Closed months");
    table.columns = {column("month", context.tr("Måned", "Month"), ColumnKind::text),
                     column("on", context.tr("Lukket", "Closed"), ColumnKind::date),
                     column("who", context.tr("Af", "By"), ColumnKind::text),
                     column("why", context.tr("Begrundelse", "Reason"), ColumnKind::text)};
    for (auto one = context.closed_months.rbegin(); one != context.closed_months.rend(); ++one) {
        Cell month = {.value = month_text(one->month, context.language)};
        if (shown == nullptr || one->month != shown->month)
            month.link = address("/lukkede", {{"maaned", base::iso(one->month)}});
        table.rows.push_back({.cells = {std::move(month), Cell{.value = one->on},
                                        document::text_cell(one->author), document::text_cell(one->reason)}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr(
        "Ingen måned er lukket. Luk en måned, når dens tal er meldt ud: så står senere ændringer som "
        "rettelser.",
        "No month is closed. Close a month when its figures are reported: later changes are then shown as "
        "corrections.");
    return table;
}

/// The latest months that can be closed: over, delivered and open.
std::vector<document::Option> months_to_close(const Context& context) {
    std::vector<document::Option> options;
    if (context.snapshot->columns.origins.empty()) return options;
    const Month last = last_known_month(*context.snapshot);
    for (int back = 0; back < months_offered; ++back) {
        const Month month = last.plus(-back);
        if (models::closing::find(context.closed_months, month) == nullptr
            && models::closing::check_delivered(*context.snapshot, month))
            options.push_back({models::closing::subject_of(month), month_text(month, context.language)});
    }
    return options;
}

/// Where no month can be closed: what is missing of the last one.
void add_what_is_missing(const Context& context, Document& page) {
    if (context.snapshot->columns.origins.empty()) return;
    const auto delivered =
        models::closing::check_delivered(*context.snapshot, last_known_month(*context.snapshot));
    if (delivered) return;
    page.blocks.emplace_back(document::Notice{
        std::string(context.tr(delivered.error().in_danish(), delivered.error().message)),
        document::Tone::plain, std::string(context.tr("Leverancer", "Deliveries")), "/leverancer"});
}

void add_forms(const Context& context, const ClosedMonth* shown, Document& page) {
    std::vector<document::Option> options = months_to_close(context);
    if (options.empty()) add_what_is_missing(context, page);
    if (!options.empty()) {
        const std::string first = options.front().value;
        page.blocks.emplace_back(
            Form{.key = std::string(models::closing::close_form),
                 .title = std::string(context.tr("Luk en måned", "Close a month")),
                 .submit_label = std::string(context.tr("Luk måneden", "Close the month")),
                 .fields = {{.key = "month",
                             .label = std::string(context.tr("Måned", "Month")),
                             .kind = "choice",
                             .value = first,
                             .is_required = true,
                             .options = std::move(options)},
                            {.key = "reason",
                             .label = std::string(context.tr("Begrundelse", "Reason")),
                             .kind = "text",
                             .hint = std::string(context.tr(
                                 "Hvad blev tallene brugt til? Vises sammen med dit navn og dagen.",
                                 "What were the figures used for? Shown with your name and the day.")),
                             .is_required = true}}});
    }
    if (shown == nullptr) return;
    page.blocks.emplace_back(
        Form{.key = std::string(snapshot::undo_form),
             .title = fmt::format("{} {}", context.tr("Genåbn", "Reopen"),
                                  month_text(shown->month, context.language)),
             .submit_label = std::string(context.tr("Genåbn måneden", "Reopen the month")),
             .fields = {{.key = "month",
                         .label = std::string(context.tr("Måned", "Month")),
                         .kind = "hidden",
                         .value = models::closing::subject_of(shown->month),
                         .is_required = true}}});
}

void add_parameters(const Context& context, const Side& now, const ClosedMonth& closed, Document& page) {
    document::Parameter months = {.key = "maaned",
                                  .label = std::string(context.tr("Måned", "Month")),
                                  .value = base::iso(closed.month),
                                  .standard = base::iso(context.closed_months.back().month),
                                  .options = {},
                                  .is_primary = true};
    for (auto one = context.closed_months.rbegin(); one != context.closed_months.rend(); ++one)
        months.options.push_back({base::iso(one->month), month_text(one->month, context.language)});
    page.parameters.push_back(std::move(months));
    for (document::Parameter& one : ladder_parameters(now.context, now.ask))
        if (one.key == "trappe" || one.key == "basis") page.parameters.push_back(std::move(one));
}

base::Result<void> add_corrections(const Context& context, const Request& request, const ClosedMonth& closed,
                                   Document& page) {
    if (context.snapshot->reading == domain::KnownReading::reconstructed)
        return base::Error{
            "What was reported is what was received. Choose that reading to see the corrections.",
            "De udmeldte tal er dem, der var modtaget. Vælg *som modtaget* for at se rettelserne."};
    Request of_month = request_of_month(request, closed);
    STYRHUS_TRY(const Side now, side_of(context, of_month, closed, context.snapshot, {}));
    // What a side would choose by itself depends on what it has: both are held to one ladder and one basis.
    of_month.parameters["trappe"] = context.snapshot->columns.ladders[now.ask.ladder].code;
    of_month.parameters["basis"] = now.ask.basis == CostBasis::committed ? "disponeret" : "bogfoert";
    STYRHUS_TRY(const Side then,
                side_of(context, of_month, closed, context.known_at(closed.on), base::iso(closed.on)));
    const Snapshot& before = *then.context.snapshot;
    const std::vector<Correction> corrections =
        now.ask.basis == CostBasis::committed
            ? models::closing::corrected_grants(before, *context.snapshot, closed.month)
            : models::closing::corrected_postings(before, *context.snapshot, closed.month);
    page.title = fmt::format("{} {}", month_text(closed.month, context.language),
                             context.tr("er lukket", "is closed"));
    page.lead = lead_of(context, closed, corrections);
    add_parameters(context, now, closed, page);
    page.blocks.emplace_back(step_table(context, then, now));
    page.blocks.emplace_back(correction_table(request, then, now, corrections));
    return {};
}

} // namespace

Presented present_closings(const Context& context, const Request& request) {
    STYRHUS_TRY(const ClosedMonth* const closed, closed_month_asked(context, request));
    Document page = begin_page(context, request, "closings", "/lukkede",
                               std::string(context.tr("Lukkede måneder", "Closed months")));
    if (closed != nullptr)
        // A month that is no longer delivered can still be opened again.
        if (const auto added = add_corrections(context, request, *closed, page); !added)
            page.blocks.emplace_back(
                document::Notice{std::string(context.tr(added.error().in_danish(), added.error().message)),
                                 document::Tone::warning,
                                 {},
                                 {}});
    page.blocks.emplace_back(list_of_closed(context, closed));
    add_forms(context, closed, page);
    return page;
}

} // namespace styrhus::views
