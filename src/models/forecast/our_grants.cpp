#include "models/forecast/our_grants.h"

#include "models/reserve/longest_lag.h"
#include "snapshot/price_list.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <numeric>
#include <utility>

namespace styrhus::models::forecast {

namespace {

using base::Date;
using domain::Term;

constexpr int grown_up = 18;

/// The area with most øre.
Term largest(const std::map<Term, std::int64_t>& ore) {
    return std::max_element(ore.begin(), ore.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

} // namespace

OurGrants::OurGrants(const snapshot::Snapshot& snapshot, const matching::Matching& matching)
    : snapshot_(snapshot), costs_(snapshot), area_(snapshot.grants.size(), Term{}),
      help_ends_(snapshot.grants.size(), snapshot::open_day) {
    order();
    choose();
    place(matching);
    for (const std::uint32_t grant : by_content_)
        help_ends_[grant] = find_end(grant);
}

void OurGrants::order() {
    const auto& stamps = snapshot_.base->live.facts.of<domain::Grant>().stamps;
    by_content_.resize(snapshot_.grants.size());
    std::iota(by_content_.begin(), by_content_.end(), 0U);
    std::stable_sort(by_content_.begin(), by_content_.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(stamps[a].content, stamps[a].key) < std::pair(stamps[b].content, stamps[b].key);
    });
}

void OurGrants::choose() {
    for (const std::uint32_t grant : by_content_)
        if (costs_.counts(grant) && !has_mark(grant, snapshot::GrantMark::for_others)
            && !has_mark(grant, snapshot::GrantMark::frame_settlement))
            billed_.push_back(grant);
}

base::Result<std::vector<std::uint8_t>> OurGrants::longest_lags() const {
    const snapshot::PriceList prices(snapshot_.tariffs);
    std::vector<std::uint8_t> longest(snapshot_.grants.size(), 0);
    std::map<domain::Ownership, int> known;
    for (const std::uint32_t grant : billed_) {
        const domain::Ownership owner = reserve::ownership_of(prices, snapshot_.grants[grant]);
        if (!known.contains(owner)) {
            STYRHUS_TRY(const int months, reserve::longest_lag_months(snapshot_, owner));
            known.emplace(owner, months);
        }
        longest[grant] = static_cast<std::uint8_t>(known.at(owner));
    }
    return longest;
}

void OurGrants::place(const matching::Matching& matching) {
    std::vector<Term> area_of_posting(snapshot_.postings.size(), Term{});
    const snapshot::PostingColumns& postings = snapshot_.columns.postings;
    for (std::size_t row = 0; row < postings.size(); ++row)
        area_of_posting[snapshot_.posting_of_row[row]] = postings.area[row];
    std::map<Term, std::map<Term, std::int64_t>> of_law;
    for (const std::uint32_t grant : by_content_) {
        std::map<Term, std::int64_t> of_grant;
        for (const std::uint32_t number : matching.links_of_grant(grant)) {
            const matching::Link& link = matching.links[number];
            of_grant[area_of_posting[link.posting]] += std::abs(link.ore);
        }
        if (of_grant.empty()) continue;
        area_[grant] = largest(of_grant);
        for (const auto& [area, ore] : of_grant)
            of_law[snapshot_.grants[grant].law][area] += ore;
    }
    for (const std::uint32_t grant : by_content_) {
        if (!domain::is_none(area_[grant])) continue;
        const auto found = of_law.find(snapshot_.grants[grant].law);
        const auto rows = costs_.rows_of(grant);
        if (found != of_law.end())
            area_[grant] = largest(found->second);
        else if (!rows.empty() && !snapshot_.columns.grants.area.empty())
            area_[grant] = snapshot_.columns.grants.area[rows.front()];
    }
}

std::int32_t OurGrants::find_end(std::uint32_t grant) const {
    const std::uint32_t citizen = person(grant);
    if (citizen == 0) return snapshot::open_day;
    const std::int32_t died = snapshot_.columns.persons.died[citizen - 1];
    const std::int32_t born = snapshot_.columns.persons.born[citizen - 1];
    const domain::Grant& fact = snapshot_.grants[grant];
    const auto law = snapshot_.reference->law.parse(snapshot_.terms->text(fact.law), fact.period.from);
    if (born == snapshot::open_day || !law || law->paragraph == nullptr || law->paragraph->is_for_parents
        || law->paragraph->area != reference::LawArea::children)
        return died;
    const reference::LawLimit* limit = snapshot_.reference->law.limit(
        law->code, reference::LimitKind::age_until, std::max(fact.period.from, law->paragraph->valid.from));
    const Date birthday = base::birthday(Date::from_days(born), limit == nullptr ? grown_up : limit->value);
    // Who was too old from the start is another matter than who grows too old.
    return fact.period.from < birthday ? std::min(died, birthday.days()) : died;
}

std::uint32_t OurGrants::person(std::uint32_t grant) const {
    const auto rows = costs_.rows_of(grant);
    return rows.empty() ? 0 : static_cast<std::uint32_t>(snapshot_.columns.grants.person[rows.front()]);
}

bool OurGrants::has_mark(std::uint32_t grant, snapshot::GrantMark mark) const {
    const auto rows = costs_.rows_of(grant);
    return !rows.empty() && has(snapshot_.columns.grants.marks[rows.front()], mark);
}

} // namespace styrhus::models::forecast
