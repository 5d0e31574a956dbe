#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace styrhus::base {

/// Year, month 1–12 and day 1–31 of the proleptic Gregorian calendar.
struct CivilDay {
    int year = 1970;
    int month = 1;
    int day = 1;
    auto operator<=>(const CivilDay&) const = default;
};

/// A calendar day, counted from 1970-01-01. It knows no clock: "today" is always an argument.
class Date {
  public:
    constexpr Date() = default;
    static constexpr Date from_days(std::int32_t days) { return Date(days); }
    /// The day of a calendar date that exists; see `civil_date` for input that may not.
    static Date of(int year, int month, int day);
    /// After every real day: the end of a period that is open.
    static constexpr Date open_end() { return Date(std::numeric_limits<std::int32_t>::max()); }

    constexpr std::int32_t days() const { return days_; }
    constexpr bool is_open_end() const { return *this == open_end(); }
    CivilDay civil() const;
    int year() const { return civil().year; }

    constexpr Date plus_days(std::int32_t n) const { return Date(days_ + n); }
    /// The same day of month n months on; the last day of a month that is too short.
    Date plus_months(int n) const;
    Date first_of_month() const;
    Date first_of_year() const;

    constexpr auto operator<=>(const Date&) const = default;

  private:
    constexpr explicit Date(std::int32_t days) : days_(days) {}
    std::int32_t days_ = 0;
};

/// Days from a to b; negative if b lies before a.
constexpr std::int32_t days_between(Date a, Date b) {
    return b.days() - a.days();
}

bool is_leap_year(int year);
int days_in_month(int year, int month);
int days_in_year(int year);

/// An error if the calendar has no such day or the year lies outside 1800–9998.
Result<Date> civil_date(int year, int month, int day);

/// Completed years on `on`, by calendar: a person born 29 February turns a year older on 1 March in
/// years without that day (the municipal practice for birthdays; never days ÷ 365).
int age_on(Date born, Date on);
/// The day the person turns `years` by the same rule.
Date birthday(Date born, int years);

/// "2024-03-14"; "open" for the open end.
std::string iso(Date date);
Result<Date> parse_iso(std::string_view text);

/// A calendar month as months since year 0: `of(2024, 3)`.
class Month {
  public:
    constexpr Month() = default;
    static constexpr Month of(int year, int month) { return Month(year * 12 + month - 1); }
    static Month containing(Date date);
    static constexpr Month from_index(std::int32_t index) { return Month(index); }

    constexpr std::int32_t index() const { return index_; }
    constexpr int year() const { return index_ / 12; }
    constexpr int month() const { return index_ % 12 + 1; }
    constexpr Month plus(int n) const { return Month(index_ + n); }
    Date first() const { return Date::of(year(), month(), 1); }
    /// The first day of the next month.
    Date end() const { return plus(1).first(); }
    Date last() const { return end().plus_days(-1); }
    int days() const { return days_in_month(year(), month()); }

    constexpr auto operator<=>(const Month&) const = default;

  private:
    constexpr explicit Month(std::int32_t index) : index_(index) {}
    std::int32_t index_ = 1970 * 12;
};

/// "2024-03".
std::string iso(Month month);
Result<Month> parse_iso_month(std::string_view text);

} // namespace styrhus::base
