#pragma once

#include <cstdint>
#include <string>

namespace styrhus::make_municipality {

/// Days since 1 January 1970.
using Day = std::int32_t;
/// Months since January of year 0.
using Month = std::int32_t;

/// The last day of something that has no last day.
inline constexpr Day no_day = 2'932'896; // 31-12-9999

struct Civil {
    int year = 1970;
    int month = 1;
    int day = 1;
};

Day day_of(int year, int month, int day);
Civil civil_of(Day day);
int year_of(Day day);
int length_of_year(int year);

Month month_at(int year, int month);
Month month_of(Day day);
int year_of_month(Month month);
/// 1 to 12.
int number_in_year(Month month);
Day first_day(Month month);
Day last_day(Month month);
int length_of(Month month);
/// The same day of the month so many months on, or the last day of a month that is too short.
Day months_later(Day day, int months);
/// The day a person turns so many years.
Day birthday(Day birth, int age);
int age_on(Day birth, Day day);

enum class DateForm : std::uint8_t { dashes, dots, iso, with_hour };
/// "31-12-2024", "31.12.2024", "2024-12-31", "31-12-2024 00-00".
std::string date_text(Day day, DateForm form);
/// "202412".
std::string month_stamp(Month month);
/// "2024-12".
std::string month_folder(Month month);

} // namespace styrhus::make_municipality
