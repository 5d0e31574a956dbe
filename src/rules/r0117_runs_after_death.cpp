#include "rules/rules.h"

/// A grant that runs on after the citizen has died.
namespace styrhus::rules {

namespace {

void runs_after_death(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.person == 0) continue;
        const base::Date died = at.person(grant.person).died;
        if (died.is_open_end() || grant.fact.period.to <= died.plus_days(1)) continue;
        report.grant(grant.number, died, at.yearly_cost(grant.number),
                     {"Borgeren døde den {}, men bevillingen løber videre.",
                      "The citizen died on {} but the grant runs on."},
                     {died});
    }
}

} // namespace

const Rule r0117 = {.head = {.code = "r0117",
                             .severity = domain::Severity::error,
                             .title = {"Bevilling efter dødsfald", "Grant after death"},
                             .reference = "Kontrolpraksis: CPR-status",
                             .field = "end"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::citizen),
                    .look = runs_after_death};

} // namespace styrhus::rules
