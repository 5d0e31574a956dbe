#include "models/matching/invoices.h"
#include "base/words.h"
#include "views/page/choices.h"
#include "views/page/figure.h"
#include "views/page/frame.h"
#include "views/page/link_words.h"
#include "views/page/receipts.h"
#include "views/views.h"

#include <algorithm>
#include <fmt/core.h>
#include <fmt/ranges.h>
#include <map>
#include <set>
#include <utility>

/// Which e-invoices can be paid, and which must the provider be asked about?
namespace styrhus::views {

namespace {

using namespace page;
using base::Money;
using document::Cell;
using document::ColumnKind;
using document::Document;
using document::Table;
using document::Tone;
using models::matching::Doubt;
using models::matching::InvoiceDocument;
using models::matching::LinkState;

constexpr std::size_t documents_shown = 50;

constexpr std::pair<Doubt, Words> doubt_words[] = {
    {Doubt::no_grant, {"ingen bevilling, den kan være for", "no grant it could be for"}},
    {Doubt::not_certain, {"bevillingen er ikke sikker", "the grant is not certain"}},
    {Doubt::no_days, {"dage uden bevilling", "days without a grant"}},
    {Doubt::price, {"anden pris end aftalt", "another price than agreed"}},
    {Doubt::quantity, {"flere timer eller dage end bevilget", "more hours or days than granted"}},
    {Doubt::day_count, {"anden dagsregel eller en dag for meget", "another day count or a day too many"}},
    {Doubt::other_amount, {"beløbet kan ikke forklares", "the amount cannot be explained"}},
};

struct Advice {
    std::string_view code; ///< in addresses
    Words words;
};
constexpr Advice pay = {"betal", {"Betal", "Pay"}};
constexpr Advice ask = {"spoerg", {"Spørg udføreren", "Ask the provider"}};
constexpr Advice set_off = {"modregn", {"Kreditnota: modregn", "Credit note: set off"}};

class InvoicesPage {
  public:
    InvoicesPage(const Context& context, const Request& request)
        : context_(context), snapshot_(*context.snapshot), request_(request),
          control_(models::matching::control_invoices(snapshot_)), asked_(request.get("forslag")) {
        gather_troubles();
    }

    Document make() {
        Document page =
            begin_page(context_, request_, "invoices", "/fakturaer", tr("E-fakturaer", "E-invoices"));
        std::map<std::string, std::string> advices;
        for (const Advice& one : {pay, ask, set_off})
            advices.emplace(one.code, tr(one.words.da, one.words.en));
        add_choice(context_, "forslag", context_.tr("Forslag", "Suggestion"), asked_, advices, page);
        page.title = title();
        page.lead =
            context_.tr("Hvilke fakturaer kan betales, og hvilke skal udføreren spørges om? Et forslag er "
                        "ikke en beslutning.",
                        "Which invoices can be paid, and which must the provider be asked about? A "
                        "suggestion is no decision.");
        page.blocks.emplace_back(table());
        return page;
    }

  private:
    std::string tr(std::string_view da, std::string_view en) const {
        return std::string(context_.tr(da, en));
    }
    const domain::InvoiceLine& line(std::uint32_t row) const { return snapshot_.invoice_lines[row]; }

    /// What reading and the rules say of rows: arithmetic, a number used again, a service invoiced twice.
    void gather_troubles() {
        std::set<domain::SourceRef> rows;
        for (const domain::InvoiceLine& one : snapshot_.invoice_lines)
            rows.insert(one.source);
        for (const domain::Finding& finding : snapshot_.findings)
            if (rows.contains(finding.source))
                troubles_[finding.source].insert(rule_words(context_, finding));
        if (!context_.checks) return;
        for (const domain::RuleFinding& one : context_.checks()->findings)
            if (one.kind == domain::FactKind::invoice_line)
                troubles_[one.finding.source].insert(tr(one.finding.text_da, one.finding.text_en));
    }

    std::vector<std::string> reasons_of(const InvoiceDocument& one) const {
        std::vector<std::string> reasons;
        for (const auto& [doubt, words] : doubt_words)
            if (has(one.doubts, doubt)) reasons.push_back(tr(words.da, words.en));
        std::set<std::string> troubles;
        for (const std::uint32_t row : one.rows)
            if (const auto found = troubles_.find(line(row).source); found != troubles_.end())
                troubles.insert(found->second.begin(), found->second.end());
        reasons.insert(reasons.end(), troubles.begin(), troubles.end());
        return reasons;
    }
    const Advice& advice_on(const InvoiceDocument& one) const {
        if (!reasons_of(one).empty()) return ask;
        return one.is_credit ? set_off : pay;
    }

    std::string title() const {
        std::int64_t to_ask = 0;
        Money asked_about;
        for (const InvoiceDocument& one : control_.documents)
            if (advice_on(one).code == ask.code) {
                ++to_ask;
                asked_about += one.amount;
            }
        if (control_.documents.empty()) return tr("Ingen e-fakturaer", "No e-invoices");
        if (to_ask == 0) return tr("Alle e-fakturaer stemmer", "All e-invoices agree");
        return fmt::format("{}, {}",
                           counted(to_ask, context_.tr("faktura at spørge om", "invoice to ask about"),
                                   context_.tr("fakturaer at spørge om", "invoices to ask about"),
                                   context_.language),
                           kroner_text(asked_about, context_.language));
    }

