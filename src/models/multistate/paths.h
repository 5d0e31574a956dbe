#pragma once

#include <cstdint>
#include <span>

/// Where people are, where they go and how long they stay: the multi-state model.
///
/// A person's history is a row per stay: from `entry` (not at risk yet) to `exit` (still at risk), in state
/// `from`, ending in a move to `to` or without one (`no_event`: the observation ends, nothing is known of the
/// time after). A person may come late (left truncation), leave the observation and come back, and return to
/// a state. People are compared at equal times, so the time scale is the question: days since the stay began
/// for a duration, calendar days for "where are those who stood here a year ago".
///
/// At each event time t, with Y_h people at risk in h (entry < t ≤ exit) and N_hk moves from h to k on it,
///
///     dA_hk(t) = N_hk / Y_h              the Nelson–Aalen increment: the intensity's estimate
///     p(t)     = p(t−) (I + dA(t))       the Aalen–Johansen occupation probabilities, a row vector
///     E_j(τ)   = ∫ p_j(t) dt             time expected in j, from the origin to the horizon τ
///
/// Stays that end at t are still at risk at t, whoever else moves then: moves come before censorings, and who
/// enters at t is at risk after t. Kaplan–Meier is the case of two states and one move.
///
/// The start p(0) is what the caller asks for: one state ("those who stood here"), any distribution, or the
/// mix observed: the shares among those at risk just before the first event, as R `survival` takes it. With
/// staggered entry that mix describes the earliest entrants only; a page that compares states asks for one
/// state at a time.
///
/// The parts, in the order they are used:
///
///     study.h           rows that have been checked, and their table of events
///     occupation.h      the start, the probabilities, and the errors that need the table alone
///     robust_error.h    the error that takes people, not rows, as independent (R's `std.err`)
///     expected_time.h   time per state up to a horizon, and its robust error
///     intensity.h       cumulative intensities, and rates per time at risk
///     kaplan_meier.h    durations with delayed entry: the curve, where it stops, the median
///     from_spells.h     rows and durations from spells on a ladder, in whole days
///
/// Sources: Andersen, Borgan, Gill, Keiding, *Statistical Models Based on Counting Processes* (1993), IV.1–4;
/// Therneau and Grambsch, *Modeling Survival Data* (2000), ch. 7 for the infinitesimal jackknife.
namespace styrhus::models::multistate {

/// In column `to`: the stay's end was not seen.
inline constexpr std::uint8_t no_event = 255;
inline constexpr int max_states = 32;

/// Stays as columns of equal length. States are 0 … states − 1. `Time` is std::int32_t (days) or double, in
/// any unit; two moments are the same if the numbers are equal. The columns stay the caller's and must
/// outlive the Study.
template <class Time>
struct Paths {
    std::span<const std::int32_t> subject;
    std::span<const Time> entry;
    std::span<const Time> exit;
    std::span<const std::uint8_t> from;
    std::span<const std::uint8_t> to;
    int states = 0;
};

using DayPaths = Paths<std::int32_t>;
using RealPaths = Paths<double>;

} // namespace styrhus::models::multistate
