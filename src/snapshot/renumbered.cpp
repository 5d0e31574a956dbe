#include "snapshot/renumbered.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace styrhus::snapshot {

namespace {

using domain::IdentityRef;

/// What stays the same when a row is told again, and what usually does.
auto help_of(const domain::Grant& grant) {
    return std::tuple(grant.law, grant.service, grant.service_detail, grant.facility, grant.is_supplementary,
                      grant.period.from);
}
auto terms_of(const domain::Grant& grant) {
    return std::tuple(grant.has_price, grant.price, grant.quantity_milli, grant.unit, grant.day_count);
}
auto help_of(const domain::QuantityFact& hours) {
    return std::tuple(hours.service, hours.service_detail, hours.facility, hours.period.from);
}
auto terms_of(const domain::QuantityFact& hours) {
    return hours.quantity_milli;
}
auto help_of(const domain::Activity& activity) {
    return std::tuple(activity.type, activity.unit, activity.referred_on, activity.due_on,
                      activity.period.from);
}
auto terms_of(const domain::Activity& activity) {
    return activity.done_on;
}

} // namespace

Renumbered::Renumbered(std::span<const domain::Citizen> citizens) {
    for (const domain::Citizen& citizen : citizens)
        if (!domain::is_none(citizen.former) && citizen.former != citizen.citizen)
            next_.emplace(citizen.former, citizen.citizen);
}

Renumbered::Place Renumbered::place_of(IdentityRef number) const {
    Place place = {number, 0};
    // A register that tells of a way back leads round: no longer than there are numbers.
    for (auto next = next_.find(number); next != next_.end() && place.steps < static_cast<int>(next_.size());
         next = next_.find(place.latest)) {
        place.latest = next->second;
        ++place.steps;
    }
    return place;
}

template <class Fact>
std::vector<ToldAgain> told_again(const Renumbered& renumbered, std::span<const Fact> facts,
                                  std::span<const LiveRow> rows, std::span<const std::string_view> lineages) {
    std::vector<std::uint32_t> former;
    std::set<IdentityRef> persons;
    for (std::uint32_t i = 0; i < facts.size(); ++i) {
        if (!renumbered.is_former(facts[i].citizen)) continue;
        former.push_back(i);
        persons.insert(renumbered.place_of(facts[i].citizen).latest);
    }
    if (former.empty()) return {};
    const auto name_of = [&](std::uint32_t i) {
        return std::tuple(lineages[i], renumbered.place_of(facts[i].citizen).latest, help_of(facts[i]));
    };
    std::multimap<decltype(name_of(0)), std::uint32_t> named;
    for (std::uint32_t i = 0; i < facts.size(); ++i)
        if (persons.contains(renumbered.place_of(facts[i].citizen).latest)) named.emplace(name_of(i), i);
    std::vector<ToldAgain> again;
    std::set<std::pair<IdentityRef, std::uint32_t>> taken;
    std::set<std::uint32_t> placed;
    const auto take_place = [&](std::uint32_t i, bool has_same_terms) {
        const bool is_gone = !rows[i].closed_on.is_open_end();
        const int steps = renumbered.place_of(facts[i].citizen).steps;
        const auto [first, last] = named.equal_range(name_of(i));
        const auto later = std::find_if(first, last, [&](const auto& one) {
            const LiveRow& row = rows[one.second];
            const bool is_named_later =
                is_gone ? row.last_named >= rows[i].last_named : row.last_named > rows[i].last_named;
            const bool is_same = terms_of(facts[one.second]) == terms_of(facts[i]);
            return is_named_later && (has_same_terms ? is_same : is_gone)
                   && renumbered.place_of(facts[one.second].citizen).steps < steps
                   && !taken.contains({facts[i].citizen, one.second});
        });
        if (later == last) return;
        taken.emplace(facts[i].citizen, later->second);
        placed.insert(i);
        again.push_back({i, later->second});
    };
    for (const bool has_same_terms : {true, false})
        for (const std::uint32_t i : former)
            if (!placed.contains(i)) take_place(i, has_same_terms);
    std::sort(again.begin(), again.end(),
              [](const ToldAgain& a, const ToldAgain& b) { return a.former < b.former; });
    return again;
}

template std::vector<ToldAgain> told_again(const Renumbered&, std::span<const domain::Grant>,
                                           std::span<const LiveRow>, std::span<const std::string_view>);
template std::vector<ToldAgain> told_again(const Renumbered&, std::span<const domain::QuantityFact>,
                                           std::span<const LiveRow>, std::span<const std::string_view>);
template std::vector<ToldAgain> told_again(const Renumbered&, std::span<const domain::Activity>,
                                           std::span<const LiveRow>, std::span<const std::string_view>);

} // namespace styrhus::snapshot
