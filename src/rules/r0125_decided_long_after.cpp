#include "rules/rules.h"

/// Decided more than a quarter after the help began: help needs a decision first, and the figures of the
/// months between were wrong.
namespace styrhus::rules {

namespace {

constexpr std::int32_t days_late_max = 92;

void decided_long_after(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.fact.decided_on.is_open_end()) continue;
        if (grant.fact.decided_on <= grant.fact.period.from.plus_days(days_late_max)) continue;
        report.grant(
            grant.number, grant.fact.decided_on, at.yearly_cost(grant.number),
            {"Hjælpen begyndte {}, men er først oprettet {}.", "The help began {} but was entered {}."},
            {grant.fact.period.from, grant.fact.decided_on});
    }
}

} // namespace

const Rule r0125 = {.head = {.code = "r0125",
                             .severity = domain::Severity::note,
                             .title = {"Oprettet længe efter start", "Entered long after the start"},
                             .reference = "Kontrolpraksis: bevilling før hjælp",
                             .field = "decided_on"},
                    .needs = kind(domain::FactKind::grant),
                    .look = decided_long_after};

} // namespace styrhus::rules
