#include "rules/engine/municipality.h"

#include "snapshot/statements.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace styrhus::rules {

namespace {

using base::Date;
using base::Money;
using domain::FactKind;
using domain::Grant;
using domain::Posting;

struct KindName {
    FactKind kind = FactKind::citizen;
    Words name;
};

constexpr std::pair<Kinds, Words> by_citizen_names[] = {
    {income_by_citizen, {"indtægter med borger", "income that names citizens"}},
    {refund_by_citizen, {"statsrefusion med borger", "state refund that names citizens"}}};

constexpr KindName kind_names[] = {{FactKind::citizen, {"CPR-udtræk", "civil register"}},
                                   {FactKind::relation, {"familierelationer", "family relations"}},
                                   {FactKind::grant, {"bevillinger", "grants"}},
                                   {FactKind::quantity, {"timer", "hours"}},
                                   {FactKind::tariff, {"takster", "tariffs"}},
                                   {FactKind::posting, {"posteringer", "postings"}},
                                   {FactKind::ledger_total, {"saldi", "ledger totals"}},
                                   {FactKind::account, {"kontoplan", "chart of accounts"}},
                                   {FactKind::budget_line, {"budget", "budget"}},
                                   {FactKind::activity, {"aktiviteter", "activities"}},
                                   {FactKind::early_help, {"tidlig hjælp", "early help"}},
                                   {FactKind::invoice_line, {"e-fakturaer", "e-invoices"}}};

/// Numbers 0 … n − 1 grouped by an owner; `begin` has owners + 1 entries.
struct Grouped {
    std::vector<std::uint32_t> items;
    std::vector<std::uint32_t> begin;
};

Grouped grouped(const std::vector<std::uint32_t>& owner, std::size_t owners) {
    Grouped out;
    out.begin.assign(owners + 1, 0);
    for (const std::uint32_t one : owner)
        ++out.begin[one + 1];
    std::partial_sum(out.begin.begin(), out.begin.end(), out.begin.begin());
    out.items.resize(owner.size());
    std::vector<std::uint32_t> next(out.begin.begin(), out.begin.end() - 1);
    for (std::uint32_t i = 0; i < owner.size(); ++i)
        out.items[next[owner[i]]++] = i;
    return out;
}

template <class Less>
void sort_each(Grouped& groups, Less less) {
    for (std::size_t i = 0; i + 1 < groups.begin.size(); ++i)
        std::stable_sort(groups.items.begin() + groups.begin[i], groups.items.begin() + groups.begin[i + 1],
                         less);
}

} // namespace

Municipality::Municipality(const snapshot::Snapshot& snapshot, const models::matching::Matching& matching)
    : snapshot_(snapshot), costs_(snapshot), prices_(snapshot.tariffs), matching_(matching),
      billing_(snapshot, matching_, prices_) {
    for (const domain::Delivery& delivery : snapshot.deliveries)
        delivered_ |= kind(delivery.kind);
    join_people();
    read_laws();
    index_rows();
    gather_bills();
}

Told Municipality::missing(Kinds kinds) const {
    Told missing;
    const auto require = [&](Kinds needed, const Words& name) {
        if ((kinds & needed) == 0 || (delivered_ & needed) != 0) return;
        const std::string_view comma = missing.da.empty() ? "" : ", ";
        missing.da.append(comma).append(name.da);
        missing.en.append(comma).append(name.en);
    };
    for (const KindName& one : kind_names)
        require(kind(one.kind), one.name);
    for (const auto& [needed, name] : by_citizen_names)
        require(needed, name);
    return missing;
}

void Municipality::join_people() {
    const auto& persons = snapshot_.persons;
    person_of_grant_.reserve(grants().size());
    for (const Grant& grant : grants())
        person_of_grant_.push_back(static_cast<std::uint32_t>(persons.find(grant.citizen)));
    person_of_posting_.reserve(postings().size());
    for (const Posting& posting : postings())
        person_of_posting_.push_back(static_cast<std::uint32_t>(persons.find(posting.citizen)));
    Grouped by_person = grouped(person_of_grant_, this->persons() + 1);
    sort_each(by_person, [&](std::uint32_t a, std::uint32_t b) {
        const Grant& first = grants()[a];
        const Grant& second = grants()[b];
        return std::tie(first.period.from, first.source) < std::tie(second.period.from, second.source);
    });
    grants_by_person_ = std::move(by_person.items);
    grants_begin_ = std::move(by_person.begin);
    by_person = grouped(person_of_posting_, this->persons() + 1);
    sort_each(by_person, [&](std::uint32_t a, std::uint32_t b) {
        const Posting& first = postings()[a];
        const Posting& second = postings()[b];
        return std::tie(first.posted_on, first.source) < std::tie(second.posted_on, second.source);
    });
    postings_by_person_ = std::move(by_person.items);
    postings_begin_ = std::move(by_person.begin);
}

/// A text means the same on all days of a class of dates, so few of them are read.
void Municipality::read_laws() {
    const reference::Reference& reference = *snapshot_.reference;
    std::map<std::pair<domain::Term, std::uint32_t>, std::int32_t> known;
    law_of_grant_.reserve(grants().size());
    for (const Grant& grant : grants()) {
        const std::pair key = {grant.law, reference.date_class(grant.period.from)};
        const auto [found, is_new] = known.emplace(key, -1);
        if (is_new && !domain::is_none(grant.law))
            if (auto read = reference.law.parse(text(grant.law), grant.period.from)) {
                found->second = static_cast<std::int32_t>(laws_.size());
                laws_.push_back(std::move(*read));
            }
        law_of_grant_.push_back(found->second);
    }
}

