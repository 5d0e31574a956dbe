#include "rules/rules.h"

/// A citizen with a running grant whom the civil register extract does not know.
namespace styrhus::rules {

namespace {

void look(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.person == 0 || !grant.fact.period.contains(at.as_of())) continue;
        if (!at.person(grant.person).born.is_open_end()) continue;
        report.grant(grant.number, grant.fact.period.from, at.yearly_cost(grant.number),
                     {"CPR-udtrækket kender ikke borgeren; er nummeret rigtigt?",
                      "The register does not know the citizen; is the number right?"});
    }
}

} // namespace

const Rule r0124 = {
    .head = {.code = "r0124",
             .severity = domain::Severity::warning,
             .title = {"Borger, som CPR-udtrækket ikke kender", "Citizen unknown to the register"},
             .reference = "Kontrolpraksis: CPR-numre",
             .field = "citizen"},
    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::citizen),
    .look = look};

} // namespace styrhus::rules
