#include "models/commitment/expectation.h"

#include <gtest/gtest.h>

namespace styrhus::models::commitment {
namespace {

using base::Date;
using base::Money;
using base::Period;

CostCurve daily(Period period, std::int64_t ore) {
    return {.from = period.from.days(),
            .to = period.to.days(),
            .numerator = ore,
            .denominator = 1,
            .pattern = snapshot::CostPattern::per_day,
            .payment_interval = 1,
            .carry = {}};
}

Money total(std::span<const Period> periods, std::span<const std::int64_t> ore_per_day) {
    Money sum;
    for (std::size_t i = 0; i < periods.size(); ++i)
        sum += cost(daily(periods[i], ore_per_day[i]), periods[i]);
    return sum;
}

// DEFINITIONS 5: 500/day 1–15 Dec = 7,500; an expected change at 500/day from 15 Dec → 7,000 + 500; a second
// expectation at 600/day 1–15 Dec → 9,000.
TEST(Expectation, an_expected_grant_overrides_from_its_first_day_down_the_chain) {
    const Period granted = Period::inclusive(Date::of(2024, 12, 1), Date::of(2024, 12, 15));
    const Period change = Period::inclusive(Date::of(2024, 12, 15), Date::of(2024, 12, 15));
    const std::int64_t ore[] = {50000, 50000, 60000};
    {
        const auto left = effective_periods(std::vector{granted});
        EXPECT_EQ(total(left, ore), Money::kroner(7500));
    }
    {
        const auto left = effective_periods(std::vector{granted, change});
        EXPECT_EQ(cost(daily(left[0], ore[0]), left[0]), Money::kroner(7000));
        EXPECT_EQ(cost(daily(left[1], ore[1]), left[1]), Money::kroner(500));
    }
    {
        const auto left = effective_periods(std::vector{granted, change, granted});
        EXPECT_TRUE(left[0].is_empty());
        EXPECT_TRUE(left[1].is_empty());
        EXPECT_EQ(total(left, ore), Money::kroner(9000));
    }
}

// 260,000 granted × 0.82 = 213,200; granted 100, expected 82.
TEST(Expectation, granted_is_not_delivered) {
    EXPECT_EQ(realised(Money::kroner(260000), {82, 100}), Money::kroner(213200));
    EXPECT_EQ(realised(Money::kroner(100), {82, 100}), Money::kroner(82));
    EXPECT_EQ(realised(Money::kroner(100), {1, 1}), Money::kroner(100));
}

TEST(Expectation, the_full_year_effect_is_next_years_cost_with_known_ends) {
    CostCurve c = daily({Date::of(2024, 10, 1), Date::open_end()}, 100000);
    EXPECT_EQ(full_year_effect(c, 2024, TimeLimit::open_ended), Money::kroner(365000));
    EXPECT_EQ(full_year_effect(c, 2024, TimeLimit::time_limited), Money());
    c.to = Date::of(2025, 2, 1).days();
    EXPECT_EQ(full_year_effect(c, 2024, TimeLimit::open_ended), Money::kroner(31000));
}

} // namespace
} // namespace styrhus::models::commitment
