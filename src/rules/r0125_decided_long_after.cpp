#include "rules/rules.h"

/// Decided more than a quarter after the help began: help needs a decision first, and the figures of the
/// months between were wrong.
namespace styrhus::rules {

namespace {

constexpr std::int32_t days_late_max = 92;

void look(const Municipality& at, Report& report) {
    for (std::uint32_t grant = 0; grant < at.grants().size(); ++grant) {
        const domain::Grant& fact = at.grants()[grant];
        if (!at.is_live(grant) || fact.decided_on.is_open_end()) continue;
        if (fact.decided_on <= fact.period.from.plus_days(days_late_max)) continue;
        report.grant(
            grant, fact.decided_on, at.yearly_cost(grant),
            {"Hjælpen begyndte {}, men er først oprettet {}.", "The help began {} but was entered {}."},
            {fact.period.from, fact.decided_on});
    }
}

} // namespace

const Rule r0125 = {.head = {.code = "r0125",
                             .severity = domain::Severity::note,
                             .title = {"Oprettet længe efter start", "Entered long after the start"},
                             .reference = "Kontrolpraksis: bevilling før hjælp",
                             .field = "decided_on"},
                    .needs = kind(domain::FactKind::grant),
                    .look = look};

} // namespace styrhus::rules
