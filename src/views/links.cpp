#include "base/words.h"
#include "domain/said.h"
#include "models/matching/matching.h"
#include "views/page/choices.h"
#include "views/page/figure.h"
#include "views/page/frame.h"
#include "views/page/link_list.h"
#include "views/page/link_words.h"
#include "views/views.h"

#include <algorithm>
#include <fmt/core.h>
#include <map>

/// Which grants do the postings pay for, and which must I look at? (DESIGN 5, matching)
namespace styrhus::views {

namespace {

using namespace page;
using base::Money;
using document::Cell;
using document::ColumnKind;
using document::Document;
using document::Table;
using document::Tone;
using models::matching::Fallen;
using models::matching::Link;
using models::matching::LinkState;
using models::matching::Match;
using models::matching::Matching;
using models::matching::Said;
using models::matching::SaidLink;
using models::matching::Sign;

class LinksPage {
  public:
    LinksPage(const Context& context, const Request& request, const Matching& matching)
        : context_(context), snapshot_(*context.snapshot), request_(request), matching_(matching),
          list_(context, request, matching) {}

    Document make() {
        Document page =
            begin_page(context_, request_, "links", "/koblinger",
                       std::string(context_.tr("Posteringer og bevillinger", "Postings and grants")));
        add_parameters(page);
        page.title = title();
        page.lead =
            context_.tr("Hvad betaler posteringerne for, og hvilke skal et menneske se på? Summen er "
                        "regnskabet.",
                        "What do the postings pay for, and which must a person look at? The sum is the "
                        "ledger.");
        page.blocks.emplace_back(equation());
        page.blocks.emplace_back(state_table());
        page.blocks.emplace_back(posting_table());
        add_fallen(page);
        return page;
    }

  private:
    struct Sum {
        std::int64_t postings = 0;
        Money amount;
    };

    const domain::Posting& fact(std::uint32_t posting) const { return snapshot_.postings[posting]; }
    const Match& match(std::uint32_t posting) const { return matching_.postings[posting]; }

    std::map<LinkState, Sum> sums() const {
        std::map<LinkState, Sum> sums;
        for (std::uint32_t posting = 0; posting < matching_.postings.size(); ++posting) {
            if (!list_.is_of_year(posting)) continue;
            Sum& sum = sums[match(posting).state];
            ++sum.postings;
            const auto links = matching_.links_of(posting);
            if (links.empty()) sum.amount += fact(posting).amount;
            for (const models::matching::Link& link : links)
                sum.amount += Money::ore(link.ore);
        }
        return sums;
    }

    std::string title() const {
        std::map<LinkState, Sum> sums = this->sums();
        Money cases;
        for (const LinkState state : {LinkState::linked, LinkState::probable, LinkState::unlinked})
            cases += sums[state].amount;
        if (cases.is_zero())
            return std::string(context_.tr("Ingen posteringer på borgere", "No postings on citizens"));
        const std::string share =
            base::percent_text(sums[LinkState::linked].amount.in_ore(), cases.in_ore(), context_.language);
        // Credits that are linked to nothing make the linked more than the whole.
        if (share.empty())
            return fmt::format(
                "{} {}", base::kroner_text(sums[LinkState::linked].amount, context_.language),
                context_.tr("på borgere er koblet til en bevilling", "on citizens are linked to a grant"));
        return fmt::format("{} {}", share,
                           context_.tr("af sagernes kroner er koblet til en bevilling",
                                       "of the cases' kroner are linked to a grant"));
    }

    std::string list_link(std::string_view state) const {
        return address("/koblinger", {{"aar", list_.year()}, {"tilstand", std::string(state)}});
    }

    document::Equation equation() const {
        std::map<LinkState, Sum> sums = this->sums();
        document::Equation equation;
        equation.title =
            context_.tr("Hver krone i regnskabet står et sted", "Every krone of the ledger stands somewhere");
        Money whole;
        for (const StateName& one : state_names()) {
            const Money amount = sums[one.state].amount;
            whole += amount;
            equation.terms.push_back({.sign = equation.terms.empty() ? "" : "+",
                                      .label = std::string(context_.tr(one.da, one.en)),
                                      .amount = {.value = amount, .link = list_link(one.code)}});
        }
        Money posted;
        for (std::uint32_t posting = 0; posting < matching_.postings.size(); ++posting)
            if (list_.is_of_year(posting)) posted += fact(posting).amount;
        equation.terms.push_back({.sign = "=",
                                  .label = std::string(context_.tr("Bogført", "Posted")),
                                  .amount = {.value = posted, .link = list_link("alle")}});
        equation.difference = {.value = posted - whole};
        return equation;
    }

