#include "rules/rules.h"

/// An own unit's citizen paid for outside internal settlement: the unit's wages stand in its own budget, so
/// the help is counted twice (DOMAIN, trap 7).
namespace styrhus::rules {

namespace {

void own_unit_paid_as_a_stranger(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (!bill.is_linked() || bill.grant == nullptr || domain::is_none(bill.fact.art)) continue;
        const domain::Tariff* tariff = at.tariff_of(bill.grant->fact, bill.match.days.from);
        const bool is_own = tariff != nullptr && tariff->ownership == domain::Ownership::own;
        if (!is_own || at.text(bill.fact.art).starts_with('9')) continue;
        report.posting(bill.number, bill.fact.posted_on, bill.fact.amount,
                       {"Stedet er vores eget, men er betalt med art {} uden om intern afregning.",
                        "The place is our own but is paid with art {}, outside internal settlement."},
                       {at.text(bill.fact.art)});
    }
}

} // namespace

const Rule r0324 = {.head = {.code = "r0324",
                             .severity = domain::Severity::error,
                             .title = {"Eget tilbud talt to gange", "Own unit counted twice"},
                             .reference = "DEFINITIONS 3: egne enheder og intern afregning",
                             .field = "art"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting)
                             | kind(domain::FactKind::tariff),
                    .look = own_unit_paid_as_a_stranger};

} // namespace styrhus::rules
