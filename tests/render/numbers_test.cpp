#include "render/numbers.h"

#include <gtest/gtest.h>

#include <limits>

namespace styrhus::render {
namespace {

using base::Date;
using base::Money;
using base::Month;
using document::MoneyUnit;
constexpr Language da = Language::da;
constexpr Language en = Language::en;

TEST(Numbers, whole_numbers_are_grouped_and_minus_is_a_minus) {
    EXPECT_EQ(whole(0, da), "0");
    EXPECT_EQ(whole(999, da), "999");
    EXPECT_EQ(whole(1000, da), "1.000");
    EXPECT_EQ(whole(1'234'567, da), "1.234.567");
    EXPECT_EQ(whole(-1'234'567, da), "−1.234.567");
    EXPECT_EQ(whole(1'234'567, en), "1,234,567");
    EXPECT_EQ(whole(std::numeric_limits<std::int64_t>::min(), en), "−9,223,372,036,854,775,808");
}

TEST(Numbers, a_deviation_always_has_its_sign_but_zero_has_none) {
    EXPECT_EQ(whole(12, da, Sign::always), "+12");
    EXPECT_EQ(whole(-12, da, Sign::always), "−12");
    EXPECT_EQ(whole(0, da, Sign::always), "0");
    EXPECT_EQ(decimal(-0.04, 1, da, Sign::always), "0,0");
    // 40 kroner is 0.00004 million: nothing is left to sign.
    EXPECT_EQ(money(Money::kroner(40), MoneyUnit::millions, da, Sign::always), "0,0");
}

TEST(Numbers, decimals_are_rounded_half_away_from_zero_on_the_digits_people_see) {
    EXPECT_EQ(decimal(48.25, 1, da), "48,3");
    EXPECT_EQ(decimal(-48.25, 1, da), "−48,3");
    EXPECT_EQ(decimal(1.45, 1, da), "1,5");   // the nearest double lies below 1.45
    EXPECT_EQ(decimal(1.005, 2, en), "1.01"); // likewise
    EXPECT_EQ(decimal(1'234'567.8, 1, en), "1,234,567.8");
    EXPECT_EQ(decimal(999.95, 1, da), "1.000,0");
    EXPECT_EQ(decimal(9.99, 0, da), "10");
    EXPECT_EQ(decimal(1e21, 0, en), "1,000,000,000,000,000,000,000");
    EXPECT_EQ(decimal(std::numeric_limits<double>::denorm_min(), 3, da), "0,000");
    EXPECT_EQ(decimal(std::numeric_limits<double>::infinity(), 1, da), "–");
}

TEST(Numbers, percent_has_a_space_that_does_not_break_and_small_shares_are_under_one) {
    EXPECT_EQ(percent(0.021, 1, da), "2,1\xC2\xA0%");
    EXPECT_EQ(percent(0.07, 2, da), "7,00\xC2\xA0%"); // 0.07 × 100 = 7.000000000000001 in binary
    EXPECT_EQ(percent(0.004, 0, da), "under\xC2\xA0"
                                     "1\xC2\xA0%");
    EXPECT_EQ(percent(0, 0, da), "0\xC2\xA0%");
    EXPECT_EQ(percent(1.125, 0, en), "113%"); // 112.5, half away
    EXPECT_EQ(percent(-0.125, 1, da), "−12,5\xC2\xA0%");
}

// 1.234.567,89 kr. = 123456789 øre; in thousands 1234.57 → 1.235; in millions 1.23 → 1,2.
TEST(Numbers, money_is_rounded_to_its_unit_without_floating_point) {
    const Money amount = Money::ore(123'456'789);
    EXPECT_EQ(money(amount, MoneyUnit::ore, da), "1.234.567,89");
    EXPECT_EQ(money(amount, MoneyUnit::kroner, da), "1.234.568");
    EXPECT_EQ(money(amount, MoneyUnit::thousands, da), "1.235");
    EXPECT_EQ(money(amount, MoneyUnit::millions, da), "1,2");
    EXPECT_EQ(money(Money::ore(5), MoneyUnit::ore, da), "0,05");
    EXPECT_EQ(money(Money::ore(-50), MoneyUnit::kroner, da), "−1");
    EXPECT_EQ(money(Money::kroner(14'250'000), MoneyUnit::millions, en, Sign::always),
              "+14.3"); // 14.25 half away
}

TEST(Numbers, the_unit_follows_the_amount_in_danish_and_leads_in_english) {
    EXPECT_EQ(money_with_unit(Money::kroner(632'600'000), MoneyUnit::millions, da),
              "632,6\xC2\xA0mio.\xC2\xA0kr.");
    EXPECT_EQ(money_with_unit(Money::kroner(632'600'000), MoneyUnit::millions, en), "DKK\xC2\xA0"
                                                                                    "632.6\xC2\xA0million");
    EXPECT_EQ(money_with_unit(Money::kroner(1500), MoneyUnit::kroner, da), "1.500\xC2\xA0kr.");
}

// 4 years of 365.25 days are 1461 days; 730.5 days are exactly 24 months; 4018 days are 11.0007 years.
TEST(Numbers, durations_are_months_below_four_years_and_then_years) {
    EXPECT_EQ(duration({730.5, false}, da), "24\xC2\xA0mdr.");
    EXPECT_EQ(duration({30, false}, da), "1\xC2\xA0md.");
    EXPECT_EQ(duration({10, false}, da), "under\xC2\xA0"
                                         "1\xC2\xA0md.");
    EXPECT_EQ(duration({0, false}, da), "0\xC2\xA0mdr.");
    EXPECT_EQ(duration({1460.9, false}, da), "48\xC2\xA0mdr.");
    EXPECT_EQ(duration({1461, false}, da), "4,0\xC2\xA0år");
    EXPECT_EQ(duration({4018, true}, da), "over\xC2\xA0"
                                          "11\xC2\xA0år");
    EXPECT_EQ(duration({4200, true}, en), "over\xC2\xA0"
                                          "11\xC2\xA0years"); // 11.499 rounds down, to stay true
    EXPECT_EQ(duration({4200, false}, en), "11.5\xC2\xA0years");
}

TEST(Numbers, dates_and_months_as_people_write_them) {
    EXPECT_EQ(date_in_table(Date::of(2024, 3, 14), da), "14.03.2024");
    EXPECT_EQ(date_in_text(Date::of(2024, 3, 14), da), "14. marts 2024");
    EXPECT_EQ(date_in_table(Date::of(2024, 3, 14), en), "14 Mar 2024");
    EXPECT_EQ(date_in_text(Date::of(2024, 3, 14), en), "14 March 2024");
    EXPECT_EQ(month_name(Month::of(2025, 10), da), "okt. 2025");
    EXPECT_EQ(month_name(Month::of(2025, 5), da), "maj 2025");
    EXPECT_EQ(month_name(Month::of(2025, 10), en), "Oct 2025");
    EXPECT_EQ(date_in_table(Date::open_end(), da), "–");
}

TEST(Numbers, zero_is_a_number_and_missing_is_a_dash) {
    EXPECT_EQ(cell_text(document::count_cell(0), {}), "0");
    EXPECT_EQ(cell_text({}, {}), "–");
    EXPECT_EQ(cell_text({.value = document::Hidden{}}, {}), "skjult");
    EXPECT_EQ(cell_text({.value = document::Hidden{}}, {.language = en}), "hidden");
    EXPECT_EQ(cell_text({.value = document::Count{3}, .note = "foreløbig"}, {}), "3 (foreløbig)");
}

} // namespace
} // namespace styrhus::render
