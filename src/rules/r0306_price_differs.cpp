#include "rules/engine/after_end.h"
#include "rules/rules.h"

/// A bill for the granted days or hours at another price than the granted. Day counts, VAT and a day too many
/// have rules of their own, and so has a bill that goes on after the grant (r0301).
namespace styrhus::rules {

namespace {

void price_differs(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (!bill.is_linked() || bill.match.difference != models::matching::Difference::price
            || !paid_after_end(at, bill).is_zero())
            continue;
        const base::Money owed = base::Money::ore(bill.match.owed_ore);
        report.posting(bill.number, bill.match.days.from, bill.fact.amount - owed,
                       {"Regningen er på {} kr.; til den aftalte pris er den {} kr.",
                        "The bill is DKK {}; at the agreed price it is DKK {}."},
                       {bill.fact.amount, owed});
    }
}

} // namespace

const Rule r0306 = {.head = {.code = "r0306",
                             .severity = domain::Severity::error,
                             .title = {"Anden pris end aftalt", "Another price than agreed"},
                             .reference = "Kontrolpraksis: pris mod takst og kontrakt (DOMAIN 6)",
                             .field = "amount"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting),
                    .look = price_differs};

} // namespace styrhus::rules
