#include "snapshot/grant_rows.h"

#include <algorithm>
#include <tuple>

namespace styrhus::snapshot {

namespace {

using domain::Grant;
using domain::PersonId;

template <class Key, class Fact>
auto range_of(const std::vector<std::pair<Key, const Fact*>>& sorted, const Key& key) {
    const auto less = [](const auto& a, const auto& b) {
        if constexpr (
            requires { a.first; } && requires { b.first; })
            return a.first < b.first;
        else if constexpr (requires { a.first; })
            return a.first < b;
        else
            return a < b.first;
    };
    return std::equal_range(sorted.begin(), sorted.end(), key, less);
}

/// Of facts that hold on a day the one that began last.
template <class Range>
auto holding(const Range& range, base::Date day) -> decltype(range.first->second) {
    decltype(range.first->second) found = nullptr;
    for (auto at = range.first; at != range.second; ++at)
        if (at->second->period.contains(day)
            && (found == nullptr || found->period.from < at->second->period.from))
            found = at->second;
    return found;
}

template <class Range>
void add_borders(const Range& range, base::Period period, std::vector<base::Date>& borders) {
    for (auto at = range.first; at != range.second; ++at)
        for (const base::Date border : {at->second->period.from, at->second->period.to})
            if (period.from < border && border < period.to) borders.push_back(border);
}

/// A factor of 1: nothing is reclaimed, or nobody said.
constexpr std::int32_t whole_ppm = 1'000'000;

/// A rejected application is no commitment; a draft or an expectation is one only for those who ask for it.
bool runs(const Grant& grant) {
    return grant.status != domain::GrantStatus::rejected && !grant.period.is_empty();
}

} // namespace

GrantRows::GrantRows(const FreezeOrder& order, std::span<const std::uint8_t> origin_of_delivery,
                     Snapshot& into)
    : order_(order), origin_of_delivery_(origin_of_delivery), into_(into),
      placer_(*order.reference, *order.terms), areas_(*order.reference, *order.terms) {}

void GrantRows::index_tariffs() {
    for (const domain::Tariff& tariff : order_.live.facts.of<domain::Tariff>().facts)
        tariffs_.push_back({{tariff.facility, tariff.service_detail}, &tariff});
    std::sort(tariffs_.begin(), tariffs_.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.first, a.second->period.from, a.second->price)
               < std::tuple(b.first, b.second->period.from, b.second->price);
    });
}

void GrantRows::index_hours() {
    for (const domain::QuantityFact& hours : order_.live.facts.of<domain::QuantityFact>().facts)
        hours_.push_back(
            {{order_.persons.find(hours.citizen), hours.service, hours.service_detail, hours.facility},
             &hours});
    std::sort(hours_.begin(), hours_.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.first, a.second->period.from, a.second->quantity_milli)
               < std::tuple(b.first, b.second->period.from, b.second->quantity_milli);
    });
}

void GrantRows::lay_out() {
    index_tariffs();
    index_hours();
    const std::vector<Grant>& grants = order_.live.facts.of<Grant>().facts;
    std::vector<std::pair<PersonId, std::uint32_t>> sorted;
    sorted.reserve(grants.size());
    for (std::uint32_t i = 0; i < grants.size(); ++i)
        sorted.emplace_back(order_.persons.find(grants[i].citizen), i);
    const auto& stamps = order_.live.facts.of<Grant>().stamps;
    std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) {
        return std::tuple(a.first, grants[a.second].period.from, stamps[a.second].content, a.second)
               < std::tuple(b.first, grants[b.second].period.from, stamps[b.second].content, b.second);
    });
    held_begin_.assign(order_.persons.persons.size() + 2, 0);
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const PersonId person = sorted[i].first;
        lay_out_grant(sorted[i].second, person);
        const bool is_last = i + 1 == sorted.size() || sorted[i + 1].first != person;
        // Rows without a citizen are each on their own; their ladder is not decided by one another.
        if (is_last || domain::is_none(person)) finish_person(person);
    }
    for (std::size_t p = 1; p < held_begin_.size(); ++p)
        held_begin_[p] = std::max(held_begin_[p], held_begin_[p - 1]);
}

