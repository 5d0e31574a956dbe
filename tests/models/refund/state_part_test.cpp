#include "models/refund/state_part.h"

#include <gtest/gtest.h>

namespace styrhus::models::refund {
namespace {

using base::Money;

// 2022: 71,666.67, 140,000 and 176,666.67 a month (DOMAIN 4).
const std::vector<reference::RefundBand> bands_2022 = {
    {Money::kroner(860'000), 25}, {Money::kroner(1'680'000), 50}, {Money::kroner(2'120'000), 75}};

// 17,083.33 + 18,333.33 + 2,500.00
TEST(StatePart, a_month_above_all_limits) {
    EXPECT_EQ(state_part(Money::kroner(180'000), bands_2022), Money::ore(37'916'67));
}

// By the year 1,680,000 would give 205,000.
TEST(StatePart, six_dear_months_and_six_cheaper_ones) {
    Money year;
    for (int month = 0; month < 12; ++month)
        year += state_part(Money::kroner(month < 6 ? 180'000 : 100'000), bands_2022);
    EXPECT_EQ(state_part(Money::kroner(100'000), bands_2022), Money::ore(7'083'33));
    EXPECT_EQ(year, Money::kroner(270'000));
}

TEST(StatePart, nothing_below_the_lowest_limit) {
    EXPECT_EQ(state_part(Money::ore(71'666'66), bands_2022), Money());
    EXPECT_EQ(state_part(Money::kroner(-5'000), bands_2022), Money());
    EXPECT_EQ(state_part(Money::kroner(1'000'000), {}), Money());
}

} // namespace
} // namespace styrhus::models::refund
