#include "rules/engine/after_end.h"

#include <algorithm>
#include <cstdlib>

namespace styrhus::rules {

namespace {

/// A day more than granted is r0314's.
constexpr std::int32_t days_least = 2;
/// So near is the amount to that of all the days.
constexpr int near_percent = 1;

bool has_other_help(const Municipality& at, const Bill& bill, base::Period days) {
    const auto grants = at.main_grants_of(bill.person);
    return std::any_of(grants.begin(), grants.end(), [&](std::uint32_t other) {
        return other != bill.grant->number && at.is_live(other) && at.grants()[other].period.overlaps(days);
    });
}

} // namespace

base::Money paid_after_end(const Municipality& at, const Bill& bill) {
    using models::matching::Difference;
    const bool is_more = bill.match.difference == Difference::quantity
                         || bill.match.difference == Difference::price
                         || bill.match.difference == Difference::other;
    if (!bill.is_linked() || bill.grant == nullptr || !is_more || !Municipality::has_service(bill.fact))
        return {};
    const base::Period& service = bill.fact.service;
    const base::Period granted = service.intersect(bill.grant->fact.period);
    const base::Money cost = at.cost_of(bill.grant->number, service);
    const bool ends_inside = granted.from == service.from && granted.to.plus_days(days_least) <= service.to;
    if (granted.is_empty() || !ends_inside || cost != base::Money::ore(bill.match.expected_ore)
        || has_other_help(at, bill, {granted.to, service.to}))
        return {};
    const std::int64_t of_all_days = cost.in_ore() * service.days() / granted.days();
    const std::int64_t off = std::abs(bill.fact.amount.in_ore() - of_all_days);
    return off * 100 <= of_all_days * near_percent ? bill.fact.amount - cost : base::Money{};
}

} // namespace styrhus::rules
