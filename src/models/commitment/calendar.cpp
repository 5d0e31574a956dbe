#include "models/commitment/calendar.h"

#include "base/check.h"

#include <limits>

namespace styrhus::models::commitment {

Calendar::Calendar(int first_year, int last_year) : first_month_(base::Month::of(first_year, 1)) {
    STYRHUS_CHECK(first_year <= last_year && last_year - first_year < 5000);
    for (int year = first_year; year <= last_year; ++year) {
        const std::int32_t year_first = base::Date::of(year, 1, 1).days();
        const std::int32_t year_end = base::Date::of(year + 1, 1, 1).days();
        for (int month = 1; month <= 12; ++month) {
            const base::Month name = base::Month::of(year, month);
            const auto index = static_cast<std::uint16_t>(months_.size());
            months_.push_back({name.first().days(), name.end().days(), year_first, year_end});
            month_of_.insert(month_of_.end(), static_cast<std::size_t>(name.days()), index);
        }
    }
}

} // namespace styrhus::models::commitment
