#include "models/matching/matcher.h"
#include "models/matching/score.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

/// What persons have said of bills is certain: it stands before the matcher looks, and what it bills is out
/// of question for the rest. What speaks for it is told all the same, for the rules look at how it differs.
namespace styrhus::models::matching {

namespace {

using base::Date;
using base::Month;

constexpr unsigned bits(Sign sign) {
    return static_cast<unsigned>(sign);
}

Signs without(Signs signs, Signs others) {
    return signs & ~others;
}

/// The parts of what takes back what these parts pay for.
std::vector<Part> opposite(std::vector<Part> parts) {
    for (Part& part : parts)
        part.ore = -part.ore;
    return parts;
}

bool are_same(std::vector<Part> a, std::vector<Part> b) {
    const auto by_grant = [](const Part& one, const Part& other) { return one.grant < other.grant; };
    std::sort(a.begin(), a.end(), by_grant);
    std::sort(b.begin(), b.end(), by_grant);
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Part& one, const Part& other) {
        return one.grant == other.grant && one.ore == other.ore;
    });
}

} // namespace

void Matcher::heed(std::vector<SaidLink> said) {
    said_ = std::move(said);
}

/// A grant that does not count is in no intervention: what is said of it falls.
void Matcher::take_said() {
    if (said_.empty()) return;
    settled_.assign(bills_.size(), 0);
    const std::vector<std::uint32_t> by_grant = interventions_.by_grant();
    for (SaidLink& link : said_) {
        if (link.fallen != Fallen::no) continue;
        if (std::any_of(link.parts.begin(), link.parts.end(),
                        [&](const SaidLink::Part& part) { return by_grant[part.grant] == none; })) {
            link.fallen = Fallen::no_grant;
            continue;
        }
        for (const SaidLink::Part& part : link.parts)
            parts_[link.posting].push_back({by_grant[part.grant], part.ore, part.grant});
        matches_[link.posting].said = link.said;
        matches_[link.posting].state = link.parts.empty() ? LinkState::unlinked : LinkState::linked;
        settled_[link.posting] = 1;
    }
    // A bill and a credit that persons have put to unlike grants are not the one and the other.
    for (const std::uint32_t posting : order_) {
        const std::uint32_t earlier = undoes_[posting];
        if (earlier == none || !is_settled(posting) || !is_settled(earlier)
            || are_same(parts_[posting], opposite(parts_[earlier])))
            continue;
        undoes_[posting] = none;
        undone_by_[earlier] = none;
    }
}

bool Matcher::is_said_to_be_elsewhere(std::uint32_t posting, std::uint32_t intervention) const {
    return is_settled(posting)
           && std::none_of(parts_[posting].begin(), parts_[posting].end(),
                           [&](const Part& part) { return part.intervention == intervention; });
}

void Matcher::weigh_said() {
    if (said_.empty()) return;
    for (const std::uint32_t posting : order_)
        if (is_settled(posting) && !parts_[posting].empty()) weigh(posting);
    for (const std::uint32_t posting : order_)
        if (matches_[posting].said != Said::nobody) settle_what_it_takes_back(posting);
}

/// The days of an intervention that a bill most likely pays for, and what speaks for it.
Candidate Matcher::likeliest(std::uint32_t posting, std::uint32_t intervention) const {
    std::vector<Candidate> seen;
    add_candidates(posting, intervention, seen);
    if (seen.empty()) {
        const Month before = Month::containing(fact(posting).posted_on).plus(-1);
        const Days usual = {before.first().days(), before.end().days()};
        seen.push_back(candidate(posting, intervention, service_of(posting).value_or(usual)));
    }
    Candidate best = *std::min_element(seen.begin(), seen.end(), is_likelier);
    if (interventions_[intervention].person != person_of(posting))
        best.signs = without(best.signs, bits(Sign::citizen));
    return best;
}

void Matcher::weigh(std::uint32_t posting) {
    std::map<std::uint32_t, std::int64_t> ore_of_help;
    for (const Part& part : parts_[posting])
        ore_of_help[part.intervention] += part.ore;
    Match& match = matches_[posting];
    std::vector<Candidate> seen;
    for (const auto& [help, ore] : ore_of_help) {
        seen.push_back(likeliest(posting, help));
        note_billed(posting, seen.back(), ore);
        match.expected_ore += seen.back().compared.expected_ore;
        match.owed_ore += seen.back().compared.owed_ore;
    }
    const Candidate& first = seen.front();
    match.days = {Date::from_days(first.from), Date::from_days(first.to)};
    match.signs = first.signs;
    match.difference = first.compared.difference;
    if (seen.size() > 1) {
        const bool fits = ore_of(posting) == match.expected_ore;
        match.owed_ore = match.expected_ore;
        match.difference = fits ? Difference::none : Difference::other;
        match.signs =
            without(match.signs, bits(Sign::amount) | bits(Sign::as_usual) | bits(Sign::other_amount));
        match.signs = match.signs | Sign::together | (fits ? Sign::amount : Sign::other_amount);
    }
    match.score = static_cast<std::uint8_t>(score_of(match.signs));
    if (has(match.signs, Sign::other_account))
        match.usual_account = accounts_.most_usual(first.intervention, first.from);
}

/// What takes a posting back belongs where that belongs, whichever of the two a person has spoken of.
void Matcher::settle_what_it_takes_back(std::uint32_t posting) {
    const std::uint32_t other = undoes_[posting] != none ? undoes_[posting] : undone_by_[posting];
    if (other == none) return;
    if (matches_[other].said == Said::nobody) {
        matches_[other] = matches_[posting];
        matches_[other].said = Said::nobody;
        parts_[other] = opposite(parts_[posting]);
        settled_[other] = 1;
    }
    for (const std::uint32_t one : {posting, other})
        matches_[one].signs = matches_[one].signs | Sign::undone;
}

std::vector<Considered> Matcher::consider(std::uint32_t posting,
                                          std::span<const std::uint32_t> interventions) const {
    std::vector<Considered> considered;
    for (const std::uint32_t intervention : interventions) {
        const Candidate one = likeliest(posting, intervention);
        std::vector<Link> shares;
        split(posting, {intervention, fact(posting).amount.in_ore()}, {one.from, one.to}, shares);
        for (const std::uint32_t grant : interventions_[intervention].grants) {
            const auto share = std::find_if(shares.begin(), shares.end(),
                                            [&](const Link& link) { return link.grant == grant; });
            considered.push_back({.grant = grant,
                                  .days = {Date::from_days(one.from), Date::from_days(one.to)},
                                  .signs = one.signs,
                                  .expected_ore = costs_.cost_ore(grant, one.from, one.to),
                                  .ore = share == shares.end() ? 0 : share->ore});
        }
    }
    return considered;
}

} // namespace styrhus::models::matching
