#include "snapshot/grant_layout.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace styrhus::snapshot {

namespace {

using domain::Grant;
using domain::PersonId;

/// A rejected application is no commitment; a draft or an expectation is one only for those who ask for it.
bool runs(const Grant& grant) {
    return grant.status != domain::GrantStatus::rejected && !grant.period.is_empty();
}

/// What no rule of the ladder speaks of: the remainder.
const reference::Placement unplaced;

constexpr std::uint16_t bits(GrantMark mark) {
    return static_cast<std::uint16_t>(mark);
}

constexpr auto off_ladder =
    static_cast<std::uint16_t>(bits(GrantMark::not_placed) | bits(GrantMark::set_aside));

std::uint8_t ladder_of(const SettledPiece& piece) {
    return piece.ladder == reference::LadderId{}
               ? no_ladder
               : static_cast<std::uint8_t>(static_cast<int>(piece.ladder) - 1);
}

} // namespace

/// What one thread holds while it lays out persons.
struct GrantLayout::Work {
    GrantAnswers& answers;
    GrantBlock block;
    std::vector<PlacedStretch> stretches; ///< of the person or grant at hand
    bool has_set_aside = false;           ///< one of them is of a grant that is set aside
    std::vector<SettledPiece> settled;

    void report(JoinTrouble trouble, const Grant& grant) {
        block.findings.push_back(join_finding(trouble, grant.source, grant.price));
    }
};

GrantLayout::GrantLayout(const Base& base)
    : base_(base), grants_(base.live.facts.of<Grant>().facts),
      prices_(base.live.facts.of<domain::Tariff>().facts) {
    (void)base.terms->find(base.home_municipality, home_);
    index_hours();
    index_frames();
    sort_by_person();
}

void GrantLayout::index_hours() {
    const auto& facts = base_.live.facts.of<domain::QuantityFact>().facts;
    std::vector<PersonId> person;
    person.reserve(facts.size());
    for (const domain::QuantityFact& hours : facts)
        person.push_back(base_.persons.find(hours.citizen));
    hours_begin_ = first_rows(person, base_.persons.persons.size());
    hours_.resize(facts.size());
    std::vector<std::uint32_t> at = hours_begin_;
    for (std::size_t i = 0; i < facts.size(); ++i)
        hours_[at[static_cast<std::size_t>(person[i])]++] = {
            {facts[i].service, facts[i].service_detail, facts[i].facility}, &facts[i]};
    for (std::size_t p = 0; p + 1 < hours_begin_.size(); ++p)
        std::sort(hours_.begin() + hours_begin_[p], hours_.begin() + hours_begin_[p + 1],
                  [](const auto& a, const auto& b) {
                      return std::tuple(a.first, a.second->period.from, a.second->quantity_milli)
                             < std::tuple(b.first, b.second->period.from, b.second->quantity_milli);
                  });
}

/// Which facilities are own units settled on a frame: asked once per facility, not once per row.
void GrantLayout::index_frames() {
    frames_.resize(base_.terms->size());
    std::vector<bool> is_met(frames_.size());
    for (const Grant& grant : grants_) {
        const auto facility = static_cast<std::size_t>(grant.facility);
        if (is_met[facility]) continue;
        is_met[facility] = true;
        const std::string name = reference::folded(base_.terms->text(grant.facility));
        for (const reference::Unit& unit : base_.reference->areas.units())
            if (unit.settlement == reference::Settlement::frame && unit.has_name(name))
                frames_[facility].push_back(unit.valid);
    }
}