/// The grant's period cut where a tariff or a number of hours begins or ends.
std::vector<base::Period> GrantRows::cut(const Grant& grant, PersonId person) const {
    std::vector<base::Date> borders;
    if (!grant.has_price)
        add_borders(range_of(tariffs_, TariffKey{grant.facility, grant.service_detail}), grant.period,
                    borders);
    add_borders(range_of(hours_, HoursKey{person, grant.service, grant.service_detail, grant.facility}),
                grant.period, borders);
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
    std::vector<base::Period> periods;
    base::Date from = grant.period.from;
    for (const base::Date border : borders) {
        periods.push_back({from, border});
        from = border;
    }
    periods.push_back({from, grant.period.to});
    return periods;
}

GrantRows::PricedStretch GrantRows::priced(const Grant& grant, PersonId person, base::Period period) const {
    PricedStretch stretch = {period, nullptr, nullptr};
    stretch.tariff =
        holding(range_of(tariffs_, TariffKey{grant.facility, grant.service_detail}), period.from);
    stretch.hours = holding(
        range_of(hours_, HoursKey{person, grant.service, grant.service_detail, grant.facility}), period.from);
    return stretch;
}

Price GrantRows::price_of(const Grant& grant, const PricedStretch& stretch, bool& is_known) const {
    Price price = {.price = grant.price,
                   .quantity_milli = grant.quantity_milli,
                   .unit = grant.unit,
                   .day_count = grant.day_count,
                   .weeks_per_year_milli = grant.weeks_per_year_milli,
                   .vat_factor_ppm = grant.vat_factor_ppm};
    // A case system's price holds its VAT; what is reclaimed stands with the provider's tariff (DEFINITIONS
    // 1, basis).
    if (stretch.tariff != nullptr && grant.vat_factor_ppm == whole_ppm)
        price.vat_factor_ppm = stretch.tariff->vat_factor_ppm;
    if (stretch.hours != nullptr) price.quantity_milli = stretch.hours->quantity_milli;
    is_known = grant.has_price || stretch.tariff != nullptr;
    if (!grant.has_price && stretch.tariff != nullptr) {
        price.price = stretch.tariff->price;
        price.unit = stretch.tariff->unit;
        price.day_count = stretch.tariff->day_count;
        // Hours are what an hourly price is paid for; without them the price is not known.
        if (price.unit == domain::PriceUnit::hour && stretch.hours == nullptr) is_known = false;
    }
    if (!is_known) price.price = {};
    return price;
}

void GrantRows::report(JoinTrouble trouble, const Grant& grant) {
    into_.findings.push_back(join_finding(trouble, grant.source, grant.price));
}

std::uint16_t GrantRows::marks_of(std::uint32_t fact) const {
    const Grant& grant = order_.live.facts.of<Grant>().facts[fact];
    std::uint16_t marks = 0;
    const auto set = [&](GrantMark mark) { marks |= static_cast<std::uint16_t>(mark); };
    const std::string& payer = order_.terms->text(grant.paying_municipality);
    if (!payer.empty() && !order_.home_municipality.empty() && payer != order_.home_municipality)
        set(GrantMark::for_others);
    if (grant.is_supplementary) set(GrantMark::supplementary);
    if (grant.status == domain::GrantStatus::draft || grant.status == domain::GrantStatus::expected)
        set(GrantMark::expected);
    if (order_.live.grant_closed_by_absence[fact] != 0) set(GrantMark::closed_by_absence);
    return marks;
}

bool GrantRows::is_on_frame(const Grant& grant, base::Date day) const {
    for (const reference::Unit& unit : order_.reference->areas.units()) {
        if (unit.settlement != reference::Settlement::frame || !unit.valid.contains(day)) continue;
        for (const reference::Pattern& name : unit.names)
            if (name.fits(reference::folded(order_.terms->text(grant.facility)))) return true;
    }
    return false;
}

