#include "rules/rules.h"

/// A place with a price per day that is billed as whole months of 30.5 days or of 365 ÷ 12: the year's sum is
/// nearly right, each month is not. The day count belongs to the grant.
namespace styrhus::rules {

namespace {

void month_of_30_5_days(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (!bill.is_linked()) continue;
        const bool is_such = bill.match.difference == models::matching::Difference::thirty_and_a_half
                             || bill.match.difference == models::matching::Difference::twelfth;
        if (!is_such) continue;
        const base::Money expected = base::Money::ore(bill.match.expected_ore);
        report.posting(bill.number, bill.match.days.from, bill.fact.amount - expected,
                       {"Regningen er på {} kr.; {} dage til dagsprisen er {} kr.",
                        "The bill is DKK {}; {} days at the price per day are DKK {}."},
                       {bill.fact.amount, std::int64_t{bill.match.days.days()}, expected});
    }
}

} // namespace

const Rule r0311 = {.head = {.code = "r0311",
                             .severity = domain::Severity::note,
                             .title = {"Dagspris afregnet som måned", "Price per day billed by the month"},
                             .reference = "DEFINITIONS 5: dagsreglen hører til bevillingen",
                             .field = "amount"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting),
                    .look = month_of_30_5_days};

} // namespace styrhus::rules
