#include "rules/rules.h"

/// Days after the citizen died are billed. The month of the death may be paid in full by contract.
namespace styrhus::rules {

namespace {

void look(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (bill.person == 0 || !Municipality::has_service(bill.fact)) continue;
        const base::Date died = at.person(bill.person).died;
        if (died.is_open_end() || bill.fact.service.from < base::Month::containing(died).end()) continue;
        report.posting(bill.number, bill.fact.service.from, bill.fact.amount,
                       {"{} kr. er for dage fra {}, men borgeren døde den {}.",
                        "DKK {} is for days from {}, but the citizen died on {}."},
                       {bill.fact.amount, bill.fact.service.from, died});
    }
}

} // namespace

const Rule r0327 = {.head = {.code = "r0327",
                             .severity = domain::Severity::error,
                             .title = {"Betalt efter borgerens død", "Paid after the citizen died"},
                             .reference = "Kontrolpraksis: CPR-status (DOMAIN 6)",
                             .field = "service_to"},
                    .needs = kind(domain::FactKind::posting) | kind(domain::FactKind::citizen),
                    .look = look};

} // namespace styrhus::rules
