#include "rules/engine/follow_ups.h"

#include <algorithm>
#include <set>
#include <utility>

namespace styrhus::rules {

namespace {

using domain::Activity;

constexpr std::int32_t days_late_max = 60;

bool is_same_kind(const Municipality& at, const Activity& a, const Activity& b) {
    return a.type == b.type && at.source_of(a.source) == at.source_of(b.source);
}

bool is_overdue(const Municipality& at, const Activity& one) {
    if (!one.done_on.is_open_end() || one.due_on.is_open_end()) return false;
    return one.due_on.plus_days(days_late_max) < at.sources()[at.source_of(one.source)].last_extract;
}

base::Date held_later(const Municipality& at, const Activity& one, std::span<const std::uint32_t> all) {
    base::Date held = base::Date::open_end();
    for (const std::uint32_t other : all) {
        const Activity& later = at.facts<Activity>()[other];
        if (one.due_on <= later.done_on && is_same_kind(at, one, later)) held = std::min(held, later.done_on);
    }
    return held;
}

} // namespace

std::vector<OverdueFollowUp> overdue_follow_ups(const Municipality& at, std::uint32_t person) {
    const std::span<const std::uint32_t> all = at.follow_ups_of(person);
    std::vector<OverdueFollowUp> overdue;
    std::set<std::pair<std::size_t, domain::Term>> waiting;
    for (const std::uint32_t number : all) {
        const Activity& one = at.facts<Activity>()[number];
        if (!is_overdue(at, one)) continue;
        const std::size_t source = at.source_of(one.source);
        OverdueFollowUp& added = overdue.emplace_back();
        added.activity = number;
        added.held_later = held_later(at, one, all);
        added.has_help = at.has_help_now(person, source);
        if (added.held_later.is_open_end()) added.is_oldest = waiting.emplace(source, one.type).second;
    }
    return overdue;
}

std::vector<base::Date> first_follow_ups(const Municipality& at) {
    std::vector<base::Date> first(at.sources().size(), base::Date::open_end());
    for (const Activity& activity : at.facts<Activity>()) {
        base::Date& known = first[at.source_of(activity.source)];
        known = std::min(known, activity.done_on);
    }
    return first;
}

std::optional<std::uint32_t> grant_since(const Municipality& at, std::uint32_t person, std::size_t source,
                                         base::Date day) {
    for (const std::uint32_t grant : at.main_grants_of(person)) {
        const domain::Grant& fact = at.grants()[grant];
        if (fact.period.from <= day && fact.period.contains(at.as_of())
            && at.belong_together(at.source_of(fact.source), source))
            return grant;
    }
    return std::nullopt;
}

} // namespace styrhus::rules
