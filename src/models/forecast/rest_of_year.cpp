#include "models/forecast/rest_of_year.h"

#include <algorithm>
#include <utility>

namespace styrhus::models::forecast {

namespace {

constexpr int months_a_year = 12;
/// A year that stands further from the one before than this tells of something else than its level.
constexpr double level_min = .5;
constexpr double level_max = 2;

} // namespace

double PostedMonths::until(int fiscal_year, base::Month last) const {
    double sum = 0;
    for (auto at = ore_.lower_bound({fiscal_year, INT32_MIN});
         at != ore_.end() && at->first.first == fiscal_year && at->first.second <= last.index(); ++at)
        sum += at->second;
    return sum;
}

double PostedMonths::of(int fiscal_year) const {
    return until(fiscal_year, base::Month::from_index(INT32_MAX));
}

double PostedMonths::rest(int fiscal_year, base::Month first, base::Month last) const {
    const double now = until(fiscal_year, last);
    const base::Month january = base::Month::of(fiscal_year, 1);
    const bool has_year_before = first <= january.plus(-months_a_year);
    if (has_year_before) {
        const double before = until(fiscal_year - 1, last.plus(-months_a_year));
        const double left = of(fiscal_year - 1) - before;
        const bool is_comparable = before != 0 && now != 0 && (before < 0) == (now < 0);
        const double level = is_comparable ? std::clamp(now / before, level_min, level_max) : 1;
        return left * (1 + level) / 2;
    }
    const int months = std::min(last.index() - std::max(january, first).index() + 1, months_a_year);
    const int left = january.index() + months_a_year - 1 - last.index();
    return months > 0 && left > 0 ? now / months * left : 0;
}

} // namespace styrhus::models::forecast
