#include "make_municipality/calendar.h"

#include <algorithm>
#include <array>

namespace styrhus::make_municipality {

namespace {

bool is_leap(int year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int month_length(int year, int month) {
    static constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths[static_cast<std::size_t>(month - 1)] + (month == 2 && is_leap(year) ? 1 : 0);
}

/// Days before 1 January of the year, counted from 1 January of year 1.
int days_before_year(int year) {
    const int y = year - 1;
    return y * 365 + y / 4 - y / 100 + y / 400;
}

constexpr int days_before_1970 = 719'162;

void put_number(std::string& out, int value, int digits) {
    std::string text = std::to_string(value);
    out.append(static_cast<std::size_t>(std::max(0, digits - static_cast<int>(text.size()))), '0');
    out += text;
}

} // namespace

Day day_of(int year, int month, int day) {
    int days = days_before_year(year) - days_before_1970;
    for (int m = 1; m < month; ++m)
        days += month_length(year, m);
    return days + day - 1;
}

Civil civil_of(Day day) {
    const int days = day + days_before_1970;
    int year = days / 366 + 1;
    while (days_before_year(year + 1) <= days)
        ++year;
    int rest = days - days_before_year(year);
    int month = 1;
    while (rest >= month_length(year, month))
        rest -= month_length(year, month++);
    return {year, month, rest + 1};
}

int year_of(Day day) {
    return civil_of(day).year;
}

int length_of_year(int year) {
    return is_leap(year) ? 366 : 365;
}

Month month_at(int year, int month) {
    return year * 12 + month - 1;
}

Month month_of(Day day) {
    const Civil c = civil_of(day);
    return month_at(c.year, c.month);
}

int year_of_month(Month month) {
    return month / 12;
}

int number_in_year(Month month) {
    return month % 12 + 1;
}

Day first_day(Month month) {
    return day_of(year_of_month(month), number_in_year(month), 1);
}

Day last_day(Month month) {
    return first_day(month + 1) - 1;
}

int length_of(Month month) {
    return month_length(year_of_month(month), number_in_year(month));
}

Day months_later(Day day, int months) {
    const Civil c = civil_of(day);
    const Month target = month_at(c.year, c.month) + months;
    return first_day(target) + std::min(c.day, length_of(target)) - 1;
}

Day birthday(Day birth, int age) {
    const Civil c = civil_of(birth);
    if (c.month == 2 && c.day == 29 && !is_leap(c.year + age)) return day_of(c.year + age, 3, 1);
    return day_of(c.year + age, c.month, c.day);
}

int age_on(Day birth, Day day) {
    const int years = year_of(day) - year_of(birth);
    return birthday(birth, years) <= day ? years : years - 1;
}

std::string date_text(Day day, DateForm form) {
    const Civil c = civil_of(day);
    std::string out;
    if (form == DateForm::iso) {
        put_number(out, c.year, 4);
        out += '-';
        put_number(out, c.month, 2);
        out += '-';
        put_number(out, c.day, 2);
        return out;
    }
    const char mark = form == DateForm::dots ? '.' : '-';
    put_number(out, c.day, 2);
    out += mark;
    put_number(out, c.month, 2);
    out += mark;
    put_number(out, c.year, 4);
    if (form == DateForm::with_hour) out += " 00-00";
    return out;
}

std::string month_stamp(Month month) {
    std::string out;
    put_number(out, year_of_month(month), 4);
    put_number(out, number_in_year(month), 2);
    return out;
}

std::string month_folder(Month month) {
    std::string out;
    put_number(out, year_of_month(month), 4);
    out += '-';
    put_number(out, number_in_year(month), 2);
    return out;
}

} // namespace styrhus::make_municipality
