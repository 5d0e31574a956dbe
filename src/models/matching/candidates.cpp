#include "models/matching/matcher.h"

#include "models/matching/score.h"

#include <algorithm>
#include <cstdlib>

/// What a bill says for and against each grant that it may pay for.
namespace styrhus::models::matching {

namespace {

using base::Date;
using base::Month;
using domain::Term;

/// Bills of more than a month are for a quarter.
constexpr int quarter = 3;
/// How far the part that is billed of the granted may lie from what is usual, in thousandths; and how far
/// what is usual must lie from all of it, for help that is billed as granted has no other usual part.
constexpr std::int64_t usual_within = 15;
constexpr std::int64_t usual_differs_from = 5;
/// A bill that names nobody and has more units than this, in thousandths of the granted, is several's.
constexpr std::int64_t one_citizens_at_most = 1100;

bool is_explained(Difference difference) {
    return difference != Difference::unknown && difference != Difference::price
           && difference != Difference::other;
}

bool has_too_many_units(const Compared& compared) {
    return compared.owed_ore * 1000 > compared.expected_ore * one_citizens_at_most;
}

/// The number of units is the granted one, and only their price is another.
bool has_granted_units(const Compared& compared) {
    constexpr std::int64_t rounding = 200;
    return compared.difference == Difference::price
           && std::abs(compared.owed_ore - compared.expected_ore) <= rounding;
}

} // namespace

Signs Matcher::sign_of_payee(std::uint32_t posting, std::uint32_t intervention) const {
    const Term payee = fact(posting).provider;
    if (domain::is_none(payee)) return 0;
    const auto payees = interventions_.payees(intervention);
    const domain::Grant& grant = snapshot_.grants[interventions_[intervention].grants.front()];
    if (payee == grant.provider || std::find(payees.begin(), payees.end(), payee) != payees.end())
        return bit(Sign::provider);
    return payees.empty() ? 0 : bit(Sign::other_provider);
}

Signs Matcher::sign_of_account(std::uint32_t posting, std::uint32_t intervention, std::int32_t day) const {
    switch (accounts_.fit(intervention, day, account_of(fact(posting)))) {
    case Accounts::Fit::usual:
        return bit(Sign::account);
    case Accounts::Fit::unusual:
        return bit(Sign::other_account);
    case Accounts::Fit::unknown:
        break;
    }
    return 0;
}

Signs Matcher::sign_of_days(std::uint32_t intervention, Days days) const {
    const std::int32_t granted = interventions_.granted_days(intervention, days.from, days.to);
    if (granted == 0) return bit(Sign::no_days);
    return bit(granted == days.to - days.from ? Sign::days : Sign::some_days);
}

/// What an intervention is usually billed with for what is granted.
std::int64_t Matcher::usual_ore(std::uint32_t intervention, std::int64_t expected) const {
    const Billed& billed = billed_[intervention];
    if (billed.expected_ore <= 0) return expected;
    return base::round_ratio(expected, billed.ore, billed.expected_ore);
}

bool Matcher::is_as_usual(std::uint32_t intervention, std::int64_t ore, std::int64_t expected) const {
    const std::int64_t usual = usual_ore(intervention, expected);
    return std::abs(usual - expected) * 1000 > expected * usual_differs_from
           && std::abs(ore - usual) * 1000 <= usual * usual_within;
}

/// Whether a bill may be all that an intervention costs in its days though it is not to the øre: a price that
/// is rounded otherwise by the one that bills, one that nobody has told, or one that the intervention's own
/// bills show to be another than what is granted.
bool Matcher::may_be_all(const Candidate& one, std::int64_t ore) const {
    const Difference off = one.compared.difference;
    if (off == Difference::unknown) return true;
    if (off != Difference::price && off != Difference::other && off != Difference::quantity) return false;
    const auto is_near = [&](std::int64_t amount) {
        return std::abs(ore - amount) * 1000 <= amount * price_rounding;
    };
    if (is_near(one.compared.expected_ore)) return true;
    const std::vector<Billed::Share>& seen = billed_[one.intervention].shares;
    return std::any_of(seen.begin(), seen.end(), [&](const Billed::Share& share) {
        return share.times > 1
               && is_near(base::round_ratio(one.compared.expected_ore, share.ore, share.expected_ore));
    });
}

/// A number of hours that a bill states for itself does not tell whose it is where the price is everybody's;
/// that they are as many as usual does.
Signs Matcher::signs_of_amount(std::uint32_t posting, std::uint32_t intervention,
                               const Compared& compared) const {
    if (compared.difference == Difference::unknown) return 0;
    if (compared.difference == Difference::none) return bit(Sign::amount);
    const bool is_other_number = compared.difference == Difference::quantity;
    if (is_explained(compared.difference) && (!is_other_number || knows_citizen(posting)))
        return bit(Sign::known_difference);
    if (is_other_number && has_too_many_units(compared)) return bit(Sign::other_amount);
    const bool is_granted_number = has_granted_units(compared);
    Signs signs = is_other_number ? bit(Sign::unit_price) : is_granted_number ? bit(Sign::units) : 0;
    if (is_as_usual(intervention, ore_of(posting), compared.expected_ore))
        signs = signs | Sign::as_usual;
    else if (!is_other_number && !is_granted_number)
        signs = signs | Sign::other_amount;
    return signs;
}

/// Of two who were there all month nobody can tell whose a month is; of one who came on the 12th it is the
/// bill that begins on the 12th.
Signs Matcher::sign_of_own_days(std::uint32_t intervention, Days days) const {
    const Date from = Date::from_days(days.from);
    const Date to = Date::from_days(days.to);
    for (const std::uint32_t grant : interventions_[intervention].grants) {
        const base::Period& period = snapshot_.grants[grant].period;
        const bool begins = period.from == from && from != from.first_of_month();
        const bool ends = period.to == to && to != to.first_of_month();
        if (begins || ends) return bit(Sign::own_days);
    }
    return 0;
}

Candidate Matcher::candidate(std::uint32_t posting, std::uint32_t intervention, Days days) const {
    const std::int64_t ore = ore_of(posting);
    Candidate one = {
        intervention, days.from, days.to, 0,
        amounts_.compare(intervention, ore, days.from, days.to, std::abs(fact(posting).quantity_milli))};
    if (knows_citizen(posting))
        one.signs = one.signs | (person_of(posting) != 0 ? Sign::citizen : Sign::named);
    else if (!domain::is_none(fact(posting).named))
        one.signs = one.signs | Sign::names_another;
    one.signs |= sign_of_payee(posting, intervention);
    one.signs |= sign_of_account(posting, intervention, days.from);
    // Days that the bill does not state are those of the month that are granted.
    one.signs |= service_of(posting) ? sign_of_days(intervention, days) | sign_of_own_days(intervention, days)
                 : interventions_.granted_days(intervention, days.from, days.to) > 0 ? bit(Sign::days)
                                                                                     : bit(Sign::no_days);
    one.signs |= signs_of_amount(posting, intervention, one.compared);
    return one;
}

/// One candidate for the days of the posting; without days one for each month or quarter whose cost the
/// amount explains, and if it is the citizen's own bill at least the month before that of the posting.
/// None for what a unit's frame pays.
void Matcher::add_candidates(std::uint32_t posting, std::uint32_t intervention,
                             std::vector<Candidate>& into) const {
    if (interventions_[intervention].is_on_frame) return;
    if (const auto days = service_of(posting)) {
        into.push_back(candidate(posting, intervention, *days));
        return;
    }
    const std::size_t before = into.size();
    const Month usual = Month::containing(fact(posting).posted_on).plus(-1);
    const auto in_months = [&](Month first, int months) {
        Candidate one =
            candidate(posting, intervention, {first.first().days(), first.plus(months).first().days()});
        one.months_off = std::abs(first.plus(months - 1).index() - usual.index());
        return one;
    };
    const auto add_if_explained = [&](Month first, int months) {
        if (interventions_.granted_days(intervention, first.first().days(), first.plus(months).first().days())
            == 0)
            return;
        Candidate one = in_months(first, months);
        // Of an unknown citizen's unknown month every amount differs in some known way.
        const bool is_explained = has(one.signs, Sign::known_difference) || has(one.signs, Sign::as_usual);
        one.is_rival_only = !knows_citizen(posting) && !has(one.signs, Sign::amount);
        const bool may_be = one.is_rival_only ? may_be_all(one, ore_of(posting)) : is_explained;
        if (has(one.signs, Sign::amount) || may_be) into.push_back(one);
    };
    for (int back = -2; back < months_back; ++back) {
        const Month month = usual.plus(-back);
        add_if_explained(month, 1);
        if (month.index() % quarter == 0) add_if_explained(month, quarter);
    }
    if (into.size() == before && knows_citizen(posting)) into.push_back(in_months(usual, 1));
}

} // namespace styrhus::models::matching
