#include "rules/rules.h"

/// A grant still marked as expected long after it should have begun: it is in no ladder, and its kroner in no
/// commitment.
namespace styrhus::rules {

namespace {

constexpr std::int32_t days_late = 30;

void expected_not_decided(const Municipality& at, Report& report) {
    for (std::uint32_t grant = 0; grant < at.grants().size(); ++grant) {
        const domain::Grant& fact = at.grants()[grant];
        if (fact.status != domain::GrantStatus::expected || fact.period.is_empty()) continue;
        if (at.as_of() < fact.period.from.plus_days(days_late)) continue;
        if (fact.period.to <= at.as_of().plus_months(-12)) continue;
        report.grant(grant, fact.period.from, at.yearly_cost(grant),
                     {"Bevillingen skulle begynde {} og står stadig som forventet.",
                      "The grant should begin {} and is still marked as expected."},
                     {fact.period.from});
    }
}

} // namespace

const Rule r0121 = {.head = {.code = "r0121",
                             .severity = domain::Severity::warning,
                             .title = {"Forventet bevilling, der burde være afgjort",
                                       "Expected grant that should be decided"},
                             .reference = "Kontrolpraksis: opfølgning",
                             .field = "status"},
                    .needs = kind(domain::FactKind::grant),
                    .look = expected_not_decided};

} // namespace styrhus::rules
