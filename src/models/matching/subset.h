#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace styrhus::models::matching {

struct Subset {
    std::vector<std::size_t> members; ///< ascending; empty if none sums to the whole
    bool is_only_one = false;         ///< no other members would do
};

/// Which of some positive numbers sum to a whole, within a rounding of one per number. All of them are tried
/// first. The search is bounded: where it does not come to an end, what it found is not called the only one.
/// Nor is it where the numbers have so many sums that one would lie that near by chance.
Subset subset_of(const std::vector<std::int64_t>& numbers, std::int64_t whole);

} // namespace styrhus::models::matching
