#pragma once

#include "base/result.h"
#include "models/commitment/grant_costs.h"
#include "models/matching/matching.h"
#include "snapshot/snapshot.h"

#include <cstdint>
#include <vector>

namespace styrhus::models::forecast {

/// What the forecast asks of the grants. Keeps references to the snapshot.
class OurGrants {
  public:
    OurGrants(const snapshot::Snapshot& snapshot, const matching::Matching& matching);

    const commitment::GrantCosts& costs() const { return costs_; }
    /// All, in an order that no delivery changes: sums of fractions hang on their order (DESIGN 2).
    const std::vector<std::uint32_t>& by_content() const { return by_content_; }
    /// Those that count and that bills come for: no own unit on a frame, no citizen of another municipality.
    const std::vector<std::uint32_t>& billed() const { return billed_; }
    /// Per grant, the months after which no more bills come of it; 0 of those that are not billed. An error
    /// where a setting is missing.
    base::Result<std::vector<std::uint8_t>> longest_lags() const;
    /// Where its kroner stand: where its bills do; without bills, where those of its paragraph mostly do.
    domain::Term area(std::uint32_t grant) const { return area_[grant]; }
    const std::vector<domain::Term>& areas() const { return area_; }
    /// The first day after the help of a citizen who has died, or who turns 18, or the age its paragraph
    /// ends at, under one for children; `open_day` where nothing is known to end it.
    std::int32_t help_ends(std::uint32_t grant) const { return help_ends_[grant]; }
    /// 0 where nobody is known.
    std::uint32_t person(std::uint32_t grant) const;
    bool has_mark(std::uint32_t grant, snapshot::GrantMark mark) const;

  private:
    void order();
    void choose();
    void place(const matching::Matching& matching);
    std::int32_t find_end(std::uint32_t grant) const;

    const snapshot::Snapshot& snapshot_;
    commitment::GrantCosts costs_;
    std::vector<std::uint32_t> by_content_;
    std::vector<std::uint32_t> billed_;
    std::vector<domain::Term> area_;
    std::vector<std::int32_t> help_ends_;
};

} // namespace styrhus::models::forecast
