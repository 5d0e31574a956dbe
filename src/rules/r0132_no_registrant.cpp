#include "rules/rules.h"

/// Nobody stands as registrant on a running grant of a source that names one on most: a finding about it has
/// nobody to go to.
namespace styrhus::rules {

namespace {

struct Named {
    std::size_t with = 0;
    std::size_t all = 0;
};

bool is_running(const Municipality& at, const LiveGrant& grant) {
    return grant.fact.period.contains(at.as_of());
}

std::vector<Named> registrants(const Municipality& at) {
    std::vector<Named> sources(at.sources().size());
    for (const LiveGrant& grant : at.live_grants()) {
        if (!is_running(at, grant)) continue;
        Named& source = sources[at.source_of(grant.fact.source)];
        ++source.all;
        if (!domain::is_none(grant.fact.responsible)) ++source.with;
    }
    return sources;
}

void look(const Municipality& at, Report& report) {
    const std::vector<Named> named = registrants(at);
    for (const LiveGrant& grant : at.live_grants()) {
        if (!domain::is_none(grant.fact.responsible) || !is_running(at, grant)) continue;
        const Named& source = named[at.source_of(grant.fact.source)];
        if (2 * source.with <= source.all) continue;
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
                    .look = look};

} // namespace styrhus::rules
