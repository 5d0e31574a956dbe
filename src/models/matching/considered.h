#pragma once

#include "models/matching/matching.h"

#include <cstdint>
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

/// The grants of the posting's citizen, or without one those that its payee runs in its days: the likeliest
/// first, at most so many. `matching` is that of the snapshot.
std::vector<Considered> consider(const snapshot::Snapshot& snapshot, const Matching& matching,
                                 std::uint32_t posting, std::size_t most);
/// How the posting looks beside some grants, the likeliest first. Those that do not count are left out.
std::vector<Considered> consider_grants(const snapshot::Snapshot& snapshot, const Matching& matching,
                                        std::uint32_t posting, std::span<const std::uint32_t> grants);

} // namespace styrhus::models::matching
