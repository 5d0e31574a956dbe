#include "models/matching/matcher.h"

#include "models/matching/score.h"
#include "models/matching/subset.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

namespace styrhus::models::matching {

namespace {

using base::Date;
using base::Month;
using domain::Posting;
using domain::Term;

/// A bill without days is looked for in the month it is posted in and in those before it: a claim between
/// municipalities may come a year late (BL § 195 stk. 2).
constexpr int months_back = 12;
/// Two grants are equally likely unless the score of one leads by this.
constexpr int clear_lead = 8;
/// How far the part that is billed of the granted may lie from what is usual, in thousandths.
constexpr std::int64_t usual_within = 15;

Term line_of(const Posting& posting) {
    return domain::is_none(posting.account) ? posting.cost_centre : posting.account;
}

bool is_explained(Difference difference) {
    return difference != Difference::unknown && difference != Difference::price
           && difference != Difference::other;
}

/// The order does not depend on how the candidates were found.
bool is_likelier(const Candidate& a, const Candidate& b) {
    const auto rank = [](const Candidate& one) {
        return std::tuple(-score_of(one.signs), one.compared.difference != Difference::none, one.from,
                          one.intervention);
    };
    return rank(a) < rank(b);
}

} // namespace

Matcher::Matcher(const snapshot::Snapshot& snapshot, std::span<const Posting> bills, BillBasis basis,
                 std::vector<std::uint32_t> of_cases)
    : snapshot_(snapshot), bills_(bills), costs_(snapshot), interventions_(snapshot, costs_),
      amounts_(snapshot, interventions_, basis), accounts_(snapshot, interventions_),
      order_(std::move(of_cases)), matches_(bills.size()), parts_(bills.size()),
      undone_by_(bills.size(), none), undoes_(bills.size(), none), billed_(interventions_.size()),
      likely_(bills.size()) {}

Matching Matcher::run() && {
    put_in_order();
    pair_undone();
    take_said();
    learn_accounts();
    weigh_said();
    match_recipients();
    match_payees();
    follow_undone();
    return lay_out();
}

std::uint32_t Matcher::person_of(std::uint32_t posting) const {
    return static_cast<std::uint32_t>(snapshot_.persons.find(fact(posting).citizen));
}

std::optional<Matcher::Days> Matcher::service_of(std::uint32_t posting) const {
    const base::Period& service = fact(posting).service;
    if (service.is_empty() || service.is_open()) return std::nullopt;
    return Days{service.from.days(), service.to.days()};
}

void Matcher::put_in_order() {
    for (const std::uint32_t posting : order_)
        matches_[posting].state = LinkState::unlinked;
    std::sort(order_.begin(), order_.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(fact(a).posted_on, fact(a).source) < std::tuple(fact(b).posted_on, fact(b).source);
    });
}

/// A credit takes back the latest earlier posting that is its opposite.
void Matcher::pair_undone() {
    const auto bill_of = [&](std::uint32_t posting, base::Money amount) {
        const Posting& one = fact(posting);
        return std::tuple(person_of(posting), one.provider, line_of(one), one.service.from, one.service.to,
                          amount);
    };
    std::map<decltype(bill_of(0, {})), std::vector<std::uint32_t>> standing;
    for (const std::uint32_t posting : order_) {
        const base::Money amount = fact(posting).amount;
        if (amount > base::Money{}) {
            standing[bill_of(posting, amount)].push_back(posting);
            continue;
        }
        const auto found = standing.find(bill_of(posting, -amount));
        if (found == standing.end() || found->second.empty()) continue;
        undoes_[posting] = found->second.back();
        undone_by_[found->second.back()] = posting;
        found->second.pop_back();
    }
}

void Matcher::learn_accounts() {
    for (const std::uint32_t posting : order_) {
        const std::uint32_t person = person_of(posting);
        const auto days = service_of(posting);
        if (person == 0 || !days) continue;
        std::uint32_t only = none;
        int fitting = 0;
        for (const std::uint32_t one : interventions_.of_person(person)) {
            const std::uint16_t payee = sign_of_payee(posting, one);
            if (has(payee, Sign::other_provider)
                || interventions_.granted_days(one, days->from, days->to) == 0)
                continue;
            only = one;
            ++fitting;
        }
        if (fitting == 1 && !is_said_to_be_elsewhere(posting, only))
            accounts_.see(only, days->from, line_of(fact(posting)));
    }
}

