#include "rules/rules.h"

#include <algorithm>

/// Help of which more than two months after the last bill are not billed, also when the payee's usual delay
/// is allowed for: the cost of the year is about to be seen too low.
namespace styrhus::rules {

namespace {

constexpr std::int32_t two_months = 62;

/// Help goes on under a new grant when its price changes: then the bills of the one before count.
base::Date last_billed(const Municipality& at, const LiveGrant& grant) {
    const base::Date billed = at.billing().last_day(grant.number);
    if (!billed.is_open_end()) return billed;
    for (const std::uint32_t other : at.grants_of(grant.person)) {
        const domain::Grant& before = at.grants()[other];
        const bool is_same = before.facility == grant.fact.facility && before.service == grant.fact.service
                             && before.provider == grant.fact.provider;
        if (grant.person == 0 || !is_same || before.period.to != grant.fact.period.from) continue;
        const base::Date last = at.billing().last_day(other);
        if (!last.is_open_end()) return std::max(last, grant.fact.period.from.plus_days(-1));
    }
    return billed;
}

void no_bill_for_two_months(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (!at.is_billed_to_us(grant.number)) continue;
        const base::Date billed = last_billed(at, grant);
        if (billed.is_open_end()) continue; // never billed: r0303
        const base::Date end = std::min(grant.fact.period.to, at.as_of().plus_days(1));
        const base::Period silent = {billed.plus_days(1), end};
        const std::int32_t delay = at.billing().usual_delay(grant.fact);
        if (silent.is_empty() || silent.days() <= two_months || !at.is_recent(silent)) continue;
        if (days_between(silent.from, at.as_of()) <= two_months + delay) continue;
        const base::Money cost = at.cost_of(grant.number, silent);
        if (cost.is_zero()) continue;
        report.grant(
            grant.number, silent.from, cost,
            {"Sidste regning er for dagene til og med {}; derefter er der bevilget {} kr. til og med {}.",
             "The last bill is for the days until {}; DKK {} is granted after it, until {}."},
            {billed, cost, end.plus_days(-1)});
    }
}

} // namespace

const Rule r0316 = {.head = {.code = "r0316",
                             .severity = domain::Severity::warning,
                             .title = {"Ingen regning i over to måneder", "No bill for over two months"},
                             .reference = "Kontrolpraksis: bevilling uden regning (DOMAIN 6)",
                             .field = "end"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting),
                    .look = no_bill_for_two_months};

} // namespace styrhus::rules
