#include "rules/engine/municipality.h"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

namespace styrhus::rules {

namespace {

using base::Date;
using base::Money;
using domain::Activity;
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

/// The first day that something is known of: when it is due, or when it was done.
Date day_of(const Activity& activity) {
    return std::min(activity.due_on, activity.done_on);
}

} // namespace

Municipality::Municipality(const snapshot::Snapshot& snapshot, const models::matching::Matching& matching)
    : snapshot_(snapshot), costs_(snapshot), prices_(snapshot.tariffs), matching_(matching),
      billing_(snapshot, matching_, prices_) {
    read_deliveries();
    join_people();
    join_follow_ups();
    read_laws();
    index_rows();
    gather_bills();
    index_steps();
}

void Municipality::read_deliveries() {
    const auto& origins = snapshot_.base->origin_of_delivery;
    sources_.resize(snapshot_.columns.origins.size());
    for (std::uint32_t i = 0; i < snapshot_.deliveries.size(); ++i) {
        const domain::Delivery& delivery = snapshot_.deliveries[i];
        delivered_ |= kind(delivery.kind);
        delivery_numbers_.emplace(delivery.id, i);
        Source& source = sources_[origins[i]];
        if (source.code.empty())
            source = {delivery.source, snapshot_.reference->scope_of_source(delivery.source), {}};
        source.last_extract = std::max(source.last_extract, std::min(delivery.dates.extract_date, as_of()));
    }
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
    person_of_grant_.reserve(grants().size());
    for (const Grant& grant : grants())
        person_of_grant_.push_back(person_of(grant.citizen));
    person_of_posting_.reserve(postings().size());
    for (const Posting& posting : postings())
        person_of_posting_.push_back(person_of(posting.citizen));
    grants_by_person_ = ByPerson(person_of_grant_, persons());
    grants_by_person_.sort([&](std::uint32_t a, std::uint32_t b) {
        const Grant& first = grants()[a];
        const Grant& second = grants()[b];
        return std::tie(first.period.from, first.source) < std::tie(second.period.from, second.source);
    });
    main_grants_ = grants_by_person_.where(
        [&](std::uint32_t grant) { return costs_.counts(grant) && !grants()[grant].is_supplementary; });
    postings_by_person_ = ByPerson(person_of_posting_, persons());
    postings_by_person_.sort([&](std::uint32_t a, std::uint32_t b) {
        const Posting& first = postings()[a];
        const Posting& second = postings()[b];
        return std::tie(first.posted_on, first.source) < std::tie(second.posted_on, second.source);
    });
}

void Municipality::join_follow_ups() {
    const std::vector<Activity>& activities = facts<Activity>();
    std::set<domain::Term> early_help; // what is counted without citizens too: no follow-up of a grant
    for (const domain::EarlyHelp& help : facts<domain::EarlyHelp>())
        early_help.insert(help.service);
    std::vector<std::uint32_t> person;
    person.reserve(activities.size());
    for (const Activity& activity : activities)
        person.push_back(person_of(activity.citizen));
    follow_ups_ = ByPerson(person, persons()).where([&](std::uint32_t activity) {
        return !day_of(activities[activity]).is_open_end() && !early_help.contains(activities[activity].type);
    });
    follow_ups_.sort([&](std::uint32_t a, std::uint32_t b) {
        const Activity& first = activities[a];
        const Activity& second = activities[b];
        return std::pair(day_of(first), first.source) < std::pair(day_of(second), second.source);
    });
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
    std::vector<std::uint32_t> counted;
    is_live_.resize(grants().size());
    for (std::uint32_t grant = 0; grant < grants().size(); ++grant) {
        is_live_[grant] = costs_.counts(grant);
        if (!is_live_[grant]) continue;
        counted.push_back(grant);
        live_grants_.push_back({.number = grant,
                                .fact = grants()[grant],
                                .law = law_of(grant),
                                .person = person_of_grant(grant)});
    }
    places_ = std::make_unique<const Places>(prices_, snapshot_.tariffs, grants(), std::move(counted));
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

void Municipality::index_steps() {
    decides_.resize(grants().size());
    is_unplaced_.resize(grants().size());
    const snapshot::PieceColumns& pieces = snapshot_.columns.pieces;
    for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
        const std::uint32_t grant = snapshot_.grant_of_row[pieces.grant[piece]];
        if (pieces.ladder[piece] == snapshot::no_ladder)
            is_unplaced_[grant] = true;
        else if (pieces.step[piece] != 0)
            decides_[grant] = true;
    }
}

std::int64_t Municipality::setting(std::string_view code) const {
    const auto value = snapshot_.reference->parameters.setting(code, as_of());
    if (!value) throw std::runtime_error(value.error().message);
    return *value;
}

base::Period Municipality::so_far(base::Period period) const {
    return {period.from, std::min(period.to, as_of().plus_days(1))};
}

const domain::Delivery& Municipality::delivery_of(domain::SourceRef row) const {
    return snapshot_.deliveries[delivery_numbers_.at(row.delivery)];
}

std::size_t Municipality::source_of(domain::SourceRef row) const {
    return snapshot_.base->origin_of_delivery[delivery_numbers_.at(row.delivery)];
}

bool Municipality::belong_together(std::size_t source, std::size_t other) const {
    const reference::ScopeId scope = sources_[source].scope;
    return source == other || (scope != reference::ScopeId{} && scope == sources_[other].scope);
}

bool Municipality::has_help_now(std::uint32_t person, std::size_t source) const {
    const std::span<const std::uint32_t> mains = main_grants_of(person);
    return std::any_of(mains.begin(), mains.end(), [&](std::uint32_t grant) {
        const Grant& fact = grants()[grant];
        return fact.period.contains(as_of()) && belong_together(source_of(fact.source), source);
    });
}

const reference::LawReference* Municipality::law_of(std::uint32_t grant) const {
    const std::int32_t law = law_of_grant_[grant];
    return law < 0 ? nullptr : &laws_[static_cast<std::size_t>(law)];
}

bool Municipality::is_stay(std::uint32_t grant) const {
    const reference::LawReference* law = law_of(grant);
    return law != nullptr && law->paragraph != nullptr && law->paragraph->is_stay;
}

bool Municipality::is_for_children(const LiveGrant& grant) const {
    return grant.law != nullptr && grant.law->paragraph != nullptr
           && grant.law->paragraph->area == reference::LawArea::children
           && limit_of(grant, reference::LimitKind::age_until, grant.fact.period.from) == nullptr;
}

bool Municipality::begins_grown_up(const LiveGrant& grant) const {
    constexpr int youth_support_ends = 23;
    if (grant.person == 0) return false;
    const Date born = person(grant.person).born;
    return !born.is_open_end() && base::birthday(born, youth_support_ends) <= grant.fact.period.from;
}

const reference::LawLimit* Municipality::limit_of(const LiveGrant& grant, reference::LimitKind kind,
                                                  Date on) const {
    if (grant.law == nullptr || grant.law->paragraph == nullptr) return nullptr;
    const base::Period valid = grant.law->paragraph->valid;
    const Date last = valid.is_open() ? valid.to : valid.to.plus_days(-1);
    return snapshot_.reference->law.limit(grant.law->code, kind, std::clamp(on, valid.from, last));
}

reference::ScopeId Municipality::scope_of(const LiveGrant& grant) const {
    const reference::ScopeId by_source = sources_[source_of(grant.fact.source)].scope;
    if (by_source != reference::ScopeId{} || grant.law == nullptr || grant.law->paragraph == nullptr)
        return by_source;
    for (const reference::LadderScope& scope : snapshot_.reference->scopes)
        if (scope.area != reference::LawArea::none && scope.area == grant.law->paragraph->area)
            return scope.id;
    return {};
}

bool Municipality::is_on_frame(domain::Term facility, Date on) const {
    if (domain::is_none(facility)) return false;
    const reference::Unit* unit = snapshot_.reference->areas.unit_named(text(facility), on);
    return unit != nullptr && unit->settlement == reference::Settlement::frame;
}

Money Municipality::yearly_cost(std::uint32_t grant) const {
    const bool is_ahead = as_of() < grants()[grant].period.from;
    const Date end = (is_ahead ? as_of().plus_months(12) : as_of()).plus_days(1);
    const Date begin = (is_ahead ? as_of() : as_of().plus_months(-12)).plus_days(1);
    return cost_of(grant, {begin, end});
}

} // namespace styrhus::rules
