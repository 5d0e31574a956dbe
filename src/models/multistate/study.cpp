#include "models/multistate/study.h"

#include <algorithm>
#include <cmath>
#include <fmt/core.h>
#include <numeric>

namespace styrhus::models::multistate {

namespace {

using base::Error;
using base::Result;

/// Counting by day is the fast way until the counters (days × states × (states + 1)) outgrow the caches by
/// far.
constexpr std::size_t counters_max = 16'000'000;

template <class Time>
bool is_valid_time(Time time) {
    if constexpr (std::is_floating_point_v<Time>)
        return std::isfinite(time);
    else
        return true;
}

/// The first faulty row in words; nothing if every row by itself is right.
template <class Time>
Result<void> find_faulty_row(const Paths<Time>& paths) {
    for (std::size_t i = 0; i < paths.subject.size(); ++i) {
        const std::string place = fmt::format("multi-state row {}", i + 1);
        if (!is_valid_time(paths.entry[i]) || !is_valid_time(paths.exit[i]))
            return Error{fmt::format("{}: entry or exit is not a finite number", place)};
        if (!(paths.entry[i] < paths.exit[i]))
            return Error{fmt::format("{}: the exit must come after the entry: {} to {}", place,
                                     paths.entry[i], paths.exit[i])};
        if (paths.from[i] >= paths.states)
            return Error{
                fmt::format("{}: state must be below {}: from {}", place, paths.states, paths.from[i])};
        if (paths.to[i] >= paths.states && paths.to[i] != no_event)
            return Error{fmt::format("{}: state must be below {} or no event: to {}", place, paths.states,
                                     paths.to[i])};
        if (paths.to[i] == paths.from[i])
            return Error{fmt::format("{}: a move must lead to another state: {}", place, paths.to[i])};
    }
    return {};
}

/// Without branches, so that the compiler may compare many rows at once; which row is at fault is looked for
/// only if one is.
template <class Time>
bool every_row_is_right(const Paths<Time>& paths) {
    const auto states = static_cast<std::uint8_t>(paths.states);
    std::uint8_t wrong_state = 0;
    for (std::size_t i = 0; i < paths.from.size(); ++i) {
        const std::uint8_t from = paths.from[i];
        const std::uint8_t to = paths.to[i];
        wrong_state |= static_cast<std::uint8_t>(
            static_cast<std::uint8_t>(from >= states) | static_cast<std::uint8_t>(to == from)
            | (static_cast<std::uint8_t>(to >= states) & static_cast<std::uint8_t>(to != no_event)));
    }
    std::int32_t wrong_time = 0;
    for (std::size_t i = 0; i < paths.entry.size(); ++i) {
        wrong_time |= static_cast<std::int32_t>(!(paths.entry[i] < paths.exit[i]));
        if constexpr (std::is_floating_point_v<Time>)
            wrong_time |= !is_valid_time(paths.entry[i]) || !is_valid_time(paths.exit[i]);
    }
    return wrong_state == 0 && wrong_time == 0;
}

/// Subjects ascend, and each one's stays follow each other without overlap. Holds for right rows only.
template <class Time>
bool lies_in_order(const Paths<Time>& paths) {
    std::int32_t out_of_order = 0;
    for (std::size_t i = 1; i < paths.subject.size(); ++i)
        out_of_order |= static_cast<std::int32_t>(paths.subject[i - 1] > paths.subject[i])
                        | (static_cast<std::int32_t>(paths.subject[i - 1] == paths.subject[i])
                           & static_cast<std::int32_t>(paths.entry[i] < paths.exit[i - 1]));
    return out_of_order == 0;
}

template <class Time>
Result<void> check_shape(const Paths<Time>& paths) {
    const std::size_t rows = paths.subject.size();
    if (paths.states < 2 || paths.states > max_states)
        return Error{fmt::format("a multi-state model has 2 to {} states: {}", max_states, paths.states)};
    if (paths.entry.size() != rows || paths.exit.size() != rows || paths.from.size() != rows
        || paths.to.size() != rows)
        return Error{"the columns of the multi-state rows must be of equal length"};
    if (rows == 0) return Error{"there are no multi-state rows"};
    return {};
}

/// Rows by subject and entry. Subjects and times decide, never the row's place.
template <class Time>
std::vector<std::uint32_t> subject_order(const Paths<Time>& paths) {
    std::vector<std::uint32_t> order(paths.subject.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return paths.subject[a] != paths.subject[b] ? paths.subject[a] < paths.subject[b]
                                                    : paths.entry[a] < paths.entry[b];
    });
    return order;
}

template <class Time>
Result<void> check_no_overlap(const Paths<Time>& paths, const std::vector<std::uint32_t>& order) {
    for (std::size_t i = 1; i < order.size(); ++i) {
        const std::uint32_t before = order[i - 1];
        const std::uint32_t after = order[i];
        if (paths.subject[before] == paths.subject[after] && paths.entry[after] < paths.exit[before])
            return Error{fmt::format("multi-state rows {} and {}: one subject's stays overlap, at {}",
                                     std::min(before, after) + 1, std::max(before, after) + 1,
                                     paths.entry[after])};
    }
    return {};
}

} // namespace

