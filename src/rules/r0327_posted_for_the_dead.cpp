#include "rules/rules.h"

#include <algorithm>

/// Days after the citizen died are billed, or some of a bill's are. The month of the death may be paid in
/// full by contract. At stake is what falls on the days after it.
namespace styrhus::rules {

namespace {

void posted_for_the_dead(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (bill.person == 0 || !Municipality::has_service(bill.fact)) continue;
        const base::Date died = at.person(bill.person).died;
        if (died.is_open_end()) continue;
        const base::Period days = bill.fact.service;
        const base::Period after = {std::max(days.from, base::Month::containing(died).end()), days.to};
        if (after.is_empty()) continue;
        const base::Money amount =
            base::Money::ore(base::round_ratio(bill.fact.amount.in_ore(), after.days(), days.days()));
        report.posting(bill.number, after.from, amount,
                       {"{} kr. er for dage fra {}, men borgeren døde den {}.",
                        "DKK {} is for days from {}, but the citizen died on {}."},
                       {amount, after.from, died});
    }
}

} // namespace

const Rule r0327 = {.head = {.code = "r0327",
                             .severity = domain::Severity::error,
                             .title = {"Betalt efter borgerens død", "Paid after the citizen died"},
                             .reference = "Kontrolpraksis: CPR-status (DOMAIN 6)",
                             .field = "service_to"},
                    .needs = kind(domain::FactKind::posting) | kind(domain::FactKind::citizen),
                    .look = posted_for_the_dead};

} // namespace styrhus::rules
