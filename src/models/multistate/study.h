#pragma once

#include "base/result.h"
#include "models/multistate/paths.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace styrhus::models::multistate {

/// How many moved between two states at one time.
struct Move {
    std::uint8_t from = 0;
    std::uint8_t to = 0;
    std::int32_t count = 0;
};

/// Everything the estimate itself needs: who was at risk and who moved, at each time with a move, in order of
/// time. Slot s = 1 … times.size() is the time times[s − 1]; slot 0 is the origin, before all of them.
struct EventTable {
    int states = 0;
    /// Moves at or before the origin are left out, and who entered before it counts as entering at it.
    double origin = 0;
    std::vector<double> times;
    /// times × states: people at risk just before.
    std::vector<std::int32_t> at_risk;
    /// Offsets into `moves`, one more than the times.
    std::vector<std::size_t> first_move;
    std::vector<Move> moves;
    /// Per state: at risk just before the first event; without events, at the last exit.
    std::vector<std::int32_t> at_risk_first;

    std::size_t slots() const { return times.size() + 1; }
    std::span<const Move> moves_at(std::size_t slot) const {
        return std::span(moves).subspan(first_move[slot - 1], first_move[slot] - first_move[slot - 1]);
    }
    std::span<const std::int32_t> at_risk_at(std::size_t slot) const {
        return std::span(at_risk).subspan((slot - 1) * static_cast<std::size_t>(states),
                                          static_cast<std::size_t>(states));
    }
};

/// Checked rows with their event table. Holds spans into the caller's columns: can be moved, not copied.
class Study {
  public:
    /// Checks the rows and counts them. `origin` cuts the time before it away: for days the default is the
    /// earliest entry. Errors name the first faulty row (counted from 1): columns of unequal length, no rows,
    /// a state out of range, an exit that is not after its entry, a move to the state one is in, overlapping
    /// rows of one subject.
    static base::Result<Study> of(const DayPaths& paths, std::optional<std::int32_t> origin = {});
    static base::Result<Study> of(const RealPaths& paths, std::optional<double> origin = {});

    Study(Study&&) = default;
    Study& operator=(Study&&) = default;
    Study(const Study&) = delete;
    Study& operator=(const Study&) = delete;

    const EventTable& table() const { return table_; }

    std::size_t rows() const { return subject_.size(); }
    std::span<const std::int32_t> subject() const { return subject_; }
    std::span<const std::uint8_t> from() const { return from_; }
    std::span<const std::uint8_t> to() const { return to_; }
    /// Rows in order of subject and entry; empty if they came in that order.
    std::span<const std::uint32_t> order() const { return order_; }
    /// The last slot at or before a row's entry or exit. Equal slots: the row was never at risk at an event.
    std::size_t entry_slot(std::size_t row) const { return slot_of_tick_[tick(entry_[row])]; }
    std::size_t exit_slot(std::size_t row) const { return slot_of_tick_[tick(exit_[row])]; }

  private:
    Study() = default;
    template <class Time>
    base::Result<void> check(const Paths<Time>& paths);
    template <class Time>
    void rank(const Paths<Time>& paths, Time origin);
    void count_by_day(std::size_t days);
    void count_ranked(const std::vector<double>& times);
    void close_slot(double time, const std::vector<std::int32_t>& at_risk);
    std::size_t tick(std::int32_t time) const {
        return time <= origin_tick_
                   ? 0
                   : static_cast<std::uint32_t>(time) - static_cast<std::uint32_t>(origin_tick_);
    }

    std::span<const std::int32_t> subject_;
    std::span<const std::int32_t> entry_;
    std::span<const std::int32_t> exit_;
    std::span<const std::uint8_t> from_;
    std::span<const std::uint8_t> to_;
    /// Set when times were doubles or too far apart to count by day: entry and exit as numbers of event
    /// times.
    std::vector<std::int32_t> ranked_entry_;
    std::vector<std::int32_t> ranked_exit_;
    std::int32_t origin_tick_ = 0;
    std::vector<std::uint32_t> slot_of_tick_;
    std::vector<std::uint32_t> order_;
    EventTable table_;
};

} // namespace styrhus::models::multistate
