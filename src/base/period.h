#pragma once

#include "base/date.h"

#include <algorithm>

namespace styrhus::base {

/// Half-open [from, to). What a source's end date means is said by its mapping and converted once, in intake.
struct Period {
    Date from;
    Date to = Date::open_end();

    static constexpr Period inclusive(Date first_day, Date last_day) {
        return {first_day, last_day.is_open_end() ? last_day : last_day.plus_days(1)};
    }
    static Period year(int year) { return {Date::of(year, 1, 1), Date::of(year + 1, 1, 1)}; }
    static Period month(Month month) { return {month.first(), month.end()}; }

    constexpr bool is_empty() const { return to <= from; }
    constexpr bool is_open() const { return to.is_open_end(); }
    /// Days of a period with an end; 0 if empty.
    constexpr std::int32_t days() const { return is_empty() ? 0 : days_between(from, to); }
    constexpr bool contains(Date day) const { return from <= day && day < to; }
    constexpr bool overlaps(Period other) const { return from < other.to && other.from < to; }
    constexpr Period intersect(Period other) const {
        return {std::max(from, other.from), std::min(to, other.to)};
    }

    constexpr auto operator<=>(const Period&) const = default;
};

} // namespace styrhus::base
