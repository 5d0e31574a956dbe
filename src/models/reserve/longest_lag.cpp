#include "models/reserve/longest_lag.h"

namespace styrhus::models::reserve {

domain::Ownership ownership_of(const snapshot::PriceList& prices, const domain::Grant& grant) {
    const auto tariffs = prices.of(grant);
    return tariffs.empty() ? domain::Ownership::unknown : tariffs.back().second->ownership;
}

base::Result<int> longest_lag_months(const snapshot::Snapshot& snapshot, domain::Ownership owner) {
    const bool is_public =
        owner == domain::Ownership::other_municipality || owner == domain::Ownership::region;
    const auto value = snapshot.reference->parameters.setting(
        is_public ? reference::longest_public_lag : reference::longest_private_lag, snapshot.as_of);
    if (!value) return value.error();
    return static_cast<int>(*value);
}

} // namespace styrhus::models::reserve