    Table state_table() const {
        std::map<LinkState, Sum> sums = this->sums();
        Table table;
        table.key = "tilstande";
        table.title = context_.tr("Koblinger", "Links");
        table.columns = {{.key = "state", .label = std::string(context_.tr("Tilstand", "State"))},
                         {.key = "rows",
                          .label = std::string(context_.tr("Posteringer", "Postings")),
                          .kind = ColumnKind::count},
                         {.key = "amount",
                          .label = std::string(context_.tr("Beløb", "Amount")),
                          .kind = ColumnKind::money}};
        for (const StateName& one : state_names())
            table.rows.push_back(
                {.cells = {{.value = std::string(context_.tr(one.da, one.en)), .link = list_link(one.code)},
                           {.value = document::Count{sums[one.state].postings}, .link = list_link(one.code)},
                           {.value = sums[one.state].amount, .link = list_link(one.code)}}});
        table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
        return table;
    }

    Cell grant_cell(const Link& link) const {
        return {.value = grant_words(context_, link.grant),
                .link = row_link(snapshot_.grants[link.grant].source)};
    }
    Cell grants_cell(std::uint32_t posting) const {
        const auto links = matching_.links_of(posting);
        if (links.empty()) return {};
        if (links.size() == 1) return grant_cell(links.front());
        return document::text_cell(counted(static_cast<std::int64_t>(links.size()),
                                           context_.tr("bevilling", "grant"),
                                           context_.tr("bevillinger", "grants"), context_.language));
    }

    Cell citizen_cell(std::uint32_t person) const {
        if (person == 0) return {};
        return {.value = citizen_words(context_, person), .link = citizen_link(context_, person)};
    }
    /// The recipient, else the citizen whose grant it pays for; nobody where it pays for several.
    std::uint32_t person_of(std::uint32_t posting) const {
        const auto own = static_cast<std::uint32_t>(snapshot_.persons.find(fact(posting).citizen));
        const auto links = matching_.links_of(posting);
        if (own != 0 || links.empty() || has(match(posting).signs, Sign::together)) return own;
        return person_of_grant(context_, links.front().grant);
    }

    /// One row per posting, and below one that pays for several grants a row per part.
    void add_rows(std::uint32_t posting, Table& table) const {
        table.rows.push_back(row(posting));
        const auto links = matching_.links_of(posting);
        if (links.size() < 2) return;
        for (const Link& link : links)
            table.rows.push_back(
                {.cells = {document::text_cell(std::string(context_.tr("heraf", "of it"))),
                           {.value = Money::ore(link.ore), .link = row_link(fact(posting).source)},
                           Cell{},
                           citizen_cell(person_of_grant(context_, link.grant)),
                           grant_cell(link),
                           Cell{},
                           Cell{},
                           Cell{},
                           Cell{},
                           Cell{},
                           Cell{},
                           Cell{},
                           Cell{}},
                 .depth = 1});
    }

    Table posting_table() const {
        const std::vector<std::uint32_t> list = list_.postings();
        Table table;
        table.key = "koblinger";
        table.title = context_.tr("Posteringer", "Postings");
        const auto column = [&](const char* key, std::string_view da, std::string_view en,
                                ColumnKind kind = ColumnKind::text) {
            table.columns.push_back({.key = key, .label = std::string(context_.tr(da, en)), .kind = kind});
        };
        column("posting", "Postering", "Posting");
        column("amount", "Beløb", "Amount", ColumnKind::money);
        column("state", "Tilstand", "State");
        column("citizen", "Borger", "Citizen");
        column("grant", "Bevilling", "Grant");
        column("expected", "Bevilget for dagene", "Granted for the days", ColumnKind::money);
        column("difference", "Forskel", "Difference");
        column("signs", "Hvad der taler for", "What speaks for it");
        column("payee", "Betalingsmodtager", "Payee");
        column("account", "Konto", "Account");
        column("from", "Fra", "From", ColumnKind::date);
        column("to", "Til", "To", ColumnKind::date);
        column("said", "Sagt af", "Said by");
        const std::size_t shown = request_.wants_all_rows() ? list.size() : std::min(list.size(), rows_shown);
        for (std::size_t i = 0; i < shown; ++i)
            add_rows(list[i], table);
        table.rows_in_all = static_cast<std::int64_t>(list.size());
        if (shown < list.size()) table.more = address_of_all("/koblinger", request_);
        table.empty_text = context_.tr("Ingen posteringer at se på her.", "No postings to look at here.");
        return table;
    }

    document::Row row(std::uint32_t posting) const {
        const Match& made = match(posting);
        const StateName& state = state_name(made.state);
        const Words difference = difference_words(made.difference);
        const bool has_days = !made.days.is_empty() && !made.days.is_open();
        return {.cells = {{.value = row_words(context_, fact(posting).source),
                           .link = row_link(fact(posting).source)},
                          {.value = fact(posting).amount, .link = row_link(fact(posting).source)},
                          {.value = std::string(context_.tr(state.da, state.en)),
                           .link = posting_link(context_, posting),
                           .tone = made.state == LinkState::unlinked ? Tone::warning : Tone::plain},
                          citizen_cell(person_of(posting)),
                          grants_cell(posting),
                          made.expected_ore == 0 ? Cell{} : Cell{.value = Money::ore(made.expected_ore)},
                          document::text_cell(std::string(context_.tr(difference.da, difference.en))),
                          document::text_cell(signs_text(context_, signs_for(made.signs))),
                          document::text_cell(list_.payee_text(posting)),
                          document::text_cell(list_.account_text(posting)),
                          has_days ? Cell{.value = made.days.from} : Cell{},
                          has_days ? Cell{.value = made.days.to.plus_days(-1)} : Cell{},
                          said_cell(posting)}};
    }

