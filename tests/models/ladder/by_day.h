#pragma once

#include "models/ladder/place.h"
#include "models/ladder/town.h"

#include <cstdint>
#include <map>
#include <set>
#include <tuple>
#include <vector>

/// The ladder worked out the slow way, day by day and citizen by citizen, from the rows of a test town: it
/// shares nothing with the model but the definitions. Rates are whole øre over small denominators.
namespace styrhus::models::ladder {

struct DayCell {
    std::set<std::uint32_t> touching;
    std::set<std::uint32_t> at_end;
    std::int64_t days = 0;
    std::int64_t committed = 0;
    std::int64_t committed_deciding = 0;
    std::int64_t actual = 0;
    std::int64_t actual_deciding = 0;
};

/// (ladder, row, month)
using DayKey = std::tuple<std::uint8_t, Row, std::int32_t>;

struct DayMove {
    std::uint32_t person;
    std::uint8_t ladder;
    std::int32_t day;
    std::uint8_t from;
    std::uint8_t to;
    auto operator<=>(const DayMove&) const = default;
};

class ByDay {
  public:
    ByDay(const Town& town, const Question& question) : town_(town), question_(question) {
        for (std::uint32_t person = 0; person <= town.persons.size(); ++person)
            for (std::uint8_t ladder = 0; ladder <= town.ladders.size(); ++ladder)
                count(person, ladder < town.ladders.size() ? ladder : snapshot::no_ladder);
    }

    std::map<DayKey, DayCell> cells;
    std::multiset<DayMove> moves;
    std::multiset<std::tuple<std::uint8_t, std::uint8_t, std::int32_t, std::int32_t>>
        spells; ///< ladder, step, days

  private:
    static constexpr std::uint16_t off =
        bits(snapshot::GrantMark::for_others) | bits(snapshot::GrantMark::not_placed);

    bool is_in(const TownGrant& g, std::uint32_t person, std::uint8_t ladder) const {
        return g.person == person && g.ladder == ladder
               && (question_.selection.with_expected || !(g.marks & bits(snapshot::GrantMark::expected)));
    }

    std::uint8_t step_on(std::uint32_t person, std::uint8_t ladder, base::Date date) const {
        std::uint8_t step = 0;
        if (person == 0 || ladder == snapshot::no_ladder) return 0;
        for (const TownGrant& g : town_.grants)
            if (is_in(g, person, ladder) && !(g.marks & off) && g.period.contains(date))
                step = std::max(step, g.step);
        return step;
    }

    /// What each day of the grant costs: the year's exact sum so far, rounded, less what it was the day
    /// before.
    static std::map<std::int32_t, std::int64_t> daily_cost(const TownGrant& g, base::Date end) {
        std::map<std::int32_t, std::int64_t> cost;
        constexpr std::int64_t lengths = 377580; // 28, 29, 30 and 31 divide it
        __extension__ __int128 exact = 0;
        std::int64_t before = 0;
        for (base::Date date = g.period.from; date < g.period.to && date < end; date = date.plus_days(1)) {
            if (date == date.first_of_year()) exact = before = 0;
            __extension__ __int128 today = g.ore * lengths;
            if (g.pattern == snapshot::CostPattern::per_month_days)
                today = g.ore * (lengths / base::Month::containing(date).days());
            if (g.pattern == snapshot::CostPattern::one_off && date != g.period.from) today = 0;
            exact += today;
            const std::int64_t whole = lengths * g.denominator;
            const auto now = static_cast<std::int64_t>((2 * exact + whole) / (2 * whole));
            cost[date.days()] = now - before;
            before = now;
        }
        return cost;
    }

    void count(std::uint32_t person, std::uint8_t ladder) {
        const base::Date end = question_.end.first();
        const auto in_window = [&](base::Date date) { return question_.first.first() <= date && date < end; };
        for (const TownGrant& g : town_.grants) {
            if (!is_in(g, person, ladder)) continue;
            for (const auto& [day, ore] : daily_cost(g, end)) {
                const base::Date date = base::Date::from_days(day);
                if (!in_window(date)) continue;
                const std::uint8_t step = step_on(person, ladder, date);
                Row row = step > 0 ? Row{Place::step, step} : Row{Place::no_step, 0};
                if (person == 0 || ladder == snapshot::no_ladder || (g.marks & off))
                    row = {Place::remainder, 0};
                if (g.marks & bits(snapshot::GrantMark::for_others)) row = {Place::for_others, 0};
                const bool deciding = row.place == Place::step && g.step == step;
                DayCell& cell = at(ladder, row, date);
                cell.committed += ore;
                if (deciding) cell.committed_deciding += ore;
                if (!(g.marks & bits(snapshot::GrantMark::frame_settlement))) continue;
                if (row.place != Place::step && row.place != Place::no_step) continue;
                cell.actual += ore;
                if (deciding) cell.actual_deciding += ore;
                at(ladder, {Place::coverage_difference, 0}, date).actual -= ore;
            }
        }
        count_postings(person, ladder);
        if (person == 0 || ladder == snapshot::no_ladder) return;
        for (base::Date date = question_.first.first(); date < end; date = date.plus_days(1)) {
            const std::uint8_t step = step_on(person, ladder, date);
            if (step == 0) continue;
            DayCell& cell = at(ladder, {Place::step, step}, date);
            cell.touching.insert(person);
            ++cell.days;
            if (base::Month::containing(date).last() == date) cell.at_end.insert(person);
        }
        count_moves(person, ladder);
    }

