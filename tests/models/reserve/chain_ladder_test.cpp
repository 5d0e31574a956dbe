#include "models/reserve/chain_ladder.h"

#include <gtest/gtest.h>

namespace styrhus::models::reserve {
namespace {

// Worked by hand. Factors 470 ÷ 300 = 1.566667 and 165 ÷ 150 = 1.1. σ² of the first: 100 × (1.5 − 1.566667)²
// + 200 × (1.6 − 1.566667)² = 0.666667 with one degree of freedom; one row tells of the second, which takes
// the same. 352 × √(0.666667 ÷ 1.21 × (1/320 + 1/150)) = 25.854; the third row adds its first delay;
// √(25.854² + 352 × 206.8 × 2 × 0.550964 ÷ 150 + 20.4435²) = 40.263.
TEST(ChainLadder, three_months_by_hand) {
    const auto out = chain_ladder({.rows = {{100, 150, 165}, {200, 320}, {120}}});
    ASSERT_TRUE(out) << out.error().message;
    EXPECT_NEAR(out->factors[0], 470.0 / 300, 1e-12);
    EXPECT_NEAR(out->factors[1], 1.1, 1e-12);
    EXPECT_NEAR(out->variances[0], 2.0 / 3, 1e-12);
    EXPECT_NEAR(out->outstanding[0], 0, 1e-12);
    EXPECT_NEAR(out->outstanding[1], 32, 1e-9);
    EXPECT_NEAR(out->outstanding[2], 86.8, 1e-9);
    EXPECT_NEAR(out->total_outstanding, 118.8, 1e-9);
    EXPECT_NEAR(out->standard_error[1], 25.854, 1e-3);
    EXPECT_NEAR(out->standard_error[2], 20.4435, 1e-3);
    EXPECT_NEAR(out->total_standard_error, 40.263, 1e-2);
}

// The second month has only been taken back so far; the third has nothing.
TEST(ChainLadder, months_with_nothing_posted_tell_nothing) {
    const auto out = chain_ladder({.rows = {{100, 150, 150}, {-20, -20}, {0}}});
    ASSERT_TRUE(out) << out.error().message;
    EXPECT_NEAR(out->factors[0], 1.5, 1e-12);
    EXPECT_EQ(out->outstanding[1], 0);
    EXPECT_EQ(out->outstanding[2], 0);
    EXPECT_EQ(out->total_standard_error, 0);
}

TEST(ChainLadder, what_is_no_triangle_is_refused) {
    EXPECT_FALSE(chain_ladder({}));
    EXPECT_FALSE(chain_ladder({.rows = {{}}}));
    const auto wider = chain_ladder({.rows = {{1, 2}, {1, 2, 3}}});
    ASSERT_FALSE(wider);
    EXPECT_EQ(wider.error().message,
              "Service month 2 of the run-off is known for more months than the one before.");
}

} // namespace
} // namespace styrhus::models::reserve
