#include "base/date.h"
#include "base/period.h"

#include <gtest/gtest.h>

namespace styrhus::base {
namespace {

TEST(Date, counts_days_from_1970) {
    EXPECT_EQ(Date::of(1970, 1, 1).days(), 0);
    EXPECT_EQ(Date::of(2000, 3, 1).days(), 11017); // known: 2000-03-01 is day 11017 of the Unix epoch
    EXPECT_EQ(iso(Date::from_days(-1)), "1969-12-31");
}

TEST(Date, every_day_of_four_centuries_survives_the_round_trip) {
    for (Date day = Date::of(1800, 1, 1); day < Date::of(2200, 1, 1); day = day.plus_days(1)) {
        const CivilDay c = day.civil();
        ASSERT_EQ(Date::of(c.year, c.month, c.day), day);
        ASSERT_EQ(Month::containing(day).index(), c.year * 12 + c.month - 1);
    }
}

TEST(Date, a_day_the_calendar_lacks_is_refused) {
    EXPECT_FALSE(civil_date(2023, 2, 29));
    EXPECT_TRUE(civil_date(2024, 2, 29));
    EXPECT_FALSE(civil_date(2024, 13, 1));
    EXPECT_FALSE(parse_iso("2024-3-01"));
    EXPECT_FALSE(parse_iso("2024-03-0x"));
}

TEST(Date, ages_go_by_birthdays_and_not_by_days) {
    EXPECT_EQ(age_on(Date::of(2006, 3, 1), Date::of(2024, 2, 29)), 17);
    EXPECT_EQ(age_on(Date::of(2006, 3, 1), Date::of(2024, 3, 1)), 18);
    EXPECT_EQ(birthday(Date::of(2004, 2, 29), 18), Date::of(2022, 3, 1));
    EXPECT_EQ(age_on(Date::of(2004, 2, 29), Date::of(2022, 2, 28)), 17);
}

TEST(Date, months_are_added_to_the_last_day_of_a_short_month) {
    EXPECT_EQ(Date::of(2020, 1, 31).plus_months(1), Date::of(2020, 2, 29));
    EXPECT_EQ(Date::of(2020, 1, 31).plus_months(13), Date::of(2021, 2, 28));
    EXPECT_EQ(Date::of(2020, 1, 15).plus_months(-1), Date::of(2019, 12, 15));
}

// DEFINITIONS 2: start = end with last_day is one day. DOMAIN 6: 15-03-2024 to 30-11-2024 inclusive = 261
// days.
TEST(Period, inclusive_ends_are_converted_once) {
    EXPECT_EQ(Period::inclusive(Date::of(2024, 5, 1), Date::of(2024, 5, 1)).days(), 1);
    EXPECT_EQ(Period::inclusive(Date::of(2024, 3, 15), Date::of(2024, 11, 30)).days(), 261);
    EXPECT_TRUE(Period::inclusive(Date::of(2024, 3, 15), Date::open_end()).is_open());
}

TEST(Period, periods_that_only_touch_do_not_overlap) {
    const Period first{Date::of(2024, 1, 1), Date::of(2024, 2, 1)};
    const Period second{Date::of(2024, 2, 1), Date::open_end()};
    EXPECT_FALSE(first.overlaps(second));
    EXPECT_TRUE(first.intersect(second).is_empty());
}

} // namespace
} // namespace styrhus::base
