#include "rules/engine/usual.h"
#include "rules/rules.h"

/// Nobody stands as registrant on a running grant of a source that names one on most: a finding about it has
/// nobody to go to.
namespace styrhus::rules {

namespace {

bool has_registrant(const LiveGrant& grant) {
    return !domain::is_none(grant.fact.responsible);
}

void no_registrant(const Municipality& at, Report& report) {
    const auto is_running = [&](const LiveGrant& grant) { return grant.fact.period.contains(at.as_of()); };
    const std::vector<bool> usual = usually_given(at, is_running, has_registrant);
    for (const LiveGrant& grant : at.live_grants()) {
        if (has_registrant(grant) || !is_running(grant)) continue;
        if (!usual[at.source_of(grant.fact.source)]) continue;
        report.grant(grant.number, grant.fact.period.from, {},
                     {"Ingen står som ansvarlig for bevillingen fra {}.",
                      "Nobody is named as responsible for the grant from {}."},
                     {grant.fact.period.from});
    }
}

} // namespace

const Rule r0132 = {.head = {.code = "r0132",
                             .severity = domain::Severity::note,
                             .title = {"Bevilling uden ansvarlig", "Grant without a registrant"},
                             .reference = "Kontrolpraksis: hvert fund har en ejer",
                             .field = "responsible"},
                    .needs = kind(domain::FactKind::grant),
                    .look = no_registrant};

} // namespace styrhus::rules