std::uint16_t Matcher::sign_of_payee(std::uint32_t posting, std::uint32_t intervention) const {
    const Term payee = fact(posting).provider;
    if (domain::is_none(payee)) return 0;
    const auto payees = interventions_.payees(intervention);
    const domain::Grant& grant = snapshot_.grants[interventions_[intervention].grants.front()];
    if (payee == grant.provider || std::find(payees.begin(), payees.end(), payee) != payees.end())
        return static_cast<std::uint16_t>(Sign::provider);
    return payees.empty() ? std::uint16_t{0} : static_cast<std::uint16_t>(Sign::other_provider);
}

std::uint16_t Matcher::sign_of_account(std::uint32_t posting, std::uint32_t intervention,
                                       std::int32_t day) const {
    switch (accounts_.fit(intervention, day, line_of(fact(posting)))) {
    case Accounts::Fit::usual:
        return static_cast<std::uint16_t>(Sign::account);
    case Accounts::Fit::unusual:
        return static_cast<std::uint16_t>(Sign::other_account);
    case Accounts::Fit::unknown:
        break;
    }
    return 0;
}

std::uint16_t Matcher::sign_of_days(std::uint32_t intervention, Days days) const {
    const std::int32_t granted = interventions_.granted_days(intervention, days.from, days.to);
    if (granted == 0) return static_cast<std::uint16_t>(Sign::no_days);
    return static_cast<std::uint16_t>(granted == days.to - days.from ? Sign::days : Sign::some_days);
}

bool Matcher::is_billed(std::uint32_t intervention, std::int32_t from, std::int32_t to) const {
    std::int32_t days = 0;
    for (const Days& one : billed_[intervention].days)
        days += std::max(0, std::min(to, one.to) - std::max(from, one.from));
    return 2 * days > to - from;
}

/// What an intervention is usually billed with for what is granted.
std::int64_t Matcher::usual_ore(std::uint32_t intervention, std::int64_t expected) const {
    const Billed& billed = billed_[intervention];
    if (billed.expected_ore <= 0) return expected;
    return base::round_ratio(expected, billed.ore, billed.expected_ore);
}

bool Matcher::is_as_usual(std::uint32_t intervention, std::int64_t ore, std::int64_t expected) const {
    if (billed_[intervention].expected_ore <= 0) return false;
    const std::int64_t usual = usual_ore(intervention, expected);
    return std::abs(ore - usual) * 1000 <= usual * usual_within;
}

/// A number of hours that a bill states for itself tells whose it is only where the hours are as usual.
std::uint16_t Matcher::signs_of_amount(std::uint32_t posting, std::uint32_t intervention,
                                       const Compared& compared) const {
    const std::int64_t ore = ore_of(posting);
    const bool is_told = compared.difference != Difference::quantity || person_of(posting) != 0;
    if (is_explained(compared.difference) && is_told) return static_cast<std::uint16_t>(Sign::amount);
    if (compared.difference == Difference::unknown) return 0;
    if (is_as_usual(intervention, ore, compared.expected_ore))
        return static_cast<std::uint16_t>(Sign::as_usual);
    return compared.difference == Difference::quantity ? std::uint16_t{0}
                                                       : static_cast<std::uint16_t>(Sign::other_amount);
}

Candidate Matcher::candidate(std::uint32_t posting, std::uint32_t intervention, Days days) const {
    const std::int64_t ore = ore_of(posting);
    Candidate one = {
        intervention, days.from, days.to, 0,
        amounts_.compare(intervention, ore, days.from, days.to, std::abs(fact(posting).quantity_milli))};
    if (person_of(posting) != 0) one.signs = one.signs | Sign::citizen;
    one.signs |= sign_of_payee(posting, intervention);
    one.signs |= sign_of_account(posting, intervention, days.from);
    one.signs |= sign_of_days(intervention, days);
    one.signs |= signs_of_amount(posting, intervention, one.compared);
    return one;
}

