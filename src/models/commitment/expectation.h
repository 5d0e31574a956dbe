#pragma once

#include "base/money.h"
#include "base/period.h"
#include "models/commitment/cost_curve.h"

#include <span>
#include <vector>

namespace styrhus::models::commitment {

/// A grant and what is expected to happen to it, in the order said: the granted one first, each later link an
/// expectation that changes the one before. A link rules from its first day; what it changes ends the day
/// before, also where the expectation itself ends earlier. Returns what is left of each period, empty where
/// nothing is (DEFINITIONS 5).
std::vector<base::Period> effective_periods(std::span<const base::Period> chain);

/// Granted is not delivered: granted × realisation, rounded once.
base::Money realised(base::Money granted, base::Fraction realisation);

enum class TimeLimit : bool { open_ended, time_limited };

/// Cost in the calendar year after `year`, with known ends and today's prices; a time-limited service has
/// none.
base::Money full_year_effect(const CostCurve& curve, int year, TimeLimit limit);

} // namespace styrhus::models::commitment
