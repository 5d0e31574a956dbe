#pragma once

#include "models/multistate/occupation.h"
#include "models/multistate/robust_error.h"

namespace styrhus::models::multistate {

/// Time spent in each state from the origin to the horizon, in the unit of the times; sums to horizon −
/// origin. After the last move the probabilities are held as they are: a horizon beyond what was observed
/// says more than the data do, and the caller keeps it within.
std::vector<double> expected_time(const Occupation& occupation, double horizon);

/// From each state (row) in each state (column), with P(origin, ·).
std::vector<double> expected_time_matrix(const EventTable& table, double horizon);

/// The robust (infinitesimal-jackknife) standard error of `expected_time`, per state.
std::vector<double> expected_time_error(const Study& study, const Occupation& occupation, double horizon,
                                        StartIs start);

} // namespace styrhus::models::multistate
