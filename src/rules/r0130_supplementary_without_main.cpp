#include "rules/rules.h"

#include <algorithm>

/// A supplementary grant follows a main one, which tells its paragraph and step. One without any stands on
/// no step. What is bought in the month before or after the main help belongs to it.
namespace styrhus::rules {

namespace {

constexpr std::int32_t days_apart_max = 31;

bool has_main(const Municipality& at, const LiveGrant& grant) {
    const base::Period own = grant.fact.period;
    const base::Period around = {own.from.plus_days(-days_apart_max),
                                 own.is_open() ? own.to : own.to.plus_days(days_apart_max)};
    const std::span<const std::uint32_t> mains = at.main_grants_of(grant.person);
    return std::any_of(mains.begin(), mains.end(),
                       [&](std::uint32_t main) { return at.grants()[main].period.overlaps(around); });
}

void supplementary_without_main(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (!grant.fact.is_supplementary || at.is_correction(grant.number)) continue;
        if (grant.person == 0 || has_main(at, grant)) continue;
        report.grant(grant.number, grant.fact.period.from, at.yearly_cost(grant.number),
                     {"Følgeydelsen fra {} har ingen hovedydelse i perioden.",
                      "The supplementary grant from {} has no main grant in its period."},
                     {grant.fact.period.from});
    }
}

} // namespace

const Rule r0130 = {
    .head = {.code = "r0130",
             .severity = domain::Severity::warning,
             .title = {"Følgeydelse uden hovedydelse", "Supplementary grant without a main one"},
             .reference = "Kontrolpraksis: følgeydelser følger en hovedydelse",
             .field = "supplementary"},
    .needs = kind(domain::FactKind::grant),
    .look = supplementary_without_main};

} // namespace styrhus::rules
