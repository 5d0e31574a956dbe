#pragma once

#include "models/multistate/occupation.h"

namespace styrhus::models::multistate {

enum class StartIs {
    /// The start is a question ("from step 3") or is held fixed: R `survfit`'s std.err (3.5 without
    /// `influence`).
    given,
    /// The start is the observed one, and which people happened to be there is part of the uncertainty.
    sampled,
};

/// The infinitesimal-jackknife standard error of each probability, times × states: people are independent,
/// their rows are not. It holds whether or not the process is Markov. Costs a few vector operations per row
/// and per time, not one per person and time.
std::vector<double> robust_error(const Study& study, const Occupation& occupation, StartIs start);

} // namespace styrhus::models::multistate
