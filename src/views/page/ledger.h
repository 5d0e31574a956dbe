#pragma once

#include "base/money.h"
#include "base/result.h"
#include "document/document.h"
#include "snapshot/snapshot.h"
#include "views/view.h"

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The finance system's own totals against the postings we accepted, per account, fiscal year and period.
namespace styrhus::views::page {

struct LedgerKey {
    domain::Term account{};
    std::int16_t year = 0;
    std::int8_t period = 0; ///< month 1–12 of the fiscal year; 0 where the finance system gives the year only
    auto operator<=>(const LedgerKey&) const = default;
};

struct LedgerLine {
    base::Money accepted;
    std::int64_t postings = 0;
    base::Money own;
    bool has_own = false;
};

struct Ledger {
    std::map<LedgerKey, LedgerLine> lines;
    /// Sums over the lines that have an own total; the rest cannot be tied out.
    base::Money accepted_tied;
    base::Money own;
    base::Money accepted_untied;
    std::int64_t lines_tied = 0;
    std::int64_t lines_untied = 0;
    std::int64_t lines_that_differ = 0;
};

/// `year` 0 is every year.
Ledger ledger_of(const Context& context, int year);
/// The month that fiscal years begin with: 4 where every source of postings counts from April, else 1.
int first_fiscal_month(const Context& context);
/// The fiscal year that a month is in.
int fiscal_year_of(base::Month month, int first_month);
/// The calendar's month of a fiscal year's period 1–12.
base::Month month_of_period(int year, int period, int first_month);
/// The line a posting belongs to, in a fiscal year that begins with a month. What is posted after the year's
/// end belongs to its period 12, before it to its period 1. Where the finance system gives yearly totals
/// only, the period is 0.
LedgerKey key_of(const domain::Posting& posting, int first_month, bool by_year_only);
/// The totals of a year with their lines. A yearly total beside monthly ones is their sum, and left out.
std::vector<std::pair<LedgerKey, const domain::LedgerTotal*>> own_totals(const snapshot::Snapshot& snapshot,
                                                                         int year);
base::Error no_such_account(std::string_view account);
/// The fiscal years of postings and totals, ascending.
std::vector<int> fiscal_years(const Context& context);

/// delivered by the finance system = accepted by us, difference 0,00.
document::Equation tie_out(const Context& context, const Ledger& ledger, int year);

} // namespace styrhus::views::page
