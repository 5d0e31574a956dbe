#include "rules/rules.h"

#include <algorithm>
#include <vector>

/// Help that another municipality shall pay and that we have paid for, with no income that names the citizen:
/// after twelve months the claim is lost.
namespace styrhus::rules {

namespace {

/// Whom another municipality has paid for, by the arts of payments between authorities: what the citizen pays
/// himself is no claim.
std::vector<bool> claimed_of(const Municipality& at) {
    std::vector<bool> is_claimed(at.persons() + 1);
    const snapshot::PostingColumns& columns = at.snapshot().columns.postings;
    for (std::size_t row = 0; row < columns.size(); ++row) {
        const std::uint32_t posting = at.snapshot().posting_of_row[row];
        const std::uint32_t person = at.person_of_posting(posting);
        const bool is_claim = has(columns.marks[row], snapshot::PostingMark::for_others);
        if (person != 0 && is_claim && at.postings()[posting].amount < base::Money{})
            is_claimed[person] = true;
    }
    return is_claimed;
}

void claim_on_another_municipality_not_raised(const Municipality& at, Report& report) {
    const std::vector<bool> has_income = claimed_of(at);
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
    .look = claim_on_another_municipality_not_raised};

} // namespace styrhus::rules