    /// The latest first, each with its lines below it.
    Table table() const {
        Table table;
        table.key = "fakturaer";
        table.title = tr("Fakturaer og kreditnotaer", "Invoices and credit notes");
        const auto column = [&](const char* key, std::string_view da, std::string_view en,
                                ColumnKind kind = ColumnKind::text) {
            table.columns.push_back({.key = key, .label = tr(da, en), .kind = kind});
        };
        column("document", "Faktura og linje", "Invoice and line");
        column("issued", "Udstedt", "Issued", ColumnKind::date);
        column("supplier", "Leverandør (CVR)", "Supplier (CVR)");
        column("amount", "Beløb", "Amount", ColumnKind::money);
        column("advice", "Forslag", "Suggestion");
        column("reason", "Fordi", "Because");
        column("citizen", "Borger", "Citizen");
        column("grant", "Bevilling", "Grant");
        column("expected", "Bevilget for dagene", "Granted for the days", ColumnKind::money);
        column("signs", "Hvad der taler for", "What speaks for it");
        std::vector<const InvoiceDocument*> list;
        for (auto one = control_.documents.rbegin(); one != control_.documents.rend(); ++one)
            if (asked_.empty() || advice_on(*one).code == asked_) list.push_back(&*one);
        const std::size_t shown =
            request_.wants_all_rows() ? list.size() : std::min(list.size(), documents_shown);
        for (std::size_t i = 0; i < shown; ++i) {
            table.rows.push_back(document_row(*list[i]));
            for (const std::uint32_t row : list[i]->rows)
                table.rows.push_back(line_row(row));
        }
        table.rows_in_all = static_cast<std::int64_t>(list.size());
        if (shown < list.size()) table.more = address_of_all("/fakturaer", request_);
        table.empty_text = tr("Ingen e-fakturaer her. De modtages som XML-filer eller i en zip.",
                              "No e-invoices here. They are received as XML files or in a zip.");
        return table;
    }

    document::Row document_row(const InvoiceDocument& one) const {
        const domain::InvoiceLine& first = line(one.rows.front());
        const Advice& advice = advice_on(one);
        return {.cells = {{.value = snapshot_.terms->text(first.document), .link = row_link(first.source)},
                          {.value = first.issued_on},
                          document::text_cell(snapshot_.terms->text(first.supplier)),
                          {.value = one.amount, .link = row_link(first.source)},
                          {.value = tr(advice.words.da, advice.words.en),
                           .tone = advice.code == ask.code ? Tone::warning : Tone::plain},
                          document::text_cell(fmt::format("{}", fmt::join(reasons_of(one), "; "))),
                          Cell{},
                          Cell{},
                          Cell{},
                          Cell{}}};
    }

    document::Row line_row(std::uint32_t row) const {
        const domain::InvoiceLine& one = line(row);
        const models::matching::Match& match = control_.matching.postings[row];
        const auto links = control_.matching.links_of(row);
        Cell citizen;
        Cell grant;
        if (!links.empty()) {
            const domain::Grant& fact = snapshot_.grants[links.front().grant];
            const auto person = static_cast<std::uint32_t>(snapshot_.persons.find(fact.citizen));
            citizen = {.value = citizen_words(context_, person), .link = citizen_link(context_, person)};
            grant = {.value = fmt::format("{} {}", snapshot_.terms->text(fact.law),
                                          snapshot_.terms->text(fact.facility)),
                     .link = row_link(fact.source)};
        }
        const Words difference = difference_words(match.difference);
        const StateName& state = state_name(match.state);
        const bool is_matched = match.state != LinkState::outside;
        return {.cells = {{.value = kind_text(one), .link = row_link(one.source)},
                          Cell{},
                          Cell{},
                          {.value = one.amount, .link = row_link(one.source)},
                          is_matched ? document::text_cell(tr(state.da, state.en)) : Cell{},
                          document::text_cell(tr(difference.da, difference.en)),
                          std::move(citizen),
                          std::move(grant),
                          match.expected_ore == 0 ? Cell{} : Cell{.value = Money::ore(match.expected_ore)},
                          document::text_cell(signs_text(context_, match.signs))},
                .depth = 1};
    }

    std::string kind_text(const domain::InvoiceLine& one) const {
        using enum domain::InvoiceRow;
        switch (one.kind) {
        case line:
            return fmt::format("{} {}", context_.tr("linje", "line"), snapshot_.terms->text(one.line));
        case allowance:
            return tr("rabat", "allowance");
        case charge:
            return tr("gebyr", "charge");
        case tax:
            return tr("moms", "VAT");
        case rounding:
            return tr("afrunding", "rounding");
        case prepaid:
            break;
        }
        return tr("forudbetalt", "prepaid");
    }

    const Context& context_;
    const snapshot::Snapshot& snapshot_;
    const Request& request_;
    models::matching::InvoiceControl control_;
    std::string asked_;
    std::map<domain::SourceRef, std::set<std::string>> troubles_;
};

} // namespace

Presented present_invoices(const Context& context, const Request& request) {
    return InvoicesPage(context, request).make();
}

} // namespace styrhus::views