void Municipality::index_rows() {
    is_live_.resize(grants().size());
    for (std::uint32_t grant = 0; grant < grants().size(); ++grant) {
        is_live_[grant] = costs_.counts(grant);
        if (is_live_[grant])
            live_grants_.push_back({.number = grant,
                                    .fact = grants()[grant],
                                    .law = law_of(grant),
                                    .person = person_of_grant(grant)});
    }
    method_of_posting_.assign(postings().size(), reference::Method::series);
    audience_of_posting_.assign(postings().size(), snapshot::Audience::everyone);
    const snapshot::ModelColumns& columns = snapshot_.columns;
    for (std::size_t row = 0; row < snapshot_.posting_of_row.size(); ++row) {
        const std::uint32_t posting = snapshot_.posting_of_row[row];
        const std::uint8_t ladder = columns.postings.ladder[row];
        method_of_posting_[posting] = columns.postings.method[row];
        if (ladder != snapshot::no_ladder) audience_of_posting_[posting] = columns.ladders[ladder].audience;
    }
}

void Municipality::gather_bills() {
    using models::matching::LinkState;
    for (std::uint32_t posting = 0; posting < postings().size(); ++posting) {
        const Posting& fact = postings()[posting];
        const models::matching::Match& match = matching_.postings[posting];
        if (person_of_posting(posting) != 0 && fact.amount < Money{}) {
            if (method_of(posting) == reference::Method::income) delivered_ |= income_by_citizen;
            if (method_of(posting) == reference::Method::refund) delivered_ |= refund_by_citizen;
        }
        const bool is_undone = has(match.signs, models::matching::Sign::undone);
        if (match.state == LinkState::outside || is_undone || fact.amount <= Money{}) continue;
        Bill bill = {.number = posting, .fact = fact, .match = match, .person = person_of_posting(posting)};
        const auto links = matching_.links_of(posting);
        const auto largest = std::max_element(links.begin(), links.end(),
                                              [](const auto& a, const auto& b) { return a.ore < b.ore; });
        if (largest != links.end()) bill.grant = live_grant(largest->grant);
        if (bill.person == 0 && bill.grant != nullptr) bill.person = bill.grant->person;
        bills_.push_back(bill);
    }
}

const LiveGrant* Municipality::live_grant(std::uint32_t grant) const {
    const auto found = std::lower_bound(live_grants_.begin(), live_grants_.end(), grant,
                                        [](const LiveGrant& one, std::uint32_t n) { return one.number < n; });
    return found != live_grants_.end() && found->number == grant ? &*found : nullptr;
}

Money Municipality::cost_of(std::uint32_t grant, base::Period period) const {
    return Money::ore(costs_.cost_ore(grant, period.from.days(), period.to.days()));
}

bool Municipality::has_mark(std::uint32_t grant, snapshot::GrantMark mark) const {
    const auto rows = costs_.rows_of(grant);
    return std::any_of(rows.begin(), rows.end(),
                       [&](std::uint32_t row) { return has(snapshot_.columns.grants.marks[row], mark); });
}

std::span<const std::uint32_t> Municipality::grants_of(std::uint32_t person) const {
    return std::span(grants_by_person_)
        .subspan(grants_begin_[person], grants_begin_[person + 1] - grants_begin_[person]);
}

std::span<const std::uint32_t> Municipality::postings_of(std::uint32_t person) const {
    return std::span(postings_by_person_)
        .subspan(postings_begin_[person], postings_begin_[person + 1] - postings_begin_[person]);
}

const reference::LawReference* Municipality::law_of(std::uint32_t grant) const {
    const std::int32_t law = law_of_grant_[grant];
    return law < 0 ? nullptr : &laws_[static_cast<std::size_t>(law)];
}

Money Municipality::yearly_cost(std::uint32_t grant) const {
    const bool is_ahead = as_of() < grants()[grant].period.from;
    const Date end = is_ahead ? as_of().plus_months(12) : as_of().plus_days(1);
    const Date begin = (is_ahead ? as_of() : as_of().plus_months(-12)).plus_days(1);
    return Money::ore(costs_.cost_ore(grant, begin.days(), end.days()));
}

std::uint64_t Municipality::subject_of_grant(std::uint32_t grant) const {
    const snapshot::LiveFacts& live = snapshot_.base->live;
    return snapshot::subject_number(snapshot_.deliveries[live.grant_delivery[grant]],
                                    live.facts.of<Grant>().stamps[grant]);
}

std::uint64_t Municipality::subject_of_posting(std::uint32_t posting) const {
    const snapshot::LiveFacts& live = snapshot_.base->live;
    return snapshot::subject_number(snapshot_.deliveries[live.posting_delivery[posting]],
                                    live.facts.of<Posting>().stamps[posting]);
}

std::uint64_t Municipality::subject_of_invoice_line(std::uint32_t line) const {
    const snapshot::LiveFacts& live = snapshot_.base->live;
    return snapshot::subject_number(snapshot_.deliveries[live.invoice_line_delivery[line]],
                                    live.facts.of<domain::InvoiceLine>().stamps[line]);
}

std::uint64_t Municipality::content_of_grant(std::uint32_t grant) const {
    return snapshot_.base->live.facts.of<Grant>().stamps[grant].content;
}

std::uint64_t Municipality::content_of_posting(std::uint32_t posting) const {
    return snapshot_.base->live.facts.of<Posting>().stamps[posting].content;
}

std::uint64_t Municipality::content_of_invoice_line(std::uint32_t line) const {
    return snapshot_.base->live.facts.of<domain::InvoiceLine>().stamps[line].content;
}

} // namespace styrhus::rules
