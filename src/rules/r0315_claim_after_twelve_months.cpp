#include "rules/rules.h"

#include <string_view>

/// A claim from another municipality for the use of its place that comes more than twelve months after the
/// help was given: it need not be paid.
namespace styrhus::rules {

namespace {

constexpr int months = 12;

/// Art 4.7 is payments to municipalities; a bill on another art may be for a place that the tariff list says
/// is another municipality's.
bool is_municipal(const Municipality& at, const Bill& bill, base::Date last) {
    const std::string_view art = at.text(bill.fact.art);
    if (art.starts_with("47") || art.starts_with("4.7")) return true;
    const domain::Tariff* tariff = bill.grant == nullptr ? nullptr : at.tariff_of(bill.grant->fact, last);
    return tariff != nullptr && tariff->ownership == domain::Ownership::other_municipality;
}

void claim_after_twelve_months(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (!Municipality::has_service(bill.fact)) continue;
        const base::Date last = bill.fact.service.to.plus_days(-1);
        if (bill.fact.posted_on <= last.plus_months(months) || !is_municipal(at, bill, last)) continue;
        report.posting(bill.number, bill.fact.posted_on, bill.fact.amount,
                       {"Kravet er for hjælp til og med {} og er bogført {}, mere end 12 måneder efter.",
                        "The claim is for help until {} and is posted {}, more than 12 months later."},
                       {last, bill.fact.posted_on});
    }
}

} // namespace

const Rule r0315 = {
    .head = {.code = "r0315",
             .severity = domain::Severity::error,
             .title = {"Krav rejst efter mere end 12 måneder", "Claim raised after more than 12 months"},
             .reference = "BL § 195, stk. 2; SEL § 174",
             .field = "posted_on"},
    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting),
    .look = claim_after_twelve_months};

} // namespace styrhus::rules