void GrantLayout::sort_by_person() {
    person_of_grant_.reserve(grants_.size());
    for (const Grant& grant : grants_)
        person_of_grant_.push_back(base_.persons.find(grant.citizen));
    begin_ = first_rows(person_of_grant_, base_.persons.persons.size());
    order_.resize(grants_.size());
    std::vector<std::uint32_t> at = begin_;
    for (std::uint32_t i = 0; i < grants_.size(); ++i)
        order_[at[static_cast<std::size_t>(person_of_grant_[i])]++] = i;
    const auto& stamps = base_.live.facts.of<Grant>().stamps;
    for (std::size_t p = 0; p + 1 < begin_.size(); ++p)
        std::sort(order_.begin() + begin_[p], order_.begin() + begin_[p + 1],
                  [&](std::uint32_t a, std::uint32_t b) {
                      return std::tuple(grants_[a].period.from, stamps[a].content, a)
                             < std::tuple(grants_[b].period.from, stamps[b].content, b);
                  });
}

GrantBlock GrantLayout::lay_out(std::uint32_t first, std::uint32_t end, std::span<const Amendment> amendments,
                                GrantAnswers& answers) const {
    Work work = {answers, {}, {}, false, {}};
    work.block.first_person = first;
    work.block.rows.reserve(begin_[end] - begin_[first]);
    work.block.pieces.reserve(std::size_t{2} * (begin_[end] - begin_[first]));
    const auto is_set_aside = [&](std::uint32_t fact) {
        const auto found = std::lower_bound(amendments.begin(), amendments.end(), fact,
                                            [](const Amendment& a, std::uint32_t f) { return a.grant < f; });
        return found != amendments.end() && found->grant == fact && found->is_set_aside;
    };
    for (std::uint32_t p = first; p < end; ++p) {
        const PersonId person{p};
        work.block.held_begin.push_back(static_cast<std::uint32_t>(work.block.held.size()));
        for (std::uint32_t i = begin_[p]; i < begin_[p + 1]; ++i) {
            lay_out_grant(work, order_[i], person, is_set_aside(order_[i]));
            // Rows without a citizen are each on their own; their ladder is not decided by one another.
            if (domain::is_none(person)) finish_person(work, person);
        }
        if (!domain::is_none(person)) finish_person(work, person);
    }
    work.block.held_begin.push_back(static_cast<std::uint32_t>(work.block.held.size()));
    return std::move(work.block);
}

std::span<const std::pair<GrantLayout::HoursKey, const domain::QuantityFact*>>
GrantLayout::hours_of(const Grant& grant, PersonId person) const {
    const auto p = static_cast<std::size_t>(person);
    return range_of(std::span(hours_).subspan(hours_begin_[p], hours_begin_[p + 1] - hours_begin_[p]),
                    HoursKey{grant.service, grant.service_detail, grant.facility});
}

