#include "models/matching/subset.h"

#include <gtest/gtest.h>

#include <vector>

namespace styrhus::models::matching {
namespace {

// Kroner of some hundred thousands, in øre.
constexpr std::int64_t k = 1000'00;

TEST(Subset, all_then_the_only_ones_then_none) {
    EXPECT_EQ(subset_of({100 * k, 200 * k, 300 * k}, 600 * k).members, (std::vector<std::size_t>{0, 1, 2}));
    const Subset two = subset_of({100 * k, 250 * k, 300 * k}, 400 * k);
    EXPECT_EQ(two.members, (std::vector<std::size_t>{0, 2}));
    EXPECT_TRUE(two.is_only_one);
    EXPECT_TRUE(subset_of({100 * k, 250 * k, 300 * k}, 500 * k).members.empty());
}

TEST(Subset, which_of_several_it_is_may_be_unknown) {
    EXPECT_FALSE(subset_of({100 * k, 100 * k, 300 * k}, 400 * k).is_only_one); // either of the two
    EXPECT_FALSE(subset_of({100 * k, 300 * k, 150 * k, 250 * k}, 400 * k).is_only_one);
    EXPECT_TRUE(subset_of({100 * k, 100 * k, 300 * k}, 200 * k).is_only_one); // both of them
}

// Sixteen different numbers have 65,536 sums: of 400,000 kr. one lies within some øre of any whole. Sixteen
// equal ones have only sixteen.
TEST(Subset, a_sum_that_chance_would_hit_proves_nothing) {
    std::vector<std::int64_t> numbers;
    for (int i = 0; i < 16; ++i)
        numbers.push_back(20 * k + i * 1234'56 + i * i * 77);
    const std::int64_t whole = numbers[1] + numbers[4] + numbers[9];
    EXPECT_FALSE(subset_of(numbers, whole).is_only_one);
    numbers.assign(16, 20 * k);
    numbers.push_back(7 * k);
    numbers.push_back(8 * k);
    EXPECT_TRUE(subset_of(numbers, 15 * k).is_only_one);
}

} // namespace
} // namespace styrhus::models::matching
