#include "rules/rules.h"

/// A grant that runs on after the citizen has moved to another municipality. Who lives in a place to live, or
/// is placed, stays ours to pay for wherever it lies (retssikkerhedsloven § 9 c); of other help the grant
/// must say so.
namespace styrhus::rules {

namespace {

void runs_after_moving_away(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.person == 0 || !domain::is_none(grant.fact.paying_municipality)) continue;
        const base::Date moved = at.person(grant.person).moved_out;
        if (moved.is_open_end() || grant.fact.period.to <= moved.plus_days(1)) continue;
        if (moved <= grant.fact.period.from) continue; // granted knowing where the citizen lives
        if (at.is_stay(grant.number)) continue;
        report.grant(grant.number, moved, at.yearly_cost(grant.number),
                     {"Borgeren flyttede fra kommunen den {}. Er vi stadig betalingskommune?",
                      "The citizen moved away on {}. Are we still the paying municipality?"},
                     {moved});
    }
}

} // namespace

const Rule r0118 = {.head = {.code = "r0118",
                             .severity = domain::Severity::warning,
                             .title = {"Bevilling efter fraflytning", "Grant after moving away"},
                             .reference = "Retssikkerhedsloven § 9 c: betalingskommune",
                             .field = "paying_municipality"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::citizen),
                    .look = runs_after_moving_away};

} // namespace styrhus::rules