/// One candidate for the days of the posting; without days one for each month whose cost the amount explains,
/// and if it is the citizen's own bill at least the month of the posting.
void Matcher::add_candidates(std::uint32_t posting, std::uint32_t intervention,
                             std::vector<Candidate>& into) const {
    if (const auto days = service_of(posting)) {
        into.push_back(candidate(posting, intervention, *days));
        return;
    }
    const std::size_t before = into.size();
    const Month posted = Month::containing(fact(posting).posted_on);
    const auto in_month = [&](Month month) {
        return candidate(posting, intervention, {month.first().days(), month.end().days()});
    };
    for (int back = -1; back <= months_back; ++back) {
        const Month month = posted.plus(-back);
        if (interventions_.granted_days(intervention, month.first().days(), month.end().days()) == 0)
            continue;
        const Candidate one = in_month(month);
        if (has(one.signs, Sign::amount) || has(one.signs, Sign::as_usual)) into.push_back(one);
    }
    if (into.size() == before && person_of(posting) != 0) into.push_back(in_month(posted.plus(-1)));
}

std::optional<Candidate> Matcher::best_of(std::vector<Candidate> candidates) const {
    if (candidates.empty()) return std::nullopt;
    for (Candidate& one : candidates)
        if (!has(one.signs, Sign::citizen) && is_billed(one.intervention, one.from, one.to))
            one.signs = one.signs | Sign::paid;
    std::sort(candidates.begin(), candidates.end(), is_likelier);
    Candidate best = candidates.front();
    // Another month of the same help is no other grant.
    const auto rival = std::find_if(candidates.begin() + 1, candidates.end(), [&](const Candidate& one) {
        return one.intervention != best.intervention;
    });
    const bool could_be_others =
        std::any_of(candidates.begin() + 1, candidates.end(), [&](const Candidate& one) {
            return one.intervention != best.intervention && !has(one.signs, Sign::other_account);
        });
    const bool is_found_by_payee = !has(best.signs, Sign::citizen) && has(best.signs, Sign::provider);
    if (is_found_by_payee && !could_be_others && !has(best.signs, Sign::other_account))
        best.signs = best.signs | Sign::only;
    if (rival == candidates.end() || score_of(best.signs) - score_of(rival->signs) >= clear_lead)
        best.signs = best.signs | Sign::alone;
    return best;
}

void Matcher::note_billed(std::uint32_t posting, const Candidate& chosen, std::int64_t ore) {
    if (is_taken_back(posting) || ore < 0) return;
    Billed& billed = billed_[chosen.intervention];
    billed.days.push_back({chosen.from, chosen.to});
    if (chosen.compared.expected_ore <= 0) return;
    billed.ore += ore;
    billed.expected_ore += chosen.compared.expected_ore;
}

void Matcher::decide(std::uint32_t posting, const Candidate& chosen) {
    const int score = score_of(chosen.signs);
    Match& match = matches_[posting];
    match.score = static_cast<std::uint8_t>(score);
    match.signs = chosen.signs;
    if (score < probable_from) return;
    const bool is_certain = score >= linked_from && has(chosen.signs, Sign::alone);
    match.state = is_certain ? LinkState::linked : LinkState::probable;
    match.difference = chosen.compared.difference;
    match.days = {Date::from_days(chosen.from), Date::from_days(chosen.to)};
    match.expected_ore = chosen.compared.expected_ore;
    match.owed_ore = chosen.compared.owed_ore;
    if (has(chosen.signs, Sign::other_account))
        match.usual_account = accounts_.most_usual(chosen.intervention, chosen.from);
    const std::int64_t ore = fact(posting).amount.in_ore();
    parts_[posting] = {{chosen.intervention, ore}};
    if (is_certain) note_billed(posting, chosen, ore);
}

