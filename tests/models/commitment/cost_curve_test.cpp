#include "models/commitment/cost_curve.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numeric>
#include <vector>

namespace styrhus::models::commitment {
namespace {

using base::Date;
using base::Money;
using base::Period;
using snapshot::CostPattern;

CostCurve curve(CostPattern pattern, Period period, std::int64_t numerator, std::int64_t denominator = 1) {
    return {.from = period.from.days(),
            .to = period.to.days(),
            .numerator = numerator,
            .denominator = denominator,
            .pattern = pattern,
            .payment_interval = 1,
            .carry = {}};
}

Money whole(const CostCurve& c) {
    return Money::ore(cost_ore(c, c.from, c.to));
}

Money sum_of_months(const CostCurve& c) {
    const Calendar calendar(Date::from_days(c.from).year(), Date::from_days(c.to - 1).year());
    std::vector<std::int64_t> months(calendar.size());
    cost_by_month(c, c.from, c.to, calendar, months);
    return Money::ore(std::accumulate(months.begin(), months.end(), std::int64_t{0}));
}

// DEFINITIONS 1: 2,461/day × 0.954 from 15-03-2024 to 30-11-2024 = 261 days: 612,774.228 → 612,774.23.
TEST(CostCurve, a_year_is_rounded_once_and_its_months_sum_to_it) {
    const CostCurve c =
        curve(CostPattern::per_day, Period::inclusive(Date::of(2024, 3, 15), Date::of(2024, 11, 30)),
              246100 * 954, 1000);
    EXPECT_EQ(c.to - c.from, 261);
    EXPECT_EQ(whole(c), Money::ore(61277423));
    EXPECT_EQ(sum_of_months(c), Money::ore(61277423));
    std::int64_t by_day = 0;
    for (std::int32_t day = c.from; day < c.to; ++day)
        by_day += cost_ore(c, day, day + 1);
    EXPECT_EQ(by_day, 61277423);
}

// DOMAIN 6: at 31-08 170 days have passed and 91 are left: 91 × 2,461 = 223,951.00 gross; 642,321.00 in all.
TEST(CostCurve, what_is_left_of_a_grant_is_what_lies_after_the_day) {
    const CostCurve c =
        curve(CostPattern::per_day, Period::inclusive(Date::of(2024, 3, 15), Date::of(2024, 11, 30)), 246100);
    EXPECT_EQ(whole(c), Money::kroner(642321));
    EXPECT_EQ(cost_ore(c, Date::of(2024, 9, 1).days(), c.to), 22395100);
}

// DEFINITIONS 5: 500/day from 2019-12-01 to 2020-01-01 inclusive = 31 days in 2019 and 1 in 2020 = 16,000.
TEST(CostCurve, a_grant_over_new_year_costs_its_days_in_both_years) {
    const CostCurve c =
        curve(CostPattern::per_day, Period::inclusive(Date::of(2019, 12, 1), Date::of(2020, 1, 1)), 50000);
    EXPECT_EQ(whole(c), Money::kroner(16000));
    EXPECT_EQ(cost(c, Period::year(2019)), Money::kroner(15500));
    EXPECT_EQ(cost(c, Period::year(2020)), Money::kroner(500));
}

// Weekly 237 from 1 Jan to 1 Feb 2019, the last day with or without: 1, 8, 15, 22, 29 Jan = 5 → 1,185.
TEST(CostCurve, a_weekly_payment_falls_on_the_weekday_of_the_start) {
    for (const Date end : {Date::of(2019, 2, 1), Date::of(2019, 2, 2)}) {
        const CostCurve c = curve(CostPattern::payment_weeks_on_day, {Date::of(2019, 1, 1), end}, 23700);
        EXPECT_EQ(payments(c), 5);
        EXPECT_EQ(whole(c), Money::kroner(1185));
        EXPECT_EQ(sum_of_months(c), Money::kroner(1185));
    }
}

TEST(CostCurve, a_payment_every_second_week_pays_for_fourteen_days) {
    CostCurve c =
        curve(CostPattern::payment_weeks_on_day, {Date::of(2019, 1, 1), Date::of(2019, 2, 1)}, 1400);
    c.payment_interval = 2;
    EXPECT_EQ(payments(c), 3); // 1, 15, 29 Jan
    EXPECT_EQ(cost_ore(c, c.from, c.from + 3), 300);
    EXPECT_EQ(whole(c), Money::ore(4200));
}

// Monthly from 31-01-2020 to 01-01-2022, with or without the last day: 31 Jan, 29 Feb, … 31 Dec 2021 = 24.
TEST(CostCurve, a_monthly_payment_falls_on_the_last_day_of_short_months) {
    for (const Date end : {Date::of(2022, 1, 1), Date::of(2022, 1, 2)}) {
        const CostCurve c = curve(CostPattern::payment_months_on_day, {Date::of(2020, 1, 31), end}, 100000);
        EXPECT_EQ(payments(c), 24);
        EXPECT_EQ(whole(c), Money::kroner(24000));
        EXPECT_EQ(sum_of_months(c), Money::kroner(24000));
    }
}

// 1,000 paid 31 Jan 2020 pays for 31 Jan–28 Feb, 29 days: one day of it in January = 34.48, 965.52 in
// February, where 29 Feb carries 1/31 of the next payment (29 Feb–30 Mar) = 32.26; cumulative 1,032.258 →
// 1,032.26.
TEST(CostCurve, a_payment_is_spread_to_the_day_before_the_next) {
    const CostCurve c =
        curve(CostPattern::payment_months_on_day, {Date::of(2020, 1, 31), Date::of(2022, 1, 1)}, 100000);
    EXPECT_EQ(cost(c, Period::month(base::Month::of(2020, 1))), Money::ore(3448));
    EXPECT_EQ(cost(c, Period::month(base::Month::of(2020, 2))), Money::ore(103226 - 3448));
}

// 10 hours a week × 500 × 52 weeks = 260,000 a year, leap year or not; half of 2023's 365 days is 181/365.
TEST(CostCurve, hours_a_week_cost_the_same_every_whole_year) {
    const CostCurve c =
        curve(CostPattern::per_year_days, {Date::of(2022, 1, 1), Date::of(2025, 1, 1)}, 10 * 50000 * 52);
    for (int year : {2022, 2023, 2024})
        EXPECT_EQ(cost(c, Period::year(year)), Money::kroner(260000));
    // 260,000 × 181 ÷ 365 = 128,931.5068…
    EXPECT_EQ(cost(c, {Date::of(2023, 1, 1), Date::of(2023, 7, 1)}), Money::ore(12893151));
}

// 30,500 a month ÷ 30.5 = 1,000 a day.
TEST(CostCurve, a_month_of_thirty_and_a_half_days_is_a_daily_rate) {
    const CostCurve c = curve(CostPattern::per_day, Period::year(2023), 3050000 * 2, 61);
    EXPECT_EQ(whole(c), Money::kroner(365000));
}

// 31,000 a month: 15 Jan–31 Jan is 17/31 = 17,000; February whole; 1–10 March is 10/31 = 10,000.
TEST(CostCurve, a_month_is_shared_by_its_own_days) {
    const CostCurve c = curve(CostPattern::per_month_days,
                              Period::inclusive(Date::of(2023, 1, 15), Date::of(2023, 3, 10)), 3100000);
    EXPECT_EQ(cost(c, Period::month(base::Month::of(2023, 1))), Money::kroner(17000));
    EXPECT_EQ(cost(c, Period::month(base::Month::of(2023, 2))), Money::kroner(31000));
    EXPECT_EQ(whole(c), Money::kroner(58000));
}

TEST(CostCurve, a_one_off_cost_falls_on_its_day_and_nowhere_else) {
    const CostCurve c = curve(CostPattern::one_off, {Date::of(2023, 12, 31), Date::of(2024, 3, 1)}, 12345);
    EXPECT_EQ(cost(c, Period::year(2023)), Money::ore(12345));
    EXPECT_EQ(cost(c, Period::year(2024)), Money());
    CostCurve open = c;
    open.to = snapshot::open_day;
    EXPECT_EQ(cost_ore(open, open.from, snapshot::open_day), 12345);
}

// A third of an øre a day: 100 days at 1/3 and 100 at 2/3 are one grant of one year: 33.33… + 66.67… =
// 100.00. The row alone would be round(66.67) = 67 beside 33; at 50 days each 16.67 + 33.33 = 50.
TEST(CostCurve, a_change_of_price_within_the_year_does_not_round_twice) {
    const CostCurve first = curve(CostPattern::per_day, {Date::of(2023, 1, 1), Date::of(2023, 2, 20)}, 1, 3);
    CostCurve second = curve(CostPattern::per_day, {Date::of(2023, 2, 20), Date::of(2023, 3, 10)}, 2, 3);
    second.carry = {50, 3};
    EXPECT_EQ(cost_ore(first, first.from, first.to), 17); // 16.67
    // 18 days × 2/3 = 12, cumulative 28.67 → 29.
    EXPECT_EQ(cost_ore(second, second.from, second.to), 12);
    EXPECT_EQ(sum_of_months(second), Money::ore(12));
    CostCurve later = curve(CostPattern::per_day, {Date::of(2023, 2, 20), Date::of(2023, 2, 21)}, 2, 3);
    later.carry = {50, 3}; // 16.67 + 0.67 = 17.33: the day costs nothing more, where alone it would cost 1
    EXPECT_EQ(cost_ore(later, later.from, later.to), 0);
}

TEST(CostCurve, large_fractions_are_exact) {
    // 9,999,999.99 a year × 37 h/37 in millionths: numerator and denominator of 15 digits.
    const std::int64_t denominator = 1'000'000'000'000;
    const CostCurve c = curve(CostPattern::per_year_days, Period::year(2023), 999999999, 1);
    CostCurve scaled = c;
    scaled.numerator = 999999999 * std::int64_t{1'000'000'000};
    scaled.denominator = denominator / 1000;
    EXPECT_EQ(sum_of_months(scaled), sum_of_months(c));
    EXPECT_EQ(whole(scaled), Money::ore(999999999));
}

TEST(CostCurve, negative_amounts_mirror_positive_ones) {
    const Period period{Date::of(2023, 1, 5), Date::of(2024, 8, 7)};
    const CostCurve plus = curve(CostPattern::per_day, period, 12345, 7);
    const CostCurve minus = curve(CostPattern::per_day, period, -12345, 7);
    EXPECT_EQ(whole(minus), -whole(plus));
}

TEST(CostCurve, shares_of_a_posting_sum_to_it) {
    std::int64_t sum = 0;
    for (std::int32_t day = 0; day < 31; ++day)
        sum += spread_ore(-100001, day + 1, 31) - spread_ore(-100001, day, 31);
    EXPECT_EQ(sum, -100001);
}

/// Every pattern against a sum made the slow way: the exact cost per day as a fraction over one denominator.
std::int64_t by_day(const CostCurve& c, std::int32_t from, std::int32_t to) {
    std::int64_t sum = 0;
    long double exact = 0;
    int year = 0;
    std::int64_t before = 0;
    for (std::int32_t day = c.from; day < to; ++day) {
        const Date date = Date::from_days(day);
        if (date.year() != year) {
            year = date.year();
            exact = 0;
            before = 0;
        }
        const long double rate =
            static_cast<long double>(c.numerator) / static_cast<long double>(c.denominator);
        long double unit = 1;
        if (c.pattern == CostPattern::per_month_days) unit = base::Month::containing(date).days();
        if (c.pattern == CostPattern::per_year_days) unit = base::days_in_year(date.year());
        if (c.pattern == CostPattern::payment_weeks_on_day) {
            const std::int32_t k = (day - c.from) / 7;
            unit = std::min(c.from + 7 * (k + 1), c.to) - (c.from + 7 * k);
        }
        if (c.pattern == CostPattern::payment_months_on_day) {
            int k = 0;
            while (Date::from_days(c.from).plus_months(k + 1).days() <= day)
                ++k;
            unit = std::min(Date::from_days(c.from).plus_months(k + 1).days(), c.to)
                   - Date::from_days(c.from).plus_months(k).days();
        }
        exact += rate / unit;
        const auto now = static_cast<std::int64_t>(std::floor(exact + 0.5L + 1e-9L));
        if (day >= from) sum += now - before;
        before = now;
    }
    return sum;
}

TEST(CostCurve, the_ends_of_whole_monthly_rates_are_those_of_the_months) {
    std::uint64_t state = 3;
    const auto draw = [&](std::uint64_t n) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::int32_t>((state >> 33) % n);
    };
    const Calendar calendar(2018, 2024);
    for (int round = 0; round < 2000; ++round) {
        const Date start = Date::of(2018, 12, 1).plus_days(draw(400));
        const CostCurve c =
            curve(CostPattern::per_month_days, {start, start.plus_days(1500)}, 1 + draw(9000000));
        const std::int32_t from = c.from + (draw(3) == 0 ? 0 : draw(500));
        const std::int32_t to = from + 62 + draw(700);
        std::vector<std::int64_t> months(calendar.month_of(to - 1) - calendar.month_of(from) + 1);
        cost_by_month(c, from, to, calendar, months);
        const MonthEnds ends = month_ends(c.from, c.numerator, from, to, calendar);
        ASSERT_EQ(ends.first_ore, months.front()) << "round " << round;
        ASSERT_EQ(ends.last_ore, months.back()) << "round " << round;
        ASSERT_EQ(months[1], c.numerator);
        ASSERT_EQ(std::accumulate(months.begin(), months.end(), std::int64_t{0}), cost_ore(c, from, to));
        ASSERT_EQ(cost_ore(c, from, to, calendar), cost_ore(c, from, to));
    }
}

TEST(CostCurve, every_pattern_agrees_with_adding_day_by_day) {
    std::uint64_t state = 7;
    const auto draw = [&](std::uint64_t n) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::int32_t>((state >> 33) % n);
    };
    for (int round = 0; round < 400; ++round) {
        const auto pattern = static_cast<CostPattern>(draw(5));
        const Date from = Date::of(2019, 1, 1).plus_days(draw(800));
        const CostCurve c =
            curve(pattern, {from, from.plus_days(1 + draw(900))}, 1 + draw(3000000), 1 + draw(60));
        const std::int32_t a = c.from + draw(static_cast<std::uint64_t>(c.to - c.from));
        const std::int32_t b = a + draw(static_cast<std::uint64_t>(c.to - a) + 1);
        ASSERT_EQ(cost_ore(c, a, b), by_day(c, a, b)) << "round " << round;
        ASSERT_EQ(sum_of_months(c), whole(c)) << "round " << round;
    }
}

} // namespace
} // namespace styrhus::models::commitment