    Cell said_cell(std::uint32_t posting) const {
        if (match(posting).said == Said::nobody) return {};
        const SaidLink* said = said_of_posting(matching_, posting);
        return {.value = said_words(context_, snapshot_.said_of_postings[said->statement]),
                .link = posting_link(context_, posting)};
    }

    /// What persons have said that does not hold with the facts as they are now; nothing is lost in silence.
    void add_fallen(Document& page) const {
        Table table;
        table.key = "bortfaldet";
        table.title = context_.tr("Sagt, men gælder ikke med de rækker, der er nu",
                                  "Said, but does not hold with the rows there are now");
        table.columns = {{.key = "posting", .label = std::string(context_.tr("Postering", "Posting"))},
                         {.key = "amount",
                          .label = std::string(context_.tr("Beløb", "Amount")),
                          .kind = ColumnKind::money},
                         {.key = "said", .label = std::string(context_.tr("Sagt af", "Said by"))},
                         {.key = "reason", .label = std::string(context_.tr("Begrundelse", "Reason"))},
                         {.key = "why", .label = std::string(context_.tr("Hvorfor ikke", "Why not"))}};
        for (const SaidLink& said : matching_.said)
            if (said.fallen != Fallen::no) table.rows.push_back(fallen_row(said));
        if (table.rows.empty()) return;
        table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
        page.blocks.emplace_back(std::move(table));
    }
    document::Row fallen_row(const SaidLink& said) const {
        const domain::Statement& statement = snapshot_.said_of_postings[said.statement];
        const bool is_there = said.fallen != Fallen::no_posting;
        const auto words = models::matching::link_words_in(statement.payload);
        return {.cells = {is_there ? Cell{.value = row_words(context_, fact(said.posting).source),
                                          .link = posting_link(context_, said.posting)}
                                   : document::text_cell(statement.subject),
                          {.value = words ? words->amount : Money{}},
                          document::text_cell(said_words(context_, statement)),
                          document::text_cell(domain::reason_in(statement.payload)),
                          document::text_cell(std::string(fallen_words(context_, said.fallen)))}};
    }

    void add_parameters(Document& page) const {
        std::map<std::string, std::string> payees;
        std::map<std::string, std::string> accounts;
        std::map<std::string, std::string> differences;
        document::Parameter year = {.key = "aar",
                                    .label = std::string(context_.tr("Regnskabsår", "Fiscal year")),
                                    .kind = document::ParameterKind::choice,
                                    .value = list_.year(),
                                    .standard = list_.standard_year(),
                                    .options = {{"alle", std::string(context_.tr("alle", "all"))}},
                                    .is_primary = true};
        std::map<std::string, std::string> years;
        for (std::uint32_t posting = 0; posting < matching_.postings.size(); ++posting) {
            years.emplace(std::to_string(fact(posting).fiscal_year), "");
            if (match(posting).state == LinkState::outside) continue;
            payees.emplace(list_.payee_text(posting), list_.payee_text(posting));
            accounts.emplace(list_.account_text(posting), list_.account_text(posting));
            const Words difference = difference_words(match(posting).difference);
            differences.emplace(difference.da, context_.tr(difference.da, difference.en));
        }
        years.emplace(list_.standard_year(), "");
        for (const auto& [one, unused] : years)
            year.options.push_back({one, one});
        page.parameters.push_back(std::move(year));
        document::Parameter state = {.key = "tilstand",
                                     .label = std::string(context_.tr("Tilstand", "State")),
                                     .kind = document::ParameterKind::choice,
                                     .value = list_.state(),
                                     .standard = "",
                                     .options = {{"", std::string(context_.tr("at se på", "to look at"))},
                                                 {"alle", std::string(context_.tr("alle", "all"))}},
                                     .is_primary = true};
        for (const StateName& one : state_names())
            state.options.push_back({std::string(one.code), std::string(context_.tr(one.da, one.en))});
        page.parameters.push_back(std::move(state));
        add_choice(context_, "forskel", context_.tr("Forskel", "Difference"), list_.difference(), differences,
                   page);
        add_choice(context_, "modtager", context_.tr("Betalingsmodtager", "Payee"), list_.payee(), payees,
                   page);
        add_choice(context_, "konto", context_.tr("Konto", "Account"), list_.account(), accounts, page);
    }

    const Context& context_;
    const snapshot::Snapshot& snapshot_;
    const Request& request_;
    const Matching& matching_;
    LinkList list_;
};

} // namespace

Presented present_links(const Context& context, const Request& request) {
    return LinksPage(context, request, *matching_of(context)).make();
}

} // namespace styrhus::views
