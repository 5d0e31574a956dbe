#include "models/refund/state_part.h"

#include <algorithm>

namespace styrhus::models::refund {

base::Money state_part(base::Money month, std::span<const reference::RefundBand> bands) {
    std::int64_t twelve_hundredths = 0;
    for (std::size_t i = 0; i < bands.size(); ++i) {
        const std::int64_t above = 12 * month.in_ore() - bands[i].limit_yearly.in_ore();
        if (above <= 0) break;
        std::int64_t within = above;
        if (i + 1 < bands.size())
            within = std::min(above, (bands[i + 1].limit_yearly - bands[i].limit_yearly).in_ore());
        twelve_hundredths += within * bands[i].percent;
    }
    return base::Money::ore(base::round_ratio(twelve_hundredths, 1, 1200));
}

base::Result<const reference::RefundBands*> bands_of(const reference::Parameters& parameters, int year) {
    constexpr int first_common_year = 2021;
    return parameters.refund_bands(year < first_common_year ? "adults" : "all", base::Date::of(year, 1, 1));
}

bool is_young_enough(base::Date born, int year) {
    constexpr int age_limit = 67;
    return born.is_open_end() || base::Date::of(year, 1, 1) < base::birthday(born, age_limit);
}

} // namespace styrhus::models::refund
