#include "rules/rules.h"

#include <algorithm>

/// A grant that runs longer than its paragraph allows: § 82 b is for up to six months. One without an end is
/// r0110's.
namespace styrhus::rules {

namespace {

/// The first day beyond so many months. The last day of a month too short for the start's day is counted
/// whole: from 31 August to 28 February are six months.
base::Date end_of_months(base::Date from, int months) {
    return std::max(from.plus_months(months), from.plus_days(-1).plus_months(months).plus_days(1));
}

void longer_than_its_limit(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        const base::Period period = grant.fact.period;
        const reference::LawLimit* limit = at.limit_of(grant, reference::LimitKind::months_max, period.from);
        if (limit == nullptr || period.is_open()) continue;
        const base::Date end = end_of_months(period.from, limit->value);
        if (period.to <= end) continue;
        report.grant_by(
            *limit, grant.number, end, at.cost_of(grant.number, at.so_far({end, period.to})),
            {"{} gives i op til {} måneder; bevillingen løber fra {} til {}.",
             "{} is given for up to {} months; the grant runs from {} to {}."},
            {at.text(grant.fact.law), std::int64_t{limit->value}, period.from, period.to.plus_days(-1)});
    }
}

} // namespace

const Rule r0139 = {
    .head = {.code = "r0139",
             .severity = domain::Severity::warning,
             .title = {"Længere end paragraffen tillader", "Longer than the paragraph allows"},
             .reference = "SEL § 82 b: op til 6 måneder",
             .in_force = {base::Date::of(2018, 1, 1), base::Date::open_end()},
             .field = "end"},
    .needs = kind(domain::FactKind::grant),
    .look = longer_than_its_limit};

} // namespace styrhus::rules
