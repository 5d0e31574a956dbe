#pragma once

#include "models/matching/matching.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace styrhus::models::matching {

/// A grant that a posting could pay for, for a person to choose among.
struct Considered {
    std::uint32_t grant = 0;
    base::Period days; ///< those it would pay for
    Signs signs = 0;
    std::uint8_t score = 0;        ///< of 100
    std::int64_t expected_ore = 0; ///< what the grant costs in those days
    /// Its part of the posting, if that paid for this help alone; 0 where it falls to the help's other
    /// grants.
    std::int64_t ore = 0;
};

class Matcher;

/// Weighs grants beside postings. What all bills teach of accounts is learnt once for a snapshot, so that
/// each posting is then weighed at once; what a person says makes another snapshot. The snapshot must outlive
/// it, and `matching` is the snapshot's.
class Weigher {
  public:
    explicit Weigher(const snapshot::Snapshot& snapshot);
    Weigher(Weigher&&) noexcept;
    Weigher& operator=(Weigher&&) noexcept;
    ~Weigher();

    /// The grants of the posting's citizen, or without one those that its payee runs in its days: the
    /// likeliest first, at most so many.
    std::vector<Considered> consider(const Matching& matching, std::uint32_t posting, std::size_t most) const;
    /// How the posting looks beside some grants, the likeliest first. Those that do not count are left out.
    std::vector<Considered> consider_grants(const Matching& matching, std::uint32_t posting,
                                            std::span<const std::uint32_t> grants) const;

  private:
    const snapshot::Snapshot* snapshot_;
    std::unique_ptr<const Matcher> matcher_;
    std::vector<std::uint32_t>
        by_grant_; ///< the intervention of each grant; UINT32_MAX of one that does not count
};

} // namespace styrhus::models::matching
