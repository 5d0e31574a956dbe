#include "models/matching/matcher.h"

#include "models/matching/score.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <tuple>
#include <utility>

namespace styrhus::models::matching {

namespace {

using base::Date;
using domain::Posting;
using domain::Term;

/// A bill without a recipient that has payee, account, days and its amount to the øre, and no rival: these
/// are decided before those that something less speaks for.
constexpr int to_the_ore_from = 80;
/// Two grants are equally likely unless the score of one leads by this.
constexpr int clear_lead = 8;

} // namespace

bool is_likelier(const Candidate& a, const Candidate& b) {
    const auto rank = [](const Candidate& one) {
        return std::tuple(-score_of(one.signs), one.compared.difference != Difference::none, one.is_billed,
                          one.months_off, one.from, one.intervention);
    };
    return rank(a) < rank(b);
}

Matcher::Matcher(const snapshot::Snapshot& snapshot, std::span<const Posting> bills, BillBasis basis,
                 std::vector<std::uint32_t> of_cases)
    : snapshot_(snapshot), bills_(bills), costs_(snapshot), interventions_(snapshot, costs_),
      amounts_(snapshot, interventions_, basis), accounts_(snapshot, interventions_, bills),
      named_(snapshot, interventions_), order_(std::move(of_cases)), persons_(bills.size()),
      billed_(interventions_.size()), is_named_(bills.size(), false) {
    for (const std::uint32_t posting : order_)
        persons_[posting] = static_cast<std::uint32_t>(snapshot_.persons.find(fact(posting).citizen));
}

Matching Matcher::run() && {
    matches_.resize(bills_.size());
    parts_.resize(bills_.size());
    undone_by_.assign(bills_.size(), none);
    undoes_.assign(bills_.size(), none);
    likely_.resize(bills_.size());
    put_in_order();
    pair_undone(order_);
    pair_undone(astray_);
    take_said();
    learn_accounts();
    weigh_said();
    match_recipients();
    match_named();
    match_payees();
    match_strays();
    follow_undone();
    return lay_out();
}

void Matcher::look_for_strays(std::vector<std::uint32_t> astray) {
    astray_ = std::move(astray);
    for (const std::uint32_t posting : astray_)
        persons_[posting] = static_cast<std::uint32_t>(snapshot_.persons.find(fact(posting).citizen));
    sort_by_day(astray_);
}

std::int64_t Matcher::ore_of(std::uint32_t posting) const {
    return std::abs(fact(posting).amount.in_ore());
}

std::optional<Matcher::Days> Matcher::service_of(std::uint32_t posting) const {
    const base::Period& service = fact(posting).service;
    if (service.is_empty() || service.is_open()) return std::nullopt;
    return Days{service.from.days(), service.to.days()};
}

void Matcher::put_in_order() {
    for (const std::uint32_t posting : order_)
        matches_[posting].state = LinkState::unlinked;
    sort_by_day(order_);
}

/// A credit stands before the bills of its day, for what is sent anew comes with it; the rest by where they
/// lie among the facts in force, which does not depend on how the rows were delivered.
void Matcher::sort_by_day(std::vector<std::uint32_t>& postings) const {
    const auto rank = [&](std::uint32_t posting) {
        return std::tuple(fact(posting).posted_on, fact(posting).amount > base::Money{}, posting);
    };
    std::sort(postings.begin(), postings.end(),
              [&](std::uint32_t a, std::uint32_t b) { return rank(a) < rank(b); });
}

/// A credit takes back the latest earlier posting that is its opposite, else one of its own day.
void Matcher::pair_undone(std::span<const std::uint32_t> by_day) {
    const auto bill_of = [&](std::uint32_t posting, base::Money amount) {
        const Posting& one = fact(posting);
        return std::tuple(person_of(posting), one.named, one.named_case, one.named_born, one.named_initials,
                          one.provider, account_of(one), one.service.from, one.service.to, amount);
    };
    std::map<decltype(bill_of(0, {})), std::vector<std::uint32_t>> standing;
    const auto take_back = [&](std::uint32_t credit, base::Date from) {
        const auto found = standing.find(bill_of(credit, -fact(credit).amount));
        if (found == standing.end() || found->second.empty()) return false;
        const std::uint32_t latest = found->second.back();
        if (fact(latest).posted_on < from) return false;
        undoes_[credit] = latest;
        undone_by_[latest] = credit;
        found->second.pop_back();
        return true;
    };
    std::vector<std::uint32_t> waiting;
    const auto end_day = [&] {
        for (const std::uint32_t credit : waiting)
            (void)take_back(credit, fact(credit).posted_on);
        waiting.clear();
    };
    for (const std::uint32_t posting : by_day) {
        if (!waiting.empty() && fact(waiting.back()).posted_on < fact(posting).posted_on) end_day();
        if (fact(posting).amount > base::Money{})
            standing[bill_of(posting, fact(posting).amount)].push_back(posting);
        else if (!take_back(posting, {}))
            waiting.push_back(posting);
    }
    end_day();
}

/// Those whose amount tells otherwise count where the help has no others.
void Matcher::learn_accounts() {
    struct Seen {
        std::uint32_t intervention;
        std::int32_t day;
        Term account;
    };
    std::vector<Seen> doubtful;
    for (const std::uint32_t posting : order_) {
        const auto only = only_help_of(posting);
        if (!only || is_said_to_be_elsewhere(posting, *only)) continue;
        const Days days = *service_of(posting);
        const Seen seen = {*only, days.from, account_of(fact(posting))};
        const std::int64_t units = std::abs(fact(posting).quantity_milli);
        const Difference off = amounts_.compare(*only, ore_of(posting), days.from, days.to, units).difference;
        if (off == Difference::price || off == Difference::other)
            doubtful.push_back(seen);
        else
            accounts_.see(seen.intervention, seen.day, seen.account);
    }
    std::erase_if(doubtful, [&](const Seen& seen) { return accounts_.has_seen(seen.intervention); });
    for (const Seen& seen : doubtful)
        accounts_.see(seen.intervention, seen.day, seen.account);
    accounts_.learn();
}

/// The citizen's only one with the payee on the bill's days; none if it names nobody or no days.
std::optional<std::uint32_t> Matcher::only_help_of(std::uint32_t posting) const {
    const auto days = service_of(posting);
    if (person_of(posting) == 0 || !days) return std::nullopt;
    std::optional<std::uint32_t> only;
    for (const std::uint32_t one : interventions_.of_person(person_of(posting))) {
        if (has(sign_of_payee(posting, one), Sign::other_provider) || interventions_[one].is_on_frame
            || interventions_.granted_days(one, days->from, days->to) == 0)
            continue;
        if (only) return std::nullopt;
        only = one;
    }
    return only;
}

bool Matcher::is_billed(std::uint32_t intervention, std::int32_t from, std::int32_t to) const {
    std::int32_t days = 0;
    for (const Days& one : billed_[intervention].days)
        days += std::max(0, std::min(to, one.to) - std::max(from, one.from));
    return 2 * days > to - from;
}

/// What a rival would count at most: with that part of the granted, where nobody knows its usual part; where
/// the bill tells neither days nor citizen, as if its days were not billed, for any month may be meant. Where
/// it names nobody, an account that nobody knows the help by may be its own, and an amount that is to the øre
/// but for its price may be all of it.
int Matcher::most_of(std::uint32_t posting, const Candidate& one) const {
    Signs signs = one.signs;
    if (!knows_citizen(posting)) {
        // What nobody has told the price of may cost this, in days that are not billed.
        const bool has_no_price = one.compared.difference == Difference::unknown;
        if (!(has_no_price && one.is_billed) && may_be_all(one, ore_of(posting))) {
            signs &= ~(Sign::other_amount | Sign::as_usual | Sign::units | Sign::unit_price);
            signs = signs | Sign::amount;
        }
        if (!has(signs, Sign::other_account)) signs = signs | Sign::account;
    }
    if (has(signs, Sign::unit_price) && billed_[one.intervention].expected_ore <= 0)
        signs = signs | Sign::as_usual;
    if (!service_of(posting)) signs &= ~bit(Sign::paid);
    return score_of(signs);
}

std::optional<Candidate> Matcher::best_of(std::uint32_t posting, std::vector<Candidate> candidates) const {
    if (candidates.empty()) return std::nullopt;
    for (Candidate& one : candidates) {
        one.is_billed = is_billed(one.intervention, one.from, one.to);
        // A bill that is taken back was for days that are billed anew.
        if (one.is_billed && !knows_citizen(posting) && !is_taken_back(posting))
            one.signs = one.signs | Sign::paid;
    }
    std::sort(candidates.begin(), candidates.end(), is_likelier);
    const auto first = std::find_if(candidates.begin(), candidates.end(),
                                    [](const Candidate& one) { return !one.is_rival_only; });
    if (first == candidates.end()) return std::nullopt;
    Candidate best = *first;
    bool could_be_others = false;
    bool is_alone = true;
    for (const Candidate& rival : candidates) {
        // Another month of the same help is no other grant.
        if (rival.intervention == best.intervention) continue;
        could_be_others = could_be_others || !has(rival.signs, Sign::other_account);
        is_alone = is_alone && score_of(best.signs) - most_of(posting, rival) >= clear_lead;
    }
    // Without days of its own it has been asked for those only whose amount fits.
    const bool is_found_by_payee =
        !knows_citizen(posting) && service_of(posting) && has(best.signs, Sign::provider);
    if (is_found_by_payee && !could_be_others && !has(best.signs, Sign::other_account))
        best.signs = best.signs | Sign::only;
    if (is_alone) best.signs = best.signs | Sign::alone;
    return best;
}

/// A share that came once may be a mistake; one that comes again is what the help costs.
void Matcher::note_share(Billed& billed, Billed::Share share) {
    for (Billed::Share& seen : billed.shares) {
        const std::int64_t alike = base::round_ratio(share.expected_ore, seen.ore, seen.expected_ore);
        if (std::abs(share.ore - alike) * 1000 > alike * price_rounding) continue;
        ++seen.times;
        return;
    }
    billed.shares.push_back(share);
}

void Matcher::note_billed(std::uint32_t posting, const Candidate& chosen, std::int64_t ore) {
    if (is_taken_back(posting) || ore <= 0) return;
    Billed& billed = billed_[chosen.intervention];
    const bool is_beside_another = is_billed(chosen.intervention, chosen.from, chosen.to);
    // Days that the bill does not tell are a guess among those that cost as much.
    if (service_of(posting)) billed.days.push_back({chosen.from, chosen.to});
    // What is known to be wrong is not what is usual.
    const bool has_wrong_vat = chosen.compared.difference == Difference::vat_kept
                               || chosen.compared.difference == Difference::vat_deducted_twice;
    if (chosen.compared.expected_ore <= 0 || has_wrong_vat) return;
    const Difference off = chosen.compared.difference;
    const bool tells_price = off == Difference::price || off == Difference::other;
    if (tells_price && service_of(posting) && knows_citizen(posting))
        note_share(billed, {ore, chosen.compared.expected_ore});
    billed.ore += ore;
    if (!is_beside_another) billed.expected_ore += chosen.compared.expected_ore;
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
        if (const auto best = best_of(posting, candidates)) decide(posting, *best);
    }
}

