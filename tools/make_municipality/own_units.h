#pragma once

#include "make_municipality/market.h"

#include <string>

namespace styrhus::make_municipality {

/// What the municipality itself would write down of its own units: their names, budgets and settlement, as a
/// file of reference data ("reference/accounts/units.toml").
std::string own_units_toml(const Market& market);

} // namespace styrhus::make_municipality
