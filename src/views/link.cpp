#include "base/error_text.h"
#include "base/words.h"
#include "models/matching/considered.h"
#include "snapshot/statements.h"
#include "views/page/frame.h"
#include "views/page/link_list.h"
#include "views/page/link_words.h"
#include "views/views.h"

#include <fmt/format.h>

/// One posting: which grants it pays for, what speaks for that and for others, and what has been said of it.
namespace styrhus::views {

namespace {

using namespace page;
using base::Money;
using document::Cell;
using document::ColumnKind;
using document::Document;
using document::Table;
using models::matching::Considered;
using models::matching::Link;
using models::matching::Match;
using models::matching::Matching;
using models::matching::SaidLink;

constexpr std::size_t grants_shown = 12;

document::Column column(const Context& context, const char* key, std::string_view da, std::string_view en,
                        ColumnKind kind = ColumnKind::text) {
    return {.key = key, .label = std::string(context.tr(da, en)), .kind = kind};
}

Cell citizen_cell(const Context& context, std::uint32_t person) {
    if (person == 0) return {};
    return {.value = citizen_words(context, person), .link = citizen_link(context, person)};
}

Cell grant_cell(const Context& context, std::uint32_t grant) {
    return {.value = grant_words(context, grant), .link = row_link(context.snapshot->grants[grant].source)};
}

void add_days(base::Period days, std::vector<Cell>& cells) {
    const bool has_days = !days.is_empty();
    cells.push_back(has_days ? Cell{.value = days.from} : Cell{});
    cells.push_back(has_days && !days.is_open() ? Cell{.value = days.to.plus_days(-1)} : Cell{});
}

/// Of what is linked to nothing the days that the row itself states.
base::Period days_of(const Match& match, const domain::Posting& fact) {
    const base::Period days = match.days.is_open() ? fact.service : match.days;
    return days.is_open() ? base::Period{days.from, days.from} : days;
}

Table posting_table(const Context& context, const LinkList& list, const Match& match, std::uint32_t posting) {
    const domain::Posting& fact = context.snapshot->postings[posting];
    Table table;
    table.key = "posteringen";
    table.title = context.tr("Posteringen", "The posting");
    table.columns = {column(context, "name", "Hvad", "What"), column(context, "value", "Svar", "Answer")};
    const auto add = [&](std::string_view da, std::string_view en, Cell cell) {
        table.rows.push_back(
            {.cells = {document::text_cell(std::string(context.tr(da, en))), std::move(cell)}});
    };
    const auto text = [](std::string words) { return document::text_cell(std::move(words)); };
    const Words difference = difference_words(match.difference);
    add("rækken", "the row", {.value = row_words(context, fact.source), .link = row_link(fact.source)});
    add("bogført", "posted on", {.value = fact.posted_on});
    add("beløb", "amount", {.value = fact.amount});
    add("borger", "citizen",
        citizen_cell(context, static_cast<std::uint32_t>(context.snapshot->persons.find(fact.citizen))));
    add("betalingsmodtager", "payee", text(list.payee_text(posting)));
    add("konto", "account", text(list.account_text(posting)));
    std::vector<Cell> days;
    add_days(days_of(match, fact), days);
    add("for dagene fra", "for the days from", days[0]);
    add("til og med", "to", days[1]);
    if (match.expected_ore != 0)
        add("bevilget for dagene", "granted for the days", {.value = Money::ore(match.expected_ore)});
    add("forskel", "difference", text(std::string(context.tr(difference.da, difference.en))));
    add("taler for", "speaks for it", text(signs_text(context, signs_for(match.signs))));
    add("taler imod", "speaks against it", text(signs_text(context, signs_against(match.signs))));
    add("nævnes som", "is named", text(context.snapshot->subject_of_posting(posting)));
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

Table links_table(const Context& context, const Matching& matching, std::uint32_t posting) {
    Table table;
    table.key = "betaler_for";
    table.title = context.tr("Betaler for", "Pays for");
    table.columns = {column(context, "grant", "Bevilling", "Grant"),
                     column(context, "citizen", "Borger", "Citizen"),
                     column(context, "amount", "Beløb", "Amount", ColumnKind::money)};
    for (const Link& link : matching.links_of(posting))
        table.rows.push_back({.cells = {grant_cell(context, link.grant),
                                        citizen_cell(context, person_of_grant(context, link.grant)),
                                        {.value = Money::ore(link.ore)}}});
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr("Ingen bevilling.", "No grant.");
    return table;
}

Table considered_table(const Context& context, const Matching& matching, std::uint32_t posting) {
    Table table;
    table.key = "kunne_betale_for";
    table.title = context.tr("Bevillinger, den kunne betale for", "Grants it could pay for");
    table.columns = {
        column(context, "grant", "Bevilling", "Grant"),
        column(context, "citizen", "Borger", "Citizen"),
        column(context, "from", "Fra", "From", ColumnKind::date),
        column(context, "to", "Til", "To", ColumnKind::date),
        column(context, "expected", "Bevilget for dagene", "Granted for the days", ColumnKind::money),
        column(context, "for", "Taler for", "Speaks for it"),
        column(context, "against", "Taler imod", "Speaks against it"),
        column(context, "named", "Nævnes som", "Is named")};
    for (const Considered& one : weigher_of(context)->consider(matching, posting, grants_shown)) {
        document::Row& row = table.rows.emplace_back();
        row.cells = {grant_cell(context, one.grant),
                     citizen_cell(context, person_of_grant(context, one.grant))};
        add_days(context.snapshot->grants[one.grant].period, row.cells);
        row.cells.push_back({.value = Money::ore(one.expected_ore)});
        row.cells.push_back(document::text_cell(signs_text(context, signs_for(one.signs))));
        row.cells.push_back(document::text_cell(signs_text(context, signs_against(one.signs))));
        row.cells.push_back(document::text_cell(context.snapshot->subject_of(one.grant)));
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr("Hverken borger eller betalingsmodtager har en bevilling, det kunne være.",
                                  "Neither the citizen nor the payee has a grant that it could be.");
    return table;
}

/// The latest first.
void add_said(const Context& context, std::uint32_t posting, Document& page) {
    if (!context.said_of) return;
    const std::vector<Said> said = context.said_of(context.snapshot->subject_of_posting(posting));
    if (said.empty()) return;
    Table table;
    table.key = "sagt";
    table.title = context.tr("Sagt om posteringen", "Said of the posting");
    table.columns = {column(context, "what", "Hvad", "What"), column(context, "who", "Hvem", "Who"),
                     column(context, "on", "Den", "On", ColumnKind::date),
                     column(context, "why", "Begrundelse", "Reason")};
    for (auto one = said.rbegin(); one != said.rend(); ++one)
        table.rows.push_back({.cells = {document::text_cell(std::string(link_form_words(context, one->form))),
                                        document::text_cell(one->author),
                                        {.value = one->on},
                                        document::text_cell(one->reason)}});
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    page.blocks.emplace_back(std::move(table));
}

/// "Sandsynlig, til bekræftelse. Bekræftet 30.11.2026 af Karen Lund."
std::string lead_of(const Context& context, const Matching& matching, std::uint32_t posting) {
    const StateName& state = state_name(matching.postings[posting].state);
    std::string lead = fmt::format("{}.", context.tr(state.da, state.en));
    const SaidLink* said = said_of_posting(matching, posting);
    if (said == nullptr) return lead;
    lead += fmt::format(" {}", said_words(context, context.snapshot->said_of_postings[said->statement]));
    if (said->fallen == models::matching::Fallen::no) return lead + ".";
    return lead
           + fmt::format(", {}: {}.", context.tr("men det gælder ikke nu", "but that does not hold now"),
                         fallen_words(context, said->fallen));
}

} // namespace

Presented present_link(const Context& context, const Request& request) {
    const std::string subject = std::string(snapshot::posting_prefix) + request.get("posting");
    const auto posting = models::matching::posting_named(*context.snapshot, subject);
    if (!posting)
        return base::error("There is no such posting in these figures: {}",
                           "Posteringen findes ikke i disse tal: {}", subject);
    const auto matching = matching_of(context);
    const domain::Posting& fact = context.snapshot->postings[*posting];
    const LinkList list(context, request, *matching);
    Document page =
        begin_page(context, request, "link", posting_link(context, *posting),
                   fmt::format("{} {}, {}", context.tr("Postering på", "Posting of"),
                               kroner_text(fact.amount, context.language), row_words(context, fact.source)));
    page.path = posting_link(context, *posting);
    page.lead = lead_of(context, *matching, *posting);
    page.blocks.emplace_back(links_table(context, *matching, *posting));
    page.blocks.emplace_back(posting_table(context, list, matching->postings[*posting], *posting));
    page.blocks.emplace_back(considered_table(context, *matching, *posting));
    add_said(context, *posting, page);
    return page;
}

} // namespace styrhus::views
