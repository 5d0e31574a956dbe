#include "rules/rules.h"

#include <algorithm>
#include <unordered_map>

/// A grant that still stands under a number the citizen no longer has, in an extract made after the register
/// told of the new one. What ended before stays as it was. Our figures join the two numbers; other systems
/// may not.
namespace styrhus::rules {

namespace {

/// Former numbers, with the day the register is known to have told of the new one.
std::unordered_map<domain::IdentityRef, base::Date> changed_numbers(const Municipality& at) {
    std::unordered_map<domain::IdentityRef, base::Date> changed;
    for (const domain::Citizen& citizen : at.facts<domain::Citizen>()) {
        if (domain::is_none(citizen.former) || citizen.former == citizen.citizen) continue;
        const base::Date told = at.delivery_of(citizen.source).dates.extract_date;
        const auto [found, is_new] = changed.emplace(citizen.former, told);
        if (!is_new) found->second = std::min(found->second, told);
    }
    return changed;
}

void former_number(const Municipality& at, Report& report) {
    const auto changed = changed_numbers(at);
    const std::vector<base::Date>& last_named = at.snapshot().base->live.grant_last_named;
    for (const LiveGrant& grant : at.live_grants()) {
        const auto found = changed.find(grant.fact.citizen);
        if (found == changed.end()) continue;
        const base::Date told = found->second;
        if (last_named[grant.number] < told || grant.fact.period.to <= told) continue;
        report.grant(grant.number, told, {},
                     {"Borgeren har fået nyt CPR-nummer senest {}; bevillingen står under det gamle.",
                      "The citizen had a new CPR number by {}; the grant stands under the old one."},
                     {told});
    }
}

} // namespace

const Rule r0145 = {
    .head = {.code = "r0145",
             .severity = domain::Severity::warning,
             .title = {"Bevilling under et tidligere CPR-nummer", "Grant under a former CPR number"},
             .reference = "Kontrolpraksis: CPR-numre",
             .field = "citizen"},
    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::citizen),
    .look = former_number};

} // namespace styrhus::rules