/// Bills on no citizen's account that one of the citizen's grants certainly explains, to the amount.
void Matcher::match_strays() {
    std::vector<Candidate> candidates;
    for (const std::uint32_t posting : astray_) {
        if (fact(posting).amount < base::Money{} || is_taken_back(posting)) continue;
        candidates.clear();
        for (const std::uint32_t one : interventions_.of_person(person_of(posting)))
            add_candidates(posting, one, candidates);
        auto best = best_of(posting, candidates);
        constexpr Signs explains =
            bit(Sign::amount) | Sign::known_difference | Sign::unit_price | Sign::as_usual;
        if (!best || (best->signs & explains) == 0) continue;
        if (score_of(best->signs) < linked_from || !has(best->signs, Sign::alone)) continue;
        best->signs = best->signs | Sign::astray;
        decide(posting, *best);
    }
}

/// Bills whose text names somebody who has a grant with the payee. A CPR number that fits nobody there speaks
/// against everybody there; a case or a birthday that does not says nothing.
void Matcher::match_named() {
    for (const std::uint32_t posting : order_) {
        if (person_of(posting) != 0 || undoes_[posting] != none || is_settled(posting)) continue;
        std::vector<std::uint32_t> meant;
        for (const std::uint32_t person : named_.persons_in(fact(posting)))
            for (const std::uint32_t one : interventions_.of_person(person))
                if (!has(sign_of_payee(posting, one), Sign::other_provider)) meant.push_back(one);
        if (meant.empty()) continue;
        is_named_[posting] = true;
        std::vector<Candidate> candidates;
        for (const std::uint32_t one : meant)
            add_candidates(posting, one, candidates);
        if (const auto best = best_of(posting, candidates)) decide(posting, *best);
    }
}

