#include "rules/rules.h"

/// The reclaimable VAT has been taken off twice: the account shows too little.
namespace styrhus::rules {

namespace {

void vat_taken_twice(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (!bill.is_linked()) continue;
        const bool is_such = bill.match.difference == models::matching::Difference::vat_deducted_twice;
        if (!is_such) continue;
        const base::Money owed = base::Money::ore(bill.match.owed_ore);
        report.posting(bill.number, bill.match.days.from, bill.fact.amount - owed,
                       {"Posteringen er på {} kr.; for {} dage er prisen efter momsrefusion {} kr.",
                        "The posting is DKK {}; for {} days the price after VAT reimbursement is DKK {}."},
                       {bill.fact.amount, std::int64_t{bill.match.days.days()}, owed});
    }
}

} // namespace

const Rule r0313 = {.head = {.code = "r0313",
                             .severity = domain::Severity::error,
                             .title = {"Moms trukket fra to gange", "VAT deducted twice"},
                             .reference = "Momsrefusionsordningen; DEFINITIONS 1, grundlag",
                             .field = "amount"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting),
                    .look = vat_taken_twice};

} // namespace styrhus::rules
