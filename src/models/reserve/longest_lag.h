#pragma once

#include "base/result.h"
#include "domain/facts.h"
#include "snapshot/price_list.h"
#include "snapshot/snapshot.h"

namespace styrhus::models::reserve {

/// Who runs the facility of a grant, as its newest tariff says; unknown where it has none.
domain::Ownership ownership_of(const snapshot::PriceList& prices, const domain::Grant& grant);

/// After so many months no more bills come from such a provider (DEFINITIONS 6 B): other municipalities and
/// regions may claim for longer than private ones. An error with what to do where the setting is missing.
base::Result<int> longest_lag_months(const snapshot::Snapshot& snapshot, domain::Ownership owner);

} // namespace styrhus::models::reserve