    void count_postings(std::uint32_t person, std::uint8_t ladder) {
        for (const TownPosting& p : town_.postings) {
            if (p.person != person || p.ladder != ladder) continue;
            const std::int64_t length = p.period.days();
            std::int64_t before = 0;
            for (std::int64_t k = 1; k <= length; ++k) {
                const base::Date date = p.period.from.plus_days(static_cast<std::int32_t>(k) - 1);
                const std::int64_t twice = 2 * std::abs(p.ore) * k + length;
                const std::int64_t now = (p.ore < 0 ? -1 : 1) * (twice / (2 * length));
                const std::int64_t ore = now - before;
                before = now;
                if (date < question_.first.first() || date >= question_.end.first()) continue;
                const std::uint8_t step = step_on(person, ladder, date);
                const Row row = row_of(p, person, ladder, step);
                DayCell& cell = at(ladder, row, date);
                cell.actual += ore;
                if (row.place == Place::step && p.step_by_account == step) cell.actual_deciding += ore;
            }
        }
    }

    static Row row_of(const TownPosting& p, std::uint32_t person, std::uint8_t ladder, std::uint8_t step) {
        if (p.marks & bits(snapshot::PostingMark::for_others)) return {Place::for_others, 0};
        if (p.marks & bits(snapshot::PostingMark::coverage_difference))
            return {Place::coverage_difference, 0};
        const Row remainder{Place::remainder, static_cast<std::uint8_t>(p.method)};
        if (ladder == snapshot::no_ladder || p.method == reference::Method::income
            || p.method == reference::Method::refund || p.method == reference::Method::outside)
            return remainder;
        if (person != 0) return step > 0 ? Row{Place::step, step} : Row{Place::no_step, 0};
        return p.step_by_account > 0 ? Row{Place::by_account, p.step_by_account} : remainder;
    }

    /// The days of a citizen on a ladder as a row of numbers, cleaned until nothing changes.
    void count_moves(std::uint32_t person, std::uint8_t ladder) {
        const base::Date start = base::Date::of(2015, 1, 1);
        const auto days = static_cast<std::size_t>(base::days_between(start, question_.as_of) + 1);
        std::vector<std::uint8_t> steps(days);
        for (std::size_t d = 0; d < days; ++d)
            steps[d] = step_on(person, ladder, start.plus_days(static_cast<std::int32_t>(d)));
        do
            bridge(steps);
        while (absorb_first_short(steps));
        std::uint8_t before = 0;
        std::size_t began = 0;
        for (std::size_t d = 0; d <= days; ++d) {
            const std::uint8_t now = d < days ? steps[d] : std::uint8_t{0};
            if (d < days && now == before) continue;
            if (before != 0) spells.emplace(ladder, before, static_cast<std::int32_t>(d - began), d == days);
            const std::int32_t day = start.days() + static_cast<std::int32_t>(d);
            if (d < days && question_.first.first().days() <= day && day < question_.end.first().days())
                moves.insert({person, ladder, day, before, now});
            before = now;
            began = d;
        }
    }

    static void bridge(std::vector<std::uint8_t>& steps) {
        std::size_t last = steps.size();
        for (std::size_t d = 0; d < steps.size(); ++d) {
            if (steps[d] == 0) continue;
            if (last < d && d - last - 1 <= 31 && steps[last] == steps[d])
                std::fill(steps.begin() + static_cast<std::ptrdiff_t>(last),
                          steps.begin() + static_cast<std::ptrdiff_t>(d), steps[d]);
            last = d;
        }
    }

    static bool absorb_first_short(std::vector<std::uint8_t>& steps) {
        for (std::size_t from = 0; from < steps.size();) {
            std::size_t to = from;
            while (to < steps.size() && steps[to] == steps[from])
                ++to;
            if (steps[from] != 0 && to < steps.size() && to - from < 30) {
                const std::uint8_t before = from > 0 ? steps[from - 1] : std::uint8_t{0};
                const std::uint8_t taken = before != 0 ? before : steps[to];
                std::fill(steps.begin() + static_cast<std::ptrdiff_t>(from),
                          steps.begin() + static_cast<std::ptrdiff_t>(to), taken);
                return true;
            }
            from = to;
        }
        return false;
    }

    DayCell& at(std::uint8_t ladder, Row row, base::Date date) {
        return cells[{ladder, row, base::Month::containing(date).index() - question_.first.index()}];
    }

    const Town& town_;
    const Question& question_;
};

} // namespace styrhus::models::ladder