void GrantRows::add_row(std::uint32_t fact, PersonId person, base::Period period, const Rate& rate,
                        std::optional<base::Fraction> carry, std::uint16_t marks) {
    const Grant& grant = order_.live.facts.of<Grant>().facts[fact];
    GrantColumns& columns = into_.columns.grants;
    columns.person.push_back(person);
    columns.from.push_back(period.from.days());
    columns.to.push_back(period.to.days());
    columns.rate_numerator.push_back(rate.ore.numerator);
    columns.rate_denominator.push_back(rate.ore.denominator);
    columns.pattern.push_back(rate.pattern);
    columns.payment_interval.push_back(rate.payment_interval);
    columns.carry_numerator.push_back(carry ? carry->numerator : 0);
    columns.carry_denominator.push_back(carry ? carry->denominator : 1);
    columns.marks.push_back(marks);
    columns.status.push_back(grant.status);
    columns.origin.push_back(origin_of_delivery_[order_.live.grant_delivery[fact]]);
    columns.area.push_back(areas_.of_account(order_.deliveries[order_.live.grant_delivery[fact]].source,
                                             grant.account, period.from));
    columns.law.push_back(grant.law);
    columns.service.push_back(grant.service);
    columns.facility.push_back(grant.facility);
    columns.provider.push_back(grant.provider);
    columns.unit.push_back(grant.granting_unit);
    columns.target_group.push_back(grant.target_group);
    columns.account.push_back(grant.account);
    columns.source.push_back(grant.source);
    into_.grant_of_row.push_back(fact);
}

void GrantRows::lay_out_grant(std::uint32_t fact, PersonId person) {
    const Grant& grant = order_.live.facts.of<Grant>().facts[fact];
    const std::uint16_t marks = marks_of(fact);
    if (domain::is_none(person)) report(JoinTrouble::no_person, grant);
    if (grant.period.is_empty()) {
        // A row that counts no days stands as one day that costs nothing and is placed nowhere.
        add_row(fact, person, {grant.period.from, grant.period.from.plus_days(1)}, {}, {},
                marks | static_cast<std::uint16_t>(GrantMark::not_placed));
        return;
    }
    bool lacks_price = false;
    Rate before;
    base::Fraction spent; // exact øre of the earlier rows in the year that `spent_year` begins
    std::int32_t spent_year = 0;
    for (const base::Period period : cut(grant, person)) {
        const PricedStretch stretch = priced(grant, person, period);
        bool is_known = true;
        const Price price = price_of(grant, stretch, is_known);
        lacks_price = lacks_price || !is_known;
        std::optional<Rate> rate = rate_of(price);
        if (!rate) report(JoinTrouble::rate_too_large, grant);
        if (!rate) rate = Rate{};
        // A one-off cost falls on its date: where a new tariff begins, nothing is paid again.
        if (rate->pattern == CostPattern::one_off && period.from != grant.period.from) rate = Rate{};
        const std::int32_t year = period.from.first_of_year().days();
        const bool carries = spent_year == year && spent.numerator != 0;
        std::uint16_t row_marks = marks;
        if (is_on_frame(grant, period.from))
            row_marks |= static_cast<std::uint16_t>(GrantMark::frame_settlement);
        const auto row = static_cast<std::uint32_t>(into_.columns.grants.size());
        add_row(fact, person, period, *rate, carries ? std::optional(spent) : std::nullopt, row_marks);
        if (runs(grant)) place_row(fact, row, period, stretch, price);
        if (period.is_open()) break;
        const std::int32_t end_year = period.to.first_of_year().days();
        const auto cost = exact_cost(*rate, std::max(period.from.days(), end_year), period.to.days());
        const auto sum = cost && spent_year == end_year ? sum_of(spent, *cost) : cost;
        spent = sum.value_or(base::Fraction{});
        spent_year = end_year;
    }
    if (lacks_price && runs(grant)) report(JoinTrouble::no_price, grant);
}

