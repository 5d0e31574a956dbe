#pragma once

#include "models/matching/interventions.h"
#include "models/matching/matching.h"
#include "snapshot/price_list.h"

#include <cstdint>

namespace styrhus::models::matching {

struct Compared {
    Difference difference = Difference::unknown;
    std::int64_t expected_ore = 0; ///< what the days cost by the grants
    std::int64_t owed_ore = 0; ///< the same for the bill's own number of units, where that is what it tells
};

/// Compares amounts with what an intervention's days cost, and names the differences that bills are known to
/// have: other day counts, VAT, a day too many.
class Amounts {
  public:
    Amounts(const snapshot::Snapshot& snapshot, const Interventions& interventions, BillBasis basis);

    /// `ore` > 0 for the days [from, to). `quantity_milli` is the number of units that the bill states, 0
    /// where it states none.
    Compared compare(std::uint32_t intervention, std::int64_t ore, std::int32_t from, std::int32_t to,
                     std::int64_t quantity_milli) const;

  private:
    Difference by_day_count(std::uint32_t intervention, std::int64_t ore, std::int32_t from,
                            std::int32_t to) const;
    Difference by_vat(std::uint32_t intervention, std::int64_t ore, std::int64_t expected,
                      std::int32_t from) const;
    Compared by_quantity(std::uint32_t intervention, std::int64_t ore, std::int64_t expected,
                         std::int32_t from, std::int32_t to, std::int64_t quantity_milli) const;
    std::int64_t cost_ore(std::uint32_t intervention, std::int32_t from, std::int32_t to) const;
    snapshot::KnownPrice unit_price(std::uint32_t intervention, std::int32_t day) const;

    const snapshot::Snapshot& snapshot_;
    const Interventions& interventions_;
    BillBasis basis_;
    snapshot::PriceList prices_;
};

} // namespace styrhus::models::matching
