#pragma once

#include "models/commitment/calendar.h"
#include "snapshot/snapshot.h"

#include <cstdint>
#include <span>
#include <vector>

namespace styrhus::models::commitment {

/// What single grants cost, as delivered: a grant whose price changes is several rows of GrantColumns.
/// Keeps a reference to the snapshot.
class GrantCosts {
  public:
    explicit GrantCosts(const snapshot::Snapshot& snapshot);

    /// Rows of GrantColumns that the grant (an index of Snapshot::grants) is laid out in, by first day.
    std::span<const std::uint32_t> rows_of(std::uint32_t grant) const;
    /// Whole øre on the basis cost of its days within [from, to).
    std::int64_t cost_ore(std::uint32_t grant, std::int32_t from, std::int32_t to) const;
    /// Whether the grant counts: granted or ended, with days, and not set aside by a person.
    bool counts(std::uint32_t grant) const;
    /// Whether all of it falls on its first day.
    bool is_one_off(std::uint32_t grant) const;

  private:
    const snapshot::Snapshot& snapshot_;
    Calendar calendar_;
    std::vector<std::uint32_t> rows_;
    std::vector<std::uint32_t> begin_; ///< per grant, and one more
};

} // namespace styrhus::models::commitment
