#include "models/ladder/kroner.h"

namespace styrhus::models::ladder {

std::int64_t granted_ore(const snapshot::GrantColumns& grants, std::size_t grant, Days days) {
    return commitment::cost_ore(commitment::curve_of(grants, grant), days.from, days.to);
}

std::int64_t posted_ore(const snapshot::PostingColumns& postings, std::size_t posting, Days days) {
    const std::int32_t start = postings.from[posting];
    const std::int32_t length = postings.to[posting] - start;
    const std::int64_t amount = postings.amount_ore[posting];
    return commitment::spread_ore(amount, days.to - start, length)
           - commitment::spread_ore(amount, days.from - start, length);
}

} // namespace styrhus::models::ladder
