#pragma once

#include "models/forecast/our_grants.h"

namespace styrhus::models::forecast {

struct YearsRefund {
    base::Money amount;
    bool is_provisional = false; ///< the year's bands are
};

/// What the bands of a year give of each citizen's granted help under 67, month by month (DOMAIN 4): by
/// citizen, not by household, before income. What is bought once is spread over the year's months. An error
/// that names the year where it has no bands.
base::Result<YearsRefund> refund_of_year(const snapshot::Snapshot& snapshot, const OurGrants& grants,
                                         int year);

} // namespace styrhus::models::forecast
