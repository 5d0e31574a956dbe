#include "models/forecast/inflow.h"

#include <algorithm>

namespace styrhus::models::forecast {

namespace {

using base::Month;

constexpr int months_counted = 12;
constexpr int months_of_costs = 24;
constexpr std::size_t delays_enough = 30;
/// So many months old, a month's grants are taken as known.
constexpr int months_until_known = 6;

/// The part of the delays of at most so many days.
double part_of(const std::vector<std::int32_t>& delays, std::int32_t days) {
    if (delays.empty()) return days >= 0 ? 1 : 0;
    const auto known = std::upper_bound(delays.begin(), delays.end(), days) - delays.begin();
    return static_cast<double>(known) / static_cast<double>(delays.size());
}

} // namespace

Inflow::Inflow(const snapshot::Snapshot& snapshot, const commitment::GrantCosts& costs,
               const Courses& courses, std::span<const std::uint32_t> grants,
               std::span<const domain::Term> area)
    : as_of_(snapshot.as_of) {
    struct Seen {
        std::uint32_t begun = 0;
        std::vector<double> sum = std::vector<double>(months_of_costs + 1);
        std::vector<double> of = std::vector<double>(months_of_costs + 1);
        std::vector<std::int32_t> delays;
    };
    std::map<std::pair<domain::Term, HelpKind>, Seen> groups;
    const Month now = Month::containing(as_of_);
    const Month last = now.last() == as_of_ ? now : now.plus(-1);
    for (const std::uint32_t grant : grants) {
        if (!courses.is_first(grant)) continue;
        const domain::Grant& fact = snapshot.grants[grant];
        const Month begun = Month::containing(fact.period.from);
        if (begun <= last.plus(-months_of_costs) || last < begun) continue;
        Seen& seen = groups[{area[grant], courses.kind_of(grant)}];
        if (last.plus(-months_counted) < begun) ++seen.begun;
        for (int k = 0; begun.plus(k) <= last; ++k) {
            const Month month = begun.plus(k);
            const auto i = static_cast<std::size_t>(k);
            for (std::uint32_t row = grant; row != Courses::none; row = courses.next(row))
                seen.sum[i] +=
                    static_cast<double>(costs.cost_ore(row, month.first().days(), month.end().days()));
            seen.of[i] += 1;
        }
        const bool is_old = begun <= last.plus(-months_until_known);
        if (is_old && !fact.decided_on.is_open_end()) {
            const std::int32_t delay = days_between(fact.period.from, fact.decided_on);
            seen.delays.push_back(delay);
            delays_.push_back(delay);
        }
    }
    std::sort(delays_.begin(), delays_.end());
    for (auto& [key, seen] : groups) {
        Group group;
        group.area = key.first;
        group.kind = key.second;
        std::sort(seen.delays.begin(), seen.delays.end());
        group.delays = std::move(seen.delays);
        for (std::size_t k = 0; k < seen.sum.size() && seen.of[k] > 0; ++k)
            group.cost_ore.push_back(seen.sum[k] / seen.of[k]);
        double months = 0;
        for (int i = 0; i < months_counted; ++i)
            months += part_known(group, last.plus(-i));
        group.a_month = months > 0 ? seen.begun / months : 0;
        groups_.push_back(std::move(group));
    }
}

double Inflow::part_known(const Group& group, Month month) const {
    constexpr std::int32_t half_a_month = 15;
    const std::int32_t age = days_between(month.first().plus_days(half_a_month), as_of_);
    return part_of(group.delays.size() < delays_enough ? delays_ : group.delays, age);
}

double Inflow::not_known(const Group& group, Month month) const {
    return group.a_month * (1 - part_known(group, month));
}

double Inflow::cost_ore(const Group& group, int k) {
    if (group.cost_ore.empty()) return 0;
    return group.cost_ore[std::min(static_cast<std::size_t>(k), group.cost_ore.size() - 1)];
}

} // namespace styrhus::models::forecast
