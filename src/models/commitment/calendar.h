#pragma once

#include "base/date.h"

#include <cstdint>
#include <vector>

namespace styrhus::models::commitment {

/// A calendar month in days since 1970-01-01, with the calendar year it lies in; ends are the first day
/// after.
struct MonthDays {
    std::int32_t first = 0;
    std::int32_t end = 0;
    std::int32_t year_first = 0;
    std::int32_t year_end = 0;

    std::int32_t length() const { return end - first; }
    std::int32_t year_length() const { return year_end - year_first; }
};

/// The months of some whole years, looked up by day instead of computed.
class Calendar {
  public:
    Calendar(int first_year, int last_year);

    std::int32_t first_day() const { return months_.front().first; }
    /// The first day after the last month.
    std::int32_t end_day() const { return months_.back().end; }
    std::size_t size() const { return months_.size(); }
    const MonthDays& month(std::size_t index) const { return months_[index]; }
    base::Month name(std::size_t index) const { return first_month_.plus(static_cast<int>(index)); }
    /// The index of the month that holds a day of first_day() … end_day() − 1.
    std::size_t month_of(std::int32_t day) const {
        return month_of_[static_cast<std::size_t>(day - months_.front().first)];
    }
    std::size_t index_of(base::Month month) const {
        return static_cast<std::size_t>(month.index() - first_month_.index());
    }

  private:
    base::Month first_month_;
    std::vector<MonthDays> months_;
    std::vector<std::uint16_t> month_of_; ///< per day
};

} // namespace styrhus::models::commitment
