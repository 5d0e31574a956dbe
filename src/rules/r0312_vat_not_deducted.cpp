#include "rules/rules.h"

/// The part of the VAT that is reclaimed still stands in the posting: the account carries what the VAT
/// reimbursement scheme should (DOMAIN, trap 5).
namespace styrhus::rules {

namespace {

void vat_not_deducted(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (!bill.is_linked()) continue;
        const bool is_such = bill.match.difference == models::matching::Difference::vat_kept;
        if (!is_such) continue;
        const base::Money owed = base::Money::ore(bill.match.owed_ore);
        report.posting(bill.number, bill.match.days.from, bill.fact.amount - owed,
                       {"Posteringen er på {} kr.; for {} dage er prisen efter momsrefusion {} kr.",
                        "The posting is DKK {}; for {} days the price after VAT reimbursement is DKK {}."},
                       {bill.fact.amount, std::int64_t{bill.match.days.days()}, owed});
    }
}

} // namespace

const Rule r0312 = {.head = {.code = "r0312",
                             .severity = domain::Severity::error,
                             .title = {"Moms ikke trukket fra", "VAT not deducted"},
                             .reference = "Momsrefusionsordningen; DEFINITIONS 1, grundlag",
                             .field = "amount"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting),
                    .look = vat_not_deducted};

} // namespace styrhus::rules
