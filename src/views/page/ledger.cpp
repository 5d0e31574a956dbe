#include "views/page/ledger.h"

#include "base/error_text.h"
#include "views/page/figure.h"

#include <algorithm>
#include <fmt/core.h>
#include <set>

namespace styrhus::views::page {

namespace {

int year_of(const domain::Posting& posting, int first_month) {
    if (posting.fiscal_year != 0) return posting.fiscal_year;
    return fiscal_year_of(base::Month::containing(posting.posted_on), first_month);
}

/// Account and year that only have totals for the year.
using YearlyLines = std::set<std::pair<domain::Term, int>>;

YearlyLines yearly_lines(const snapshot::Snapshot& snapshot) {
    YearlyLines yearly;
    YearlyLines monthly;
    for (const domain::LedgerTotal& total : snapshot.ledger_totals)
        (total.period == 0 ? yearly : monthly).emplace(account_of(total), total.fiscal_year);
    std::erase_if(yearly, [&](const auto& line) { return monthly.contains(line); });
    return yearly;
}

} // namespace

int first_fiscal_month(const Context& context) {
    constexpr int april = 4;
    const auto counts_from_april = [&](const std::string& source) {
        return std::any_of(context.sources.begin(), context.sources.end(), [&](const SourceName& one) {
            return one.code == source && one.counts_from_april;
        });
    };
    bool has_postings = false;
    for (const domain::Delivery& delivery : context.snapshot->deliveries) {
        if (delivery.kind != domain::FactKind::posting) continue;
        if (!counts_from_april(delivery.source)) return 1;
        has_postings = true;
    }
    return has_postings ? april : 1;
}

int fiscal_year_of(base::Month month, int first_month) {
    return month.plus(1 - first_month).year();
}

base::Month month_of_period(int year, int period, int first_month) {
    return base::Month::of(year, first_month).plus(period - 1);
}

LedgerKey key_of(const domain::Posting& posting, int first_month, bool by_year_only) {
    const int year = year_of(posting, first_month);
    const int months =
        base::Month::containing(posting.posted_on).index() - month_of_period(year, 1, first_month).index();
    const int period = by_year_only ? 0 : std::clamp(months, 0, 11) + 1;
    return {account_of(posting), static_cast<std::int16_t>(year), static_cast<std::int8_t>(period)};
}

std::vector<std::pair<LedgerKey, const domain::LedgerTotal*>> own_totals(const snapshot::Snapshot& snapshot,
                                                                         int year) {
    const YearlyLines yearly = yearly_lines(snapshot);
    std::vector<std::pair<LedgerKey, const domain::LedgerTotal*>> totals;
    for (const domain::LedgerTotal& total : snapshot.ledger_totals) {
        if (year != 0 && total.fiscal_year != year) continue;
        if (total.period == 0 && !yearly.contains({account_of(total), total.fiscal_year})) continue;
        totals.emplace_back(LedgerKey{account_of(total), total.fiscal_year, total.period}, &total);
    }
    return totals;
}

base::Error no_such_account(std::string_view account) {
    return base::error("There is no such account. It says: {}", "Kontoen findes ikke. Der står: {}", account);
}

std::vector<int> fiscal_years(const Context& context) {
    const snapshot::Snapshot& snapshot = *context.snapshot;
    const int first_month = first_fiscal_month(context);
    std::set<int> years;
    for (const domain::Posting& posting : snapshot.postings)
        years.insert(year_of(posting, first_month));
    for (const domain::LedgerTotal& total : snapshot.ledger_totals)
        years.insert(total.fiscal_year);
    return {years.begin(), years.end()};
}

Ledger ledger_of(const Context& context, int year) {
    const snapshot::Snapshot& snapshot = *context.snapshot;
    const int first_month = first_fiscal_month(context);
    const YearlyLines yearly = yearly_lines(snapshot);
    Ledger ledger;
    for (const domain::Posting& posting : snapshot.postings) {
        const int of_year = year_of(posting, first_month);
        if (year != 0 && of_year != year) continue;
        LedgerLine& line =
            ledger.lines[key_of(posting, first_month, yearly.contains({account_of(posting), of_year}))];
        line.accepted += posting.amount;
        ++line.postings;
    }
    for (const auto& [key, total] : own_totals(snapshot, year)) {
        LedgerLine& line = ledger.lines[key];
        line.own += total->amount;
        line.has_own = true;
    }
    for (const auto& [key, line] : ledger.lines) {
        ledger.own += line.own;
        if (!line.has_own) {
            ledger.accepted_untied += line.accepted;
            ++ledger.lines_untied;
            continue;
        }
        ledger.accepted_tied += line.accepted;
        ++ledger.lines_tied;
        if (line.own != line.accepted) ++ledger.lines_that_differ;
    }
    return ledger;
}

document::Equation tie_out(const Context& context, const Ledger& ledger, int year) {
    const std::string name = year == 0 ? "all" : std::to_string(year);
    document::Equation equation;
    equation.title =
        year == 0
            ? std::string(context.tr("Økonomisystemets egen total", "The finance system's own total"))
            : fmt::format("{}, {}",
                          context.tr("Økonomisystemets egen total", "The finance system's own total"), year);
    equation.unit = document::MoneyUnit::ore;
    equation.terms = {
        {"", std::string(context.tr("godtagne posteringer", "accepted postings")),
         document::money_cell(ledger.accepted_tied, format(Figure{"ledger.accepted", {name}, {}}))},
        {"=", std::string(context.tr("økonomisystemet", "the finance system")),
         document::money_cell(ledger.own, format(Figure{"ledger.own_total", {name}, {}}))}};
    equation.difference = document::money_cell(ledger.own - ledger.accepted_tied);
    return equation;
}

} // namespace styrhus::views::page