/// The grant's period cut where a tariff or a number of hours begins or ends.
std::vector<base::Period> GrantLayout::cut(const Grant& grant, PersonId person) const {
    std::vector<base::Date> borders;
    if (!grant.has_price) add_borders(prices_.of(grant), grant.period, borders);
    add_borders(hours_of(grant, person), grant.period, borders);
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

GrantLayout::PricedStretch GrantLayout::priced(const Grant& grant, PersonId person,
                                               base::Period period) const {
    return {period, prices_.on(grant, period.from), holding(hours_of(grant, person), period.from)};
}

std::uint16_t GrantLayout::marks_of(std::uint32_t fact) const {
    const Grant& grant = grants_[fact];
    std::uint16_t marks = 0;
    const bool names_payer = !domain::is_none(grant.paying_municipality);
    if (names_payer && !base_.home_municipality.empty() && grant.paying_municipality != home_)
        marks |= bits(GrantMark::for_others);
    if (grant.is_supplementary) marks |= bits(GrantMark::supplementary);
    if (grant.status == domain::GrantStatus::draft || grant.status == domain::GrantStatus::expected)
        marks |= bits(GrantMark::expected);
    if (base_.live.grant_closed_by_absence[fact] != 0) marks |= bits(GrantMark::closed_by_absence);
    return marks;
}

bool GrantLayout::is_on_frame(const Grant& grant, base::Date day) const {
    const auto& frames = frames_[static_cast<std::size_t>(grant.facility)];
    return std::any_of(frames.begin(), frames.end(),
                       [&](const base::Period& valid) { return valid.contains(day); });
}

void GrantLayout::lay_out_grant(Work& work, std::uint32_t fact, PersonId person, bool is_set_aside) const {
    const Grant& grant = grants_[fact];
    std::uint16_t marks = marks_of(fact);
    if (is_set_aside) marks |= off_ladder;
    work.has_set_aside |= is_set_aside;
    if (domain::is_none(person)) work.report(JoinTrouble::no_person, grant);
    if (grant.period.is_empty()) {
        const auto area_on = [&](base::Date from) {
            return work.answers.areas.of_account(base_.deliveries[base_.live.grant_delivery[fact]].source,
                                                 grant.account, from);
        };
        // A row that counts no days stands as one day that costs nothing and is placed nowhere.
        marks |= bits(GrantMark::not_placed);
        const std::int32_t day = grant.period.from.days();
        work.block.rows.push_back({person, day, day + 1, {}, {}, marks, area_on(grant.period.from), fact});
        return;
    }
    lay_out_stretches(work, fact, person, marks);
}

void GrantLayout::lay_out_stretches(Work& work, std::uint32_t fact, PersonId person,
                                    std::uint16_t marks) const {
    const Grant& grant = grants_[fact];
    const std::string& source = base_.deliveries[base_.live.grant_delivery[fact]].source;
    bool lacks_price = false;
    base::Fraction spent; // exact øre of the earlier rows in the year that `spent_year` begins
    std::int32_t spent_year = 0;
    for (const base::Period period : cut(grant, person)) {
        const PricedStretch stretch = priced(grant, person, period);
        const auto [price, is_known] = price_of(grant, stretch.tariff, stretch.hours);
        lacks_price = lacks_price || !is_known;
        const std::optional<Rate> known_rate = rate_of(price);
        if (!known_rate) work.report(JoinTrouble::rate_too_large, grant);
        // A one-off cost falls on its date: where a new tariff begins, nothing is paid again.
        const bool is_paid_before =
            known_rate && known_rate->pattern == CostPattern::one_off && period.from != grant.period.from;
        const Rate rate = is_paid_before ? Rate{} : known_rate.value_or(Rate{});
        const bool carries = spent_year == period.from.first_of_year().days() && spent.numerator != 0;
        const std::uint16_t frame =
            is_on_frame(grant, period.from) ? bits(GrantMark::frame_settlement) : std::uint16_t{0};
        const auto row = static_cast<std::uint32_t>(work.block.rows.size());
        work.block.rows.push_back({person, period.from.days(), period.to.days(), rate,
                                   carries ? spent : base::Fraction{},
                                   static_cast<std::uint16_t>(marks | frame),
                                   work.answers.areas.of_account(source, grant.account, period.from), fact});
        if (runs(grant)) place_row(work, fact, row, stretch, price);
        if (period.is_open()) break;
        const std::int32_t end_year = period.to.first_of_year().days();
        const auto cost = exact_cost(rate, std::max(period.from.days(), end_year), period.to.days());
        const auto sum = cost && spent_year == end_year ? sum_of(spent, *cost) : cost;
        spent = sum.value_or(base::Fraction{});
        spent_year = end_year;
    }
    if (lacks_price && runs(grant)) work.report(JoinTrouble::no_price, grant);
}

/// What the data lacks is reported of a grant that is set aside too: it still waits for its correction.
void GrantLayout::place_row(Work& work, std::uint32_t fact, std::uint32_t row, const PricedStretch& stretch,
                            const Price& price) const {
    const Grant& grant = grants_[fact];
    const base::Period period = stretch.period;
    const std::uint32_t delivery = base_.live.grant_delivery[fact];
    std::optional<std::int64_t> hours;
    if (stretch.hours != nullptr)
        hours = stretch.hours->quantity_milli;
    else if (price.unit == domain::PriceUnit::hour && grant.has_price)
        hours = grant.quantity_milli;
    std::optional<base::Money> yearly;
    if (price.day_count == domain::DayCount::by_day && price.quantity_milli == 1000)
        yearly = price.price * 365;
    bool is_unknown = false;
    reference::Unplaced why = reference::Unplaced::no;
    const auto& changes = base_.reference->changes;
    auto change = std::upper_bound(changes.begin(), changes.end(), period.from);
    for (base::Date from = period.from; from < period.to;) {
        const bool is_cut = change != changes.end() && *change < period.to;
        const base::Date to = is_cut ? *change++ : period.to;
        const reference::Placement& placement =
            work.answers.placer.place(grant, base_.deliveries[delivery].source,
                                      base_.origin_of_delivery[delivery], from, hours, yearly);
        if (placement.answer_count == 0 || placement.answers[0].placing == reference::Placing::unknown) {
            is_unknown = true;
            why = placement.answer_count == 0 ? reference::Unplaced::unknown_law : placement.answers[0].why;
        }
        work.stretches.push_back({row, from.days(), to.days(), &placement});
        from = to;
    }
    if (is_unknown)
        work.report(why == reference::Unplaced::unknown_law ? JoinTrouble::unknown_law : JoinTrouble::no_rule,
                    grant);
}

/// Decides ladders and steps of the person's stretches; the pieces by ladder, first day and row.
void GrantLayout::settle(Work& work) {
    work.settled.clear();
    settle_person(work.stretches, work.settled, work.block.held);
    std::sort(work.settled.begin(), work.settled.end(), [](const SettledPiece& a, const SettledPiece& b) {
        return std::tuple(ladder_of(a), a.from, a.row) < std::tuple(ladder_of(b), b.from, b.row);
    });
}

/// 0: decides none. The main grant decides; what supplements it brings its cost to where the citizen stands.
std::uint8_t GrantLayout::step_of(const Work& work, const SettledPiece& piece) {
    const bool is_supplementary = has(work.block.rows[piece.row].marks, GrantMark::supplementary);
    return is_supplementary ? std::uint8_t{0} : static_cast<std::uint8_t>(piece.step);
}

/// A grant that is set aside keeps the area it had on the ladder: filters still find its kroner.
void GrantLayout::finish_person(Work& work, PersonId person) const {
    if (work.stretches.empty()) return;
    std::vector<HeldLadder>& held = work.block.held;
    const std::size_t first_held = held.size();
    if (std::exchange(work.has_set_aside, false)) {
        settle(work);
        name_areas(work, bits(GrantMark::set_aside));
        for (PlacedStretch& stretch : work.stretches)
            if (has(work.block.rows[stretch.row].marks, GrantMark::set_aside)) stretch.placement = &unplaced;
        held.resize(first_held);
    }
    settle(work);
    name_areas(work, 0);
    work.stretches.clear();
    for (const SettledPiece& piece : work.settled)
        work.block.pieces.push_back(
            {person, ladder_of(piece), step_of(work, piece), piece.from, piece.to, piece.row});
    if (domain::is_none(person)) held.resize(first_held);
}

/// A row without an account gets the area of its first piece that decides a step, else of its first piece.
/// `marks`: only rows that have them all.
void GrantLayout::name_areas(Work& work, std::uint16_t marks) {
    for (const bool decides : {true, false})
        for (const SettledPiece& piece : work.settled) {
            GrantRow& row = work.block.rows[piece.row];
            if ((row.marks & marks) == marks && domain::is_none(row.area)
                && piece.ladder != reference::LadderId{} && (reference::number(piece.step) != 0) == decides)
                row.area = work.answers.areas.of_step(piece.ladder, reference::number(piece.step),
                                                      base::Date::from_days(piece.from));
        }
}

} // namespace styrhus::snapshot
