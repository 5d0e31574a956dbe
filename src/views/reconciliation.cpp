#include "views/page/frame.h"
#include "views/page/ledger.h"
#include "views/page/parts.h"
#include "views/page/words.h"
#include "views/views.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

/// Do the sums tie? Per account and month: accepted, where it stands, and the finance system's own total.
namespace styrhus::views {

namespace {

using namespace page;
using base::Money;
using document::Cell;
using document::ColumnKind;
using document::Document;
using models::ladder::Place;

constexpr std::size_t places = 6;

struct Line {
    LedgerLine ledger;
    std::array<Money, places> by_place;
};
using Lines = std::map<LedgerKey, Line>;

Lines lines_of(const Context& context, int year) {
    const Snapshot& snapshot = *context.snapshot;
    Lines lines;
    for (const auto& [key, line] : ledger_of(snapshot, year).lines)
        lines[key].ledger = line;
    for (const PlacedPart& part : placed_postings(snapshot)) {
        const domain::Posting& posting = snapshot.postings[snapshot.posting_of_row[part.posting]];
        const LedgerKey monthly = key_of(snapshot, posting, false);
        if (monthly.year != year) continue;
        const LedgerKey yearly = {monthly.account, monthly.year, 0};
        auto found = lines.find(yearly);
        if (found == lines.end()) found = lines.find(monthly);
        if (found != lines.end())
            found->second.by_place[static_cast<std::size_t>(part.row.place)] += Money::ore(part.ore);
    }
    return lines;
}

document::Row row_of(std::string account, std::string period, const Line& line, bool is_total) {
    document::Row row;
    row.is_total = is_total;
    row.cells = {document::text_cell(std::move(account)), document::text_cell(std::move(period)),
                 document::money_cell(line.ledger.accepted)};
    Money placed;
    for (const Place place : {Place::step, Place::by_account, Place::no_step, Place::coverage_difference,
                              Place::for_others, Place::remainder}) {
        const Money amount = line.by_place[static_cast<std::size_t>(place)];
        placed += amount;
        row.cells.push_back(document::money_cell(amount));
    }
    const auto difference = [](Money amount) {
        return Cell{.value = amount,
                    .tone = amount.is_zero() ? document::Tone::muted : document::Tone::warning};
    };
    row.cells.push_back(difference(line.ledger.accepted - placed));
    row.cells.push_back(line.ledger.has_own ? document::money_cell(line.ledger.own) : Cell{});
    row.cells.push_back(line.ledger.has_own ? difference(line.ledger.own - line.ledger.accepted) : Cell{});
    return row;
}

document::Table table_of(const Context& context, const Lines& lines, int year) {
    document::Table table;
    table.key = "afstemning";
    table.title = fmt::format("{} {}", context.tr("Konto og måned,", "Account and month,"), year);
    const auto column = [&](const char* key, std::string_view da, std::string_view en, ColumnKind kind) {
        table.columns.push_back({.key = key,
                                 .label = std::string(context.tr(da, en)),
                                 .kind = kind,
                                 .unit = document::MoneyUnit::ore});
    };
    column("account", "Konto", "Account", ColumnKind::text);
    column("period", "Måned", "Month", ColumnKind::text);
    column("accepted", "Godtaget", "Accepted", ColumnKind::money);
    column("steps", "På trappen", "On the ladder", ColumnKind::money);
    column("by_account", "Efter konto", "By account", ColumnKind::money);
    column("no_step", "Uden trin", "No step", ColumnKind::money);
    column("coverage", "Dækningsforskel", "Coverage difference", ColumnKind::money);
    column("for_others", "For andre", "For others", ColumnKind::money);
    column("remainder", "Resten", "Remainder", ColumnKind::money);
    column("placed_difference", "Forskel", "Difference", ColumnKind::money);
    column("own_total", "Økonomisystemets total", "The finance system's total", ColumnKind::money);
    column("own_difference", "Forskel", "Difference", ColumnKind::money);
    Line total;
    for (const auto& [key, line] : lines) {
        table.rows.push_back(row_of(context.snapshot->terms->text(key.account),
                                    key.period == 0
                                        ? std::to_string(year)
                                        : month_text(base::Month::of(year, key.period), context.language),
                                    line, false));
        total.ledger.accepted += line.ledger.accepted;
        for (std::size_t i = 0; i < places; ++i)
            total.by_place[i] += line.by_place[i];
    }
    table.rows.push_back(row_of(std::string(context.tr("I alt", "In all")), "", total, true));
    table.rows_in_all = static_cast<std::int64_t>(lines.size());
    return table;
}

} // namespace

Presented present_reconciliation(const Context& context, const Request& request) {
    Document page = begin_page(context, request, "reconciliation", "/afstemning",
                               std::string(context.tr("Afstemning", "Reconciliation")));
    const std::vector<int> years = fiscal_years(*context.snapshot);
    if (years.empty()) {
        page.lead = context.tr("Der er ingen posteringer. Se leverancerne.",
                               "There are no postings. See the deliveries.");
        return page;
    }
    int year = years.back();
    document::Parameter parameter = {.key = "aar",
                                     .label = std::string(context.tr("Regnskabsår", "Fiscal year")),
                                     .value = request.get("aar", std::to_string(year)),
                                     .standard = std::to_string(year),
                                     .is_primary = true};
    bool is_known = false;
    for (auto known = years.rbegin(); known != years.rend(); ++known) {
        parameter.options.push_back({std::to_string(*known), std::to_string(*known)});
        if (parameter.options.back().value == parameter.value) {
            year = *known;
            is_known = true;
        }
    }
    if (!is_known)
        return base::Error{"Der er ingen posteringer i regnskabsåret. Der står: " + parameter.value};
    page.parameters.push_back(std::move(parameter));
    const Ledger ledger = ledger_of(*context.snapshot, year);
    page.lead = fmt::format(
        "{}: {}, {} {}.", year,
        counted(ledger.lines_tied, context.tr("konto og måned stemt af", "account and month tied out"),
                context.tr("konti og måneder stemt af", "accounts and months tied out"), context.language),
        number_text(ledger.lines_that_differ, context.language), context.tr("afviger", "differ"));
    page.blocks.emplace_back(tie_out(context, ledger, year));
    page.blocks.emplace_back(table_of(context, lines_of(context, year), year));
    return page;
}

} // namespace styrhus::views
