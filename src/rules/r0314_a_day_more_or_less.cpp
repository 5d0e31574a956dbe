#include "rules/rules.h"

/// A bill that counts one day more or less than its own service period: the day of moving out, or an end date
/// taken for the first day after.
namespace styrhus::rules {

namespace {

void a_day_more_or_less(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (!bill.is_linked()) continue;
        const bool is_such = bill.match.difference == models::matching::Difference::day_more
                             || bill.match.difference == models::matching::Difference::day_less;
        if (!is_such) continue;
        const base::Money expected = base::Money::ore(bill.match.expected_ore);
        report.posting(bill.number, bill.match.days.from, bill.fact.amount - expected,
                       {"Regningen er på {} kr.; dens {} dage koster {} kr.",
                        "The bill is DKK {}; its {} days cost DKK {}."},
                       {bill.fact.amount, std::int64_t{bill.match.days.days()}, expected});
    }
}

} // namespace

const Rule r0314 = {.head = {.code = "r0314",
                             .severity = domain::Severity::warning,
                             .title = {"En dag for meget eller for lidt", "One day too many or too few"},
                             .reference = "DEFINITIONS 2: slutdatoer er sidste dag",
                             .field = "amount"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting),
                    .look = a_day_more_or_less};

} // namespace styrhus::rules