template <class Time>
Result<void> Study::check(const Paths<Time>& paths) {
    STYRHUS_TRY_VOID(check_shape(paths));
    if (!every_row_is_right(paths)) return find_faulty_row(paths);
    if (!lies_in_order(paths)) {
        order_ = subject_order(paths);
        STYRHUS_TRY_VOID(check_no_overlap(paths, order_));
    }
    subject_ = paths.subject;
    from_ = paths.from;
    to_ = paths.to;
    table_.states = paths.states;
    return {};
}

Result<Study> Study::of(const DayPaths& paths, std::optional<std::int32_t> origin) {
    Study study;
    STYRHUS_TRY_VOID(study.check(paths));
    const std::int32_t first = origin ? *origin : *std::min_element(paths.entry.begin(), paths.entry.end());
    const std::int32_t last = *std::max_element(paths.exit.begin(), paths.exit.end());
    if (last <= first) return Error{fmt::format("no multi-state row is observed after the origin {}", first)};
    const std::size_t days = std::size_t(std::int64_t{last} - first) + 1;
    const auto states = static_cast<std::size_t>(paths.states);
    study.table_.origin = first;
    if (days > counters_max / (states * (states + 1))) {
        study.rank(paths, first);
        return study;
    }
    study.entry_ = paths.entry;
    study.exit_ = paths.exit;
    study.origin_tick_ = first;
    study.count_by_day(days);
    return study;
}

Result<Study> Study::of(const RealPaths& paths, std::optional<double> origin) {
    Study study;
    STYRHUS_TRY_VOID(study.check(paths));
    const double first = origin ? *origin : *std::min_element(paths.entry.begin(), paths.entry.end());
    const double last = *std::max_element(paths.exit.begin(), paths.exit.end());
    if (!(first < last))
        return Error{fmt::format("no multi-state row is observed after the origin {}", first)};
    study.table_.origin = first;
    study.rank(paths, first);
    return study;
}

/// Counts straight into (day, from, to): no sorting, whatever the order of the rows.
void Study::count_by_day(std::size_t days) {
    const auto states = static_cast<std::size_t>(table_.states);
    const std::size_t ends = states + 1; // the moves, and the stays that end without one
    std::vector<std::int32_t> entered(days * states);
    std::vector<std::int32_t> ended(days * states * ends);
    for (std::size_t i = 0; i < rows(); ++i) {
        ++entered[tick(entry_[i]) * states + from_[i]];
        ++ended[(tick(exit_[i]) * states + from_[i]) * ends + std::min<std::size_t>(to_[i], states)];
    }
    std::vector<std::int32_t> at_risk(states);
    std::vector<std::int32_t> left(states);
    slot_of_tick_.resize(days);
    table_.first_move.push_back(0);
    for (std::size_t day = 0; day < days; ++day) {
        const std::int32_t* ended_today = &ended[day * states * ends];
        for (std::size_t from = 0; from < states; ++from, ended_today += ends) {
            left[from] = ended_today[states];
            for (std::size_t to = 0; to < states; ++to) {
                if (ended_today[to] == 0) continue;
                left[from] += ended_today[to];
                if (day > 0) // what happened by the origin is only counted out
                    table_.moves.push_back(
                        {static_cast<std::uint8_t>(from), static_cast<std::uint8_t>(to), ended_today[to]});
            }
        }
        if (table_.moves.size() > table_.first_move.back())
            close_slot(table_.origin + static_cast<double>(day), at_risk);
        if (day + 1 == days && table_.times.empty()) table_.at_risk_first = at_risk;
        for (std::size_t h = 0; h < states; ++h)
            at_risk[h] += entered[day * states + h] - left[h];
        slot_of_tick_[day] = static_cast<std::uint32_t>(table_.times.size());
    }
}

