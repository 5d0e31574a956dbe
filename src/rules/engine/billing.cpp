#include "rules/engine/billing.h"

#include "models/reserve/longest_lag.h"

#include <algorithm>
#include <stdexcept>

namespace styrhus::rules {

namespace {

using base::Date;
using base::Period;
using domain::Ownership;
using models::matching::LinkState;
using models::matching::Match;
using models::matching::Sign;

bool has_service(const domain::Posting& posting) {
    return !posting.service.is_empty() && !posting.service.is_open();
}

} // namespace

Billing::Billing(const snapshot::Snapshot& snapshot, const models::matching::Matching& matching,
                 const snapshot::PriceList& prices)
    : snapshot_(snapshot), matching_(matching), prices_(prices), billed_(snapshot.grants.size()),
      probably_(snapshot.grants.size()) {
    gather();
    learn_delays();
}

void Billing::gather() {
    for (const domain::Posting& posting : snapshot_.postings)
        first_day_ = std::min(first_day_, posting.posted_on.first_of_month());
    for (const models::matching::Link& link : matching_.links) {
        const Match& match = matching_.postings[link.posting];
        if (has(match.signs, Sign::undone) || link.ore <= 0) continue;
        billed_[link.grant].push_back(match.days);
        if (match.state == LinkState::probable) probably_[link.grant].push_back(match.days);
    }
}

void Billing::learn_delays() {
    std::array<std::vector<std::int32_t>, ownerships> delays;
    for (const models::matching::Link& link : matching_.links) {
        const domain::Posting& posting = snapshot_.postings[link.posting];
        if (!has_service(posting) || link.ore <= 0) continue;
        const Ownership owner = ownership_of(snapshot_.grants[link.grant]);
        delays[static_cast<std::size_t>(owner)].push_back(
            std::max(0, days_between(posting.service.to, posting.posted_on)));
    }
    for (std::size_t owner = 0; owner < ownerships; ++owner) {
        if (delays[owner].empty()) continue;
        const auto nine_in_ten =
            delays[owner].begin() + static_cast<std::ptrdiff_t>(delays[owner].size() * 9 / 10);
        std::nth_element(delays[owner].begin(), nine_in_ten, delays[owner].end());
        usual_delay_[owner] = *nine_in_ten;
    }
}

Ownership Billing::ownership_of(const domain::Grant& grant) const {
    return models::reserve::ownership_of(prices_, grant);
}

bool Billing::covers(std::uint32_t grant, Period period) const {
    const auto overlaps = [&](const Period& days) { return days.overlaps(period); };
    const std::vector<Period>& probable = probably_[grant];
    if (std::count_if(billed_[grant].begin(), billed_[grant].end(), overlaps)
        > std::count_if(probable.begin(), probable.end(), overlaps))
        return true;
    std::int32_t days = 0;
    for (const Period& one : probable)
        days += std::max(0, one.intersect(period).days());
    return 2 * days > period.days();
}

Date Billing::last_day(std::uint32_t grant) const {
    const auto last = std::max_element(billed_[grant].begin(), billed_[grant].end(),
                                       [](const Period& a, const Period& b) { return a.to < b.to; });
    return last == billed_[grant].end() ? Date::open_end() : last->to.plus_days(-1);
}

std::int32_t Billing::usual_delay(const domain::Grant& grant) const {
    return usual_delay_[static_cast<std::size_t>(ownership_of(grant))];
}

int Billing::longest_lag_months(const domain::Grant& grant) const {
    const auto months = models::reserve::longest_lag_months(snapshot_, ownership_of(grant));
    if (!months) throw std::runtime_error(months.error().message);
    return *months;
}

} // namespace styrhus::rules
