#include "rules/rules.h"

#include <string_view>

/// A service that the law or its own nature limits in time, granted without an end.
namespace styrhus::rules {

namespace {

void time_limited_without_end(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (!grant.fact.period.is_open() || grant.law == nullptr) continue;
        if (grant.law->paragraph == nullptr) continue;
        const std::string_view kinds[] = {at.text(grant.fact.facility_type), at.text(grant.fact.service)};
        if (!grant.law->paragraph->is_for_a_time(kinds)) continue;
        report.grant(grant.number, grant.fact.period.from, at.yearly_cost(grant.number),
                     {"{} gives for en tid, men bevillingen fra {} har ingen slutdato.",
                      "{} is given for a time, but the grant from {} has no end."},
                     {at.text(grant.fact.law), grant.fact.period.from});
    }
}

} // namespace

const Rule r0110 = {
    .head = {.code = "r0110",
             .severity = domain::Severity::warning,
             .title = {"Tidsbegrænset ydelse uden slutdato", "Time-limited service without an end"},
             .reference = "SEL §§ 82 a, 82 b og 82 d; BL § 30; forløb efter praksis",
             .field = "end"},
    .needs = kind(domain::FactKind::grant),
    .look = time_limited_without_end};

} // namespace styrhus::rules
