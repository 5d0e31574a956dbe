#include "intake/formats/date_text.h"

#include <fmt/core.h>
#include <gtest/gtest.h>

namespace styrhus::intake::formats {
namespace {

using base::Date;

struct DateCase {
    std::string_view text;
    DateFormat format;
    Date date;
};

TEST(DateText, the_forms_of_municipal_extracts_are_read) {
    const DateCase cases[] = {
        {"14-03-2024", DateFormat::any, Date::of(2024, 3, 14)},
        {"14.03.2024", DateFormat::any, Date::of(2024, 3, 14)},
        {"14/03/2024", DateFormat::day_month_year, Date::of(2024, 3, 14)},
        {"4-3-2024", DateFormat::any, Date::of(2024, 3, 4)},
        {" 14-03-2024 ", DateFormat::any, Date::of(2024, 3, 14)},
        {"14-03-2024 09-30", DateFormat::any, Date::of(2024, 3, 14)},
        {"14-03-2024 09:30:15", DateFormat::any, Date::of(2024, 3, 14)},
        {"20240314", DateFormat::any, Date::of(2024, 3, 14)},
        {"20240314", DateFormat::compact, Date::of(2024, 3, 14)},
        {"2024-03-14", DateFormat::any, Date::of(2024, 3, 14)},
        {"2024-03-14T23:59:59.000Z", DateFormat::iso, Date::of(2024, 3, 14)},
        {"14-Jan-2011", DateFormat::any, Date::of(2011, 1, 14)},
        {"21-May-12", DateFormat::any, Date::of(2012, 5, 21)},
        {"1. maj 1999", DateFormat::any, Date::of(1999, 5, 1)},
        {"14. oktober 2024", DateFormat::month_name, Date::of(2024, 10, 14)},
        {"02-feb-30", DateFormat::month_name, Date::of(1930, 2, 2)},
        // 2024-03-14 is 19,796 days after 1970-01-01, which is serial 25,569: 45,365.
        {"45365", DateFormat::any, Date::of(2024, 3, 14)},
        {"45365.75", DateFormat::excel_serial, Date::of(2024, 3, 14)},
        {"61", DateFormat::excel_serial, Date::of(1900, 3, 1)},
        {"29-02-2024", DateFormat::any, Date::of(2024, 2, 29)},
        {"01-01-1800", DateFormat::any, Date::of(1800, 1, 1)},
        {"31-12-9998", DateFormat::any, Date::of(9998, 12, 31)},
        {"31-12-9999", DateFormat::any, Date::open_end()},
        {"99991231", DateFormat::any, Date::open_end()},
        {"9999-12-31", DateFormat::any, Date::open_end()},
        {"", DateFormat::any, Date::open_end()},
        {"00-00-0000", DateFormat::any, Date::open_end()},
        {"00000000", DateFormat::compact, Date::open_end()},
    };
    for (const DateCase& c : cases) {
        const auto date = parse_date(c.text, c.format);
        ASSERT_TRUE(date) << c.text << ": " << date.error().message;
        EXPECT_EQ(*date, c.date) << c.text << " read as " << base::iso(*date);
    }
}

TEST(DateText, what_the_calendar_does_not_have_is_told_apart_from_what_is_no_date) {
    Date date;
    EXPECT_EQ(read_date("31-02-2024", DateFormat::any, date), CellTrouble::no_such_day);
    EXPECT_EQ(read_date("29-02-2023", DateFormat::any, date), CellTrouble::no_such_day);
    EXPECT_EQ(read_date("01-13-2024", DateFormat::any, date), CellTrouble::no_such_day);
    EXPECT_EQ(read_date("00-01-2024", DateFormat::any, date), CellTrouble::no_such_day);
    EXPECT_EQ(read_date("01-01-1799", DateFormat::any, date), CellTrouble::year_out_of_range);
    EXPECT_EQ(read_date("1-1-24", DateFormat::any, date), CellTrouble::not_a_date);
    EXPECT_EQ(read_date("14-03.2024", DateFormat::any, date), CellTrouble::not_a_date);
    EXPECT_EQ(read_date("14-03-2024x", DateFormat::any, date), CellTrouble::not_a_date);
    EXPECT_EQ(read_date("14-foo-2024", DateFormat::any, date), CellTrouble::not_a_date);
    EXPECT_EQ(read_date("2024-03-14", DateFormat::day_month_year, date), CellTrouble::not_a_date);
    EXPECT_EQ(read_date("1:-03-2024", DateFormat::any, date), CellTrouble::not_a_date);
    EXPECT_EQ(read_date("", DateFormat::any, date), CellTrouble::blank);
}

TEST(DateText, every_day_of_three_centuries_survives_every_form) {
    for (Date day = Date::of(1890, 1, 1); day < Date::of(2110, 1, 1); day = day.plus_days(1)) {
        const base::CivilDay c = day.civil();
        ASSERT_EQ(*parse_date(fmt::format("{:02}-{:02}-{:04}", c.day, c.month, c.year)), day);
        ASSERT_EQ(*parse_date(fmt::format("{}.{}.{:04} 10-15", c.day, c.month, c.year)), day);
        ASSERT_EQ(*parse_date(fmt::format("{:04}{:02}{:02}", c.year, c.month, c.day)), day);
        ASSERT_EQ(*parse_date(base::iso(day)), day);
    }
}

} // namespace
} // namespace styrhus::intake::formats
