#include "models/matching/matcher.h"

#include "models/matching/score.h"
#include "models/matching/subset.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

/// Bills that are many citizens' or cannot be told apart.
namespace styrhus::models::matching {

using base::Date;
using domain::Posting;
using domain::Term;

namespace {

/// Each help's cost is rounded once, the bill itself once more.
std::int64_t rounding_of(std::size_t helps) {
    return static_cast<std::int64_t>(helps) + 1;
}

} // namespace

/// As many equal bills as there are unbilled grants of that cost: each grant gets one. Which is whose nobody
/// can tell, so they are probable; the kroner of the place are right in any case.
void Matcher::match_alike(std::vector<std::uint32_t>& open) {
    const auto bill_of = [&](std::uint32_t posting) {
        const Posting& one = fact(posting);
        return std::tuple(one.provider, one.service.from, one.service.to, one.amount);
    };
    std::map<decltype(bill_of(0)), std::vector<std::uint32_t>> bills;
    for (const std::uint32_t posting : open)
        if (service_of(posting) && !is_taken_back(posting)) bills[bill_of(posting)].push_back(posting);
    std::vector<std::uint32_t> done;
    for (const auto& [bill, postings] : bills) {
        std::vector<Candidate> fitting;
        for (const Candidate& one : likely_[postings.front()])
            if (score_of(one.signs) + 5 >= linked_from && !is_billed(one.intervention, one.from, one.to))
                fitting.push_back(one);
        if (fitting.empty() || fitting.size() > postings.size()) continue;
        std::sort(fitting.begin(), fitting.end(), is_likelier);
        for (std::size_t i = 0; i < fitting.size(); ++i) {
            decide(postings[i], fitting[i]);
            done.push_back(postings[i]);
        }
    }
    std::erase_if(open, [&](std::uint32_t posting) {
        return std::find(done.begin(), done.end(), posting) != done.end();
    });
}

/// The posting's candidates by place, where several have been.
std::vector<std::vector<Candidate>> Matcher::places_of(std::uint32_t posting) const {
    std::map<Term, std::vector<Candidate>> places;
    for (const Candidate& one : likely_[posting])
        if (one.compared.expected_ore > 0)
            places[snapshot_.grants[interventions_[one.intervention].grants.front()].facility].push_back(one);
    std::vector<std::vector<Candidate>> out;
    for (auto& [place, candidates] : places)
        if (candidates.size() > 1) out.push_back(std::move(candidates));
    return out;
}

/// To the øre, or to what they are usually billed with.
bool Matcher::costs(const std::vector<Candidate>& place, std::int64_t ore) const {
    std::int64_t granted = 0;
    std::int64_t usual = 0;
    for (const Candidate& one : place) {
        granted += one.compared.expected_ore;
        usual += usual_ore(one.intervention, one.compared.expected_ore);
    }
    return std::min(std::abs(ore - granted), std::abs(ore - usual)) <= rounding_of(place.size());
}

/// Whether somebody's help alone costs what the bill says. Then it is no bill for several.
bool Matcher::is_one_citizens(std::uint32_t posting) const {
    return std::any_of(likely_[posting].begin(), likely_[posting].end(), [&](const Candidate& one) {
        return has(one.signs, Sign::amount) && !is_billed(one.intervention, one.from, one.to);
    });
}

/// Everybody at the only place that comes to the posting's amount: those whose bills stand on its account,
/// else all who were there. Empty if no place does, or several do.
std::vector<Candidate> Matcher::whole_place_of(std::uint32_t posting) const {
    std::vector<Candidate> found;
    for (std::vector<Candidate>& place : places_of(posting)) {
        std::vector<Candidate> on_account = place;
        std::erase_if(on_account, [](const Candidate& one) { return has(one.signs, Sign::other_account); });
        const bool is_of_account = on_account.size() > 1 && costs(on_account, ore_of(posting));
        if (!is_of_account && !costs(place, ore_of(posting))) continue;
        if (!found.empty()) return {};
        found = std::move(is_of_account ? on_account : place);
    }
    return found;
}

/// One bill for everybody at a place.
void Matcher::match_whole_places(std::vector<std::uint32_t>& open) {
    std::erase_if(open, [&](std::uint32_t posting) {
        if (!service_of(posting) || is_one_citizens(posting)) return false;
        const std::vector<Candidate> place = whole_place_of(posting);
        if (place.empty()) return false;
        link_together(posting, place, LinkState::linked);
        return true;
    });
}

/// One bill for several citizens of a place: the only ones of those not billed otherwise that sum to it, at
/// the only place where any do.
void Matcher::match_together(std::vector<std::uint32_t>& open) {
    std::erase_if(open, [&](std::uint32_t posting) {
        if (!service_of(posting) || is_one_citizens(posting)) return false;
        std::vector<std::vector<Candidate>> possible;
        bool is_only_one = true;
        for (std::vector<Candidate>& place : places_of(posting)) {
            std::erase_if(place, [&](const Candidate& one) {
                return has(one.signs, Sign::other_account) || is_billed(one.intervention, one.from, one.to);
            });
            std::vector<std::int64_t> costs;
            costs.reserve(place.size());
            for (const Candidate& one : place)
                costs.push_back(usual_ore(one.intervention, one.compared.expected_ore));
            const Subset found = subset_of(costs, ore_of(posting));
            if (found.members.size() < 2) continue;
            is_only_one = is_only_one && found.is_only_one;
            std::vector<Candidate>& parts = possible.emplace_back();
            for (const std::size_t i : found.members)
                parts.push_back(place[i]);
        }
        if (possible.empty()) return false;
        const bool is_certain = is_only_one && possible.size() == 1;
        link_together(posting, possible.front(), is_certain ? LinkState::linked : LinkState::probable);
        return true;
    });
}

/// Each one's share is what is granted, if they sum to the bill; else what they are usually billed with.
void Matcher::link_together(std::uint32_t posting, const std::vector<Candidate>& parts, LinkState state) {
    std::vector<std::int64_t> granted;
    std::vector<std::int64_t> usual;
    std::int64_t expected = 0;
    for (const Candidate& one : parts) {
        granted.push_back(one.compared.expected_ore);
        usual.push_back(usual_ore(one.intervention, one.compared.expected_ore));
        expected += one.compared.expected_ore;
    }
    const bool is_as_granted = std::abs(ore_of(posting) - expected) <= rounding_of(parts.size());
    const std::vector<base::Money> shares =
        base::share(fact(posting).amount, is_as_granted ? granted : usual);
    Match& match = matches_[posting];
    match.state = state;
    match.difference = is_as_granted ? Difference::none : Difference::quantity;
    match.signs = parts.front().signs | Sign::together;
    // Of the first one's signs those stay that are the bill's; the amount is that of all.
    for (const Sign own :
         {Sign::other_amount, Sign::known_difference, Sign::unit_price, Sign::as_usual, Sign::own_days})
        match.signs &= ~bit(own);
    match.signs = match.signs | Sign::amount;
    match.score = static_cast<std::uint8_t>(score_of(match.signs));
    match.days = {Date::from_days(parts.front().from), Date::from_days(parts.front().to)};
    match.expected_ore = match.owed_ore = expected;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts_[posting].push_back({parts[i].intervention, shares[i].in_ore()});
        if (state == LinkState::linked) note_billed(posting, parts[i], shares[i].in_ore());
    }
}

} // namespace styrhus::models::matching
