#include "models/forecast/posted_days.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace styrhus::models::forecast {

using base::Month;

std::int32_t known_month(const snapshot::Snapshot& snapshot, std::uint32_t posting) {
    const base::Date posted_on = snapshot.postings[posting].posted_on;
    const domain::DeliveryDates& told =
        snapshot.deliveries[snapshot.base->live.posting_delivery[posting]].dates;
    const bool is_late = posted_on < told.coverage.from && posted_on < told.extract_date;
    return Month::containing(is_late ? told.extract_date : posted_on).index();
}

PostedDays::PostedDays(const snapshot::Snapshot& snapshot, const matching::Matching& matching) {
    find_months(snapshot);
    std::vector<std::pair<std::uint32_t, PostedPiece>> found;
    found.reserve(matching.links.size());
    for (const matching::Link& link : matching.links) {
        const matching::Match& match = matching.postings[link.posting];
        if (has(match.signs, matching::Sign::undone)) continue;
        const base::Period days = match.days.intersect(snapshot.grants[link.grant].period);
        if (days.is_empty() || days.is_open()) continue;
        found.emplace_back(link.grant, PostedPiece{days.from.days(), days.to.days(),
                                                   known_month(snapshot, link.posting), link.ore});
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.first, a.second.from, a.second.posted_month, a.second.to, a.second.ore)
               < std::tuple(b.first, b.second.from, b.second.posted_month, b.second.to, b.second.ore);
    });
    begin_.assign(snapshot.grants.size() + 1, 0);
    pieces_.reserve(found.size());
    for (const auto& [grant, piece] : found) {
        ++begin_[grant + 1];
        pieces_.push_back(piece);
    }
    for (std::size_t i = 1; i < begin_.size(); ++i)
        begin_[i] += begin_[i - 1];
}

void PostedDays::find_months(const snapshot::Snapshot& snapshot) {
    has_postings_ = !snapshot.postings.empty();
    base::Date first = snapshot.as_of;
    for (const domain::Posting& posting : snapshot.postings)
        first = std::min(first, posting.posted_on);
    base::Date last = first;
    for (const domain::Delivery& delivery : snapshot.deliveries) {
        if (delivery.kind != domain::FactKind::posting) continue;
        const base::Date told =
            std::min(delivery.dates.coverage.to.plus_days(-1), delivery.dates.extract_date);
        last = std::max(last, std::min(told, snapshot.as_of));
    }
    first_month_ = Month::containing(first);
    const Month of_last = Month::containing(last);
    last_month_ = last == of_last.last() ? of_last : of_last.plus(-1);
}

} // namespace styrhus::models::forecast
