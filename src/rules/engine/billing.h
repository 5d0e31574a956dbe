#pragma once

#include "base/date.h"
#include "base/period.h"
#include "domain/facts.h"
#include "models/matching/matching.h"
#include "snapshot/price_list.h"
#include "snapshot/snapshot.h"

#include <array>
#include <cstdint>
#include <vector>

namespace styrhus::rules {

/// Which days of the grants are billed, and how long bills take to come. Keeps references to what it is made
/// of.
class Billing {
  public:
    Billing(const snapshot::Snapshot& snapshot, const models::matching::Matching& matching,
            const snapshot::PriceList& prices);

    /// The first day of the first month of which postings are delivered; what was billed before it is not
    /// known.
    base::Date first_day() const { return first_day_; }
    /// Whether a bill that stands certainly pays for any day of the period, or bills that probably do pay for
    /// half of its days: a single one that names nobody is no proof that the help is billed.
    bool covers(std::uint32_t grant, base::Period period) const;
    /// The last day a bill pays for; open where there is none.
    base::Date last_day(std::uint32_t grant) const;
    /// Days from the end of the help until nine bills in ten of such providers are posted.
    std::int32_t usual_delay(const domain::Grant& grant) const;
    /// After so many months no more bills come from such a provider (DEFINITIONS 6 B). Throws
    /// std::runtime_error with what to do if the setting is missing.
    int longest_lag_months(const domain::Grant& grant) const;

  private:
    void gather();
    void learn_delays();
    domain::Ownership ownership_of(const domain::Grant& grant) const;

    static constexpr std::size_t ownerships = 5;

    const snapshot::Snapshot& snapshot_;
    const models::matching::Matching& matching_;
    const snapshot::PriceList& prices_;
    base::Date first_day_ = base::Date::open_end();
    std::vector<std::vector<base::Period>> billed_; ///< per grant: all bills' days
    std::vector<std::vector<base::Period>>
        probably_; ///< per grant: those of bills that a person should confirm
    std::array<std::int32_t, ownerships> usual_delay_{};
};

} // namespace styrhus::rules
