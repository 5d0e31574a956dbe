#include "models/commitment/expectation.h"

#include <algorithm>

namespace styrhus::models::commitment {

std::vector<base::Period> effective_periods(std::span<const base::Period> chain) {
    std::vector<base::Period> left(chain.begin(), chain.end());
    base::Date ruled_from = base::Date::open_end();
    for (std::size_t i = left.size(); i-- > 0;) {
        left[i].to = std::max(left[i].from, std::min(left[i].to, ruled_from));
        ruled_from = std::min(ruled_from, left[i].from);
    }
    return left;
}

base::Money realised(base::Money granted, base::Fraction realisation) {
    return base::rounded_product(granted, std::span(&realisation, 1));
}

base::Money full_year_effect(const CostCurve& curve, int year, TimeLimit limit) {
    if (limit == TimeLimit::time_limited) return {};
    return cost(curve, base::Period::year(year + 1));
}

} // namespace styrhus::models::commitment
