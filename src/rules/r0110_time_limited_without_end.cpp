#include "rules/rules.h"

/// A service that the law or its own nature limits in time, granted without an end.
namespace styrhus::rules {

namespace {

void look(const Municipality& at, Report& report) {
    for (std::uint32_t grant = 0; grant < at.grants().size(); ++grant) {
        const domain::Grant& fact = at.grants()[grant];
        const reference::LawReference* law = at.law_of(grant);
        if (!at.is_live(grant) || !fact.period.is_open() || law == nullptr) continue;
        if (law->paragraph == nullptr || !law->paragraph->is_time_limited) continue;
        report.grant(grant, fact.period.from, at.yearly_cost(grant),
                     {"{} gives for en tid, men bevillingen fra {} har ingen slutdato.",
                      "{} is given for a time, but the grant from {} has no end."},
                     {at.text(fact.law), fact.period.from});
    }
}

} // namespace

const Rule r0110 = {
    .head = {.code = "r0110",
             .severity = domain::Severity::warning,
             .title = {"Tidsbegrænset ydelse uden slutdato", "Time-limited service without an end"},
             .reference = "SEL §§ 82 a, 82 b og 82 d; BL § 30",
             .field = "end"},
    .needs = kind(domain::FactKind::grant),
    .look = look};

} // namespace styrhus::rules
