#pragma once

#include "models/multistate/study.h"

namespace styrhus::models::multistate {

/// Nelson–Aalen: the cumulative intensity of one kind of move, a step function that is 0 before the first
/// time.
struct CumulativeIntensity {
    std::uint8_t from = 0;
    std::uint8_t to = 0;
    std::vector<double> times;
    std::vector<double> value;
    /// √Σ N/Y² (Aalen), as R `survfit`'s std.chaz.
    std::vector<double> standard_error;
};

/// One per kind of move that occurs, by from and to.
std::vector<CumulativeIntensity> cumulative_intensities(const EventTable& table);

/// Moves per unit of time at risk, the intensity if it does not change with time.
struct Rate {
    std::uint8_t from = 0;
    std::uint8_t to = 0;
    std::int64_t moves = 0;
    double time_at_risk = 0;
    double per_time = 0;
    /// √moves / time at risk: moves as a Poisson count.
    double standard_error = 0;
};

/// Time at risk after the origin per state, in the unit of the rows. The rows are those a Study has checked.
std::vector<double> time_at_risk(const DayPaths& paths, double origin);
std::vector<double> time_at_risk(const RealPaths& paths, double origin);

/// One per kind of move that occurs, by from and to.
std::vector<Rate> transition_rates(const EventTable& table, std::span<const double> time_at_risk);

} // namespace styrhus::models::multistate
