#include "rules/rules.h"

#include <algorithm>

/// A supplementary grant that runs on after the last main one has ended. A month is given to close it.
namespace styrhus::rules {

namespace {

constexpr std::int32_t days_after_max = 31;

/// The first day without any of the main grants it has followed; its own end where it has followed none.
base::Date end_of_mains(const Municipality& at, const LiveGrant& grant) {
    base::Date end;
    bool has_any = false;
    for (const std::uint32_t main : at.main_grants_of(grant.person)) {
        const base::Period period = at.grants()[main].period;
        if (grant.fact.period.to <= period.from) break;
        if (!period.overlaps(grant.fact.period)) continue;
        end = has_any ? std::max(end, period.to) : period.to;
        has_any = true;
    }
    return has_any ? end : grant.fact.period.to;
}

void supplementary_outlives_main(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (!grant.fact.is_supplementary || grant.person == 0 || at.is_correction(grant.number)) continue;
        const base::Date ended = end_of_mains(at, grant);
        const base::Period left = {ended, at.so_far(grant.fact.period).to};
        if (left.days() <= days_after_max) continue;
        report.grant(grant.number, ended, at.cost_of(grant.number, left),
                     {"Hovedydelsen sluttede {}, men følgeydelsen fra {} løber videre.",
                      "The main grant ended {}, but the supplementary one from {} runs on."},
                     {ended.plus_days(-1), grant.fact.period.from});
    }
}

} // namespace

const Rule r0131 = {
    .head = {.code = "r0131",
             .severity = domain::Severity::warning,
             .title = {"Følgeydelse efter hovedydelsens slutning", "Supplementary grant after the main one"},
             .reference = "Kontrolpraksis: følgeydelser følger en hovedydelse",
             .field = "end"},
    .needs = kind(domain::FactKind::grant),
    .look = supplementary_outlives_main};

} // namespace styrhus::rules
