#include "base/words.h"
#include "views/page/crowd.h"
#include "views/page/frame.h"
#include "views/page/named.h"
#include "views/page/parts.h"
#include "views/views.h"

#include <algorithm>
#include <fmt/core.h>

/// One citizen's story: what has happened, and what does it cost? A protected citizen's facility and address
/// are never shown.
namespace styrhus::views {

namespace {

using namespace page;
using base::Money;
using document::Cell;
using document::ColumnKind;
using document::Document;
using document::TimelineItem;

struct StripSink : QuietSink {
    static constexpr bool wants_movement = true;
    std::vector<SpellPart> parts;
    void on_spell(std::uint8_t ladder, const models::ladder::Spell& spell) {
        parts.push_back({person, ladder, spell});
    }
};

std::vector<SpellPart> spells_of(const Context& context, std::uint32_t person) {
    const base::Month month = last_known_month(*context.snapshot);
    const models::ladder::Question question = question_of(*context.snapshot, {month, month}, {});
    const models::ladder::WalkFrame frame(context.snapshot->columns, question);
    StripSink sink;
    walk_person(frame, person, sink);
    return sink.parts;
}

Cell cost_of_months(const Context& context, std::uint32_t person, MonthSpan span, CostBasis basis) {
    const std::string& label = context.snapshot->persons.persons[person - 1].label;
    return document::money_cell(
        sum_of(costs_of_person(*context.snapshot, person, span, basis)),
        format(Figure{"citizen.cost", {label, format(span), std::string(name_of(basis))}, {}}));
}

std::vector<const domain::Grant*> grants_of(const Context& context, std::uint32_t person) {
    std::vector<const domain::Grant*> grants;
    for (const domain::Grant& grant : context.snapshot->grants)
        if (static_cast<std::uint32_t>(context.snapshot->persons.find(grant.citizen)) == person)
            grants.push_back(&grant);
    std::sort(grants.begin(), grants.end(), [](const domain::Grant* a, const domain::Grant* b) {
        return a->period.from != b->period.from ? a->period.from < b->period.from : a->source < b->source;
    });
    return grants;
}

std::string grant_label(const Context& context, std::uint32_t person, const domain::Grant& grant) {
    const domain::Dictionary& terms = *context.snapshot->terms;
    std::string words = terms.text(grant.law);
    if (!domain::is_none(grant.service)) words += " " + terms.text(grant.service);
    const domain::Term place = domain::is_none(grant.facility) ? grant.provider : grant.facility;
    if (!domain::is_none(place) && !is_protected(context, person)) words += ", " + terms.text(place);
    return words;
}

std::uint32_t number_of(const Context& context, const domain::Grant& grant) {
    return static_cast<std::uint32_t>(&grant - context.snapshot->grants.data());
}

bool is_set_aside(const Context& context, const domain::Grant& grant) {
    const snapshot::Amendment* amendment = context.snapshot->amendment_of(number_of(context, grant));
    return amendment != nullptr && amendment->is_set_aside;
}

std::string_view done_words(const Context& context, const std::string& form) {
    const snapshot::StatementForm* known = snapshot::find_statement_form(form);
    if (known == nullptr) return context.tr("Sat tilbage", "Put back");
    return context.tr(known->done_da, known->done_en);
}

/// All that was said of the grant: what, by whom, when and why, the latest first.
std::string said_of_grant(const Context& context, const domain::Grant& grant) {
    if (!context.said_of) return {};
    std::string words;
    const std::vector<Said> said = context.said_of(context.snapshot->subject_of(number_of(context, grant)));
    for (auto one = said.rbegin(); one != said.rend(); ++one) {
        if (!words.empty()) words += "; ";
        words += fmt::format("{} {} {} {} {}", done_words(context, one->form), context.tr("af", "by"),
                             one->author, context.tr("den", "on"), date_text(one->on, context.language));
        if (!one->reason.empty()) words += ": " + one->reason;
    }
    return words;
}

/// A grant that is plainly wrong is set aside until its source is corrected, and put back.
void add_grant_forms(const Context& context, std::uint32_t person,
                     const std::vector<const domain::Grant*>& grants, Document& page) {
    std::vector<document::Option> standing;
    std::vector<document::Option> aside;
    for (const domain::Grant* grant : grants) {
        (is_set_aside(context, *grant) ? aside : standing)
            .push_back({.value = context.snapshot->subject_of(number_of(context, *grant)),
                        .label = fmt::format("{}, {} {}", grant_label(context, person, *grant),
                                             context.tr("fra", "from"),
                                             date_text(grant->period.from, context.language))});
    }
    const auto add = [&](std::string_view form, std::string_view title, std::string_view submit,
                         const std::vector<document::Option>& options) {
        if (options.empty()) return;
        page.blocks.emplace_back(
            document::Form{.key = std::string(form),
                           .title = std::string(title),
                           .submit_label = std::string(submit),
                           .fields = {{.key = "grant",
                                       .label = std::string(context.tr("Bevilling", "Grant")),
                                       .kind = "choice",
                                       .value = options.front().value,
                                       .is_required = true,
                                       .options = options},
                                      {.key = "reason",
                                       .label = std::string(context.tr("Begrundelse", "Reason")),
                                       .kind = "text",
                                       .hint = std::string(context.tr("Vises sammen med dit navn og dagen.",
                                                                      "Shown with your name and the day.")),
                                       .is_required = true}}});
    };
    for (const snapshot::StatementForm& form : snapshot::statement_forms())
        add(form.form, context.tr("En bevilling, der er åbenlyst forkert", "A grant that is plainly wrong"),
            context.tr(form.name_da, form.name_en), standing);
    add(snapshot::undo_form, context.tr("Bevillinger uden for trappen", "Grants set aside"),
        context.tr("Sæt bevillingen tilbage", "Put the grant back"), aside);
}

std::optional<base::Date> last_day(base::Period period) {
    if (period.is_open()) return std::nullopt;
    return period.to.plus_days(-1);
}

document::Timeline timeline_of(const Context& context, std::uint32_t person,
                               const std::vector<const domain::Grant*>& grants,
                               const std::vector<SpellPart>& spells) {
    document::Timeline timeline;
    timeline.as_of = context.snapshot->as_of;
    timeline.to = context.snapshot->as_of.plus_months(2);
    timeline.from = grants.empty() ? timeline.as_of.plus_months(-12) : grants.front()->period.from;
    std::uint8_t ladder = snapshot::no_ladder;
    for (const SpellPart& part : spells) {
        if (part.ladder != ladder)
            timeline.lanes.push_back(
                {.label = ladder_name(context, part.ladder), .kind = "steps", .items = {}, .cost = {}});
        ladder = part.ladder;
        TimelineItem item;
        item.from = base::Date::from_days(part.spell.from);
        if (!part.spell.is_open) item.to = base::Date::from_days(part.spell.to - 1);
        item.step = part.spell.step;
        item.label = std::to_string(part.spell.step);
        timeline.lanes.back().items.push_back(std::move(item));
    }
    document::TimelineLane interventions = {.label = std::string(context.tr("Indsatser", "Interventions")),
                                            .kind = "bars",
                                            .items = {},
                                            .cost = {}};
    for (const domain::Grant* grant : grants) {
        TimelineItem item;
        item.from = grant->period.from;
        item.to = last_day(grant->period);
        item.label = grant_label(context, person, *grant);
        item.is_expected = grant->status == domain::GrantStatus::expected;
        item.link = row_link(grant->source);
        interventions.items.push_back(std::move(item));
    }
    timeline.lanes.push_back(std::move(interventions));
    document::TimelineLane cost = {.label = std::string(context.tr("Udgift pr. måned", "Cost per month")),
                                   .kind = "cost",
                                   .items = {},
                                   .cost = {}};
    constexpr int months_shown = 60;
    const base::Month last = last_known_month(*context.snapshot);
    const base::Month first = std::max(base::Month::containing(timeline.from), last.plus(-months_shown));
    for (base::Month month = first; month <= last; month = month.plus(1))
        cost.cost.push_back(
            {.month = month, .value = cost_of_months(context, person, {month, month}, CostBasis::committed)});
    timeline.lanes.push_back(std::move(cost));
    return timeline;
}

struct PriceCells {
    Cell amount;
    std::string per; ///< "døgn", "md., takst"
};

std::string price_unit_words(const Context& context, domain::PriceUnit unit) {
    using domain::PriceUnit;
    switch (unit) {
    case PriceUnit::day:
        return std::string(context.tr("døgn", "day"));
    case PriceUnit::week:
        return std::string(context.tr("uge", "week"));
    case PriceUnit::two_weeks:
        return std::string(context.tr("14 dage", "two weeks"));
    case PriceUnit::month:
        return std::string(context.tr("måned", "month"));
    case PriceUnit::quarter:
        return std::string(context.tr("kvartal", "quarter"));
    case PriceUnit::year:
        return std::string(context.tr("år", "year"));
    case PriceUnit::hour:
        return std::string(context.tr("time", "hour"));
    case PriceUnit::one_off:
        return std::string(context.tr("én gang", "once"));
    case PriceUnit::unknown:
        break;
    }
    return {};
}

std::string pattern_words(const Context& context, snapshot::CostPattern pattern) {
    using snapshot::CostPattern;
    switch (pattern) {
    case CostPattern::per_day:
        return std::string(context.tr("døgn", "day"));
    case CostPattern::per_month_days:
        return std::string(context.tr("måned", "month"));
    case CostPattern::per_year_days:
        return std::string(context.tr("år", "year"));
    case CostPattern::payment_months_on_day:
    case CostPattern::payment_weeks_on_day:
        return std::string(context.tr("betaling", "payment"));
    case CostPattern::one_off:
        return std::string(context.tr("én gang", "once"));
    }
    return {};
}

/// The grant's own price, else what the tariff and the hours of its last days come to.
PriceCells price_of(const Context& context, std::uint32_t person, const domain::Grant& grant) {
    if (grant.has_price) return {document::money_cell(grant.price), price_unit_words(context, grant.unit)};
    const snapshot::GrantColumns& rows = context.snapshot->columns.grants;
    const auto [first, end] =
        std::equal_range(rows.person.begin(), rows.person.end(), domain::PersonId{person});
    PriceCells price;
    for (auto at = first; at != end; ++at) {
        const auto row = static_cast<std::size_t>(at - rows.person.begin());
        if (context.snapshot->grant_of_row[row] != number_of(context, grant)) continue;
        if (rows.rate_numerator[row] == 0) continue;
        price.amount = document::money_cell(
            Money::ore(base::round_ratio(rows.rate_numerator[row], 1, rows.rate_denominator[row])));
        price.per =
            fmt::format("{}, {}", pattern_words(context, rows.pattern[row]), context.tr("takst", "tariff"));
    }
    return price;
}

document::Table grant_table(const Context& context, std::uint32_t person,
                            const std::vector<const domain::Grant*>& grants) {
    document::Table table;
    table.key = "bevillinger";
    table.title = context.tr("Bevillinger", "Grants");
    table.columns = {
        {.key = "grant", .label = std::string(context.tr("Bevilling", "Grant"))},
        {.key = "from", .label = std::string(context.tr("Fra", "From")), .kind = ColumnKind::date},
        {.key = "to", .label = std::string(context.tr("Til og med", "To")), .kind = ColumnKind::date},
        {.key = "price",
         .label = std::string(context.tr("Pris", "Price")),
         .kind = ColumnKind::money,
         .unit = document::MoneyUnit::ore},
        {.key = "per", .label = std::string(context.tr("Pr.", "Per"))},
        {.key = "source", .label = std::string(context.tr("Kilde", "Source"))},
        {.key = "said", .label = std::string(context.tr("Sagt om bevillingen", "Said of the grant"))}};
    for (const domain::Grant* grant : grants) {
        const auto last = last_day(grant->period);
        PriceCells price = price_of(context, person, *grant);
        table.rows.push_back(
            {.cells = {document::text_cell(grant_label(context, person, *grant)),
                       {.value = grant->period.from},
                       last ? Cell{.value = *last} : Cell{},
                       std::move(price.amount),
                       document::text_cell(std::move(price.per)),
                       {.value = row_words(context, grant->source), .link = row_link(grant->source)},
                       document::text_cell(said_of_grant(context, *grant))}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr("Ingen bevillinger.", "No grants.");
    return table;
}

document::Table posting_table(const Context& context, std::uint32_t person) {
    document::Table table;
    table.key = "betalinger";
    table.title = context.tr("Betalinger, nyeste først", "Payments, newest first");
    table.columns = {
        {.key = "account", .label = std::string(context.tr("Konto", "Account"))},
        {.key = "posted", .label = std::string(context.tr("Bogført", "Posted")), .kind = ColumnKind::date},
        {.key = "amount",
         .label = std::string(context.tr("Beløb", "Amount")),
         .kind = ColumnKind::money,
         .unit = document::MoneyUnit::ore},
        {.key = "source", .label = std::string(context.tr("Kilde", "Source"))}};
    std::vector<const domain::Posting*> postings;
    for (const domain::Posting& posting : context.snapshot->postings)
        if (static_cast<std::uint32_t>(context.snapshot->persons.find(posting.citizen)) == person)
            postings.push_back(&posting);
    std::sort(postings.begin(), postings.end(), [](const domain::Posting* a, const domain::Posting* b) {
        return a->posted_on != b->posted_on ? a->posted_on > b->posted_on : a->source < b->source;
    });
    for (const domain::Posting* posting : postings)
        table.rows.push_back(
            {.cells = {document::text_cell(context.snapshot->terms->text(posting->account)),
                       {.value = posting->posted_on},
                       document::money_cell(posting->amount),
                       {.value = row_words(context, posting->source), .link = row_link(posting->source)}}});
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr("Ingen betalinger.", "No payments.");
    return table;
}

document::Tiles facts_of(const Context& context, std::uint32_t person, const std::vector<SpellPart>& spells) {
    const base::Month last = last_known_month(*context.snapshot);
    const MonthSpan year = {base::Month::of(last.year(), 1), last};
    document::Tiles tiles;
    document::Tile step = {.label = std::string(context.tr("Trin nu", "Step now"))};
    for (const SpellPart& part : spells)
        if (part.spell.is_open) {
            // A step is a place and not a figure: it leads to the ladder.
            step.figure = {
                .value = document::Count{part.spell.step},
                .link = address("/trappe", {{"trappe", context.snapshot->columns.ladders[part.ladder].code},
                                            {"trin", std::to_string(part.spell.step)}})};
            step.note = fmt::format("{} {}", context.tr("siden", "since"),
                                    date_text(base::Date::from_days(part.spell.from), context.language));
        }
    tiles.tiles.push_back(std::move(step));
    tiles.tiles.push_back({.label = std::string(context.tr("Alder", "Age")),
                           .figure = {.value = age_value(context, person, context.snapshot->as_of)},
                           .unit = std::string(context.tr("år", "years"))});
    const auto add = [&](std::string_view da, std::string_view en, MonthSpan span, CostBasis basis) {
        tiles.tiles.push_back({.label = std::string(context.tr(da, en)),
                               .figure = cost_of_months(context, person, span, basis),
                               .note = fmt::format("{}–{}", month_text(span.first, context.language),
                                                   month_text(span.last, context.language))});
    };
    add("Disponeret i måneden", "Committed in the month", {last, last}, CostBasis::committed);
    add("Disponeret i året til nu", "Committed this year to date", year, CostBasis::committed);
    add("Bogført i året til nu", "Actual this year to date", year, CostBasis::actual);
    return tiles;
}

} // namespace

Presented present_citizen(const Context& context, const Request& request) {
    const std::string label = request.get("id");
    std::uint32_t person = 0;
    const auto& persons = context.snapshot->persons.persons;
    for (std::uint32_t i = 0; i < persons.size() && person == 0; ++i)
        if (persons[i].label == label) person = i + 1;
    if (person == 0) return no_such_citizen(label);
    Document page = begin_page(context, request, "citizen", citizen_link(context, person),
                               citizen_words(context, person));
    page.path = citizen_link(context, person);
    add_internal_prices(context, domain::PersonId{person}, page);
    const std::vector<const domain::Grant*> grants = grants_of(context, person);
    const std::vector<SpellPart> spells = spells_of(context, person);
    page.lead = counted(static_cast<std::int64_t>(grants.size()), context.tr("bevilling", "grant"),
                        context.tr("bevillinger", "grants"), context.language);
    if (is_protected(context, person))
        page.blocks.emplace_back(document::Notice{
            std::string(context.tr("Navne- og adressebeskyttet: adresse og tilbud vises ikke.",
                                   "Protected name and address: address and facility are not shown.")),
            document::Tone::warning, "", ""});
    page.blocks.emplace_back(facts_of(context, person, spells));
    page.blocks.emplace_back(timeline_of(context, person, grants, spells));
    page.blocks.emplace_back(grant_table(context, person, grants));
    add_grant_forms(context, person, grants, page);
    page.blocks.emplace_back(posting_table(context, person));
    return page;
}

} // namespace styrhus::views
