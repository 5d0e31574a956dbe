#include "models/commitment/grant_costs.h"

#include "models/commitment/cost_curve.h"

#include <algorithm>

namespace styrhus::models::commitment {

namespace {

/// Days outside them are reckoned without the calendar, more slowly.
Calendar calendar_around(base::Date as_of) {
    constexpr int years_before = 10;
    constexpr int years_after = 2;
    return {as_of.year() - years_before, as_of.year() + years_after};
}

} // namespace

GrantCosts::GrantCosts(const snapshot::Snapshot& snapshot)
    : snapshot_(snapshot), calendar_(calendar_around(snapshot.as_of)) {
    const auto& grant_of_row = snapshot.grant_of_row;
    begin_.assign(snapshot.grants.size() + 1, 0);
    for (const std::uint32_t grant : grant_of_row)
        ++begin_[grant + 1];
    for (std::size_t i = 1; i < begin_.size(); ++i)
        begin_[i] += begin_[i - 1];
    rows_.resize(grant_of_row.size());
    std::vector<std::uint32_t> next(begin_.begin(), begin_.end() - 1);
    for (std::uint32_t row = 0; row < grant_of_row.size(); ++row)
        rows_[next[grant_of_row[row]]++] = row;
}

std::span<const std::uint32_t> GrantCosts::rows_of(std::uint32_t grant) const {
    return std::span(rows_).subspan(begin_[grant], begin_[grant + 1] - begin_[grant]);
}

std::int64_t GrantCosts::cost_ore(std::uint32_t grant, std::int32_t from, std::int32_t to) const {
    const snapshot::GrantColumns& columns = snapshot_.columns.grants;
    std::int64_t ore = 0;
    for (const std::uint32_t row : rows_of(grant)) {
        const std::int32_t first = std::max(from, columns.from[row]);
        const std::int32_t end = std::min(to, columns.to[row]);
        if (first >= end) continue;
        const CostCurve curve = curve_of(columns, row);
        const bool is_charted = calendar_.first_day() <= first && end <= calendar_.end_day();
        ore += is_charted ? commitment::cost_ore(curve, first, end, calendar_)
                          : commitment::cost_ore(curve, first, end);
    }
    return ore;
}

bool GrantCosts::counts(std::uint32_t grant) const {
    const domain::Grant& fact = snapshot_.grants[grant];
    const bool is_granted =
        fact.status == domain::GrantStatus::granted || fact.status == domain::GrantStatus::ended;
    const auto& marks = snapshot_.columns.grants.marks;
    const auto rows = rows_of(grant);
    return is_granted && !fact.period.is_empty() && std::none_of(rows.begin(), rows.end(), [&](auto row) {
               return has(marks[row], snapshot::GrantMark::set_aside);
           });
}

bool GrantCosts::is_one_off(std::uint32_t grant) const {
    const auto rows = rows_of(grant);
    return !rows.empty() && snapshot_.columns.grants.pattern[rows.front()] == snapshot::CostPattern::one_off;
}

} // namespace styrhus::models::commitment