void Matcher::match_recipients() {
    std::vector<Candidate> candidates;
    for (const std::uint32_t posting : order_) {
        if (person_of(posting) == 0 || undoes_[posting] != none || is_settled(posting)) continue;
        candidates.clear();
        for (const std::uint32_t one : interventions_.of_person(person_of(posting)))
            add_candidates(posting, one, candidates);
        if (const auto best = best_of(candidates)) decide(posting, *best);
    }
}

/// Bills without a recipient, in rounds: each one that is certain leaves fewer grants to the others.
void Matcher::match_payees() {
    std::vector<std::uint32_t> open;
    for (const std::uint32_t posting : order_) {
        const Posting& one = fact(posting);
        if (person_of(posting) != 0 || undoes_[posting] != none || domain::is_none(one.provider)) continue;
        if (is_settled(posting)) continue;
        const auto days = service_of(posting);
        for (const std::uint32_t intervention : interventions_.of_provider(one.provider))
            if (!days || interventions_.granted_days(intervention, days->from, days->to) > 0)
                add_candidates(posting, intervention, likely_[posting]);
        open.push_back(posting);
    }
    match_whole_places(open);
    for (std::size_t before = open.size() + 1; open.size() < before;) {
        before = open.size();
        std::erase_if(open, [&](std::uint32_t posting) {
            const auto best = best_of(likely_[posting]);
            if (!best || score_of(best->signs) < linked_from || !has(best->signs, Sign::alone)) return false;
            decide(posting, *best);
            return true;
        });
    }
    match_alike(open);
    match_together(open);
    for (const std::uint32_t posting : open)
        if (const auto best = best_of(likely_[posting])) decide(posting, *best);
}

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

/// The posting's candidates by place, with what each usually is billed with there.
std::vector<std::vector<Candidate>> Matcher::places_of(std::uint32_t posting) const {
    std::map<Term, std::vector<Candidate>> places;
    for (const Candidate& one : likely_[posting])
        if (!has(one.signs, Sign::other_account) && one.compared.expected_ore > 0)
            places[snapshot_.grants[interventions_[one.intervention].grants.front()].facility].push_back(one);
    std::vector<std::vector<Candidate>> out;
    for (auto& [place, candidates] : places)
        if (candidates.size() > 1) out.push_back(std::move(candidates));
    return out;
}

std::int64_t Matcher::ore_of(std::uint32_t posting) const {
    return std::abs(fact(posting).amount.in_ore());
}

/// One bill for everybody at a place: to the øre, or to what they are usually billed with.
void Matcher::match_whole_places(std::vector<std::uint32_t>& open) {
    std::erase_if(open, [&](std::uint32_t posting) {
        if (!service_of(posting)) return false;
        for (const std::vector<Candidate>& place : places_of(posting)) {
            std::int64_t granted = 0;
            std::int64_t usual = 0;
            for (const Candidate& one : place) {
                granted += one.compared.expected_ore;
                usual += usual_ore(one.intervention, one.compared.expected_ore);
            }
            const auto rounding = static_cast<std::int64_t>(place.size()) + 1;
            if (std::min(std::abs(ore_of(posting) - granted), std::abs(ore_of(posting) - usual)) > rounding)
                continue;
            link_together(posting, place, LinkState::linked);
            return true;
        }
        return false;
    });
}

/// One bill for several citizens of a place: the only ones of those not billed otherwise that sum to it.
void Matcher::match_together(std::vector<std::uint32_t>& open) {
    std::erase_if(open, [&](std::uint32_t posting) {
        if (!service_of(posting)) return false;
        for (std::vector<Candidate>& place : places_of(posting)) {
            std::erase_if(
                place, [&](const Candidate& one) { return is_billed(one.intervention, one.from, one.to); });
            std::vector<std::int64_t> costs;
            for (const Candidate& one : place)
                costs.push_back(usual_ore(one.intervention, one.compared.expected_ore));
            const Subset found = subset_of(costs, ore_of(posting));
            if (found.members.size() < 2) continue;
            std::vector<Candidate> parts;
            for (const std::size_t i : found.members)
                parts.push_back(place[i]);
            link_together(posting, parts, found.is_only_one ? LinkState::linked : LinkState::probable);
            return true;
        }
        return false;
    });
}

