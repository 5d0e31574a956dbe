#include "models/matching/interventions.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace styrhus::models::matching {

namespace {

using domain::Grant;
using domain::Term;

/// What grants have in common that bills pay for as one. The law is not in it: a paragraph that changes its
/// number is no other help. Nor is the level: it is what the price changes with.
auto help_of(std::uint32_t person, const Grant& grant) {
    return std::tuple(person, grant.facility, grant.provider, grant.service, grant.is_supplementary,
                      grant.day_count == domain::DayCount::one_off);
}

void add_once(std::vector<Term>& terms, Term term) {
    if (!domain::is_none(term) && std::find(terms.begin(), terms.end(), term) == terms.end())
        terms.push_back(term);
}

} // namespace

Interventions::Interventions(const snapshot::Snapshot& snapshot, const commitment::GrantCosts& costs)
    : snapshot_(snapshot), costs_(costs) {
    gather();
    find_payees();
    for (Intervention& one : all_)
        one.is_on_frame = is_on_frame(one);
}

void Interventions::gather() {
    const std::vector<Grant>& grants = snapshot_.grants;
    std::vector<std::uint32_t> order;
    for (std::uint32_t grant = 0; grant < grants.size(); ++grant)
        if (costs_.counts(grant)) order.push_back(grant);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(grants[a].period.from, grants[a].period.to, a)
               < std::tuple(grants[b].period.from, grants[b].period.to, b);
    });
    by_person_.resize(snapshot_.persons.persons.size() + 1);
    std::map<decltype(help_of(0, grants[0])), std::uint32_t> known;
    for (const std::uint32_t grant : order) {
        const Grant& fact = grants[grant];
        const auto person = static_cast<std::uint32_t>(snapshot_.persons.find(fact.citizen));
        auto number = static_cast<std::uint32_t>(all_.size());
        if (person != 0) number = known.emplace(help_of(person, fact), number).first->second;
        if (number == all_.size()) {
            all_.push_back({person, {}, fact.period.from.days(), fact.period.to.days()});
            if (person != 0) by_person_[person].push_back(number);
        }
        Intervention& one = all_[number];
        one.grants.push_back(grant);
        one.to = std::max(one.to, fact.period.to.days());
    }
}

bool Interventions::is_on_frame(const Intervention& one) const {
    return std::all_of(one.grants.begin(), one.grants.end(), [&](std::uint32_t grant) {
        const auto rows = costs_.rows_of(grant);
        return std::all_of(rows.begin(), rows.end(), [&](std::uint32_t row) {
            return has(snapshot_.columns.grants.marks[row], snapshot::GrantMark::frame_settlement);
        });
    });
}

void Interventions::find_payees() {
    payees_of_facility_.resize(snapshot_.terms->size());
    for (const domain::Tariff& tariff : snapshot_.tariffs) {
        if (domain::is_none(tariff.facility)) continue;
        auto& payees = payees_of_facility_[static_cast<std::size_t>(tariff.facility)];
        add_once(payees, tariff.cvr);
        add_once(payees, tariff.provider);
    }
    by_payee_.resize(snapshot_.terms->size());
    for (std::uint32_t number = 0; number < all_.size(); ++number) {
        const Grant& grant = snapshot_.grants[all_[number].grants.front()];
        for (const Term payee : payees(number))
            by_payee_[static_cast<std::size_t>(payee)].push_back(number);
        if (!domain::is_none(grant.provider)
            && std::find(payees(number).begin(), payees(number).end(), grant.provider)
                   == payees(number).end())
            by_payee_[static_cast<std::size_t>(grant.provider)].push_back(number);
    }
}

std::span<const std::uint32_t> Interventions::of_person(std::uint32_t person) const {
    return by_person_[person];
}

std::span<const std::uint32_t> Interventions::of_provider(Term payee) const {
    return by_payee_[static_cast<std::size_t>(payee)];
}

std::span<const Term> Interventions::payees(std::uint32_t number) const {
    const Grant& grant = snapshot_.grants[all_[number].grants.front()];
    return payees_of_facility_[static_cast<std::size_t>(grant.facility)];
}

std::vector<std::uint32_t> Interventions::by_grant() const {
    std::vector<std::uint32_t> numbers(snapshot_.grants.size(), UINT32_MAX);
    for (std::uint32_t number = 0; number < all_.size(); ++number)
        for (const std::uint32_t grant : all_[number].grants)
            numbers[grant] = number;
    return numbers;
}

std::uint32_t Interventions::grant_on(std::uint32_t number, std::int32_t day) const {
    const Intervention& one = all_[number];
    std::uint32_t found = one.grants.front();
    for (const std::uint32_t grant : one.grants) {
        const base::Period& period = snapshot_.grants[grant].period;
        if (period.from.days() > day) break;
        found = grant;
        if (period.contains(base::Date::from_days(day))) return grant;
    }
    return found;
}

std::int32_t Interventions::granted_days(std::uint32_t number, std::int32_t from, std::int32_t to) const {
    std::int32_t days = 0;
    std::int32_t until = from;
    for (const std::uint32_t grant : all_[number].grants) {
        const base::Period& period = snapshot_.grants[grant].period;
        const std::int32_t first = std::max(until, period.from.days());
        const std::int32_t end = std::min(to, period.to.days());
        if (first >= end) continue;
        days += end - first;
        until = end;
    }
    return days;
}

std::int64_t Interventions::cost_ore(std::uint32_t number, std::int32_t from, std::int32_t to) const {
    std::int64_t ore = 0;
    for (const std::uint32_t grant : all_[number].grants)
        ore += costs_.cost_ore(grant, from, to);
    return ore;
}

} // namespace styrhus::models::matching
