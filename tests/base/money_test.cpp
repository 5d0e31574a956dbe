#include "base/money.h"

#include <gtest/gtest.h>

namespace styrhus::base {
namespace {

// DEFINITIONS 1: 2,461.00/day × 261 days × 0.954, rounded once = 612,774.228 → 612,774.23.
TEST(Money, an_amount_is_rounded_once_after_all_factors) {
    const Fraction factors[] = {{261, 1}, {954, 1000}};
    EXPECT_EQ(rounded_product(Money::kroner(2461), factors), Money::ore(61277423));
}

TEST(Money, a_half_ore_is_rounded_away_from_zero_on_both_sides) {
    EXPECT_EQ(round_ratio(1, 1, 2), 1);
    EXPECT_EQ(round_ratio(-1, 1, 2), -1);
    EXPECT_EQ(round_ratio(1, 1, 3), 0);
    EXPECT_EQ(round_ratio(2, 1, 3), 1);
    EXPECT_EQ(round_ratio(-5, 1, 2), -3);
}

TEST(Money, shares_sum_to_the_whole) {
    // 100 øre over 1:1:1 → cumulative 33.33, 66.67, 100 → 33, 34, 33.
    const std::int64_t weights[] = {1, 1, 1};
    const auto parts = share(Money::ore(100), weights);
    EXPECT_EQ(parts, (std::vector{Money::ore(33), Money::ore(34), Money::ore(33)}));
}

TEST(Money, shares_of_a_negative_amount_sum_too) {
    const std::int64_t weights[] = {31, 28, 31};
    Money sum;
    for (Money part : share(Money::ore(-1001), weights))
        sum += part;
    EXPECT_EQ(sum, Money::ore(-1001));
}

TEST(Money, overflow_is_an_error_and_never_a_wrong_number) {
    const Money largest = Money::ore(std::numeric_limits<std::int64_t>::max());
    EXPECT_THROW((void)(largest + Money::ore(1)), BugError);
    EXPECT_THROW((void)(largest * 2), BugError);
    EXPECT_THROW((void)round_ratio(std::numeric_limits<std::int64_t>::max(), 3, 2), BugError);
}

TEST(Money, the_plain_form_goes_both_ways) {
    for (std::int64_t ore : {0L, 1L, -1L, 99L, -100L, 123456789L, -612774230L}) {
        const auto back = parse_plain(plain(Money::ore(ore)));
        ASSERT_TRUE(back);
        EXPECT_EQ(*back, Money::ore(ore));
    }
    EXPECT_EQ(plain(Money::ore(-5)), "-0.05");
    EXPECT_FALSE(parse_plain("1,5"));
    EXPECT_FALSE(parse_plain(""));
    EXPECT_FALSE(parse_plain("1.234"));
    EXPECT_FALSE(parse_plain("--1"));
}

} // namespace
} // namespace styrhus::base
