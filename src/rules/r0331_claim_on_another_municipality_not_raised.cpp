#include "rules/rules.h"

#include <algorithm>
#include <vector>

/// Help that another municipality shall pay and that we have paid for, with no income that names the citizen:
/// after twelve months the claim is lost.
namespace styrhus::rules {

namespace {

void look(const Municipality& at, Report& report) {
    std::vector<bool> has_income(at.persons() + 1);
    for (std::uint32_t posting = 0; posting < at.postings().size(); ++posting)
        if (at.method_of(posting) == reference::Method::income
            && at.postings()[posting].amount < base::Money{})
            has_income[at.person_of_posting(posting)] = true;
    for (const LiveGrant& grant : at.live_grants()) {
        if (at.is_paid_by_us(grant.number) || has_income[grant.person]) continue;
        base::Money paid;
        base::Date first = base::Date::open_end();
        for (const std::uint32_t number : at.matching().links_of_grant(grant.number)) {
            const models::matching::Link& link = at.matching().links[number];
            paid += base::Money::ore(link.ore);
            first = std::min(first, at.matching().postings[link.posting].days.from);
        }
        if (paid <= base::Money{}) continue;
        report.grant(grant.number, first, paid,
                     {"{} kr. er betalt siden {} for en borger, som en anden kommune betaler for; kravet "
                      "bortfalder 12 måneder efter hjælpen.",
                      "DKK {} is paid since {} for a citizen whom another municipality pays for; the claim "
                      "lapses 12 months after the help."},
                     {paid, first});
    }
}

} // namespace

const Rule r0331 = {
    .head = {.code = "r0331",
             .severity = domain::Severity::error,
             .title = {"Krav på anden kommune ikke rejst", "Claim on another municipality not raised"},
             .reference = "BL § 195, stk. 2; SEL § 174",
             .field = "paying_municipality"},
    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting) | income_by_citizen,
    .look = look};

} // namespace styrhus::rules
