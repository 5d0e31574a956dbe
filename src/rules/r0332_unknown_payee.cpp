#include "rules/rules.h"

#include <set>

/// A citizen's bill paid to somebody whom neither a tariff nor a grant names. Where nobody's tariffs name
/// payees, nothing can be said.
namespace styrhus::rules {

namespace {

void unknown_payee(const Municipality& at, Report& report) {
    std::set<domain::Term> known;
    for (const domain::Tariff& tariff : at.snapshot().tariffs) {
        known.insert(tariff.cvr);
        known.insert(tariff.provider);
    }
    known.erase(domain::Term{});
    if (known.empty()) return;
    known.insert(domain::Term{}); // who is not named is not unknown
    for (const domain::Grant& grant : at.grants())
        known.insert(grant.provider);
    std::set<domain::Term> told;
    for (const Bill& bill : at.bills()) {
        if (known.contains(bill.fact.provider) || !told.insert(bill.fact.provider).second) continue;
        report.posting(bill.number, bill.fact.posted_on, bill.fact.amount,
                       {"{} er betalt for en borger, men står hverken i en takst eller en bevilling.",
                        "{} is paid for a citizen but stands in neither a tariff nor a grant."},
                       {at.text(bill.fact.provider)});
    }
}

} // namespace

const Rule r0332 = {.head = {.code = "r0332",
                             .severity = domain::Severity::note,
                             .title = {"Ukendt betalingsmodtager", "Unknown payee"},
                             .reference = "Kontrolpraksis: leverandører mod Tilbudsportalen (DOMAIN 6)",
                             .field = "provider"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting)
                             | kind(domain::FactKind::tariff),
                    .look = unknown_payee};

} // namespace styrhus::rules