void Study::close_slot(double time, const std::vector<std::int32_t>& at_risk) {
    if (table_.times.empty()) table_.at_risk_first = at_risk;
    table_.times.push_back(time);
    table_.at_risk.insert(table_.at_risk.end(), at_risk.begin(), at_risk.end());
    table_.first_move.push_back(table_.moves.size());
}

/// Replaces each time by how many event times lie at or before it, and counts on that scale.
template <class Time>
void Study::rank(const Paths<Time>& paths, Time origin) {
    std::vector<Time> events;
    for (std::size_t i = 0; i < rows(); ++i)
        if (paths.to[i] != no_event && paths.exit[i] > origin) events.push_back(paths.exit[i]);
    std::sort(events.begin(), events.end());
    events.erase(std::unique(events.begin(), events.end()), events.end());
    const auto ranked = [&](Time time) {
        const auto after = std::upper_bound(events.begin(), events.end(), time);
        return static_cast<std::int32_t>(after - events.begin());
    };
    ranked_entry_.resize(rows());
    ranked_exit_.resize(rows());
    std::transform(paths.entry.begin(), paths.entry.end(), ranked_entry_.begin(), ranked);
    std::transform(paths.exit.begin(), paths.exit.end(), ranked_exit_.begin(), ranked);
    entry_ = ranked_entry_;
    exit_ = ranked_exit_;
    slot_of_tick_.resize(events.size() + 1);
    std::iota(slot_of_tick_.begin(), slot_of_tick_.end(), 0U);
    count_ranked({events.begin(), events.end()});
    if (!events.empty()) return;
    table_.at_risk_first.assign(static_cast<std::size_t>(paths.states), 0);
    const Time last = *std::max_element(paths.exit.begin(), paths.exit.end());
    for (std::size_t i = 0; i < rows(); ++i)
        if (paths.exit[i] == last) ++table_.at_risk_first[paths.from[i]];
}

/// As many slots as there are event times; the moves are sorted, so that the counters stay small.
void Study::count_ranked(const std::vector<double>& times) {
    const auto states = static_cast<std::size_t>(table_.states);
    std::vector<std::int32_t> change((times.size() + 1) * states);
    std::vector<std::uint64_t> keys; // slot, from and to of each move
    for (std::size_t i = 0; i < rows(); ++i) {
        ++change[tick(entry_[i]) * states + from_[i]];
        --change[tick(exit_[i]) * states + from_[i]];
        if (to_[i] != no_event && tick(exit_[i]) > 0)
            keys.push_back(std::uint64_t{tick(exit_[i])} << 16 | std::uint64_t{from_[i]} << 8 | to_[i]);
    }
    std::sort(keys.begin(), keys.end());
    std::vector<std::int32_t> at_risk(change.begin(), change.begin() + static_cast<std::ptrdiff_t>(states));
    table_.first_move.push_back(0);
    auto key = keys.begin();
    for (std::size_t slot = 1; slot <= times.size(); ++slot) {
        while (key != keys.end() && *key >> 16 == slot) {
            const auto next = std::upper_bound(key, keys.end(), *key);
            table_.moves.push_back({static_cast<std::uint8_t>(*key >> 8 & 0xff),
                                    static_cast<std::uint8_t>(*key & 0xff),
                                    static_cast<std::int32_t>(next - key)});
            key = next;
        }
        close_slot(times[slot - 1], at_risk);
        for (std::size_t h = 0; h < states; ++h)
            at_risk[h] += change[slot * states + h];
    }
}

} // namespace styrhus::models::multistate
