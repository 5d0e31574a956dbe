#pragma once

#include "base/date.h"

#include <cstdint>
#include <map>
#include <utility>

namespace styrhus::models::forecast {

/// Kroner of an account line that no grant foretells, by fiscal year and posting month.
class PostedMonths {
  public:
    void add(int fiscal_year, base::Month posted, double ore) { ore_[{fiscal_year, posted.index()}] += ore; }
    /// Of a fiscal year, up to and with a posting month.
    double until(int fiscal_year, base::Month last) const;
    double of(int fiscal_year) const;

    /// What is still to be posted with the fiscal year after `last`, the last month delivered in whole. With
    /// a whole year before it: the mean of what that year had left and of the same times how this year stands
    /// to it so far. Without: as much a month as until now. `first` is the first month with postings.
    double rest(int fiscal_year, base::Month first, base::Month last) const;

  private:
    std::map<std::pair<int, std::int32_t>, double> ore_;
};

} // namespace styrhus::models::forecast