/// Bills without a recipient, in rounds: each one that is certain leaves fewer grants to the others.
void Matcher::match_payees() {
    std::vector<std::uint32_t> open;
    for (const std::uint32_t posting : order_) {
        const Posting& one = fact(posting);
        if (knows_citizen(posting) || undoes_[posting] != none || domain::is_none(one.provider)) continue;
        if (is_settled(posting)) continue;
        const auto days = service_of(posting);
        for (const std::uint32_t intervention : interventions_.of_provider(one.provider))
            if (!days || interventions_.granted_days(intervention, days->from, days->to) > 0)
                add_candidates(posting, intervention, likely_[posting]);
        open.push_back(posting);
    }
    match_whole_places(open);
    for (const int bar : {to_the_ore_from, linked_from})
        match_certain(open, bar);
    match_alike(open);
    match_together(open);
    for (const std::uint32_t posting : open)
        if (const auto best = best_of(posting, likely_[posting])) decide(posting, *best);
}

void Matcher::match_certain(std::vector<std::uint32_t>& open, int bar) {
    for (std::size_t before = open.size() + 1; open.size() < before;) {
        before = open.size();
        std::erase_if(open, [&](std::uint32_t posting) {
            const auto best = best_of(posting, likely_[posting]);
            if (!best || score_of(best->signs) < bar || !has(best->signs, Sign::alone)) return false;
            decide(posting, *best);
            return true;
        });
    }
}

} // namespace styrhus::models::matching