void GrantRows::place_row(std::uint32_t fact, std::uint32_t row, base::Period period,
                          const PricedStretch& stretch, const Price& price) {
    const Grant& grant = order_.live.facts.of<Grant>().facts[fact];
    const std::uint32_t delivery = order_.live.grant_delivery[fact];
    std::optional<std::int64_t> hours;
    if (stretch.hours != nullptr)
        hours = stretch.hours->quantity_milli;
    else if (price.unit == domain::PriceUnit::hour && grant.has_price)
        hours = grant.quantity_milli;
    std::optional<base::Money> yearly;
    if (price.day_count == domain::DayCount::by_day && price.quantity_milli == 1000)
        yearly = price.price * 365;
    std::vector<base::Date> borders = {period.from};
    for (const base::Date change : order_.reference->changes)
        if (period.from < change && change < period.to) borders.push_back(change);
    bool is_unknown = false;
    reference::Unplaced why = reference::Unplaced::no;
    for (std::size_t i = 0; i < borders.size(); ++i) {
        const base::Date to = i + 1 < borders.size() ? borders[i + 1] : period.to;
        const reference::Placement& placement =
            placer_.place(grant, order_.deliveries[delivery].source, static_cast<std::uint16_t>(delivery),
                          borders[i], hours, yearly);
        if (placement.answer_count == 0 || placement.answers[0].placing == reference::Placing::unknown) {
            is_unknown = true;
            why = placement.answer_count == 0 ? reference::Unplaced::unknown_law : placement.answers[0].why;
        }
        stretches_.push_back({row, borders[i].days(), to.days(), &placement});
    }
    if (is_unknown)
        report(why == reference::Unplaced::unknown_law ? JoinTrouble::unknown_law : JoinTrouble::no_rule,
               grant);
}

void GrantRows::finish_person(PersonId person) {
    const std::size_t first_held = held_.size();
    settle_person(stretches_, settled_, held_);
    stretches_.clear();
    const auto ladder_of = [](const SettledPiece& piece) {
        return piece.ladder == reference::LadderId{}
                   ? no_ladder
                   : static_cast<std::uint8_t>(static_cast<int>(piece.ladder) - 1);
    };
    std::sort(settled_.begin(), settled_.end(), [&](const SettledPiece& a, const SettledPiece& b) {
        return std::tuple(ladder_of(a), a.from, a.row) < std::tuple(ladder_of(b), b.from, b.row);
    });
    PieceColumns& pieces = into_.columns.pieces;
    for (const SettledPiece& piece : settled_) {
        pieces.person.push_back(person);
        pieces.ladder.push_back(ladder_of(piece));
        pieces.step.push_back(static_cast<std::uint8_t>(piece.step));
        pieces.from.push_back(piece.from);
        pieces.to.push_back(piece.to);
        pieces.grant.push_back(piece.row);
    }
    name_areas();
    settled_.clear();
    if (domain::is_none(person))
        held_.resize(first_held);
    else
        held_begin_[static_cast<std::size_t>(person) + 1] = static_cast<std::uint32_t>(held_.size());
}

/// A row without an account gets the area of its first piece that decides a step, else of its first piece.
void GrantRows::name_areas() {
    std::vector<domain::Term>& area = into_.columns.grants.area;
    for (const bool decides : {true, false})
        for (const SettledPiece& piece : settled_)
            if (domain::is_none(area[piece.row]) && piece.ladder != reference::LadderId{}
                && (reference::number(piece.step) != 0) == decides)
                area[piece.row] = areas_.of_step(piece.ladder, reference::number(piece.step),
                                                 base::Date::from_days(piece.from));
}

std::span<const HeldLadder> GrantRows::held_by(PersonId person) const {
    const auto p = static_cast<std::size_t>(person);
    if (p == 0 || p + 1 >= held_begin_.size()) return {};
    return std::span(held_).subspan(held_begin_[p], held_begin_[p + 1] - held_begin_[p]);
}

} // namespace styrhus::snapshot