void Matcher::link_together(std::uint32_t posting, const std::vector<Candidate>& parts, LinkState state) {
    std::vector<std::int64_t> weights;
    std::int64_t expected = 0;
    for (const Candidate& one : parts) {
        weights.push_back(usual_ore(one.intervention, one.compared.expected_ore));
        expected += one.compared.expected_ore;
    }
    const std::vector<base::Money> shares = base::share(fact(posting).amount, weights);
    Match& match = matches_[posting];
    match.state = state;
    match.difference = fact(posting).amount.in_ore() == expected ? Difference::none : Difference::quantity;
    match.signs = parts.front().signs | Sign::together;
    match.signs = static_cast<std::uint16_t>(match.signs & ~static_cast<unsigned>(Sign::other_amount));
    match.signs = match.signs | Sign::amount;
    match.score = static_cast<std::uint8_t>(score_of(match.signs));
    match.days = {Date::from_days(parts.front().from), Date::from_days(parts.front().to)};
    match.expected_ore = match.owed_ore = expected;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts_[posting].push_back({parts[i].intervention, shares[i].in_ore()});
        if (state == LinkState::linked) note_billed(posting, parts[i], shares[i].in_ore());
    }
}

/// What takes a posting back belongs where that belongs.
void Matcher::follow_undone() {
    for (const std::uint32_t posting : order_) {
        const std::uint32_t earlier = undoes_[posting];
        if (earlier == none || is_settled(posting)) continue;
        matches_[posting] = matches_[earlier];
        for (const Part& part : parts_[earlier])
            parts_[posting].push_back({part.intervention, -part.ore});
        for (const std::uint32_t one : {posting, earlier})
            matches_[one].signs = matches_[one].signs | Sign::undone;
    }
}

/// A part over the grants that hold in its days, by what they cost; where none does, to the last before.
void Matcher::split(std::uint32_t posting, const Part& part, std::vector<Link>& links) const {
    if (part.grant) {
        links.push_back({posting, *part.grant, part.ore});
        return;
    }
    const Match& match = matches_[posting];
    const std::int32_t from = match.days.from.days();
    const std::int32_t to = match.days.to.days();
    std::vector<std::uint32_t> grants;
    std::vector<std::int64_t> weights;
    for (const std::uint32_t grant : interventions_[part.intervention].grants) {
        const std::int64_t cost = costs_.cost_ore(grant, from, to);
        if (cost <= 0) continue;
        grants.push_back(grant);
        weights.push_back(cost);
    }
    if (grants.empty()) {
        links.push_back({posting, interventions_.grant_on(part.intervention, from), part.ore});
        return;
    }
    const std::vector<base::Money> shares = base::share(base::Money::ore(part.ore), weights);
    for (std::size_t i = 0; i < grants.size(); ++i)
        links.push_back({posting, grants[i], shares[i].in_ore()});
}

Matching Matcher::lay_out() const {
    Matching out;
    out.postings = matches_;
    out.said = said_;
    out.links_begin.push_back(0);
    for (std::uint32_t posting = 0; posting < matches_.size(); ++posting) {
        for (const Part& part : parts_[posting])
            split(posting, part, out.links);
        std::sort(out.links.begin() + out.links_begin.back(), out.links.end(),
                  [](const Link& a, const Link& b) { return a.grant < b.grant; });
        out.links_begin.push_back(static_cast<std::uint32_t>(out.links.size()));
    }
    out.by_grant_begin.assign(snapshot_.grants.size() + 1, 0);
    for (const Link& link : out.links)
        ++out.by_grant_begin[link.grant + 1];
    for (std::size_t i = 1; i < out.by_grant_begin.size(); ++i)
        out.by_grant_begin[i] += out.by_grant_begin[i - 1];
    out.by_grant.resize(out.links.size());
    std::vector<std::uint32_t> next(out.by_grant_begin.begin(), out.by_grant_begin.end() - 1);
    for (std::uint32_t i = 0; i < out.links.size(); ++i)
        out.by_grant[next[out.links[i].grant]++] = i;
    return out;
}

} // namespace styrhus::models::matching
