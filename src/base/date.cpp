#include "base/date.h"

#include "base/error_text.h"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>

namespace styrhus::base {

namespace {

// Days from civil and back: Howard Hinnant, "chrono-compatible low-level date algorithms" (2014).
std::int32_t days_from_civil(int year, int month, int day) {
    const int y = month <= 2 ? year - 1 : year;
    const int era = (y >= 0 ? y : y - 399) / 400;
    const int year_of_era = y - era * 400;
    const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

Result<int> digits(std::string_view text, std::string_view whole) {
    int value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc{} || end != text.data() + text.size() || text.front() == '-')
        return error("a date has the form yyyy-mm-dd, not \"{}\"",
                     "en dato skrives som åååå-mm-dd og ikke \"{}\"", whole);
    return value;
}

} // namespace

Date Date::of(int year, int month, int day) {
    STYRHUS_CHECK(month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month));
    return Date(days_from_civil(year, month, day));
}

CivilDay Date::civil() const {
    const int z = days_ + 719468;
    const int era = (z >= 0 ? z : z - 146096) / 146097;
    const int day_of_era = z - era * 146097;
    const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int shifted_month = (5 * day_of_year + 2) / 153;
    const int day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
    const int year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
    return {year, month, day};
}

Date Date::plus_months(int n) const {
    const CivilDay from = civil();
    const Month target = Month::of(from.year, from.month).plus(n);
    return of(target.year(), target.month(), std::min(from.day, target.days()));
}

Date Date::first_of_month() const {
    const CivilDay c = civil();
    return of(c.year, c.month, 1);
}

Date Date::first_of_year() const {
    return of(civil().year, 1, 1);
}

bool is_leap_year(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in_month(int year, int month) {
    static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap_year(year) ? 29 : lengths[month - 1];
}

int days_in_year(int year) {
    return is_leap_year(year) ? 366 : 365;
}

Result<Date> civil_date(int year, int month, int day) {
    if (year < 1800 || year > 9998)
        return error("the year must lie in 1800–9998, not {}", "årstallet skal ligge i 1800–9998 og er {}",
                     year);
    if (month < 1 || month > 12)
        return error("the month must lie in 1–12, not {}", "måneden skal ligge i 1–12 og er {}", month);
    if (day < 1 || day > days_in_month(year, month))
        return error("the calendar has no day {} in {:04}-{:02}", "kalenderen har ingen dag {} i {:04}-{:02}",
                     day, year, month);
    return Date::of(year, month, day);
}

int age_on(Date born, Date on) {
    int years = on.year() - born.year();
    if (birthday(born, years) > on) --years;
    return years;
}

Date birthday(Date born, int years) {
    const CivilDay b = born.civil();
    const int year = b.year + years;
    if (b.month == 2 && b.day == 29 && !is_leap_year(year)) return Date::of(year, 3, 1);
    return Date::of(year, b.month, b.day);
}

std::string iso(Date date) {
    if (date.is_open_end()) return "open";
    const CivilDay c = date.civil();
    return fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
}

Result<Date> parse_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return error("a date has the form yyyy-mm-dd, not \"{}\"",
                     "en dato skrives som åååå-mm-dd og ikke \"{}\"", text);
    STYRHUS_TRY(const int year, digits(text.substr(0, 4), text));
    STYRHUS_TRY(const int month, digits(text.substr(5, 2), text));
    STYRHUS_TRY(const int day, digits(text.substr(8, 2), text));
    return civil_date(year, month, day);
}

Month Month::containing(Date date) {
    const CivilDay c = date.civil();
    return of(c.year, c.month);
}

std::string iso(Month month) {
    return fmt::format("{:04}-{:02}", month.year(), month.month());
}

Result<Month> parse_iso_month(std::string_view text) {
    if (text.size() != 7 || text[4] != '-')
        return error("a month has the form yyyy-mm, not \"{}\"",
                     "en måned skrives som åååå-mm og ikke \"{}\"", text);
    STYRHUS_TRY(const int year, digits(text.substr(0, 4), text));
    STYRHUS_TRY(const int month, digits(text.substr(5, 2), text));
    STYRHUS_TRY(const Date first, civil_date(year, month, 1));
    return Month::containing(first);
}

} // namespace styrhus::base
