#include "rules/rules.h"

/// An end date so far ahead that a digit must be wrong: 2205 for 2025. 31-12-9999 is no end and never comes
/// here.
namespace styrhus::rules {

namespace {

constexpr int years_ahead_max = 30;

void far_away_end(const Municipality& at, Report& report) {
    const base::Date limit = at.as_of().plus_months(12 * years_ahead_max);
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.fact.period.is_open() || grant.fact.period.to <= limit) continue;
        report.grant(
            grant.number, grant.fact.period.from, at.yearly_cost(grant.number),
            {"Slutdatoen {} ligger mere end 30 år frem.", "The end {} lies more than 30 years ahead."},
            {grant.fact.period.to.plus_days(-1)});
    }
}

} // namespace

const Rule r0120 = {.head = {.code = "r0120",
                             .severity = domain::Severity::warning,
                             .title = {"Slutdato langt ude i fremtiden", "End date far in the future"},
                             .reference = "Kontrolpraksis: datoer",
                             .field = "end"},
                    .needs = kind(domain::FactKind::grant),
                    .look = far_away_end};

} // namespace styrhus::rules
