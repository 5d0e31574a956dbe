#include "models/ladder/tally.h"

#include "base/check.h"
#include "models/ladder/kroner.h"

#include <algorithm>
#include <cstdlib>

namespace styrhus::models::ladder {

namespace {

using snapshot::CostPattern;

/// Applies `operation` to each pair of numbers of two tables of equal shape.
template <class Cell, class Operation>
void combine(std::vector<Cell>& into, const std::vector<Cell>& from, Operation operation) {
    STYRHUS_CHECK(into.size() == from.size());
    for (std::size_t i = 0; i < from.size(); ++i)
        operation(into[i], from[i]);
}

template <class Operation>
void combine(LadderTally& into, const LadderTally& from, Operation op) {
    combine(into.committed, from.committed, [&](CommittedCell& a, const CommittedCell& b) {
        for (std::size_t k = 0; k < 2; ++k) {
            op(a.ore[k], b.ore[k]);
            op(a.ore_per_day_change[k], b.ore_per_day_change[k]);
            op(a.ore_per_month_change[k], b.ore_per_month_change[k]);
        }
        op(a.days, b.days);
        op(a.citizens_change, b.citizens_change);
    });
    combine(into.actual, from.actual, [&](ActualCell& a, const ActualCell& b) {
        op(a.ore[0], b.ore[0]);
        op(a.ore[1], b.ore[1]);
        op(a.assumed_ore, b.assumed_ore);
    });
    combine(into.touching_change, from.touching_change, op);
    combine(into.moves, from.moves, op);
    combine(into.transitions, from.transitions, op);
    combine(into.outs, from.outs, op);
    combine(into.move_sums, from.move_sums, [&](MoveSums& a, const MoveSums& b) {
        op(a.moves, b.moves);
        op(a.provisional, b.provisional);
        op(a.unknown_start, b.unknown_start);
        op(a.whole_windows, b.whole_windows);
        op(a.before_ore, b.before_ore);
        op(a.after_ore, b.after_ore);
        op(a.before_censored, b.before_censored);
        op(a.after_censored, b.after_censored);
        op(a.earlier_known, b.earlier_known);
        op(a.earlier_days, b.earlier_days);
    });
    combine(into.durations, from.durations, [&](StepDurations& a, const StepDurations& b) {
        if (a.at_days.size() < b.at_days.size()) a.at_days.resize(b.at_days.size());
        for (std::size_t d = 0; d < b.at_days.size(); ++d) {
            op(a.at_days[d].entered, b.at_days[d].entered);
            op(a.at_days[d].left, b.at_days[d].left);
            op(a.at_days[d].censored, b.at_days[d].censored);
        }
        op(a.unknown_start, b.unknown_start);
    });
}

bool is_whole_rate(const snapshot::GrantColumns& grants, std::uint32_t grant) {
    return grants.rate_denominator[grant] == 1
           && (grants.carry_numerator.empty() || grants.carry_numerator[grant] == 0);
}

} // namespace

LadderTally::LadderTally(std::size_t steps_in, std::size_t months_in, std::size_t periods_in)
    : steps(steps_in), months(months_in), periods(periods_in), committed(row_count(steps) * (months + 1)),
      actual(row_count(steps) * months), touching_change((steps + 1) * (periods + 1)),
      moves((steps + 1) * (steps + 1) * months), transitions(moves.size()),
      outs(out_reasons * (steps + 1) * months), move_sums((steps + 1) * (steps + 1)), durations(steps + 1) {}

LadderTally& LadderTally::operator+=(const LadderTally& other) {
    combine(*this, other, [](auto& a, const auto& b) { a += b; });
    return *this;
}

LadderTally& LadderTally::operator-=(const LadderTally& other) {
    combine(*this, other, [](auto& a, const auto& b) { a -= b; });
    return *this;
}

Tally Tally::empty_for(const WalkFrame& frame) {
    const auto months = static_cast<std::size_t>(frame.question.end.index() - frame.question.first.index());
    const std::size_t periods = periods_of(frame.question).size();
    Tally tally;
    for (const snapshot::LadderInfo& ladder : frame.columns.ladders)
        tally.ladders.emplace_back(ladder.steps, months, periods);
    tally.ladders.emplace_back(0, months, periods);
    tally.ladders.emplace_back(1, months, periods);
    return tally;
}

Tally& Tally::operator+=(const Tally& other) {
    combine(ladders, other.ladders, [](LadderTally& a, const LadderTally& b) { a += b; });
    return *this;
}

Tally& Tally::operator-=(const Tally& other) {
    combine(ladders, other.ladders, [](LadderTally& a, const LadderTally& b) { a -= b; });
    return *this;
}

TallySink::TallySink(const WalkFrame& frame)
    : frame_(frame), tally_(Tally::empty_for(frame)),
      first_month_(frame.calendar.index_of(frame.question.first)), touched_(tally_.ladders.size()) {
    const std::vector<base::Period> periods = periods_of(frame.question);
    for (base::Month month = frame.question.first; month < frame.question.end; month = month.plus(1)) {
        std::uint32_t period = period_of_month_.empty() ? 0 : period_of_month_.back();
        if (month.first() >= periods[period].to) ++period;
        period_of_month_.push_back(period);
    }
    by_month_.resize(period_of_month_.size());
}

void TallySink::begin_person(std::uint32_t) {
    for (auto& of_ladder : touched_)
        of_ladder.fill(-1);
}

void TallySink::add_touching(LadderTally& tally, std::uint8_t step, std::size_t first, std::size_t last,
                             std::int32_t& touched) {
    const std::size_t from = std::max(first, static_cast<std::size_t>(touched + 1));
    if (from > last) return;
    std::int32_t* const change = &tally.touching_change[step * (tally.periods + 1)];
    ++change[from];
    --change[last + 1];
    touched = static_cast<std::int32_t>(last);
}

void TallySink::add_days(LadderTally& tally, std::uint8_t step, Days days) {
    const MonthPlace first = locate(days.from);
    const MonthPlace end = locate(days.to);
    CommittedCell* const row = &tally.committed[step * (tally.months + 1)];
    row[first.month].days += first.days_left;
    ++row[first.month].citizens_change;
    row[end.month].days -= end.days_left;
    --row[end.month].citizens_change;
    // A period that ends on a month's first day does not touch that month.
    const bool ends_month = frame_.calendar.month(first_month_ + end.month).first == days.to;
    const std::size_t last_month = end.month - (ends_month ? 1 : 0);
    const std::size_t from_period = period_of_month_[first.month];
    const std::size_t to_period = period_of_month_[last_month];
    auto& touched = touched_[static_cast<std::size_t>(&tally - tally_.ladders.data())];
    add_touching(tally, step, from_period, to_period, touched[step]);
    add_touching(tally, 0, from_period, to_period, touched[0]);
}

void TallySink::on_days(std::uint8_t ladder, std::uint8_t step, Days days) {
    add_days(tally_.of(ladder), step, days);
}

void TallySink::on_anyone(Days days) {
    add_days(tally_.anyone(), 1, days);
}

void TallySink::add_daily(CommittedCell* row, const Share& share, std::int64_t ore_per_day) {
    const MonthPlace first = locate(share.days.from);
    const MonthPlace end = locate(share.days.to);
    const std::size_t deciding = share.is_deciding ? 1 : 0;
    row[first.month].ore[deciding] += ore_per_day * first.days_left;
    row[first.month].ore_per_day_change[deciding] += ore_per_day;
    row[end.month].ore[deciding] -= ore_per_day * end.days_left;
    row[end.month].ore_per_day_change[deciding] -= ore_per_day;
}

void TallySink::add_by_month(CommittedCell* row, const Share& share, const commitment::CostCurve& curve) {
    const std::size_t first = locate(share.days.from).month;
    const std::size_t last = locate(share.days.to - 1).month;
    const std::size_t deciding = share.is_deciding ? 1 : 0;
    commitment::cost_by_month(curve, share.days.from, share.days.to, frame_.calendar, by_month_);
    for (std::size_t month = first; month <= last; ++month)
        row[month].ore[deciding] += by_month_[month - first];
}

/// A whole month at a whole monthly rate costs just that rate, wherever in the year the grant began: only the
/// months cut by the share's ends need the curve.
void TallySink::add_monthly(CommittedCell* row, const Share& share, const commitment::CostCurve& curve) {
    const MonthPlace first = locate(share.days.from);
    const MonthPlace last = locate(share.days.to - 1);
    if (last.month < first.month + 2) return add_by_month(row, share, curve);
    const std::size_t deciding = share.is_deciding ? 1 : 0;
    const commitment::MonthEnds ends =
        commitment::month_ends(curve.from, curve.numerator, share.days.from, share.days.to, frame_.calendar);
    row[first.month].ore[deciding] += ends.first_ore;
    row[first.month].ore_per_month_change[deciding] += curve.numerator;
    row[last.month - 1].ore_per_month_change[deciding] -= curve.numerator;
    row[last.month].ore[deciding] += ends.last_ore;
}

void TallySink::add_frame_grant(const Share& share, const commitment::CostCurve& curve) {
    LadderTally& tally = tally_.of(share.ladder);
    const std::size_t first = locate(share.days.from).month;
    const std::size_t last = locate(share.days.to - 1).month;
    commitment::cost_by_month(curve, share.days.from, share.days.to, frame_.calendar, by_month_);
    const std::size_t row = row_index(share.row, tally.steps) * tally.months;
    const std::size_t coverage = row_index({Place::coverage_difference, 0}, tally.steps) * tally.months;
    for (std::size_t month = first; month <= last; ++month) {
        tally.actual[row + month].ore[share.is_deciding ? 1 : 0] += by_month_[month - first];
        tally.actual[coverage + month].ore[0] -= by_month_[month - first];
    }
}

void TallySink::on_committed(const Share& share) {
    const snapshot::GrantColumns& grants = frame_.columns.grants;
    LadderTally& tally = tally_.of(share.ladder);
    CommittedCell* const row = &tally.committed[row_index(share.row, tally.steps) * (tally.months + 1)];
    const CostPattern pattern = grants.pattern[share.item];
    const bool is_whole = is_whole_rate(grants, share.item);
    if (is_whole && pattern == CostPattern::per_day) {
        add_daily(row, share, grants.rate_numerator[share.item]);
    } else {
        const commitment::CostCurve curve = commitment::curve_of(grants, share.item);
        if (is_whole && pattern == CostPattern::per_month_days)
            add_monthly(row, share, curve);
        else
            add_by_month(row, share, curve);
    }
    if (is_internal_price(grants, share)) add_frame_grant(share, commitment::curve_of(grants, share.item));
}

void TallySink::on_actual(const Share& share) {
    const snapshot::PostingColumns& postings = frame_.columns.postings;
    LadderTally& tally = tally_.of(share.ladder);
    const std::size_t row = row_index(share.row, tally.steps) * tally.months;
    const std::int64_t amount = postings.amount_ore[share.item];
    const std::int32_t start = postings.from[share.item];
    const std::int32_t length = postings.to[share.item] - start;
    const bool is_assumed = has(postings.marks[share.item], snapshot::PostingMark::service_assumed);
    std::int64_t before = commitment::spread_ore(amount, share.days.from - start, length);
    for (std::int32_t day = share.days.from; day < share.days.to;) {
        const MonthPlace place = locate(day);
        day = std::min(day + place.days_left, share.days.to);
        const std::int64_t now = commitment::spread_ore(amount, day - start, length);
        ActualCell& cell = tally.actual[row + place.month];
        cell.ore[share.is_deciding ? 1 : 0] += now - before;
        if (is_assumed) cell.assumed_ore += std::abs(now - before);
        before = now;
    }
}

void TallySink::on_spell(std::uint8_t ladder, const Spell& spell) {
    StepDurations& durations = tally_.of(ladder).durations[spell.step];
    const snapshot::SourceOrigin& start_origin = frame_.columns.origins[spell.first_origin];
    const snapshot::SourceOrigin& end_origin = frame_.columns.origins[spell.last_origin];
    if (has_unknown_start(spell, frame_.columns.origins)) {
        ++durations.unknown_start;
        return;
    }
    const std::int32_t observed_from =
        std::max(start_origin.first_covered_day, frame_.question.durations_from.days());
    const std::int32_t last_known = std::min(end_origin.last_covered_day, frame_.known_end - 1);
    const std::int32_t entry = std::max(0, observed_from - spell.from);
    const bool has_left = !spell.is_open && spell.to <= last_known;
    const std::int32_t exit = (has_left ? spell.to : last_known) - spell.from;
    // Over before anyone looked, or begun after the last day seen.
    if (exit < entry || (has_left && exit == entry)) return;
    const auto size = static_cast<std::size_t>(exit) + 1;
    if (durations.at_days.size() < size)
        durations.at_days.resize(std::max(size, durations.at_days.size() * 2));
    ++durations.at_days[static_cast<std::size_t>(entry)].entered;
    DurationCount& end = durations.at_days[static_cast<std::size_t>(exit)];
    ++(has_left ? end.left : end.censored);
}

void TallySink::on_move(const Move& move, const MoveCosts& costs) {
    LadderTally& tally = tally_.of(move.ladder);
    const std::size_t month = locate(move.day).month;
    const std::size_t index = tally.move_index(move.from, move.to);
    const std::size_t month_start = month * (tally.steps + 1) * (tally.steps + 1);
    if (move.kind == MoveKind::transition) {
        ++tally.transitions[month_start + index];
        return;
    }
    ++tally.moves[month_start + index];
    if (move.kind == MoveKind::out) {
        const std::size_t reason = month * out_reasons + static_cast<std::size_t>(move.reason);
        ++tally.outs[reason * (tally.steps + 1) + move.from];
    }
    if (!costs.is_known) return;
    MoveSums& sums = tally.move_sums[index];
    ++sums.moves;
    sums.provisional += move.is_provisional;
    sums.unknown_start += move.has_unknown_start;
    if (move.from != 0 && !move.has_unknown_earlier_days) {
        ++sums.earlier_known;
        sums.earlier_days += move.earlier_days;
    }
    sums.before_censored += costs.is_before_censored;
    sums.after_censored += costs.is_after_censored;
    if (costs.is_before_censored || costs.is_after_censored) return;
    ++sums.whole_windows;
    sums.before_ore += costs.before_ore;
    sums.after_ore += costs.after_ore;
}

} // namespace styrhus::models::ladder
