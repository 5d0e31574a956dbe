#include "rules/rules.h"

/// A grant that begins before the citizen was born: help to an unborn child is given to the parents.
namespace styrhus::rules {

namespace {

void begins_before_birth(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.person == 0) continue;
        const base::Date born = at.person(grant.person).born;
        if (born.is_open_end() || born <= grant.fact.period.from) continue;
        report.grant(grant.number, grant.fact.period.from, at.yearly_cost(grant.number),
                     {"Bevillingen begynder {}, før borgeren blev født {}.",
                      "The grant begins {}, before the citizen was born {}."},
                     {grant.fact.period.from, born});
    }
}

} // namespace

const Rule r0119 = {.head = {.code = "r0119",
                             .severity = domain::Severity::error,
                             .title = {"Bevilling før fødsel", "Grant before birth"},
                             .reference = "Kontrolpraksis: CPR-status",
                             .field = "start"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::citizen),
                    .look = begins_before_birth};

} // namespace styrhus::rules
