#pragma once

#include "models/multistate/study.h"

#include <cstddef>
#include <span>
#include <vector>

namespace styrhus::models::multistate {

/// Which errors the table alone gives; it knows rows, not people. For errors that know people:
/// robust_error.h.
enum class TableError {
    none,
    /// Moves as independent Poisson counts, var dA_hk = N/Y²: what R `mstate` gives (`probtrans(method =
    /// "aalen")`).
    aalen,
    /// Moves as multinomial draws among those at risk. With two states it is Greenwood's formula; with one
    /// row per person it equals the robust error.
    greenwood,
};

/// Where people are at each time: a step function that holds from each time to the next. Row 0 is the origin
/// and the start; row s is the time of slot s.
struct Occupation {
    std::size_t states = 0;
    std::vector<double> times;
    std::vector<double> probability;
    /// times × states; empty if not asked for.
    std::vector<double> standard_error;

    std::span<const double> probability_at(std::size_t row) const {
        return std::span(probability).subspan(row * states, states);
    }
    std::span<const double> standard_error_at(std::size_t row) const {
        return std::span(standard_error).subspan(row * states, states);
    }
    /// The row that holds at a time; the first for times before the origin, the last after the last move.
    std::size_t row_at(double time) const;
};

/// Everybody in one state at the origin.
std::vector<double> start_in(int state, int states);
/// The shares among those at risk just before the first event (R `survival`); without moves, at the last
/// exit.
std::vector<double> observed_start(const EventTable& table);

/// Aalen–Johansen. `start` has a share per state and sums to 1 (checked to 1e-9: a bug otherwise). It is
/// taken as given: the errors are conditional on it.
Occupation estimate_occupation(const EventTable& table, std::span<const double> start,
                               TableError error = TableError::none);

/// P(origin, time) as from × to: row h is where those who are in h at the origin are at the time.
std::vector<double> transition_probabilities(const EventTable& table, double time);

} // namespace styrhus::models::multistate
