#include "rules/rules.h"

#include <cstdint>
#include <set>

/// A place whose tariffs have ended is still paid: it is closed, or its new price is not in the list. Told
/// once of a grant, by its first such bill.
namespace styrhus::rules {

namespace {

void place_without_tariff_paid(const Municipality& at, Report& report) {
    std::set<std::uint32_t> told;
    for (const Bill& bill : at.bills()) {
        if (!bill.is_linked() || bill.grant == nullptr || bill.grant->fact.has_price) continue;
        if (at.tariff_of(bill.grant->fact, bill.match.days.from) != nullptr) continue;
        if (!told.insert(bill.grant->number).second) continue;
        report.posting(bill.number, bill.match.days.from, bill.fact.amount,
                       {"Betalt for dage fra {}, hvor bevillingens sted ingen takst har.",
                        "Paid for days from {}, when the grant's place has no tariff."},
                       {bill.match.days.from});
    }
}

} // namespace

const Rule r0333 = {.head = {.code = "r0333",
                             .severity = domain::Severity::warning,
                             .title = {"Betalt uden gældende takst", "Paid without a tariff in force"},
                             .reference = "Kontrolpraksis: lukkede tilbud (DOMAIN 6)",
                             .field = "facility"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting)
                             | kind(domain::FactKind::tariff),
                    .look = place_without_tariff_paid};

} // namespace styrhus::rules
