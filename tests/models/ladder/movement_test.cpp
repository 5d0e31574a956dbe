#include "models/ladder/measure.h"
#include "models/ladder/town.h"

#include <gtest/gtest.h>

namespace styrhus::models::ladder {
namespace {

using base::Date;
using base::Money;
using base::Period;

/// A visit to a step: so many days from `from` on.
TownGrant visit(std::uint8_t step, Date from, int days, std::int64_t ore = 100) {
    return {.period = {from, from.plus_days(days)}, .ore = ore, .step = step};
}

PeriodMoves moves_of(const Town& town, int year = 2023) {
    const auto columns = town.columns();
    return measure(columns, year_question(year)).ladders[0].moves[0];
}

// 5 … 7 (10 days) … 5 → no event, 10 days' cost on 7.
TEST(Movement, ten_days_on_another_step_are_no_move_but_keep_their_cost) {
    Town town;
    town.grants = {visit(5, day(2022, 1, 1), 600), visit(7, day(2023, 3, 1), 10, 900)};
    town.grants[0].period.to = Date::open_end();
    const auto columns = town.columns();
    const LadderFigures ladder = measure(columns, year_question(2023)).ladders[0];
    EXPECT_EQ(ladder.moves[0].up() + ladder.moves[0].down() + ladder.moves[0].in() + ladder.moves[0].out(),
              0);
    EXPECT_EQ(ladder.at({Place::step, 7}, 0).days.total(), 10);
    EXPECT_EQ(ladder.at({Place::step, 7}, 0).committed, Money::ore(10 * 1000));
    EXPECT_EQ(ladder.at({Place::step, 5}, 0).days.total(), 355);
}

// 5, gap 40 days, 5 → out, in.
TEST(Movement, a_gap_of_forty_days_is_out_and_in) {
    Town town;
    town.grants = {visit(5, day(2022, 1, 1), 400)};
    const Date left = day(2022, 1, 1).plus_days(400);
    town.grants.push_back(visit(5, left.plus_days(40), 400));
    const PeriodMoves moves = moves_of(town);
    EXPECT_EQ(moves.count[5][0], 1);
    EXPECT_EQ(moves.count[0][5], 1);
    EXPECT_EQ(moves.outs[static_cast<std::size_t>(OutReason::ended)][5], 1);
}

TEST(Movement, a_gap_of_thirty_one_days_is_bridged_and_one_of_thirty_two_is_not) {
    for (const int gap : {31, 32}) {
        Town town;
        const Date left = day(2023, 6, 1);
        town.grants = {visit(5, left.plus_days(-400), 400), visit(5, left.plus_days(gap), 400)};
        const PeriodMoves moves = moves_of(town);
        EXPECT_EQ(moves.in() + moves.out(), gap == 31 ? 0 : 2) << gap;
    }
}

TEST(Movement, a_gap_between_different_steps_is_never_bridged) {
    Town town;
    const Date left = day(2023, 6, 1);
    town.grants = {visit(5, left.plus_days(-400), 400), visit(6, left.plus_days(5), 400)};
    const PeriodMoves moves = moves_of(town);
    EXPECT_EQ(moves.count[5][0], 1);
    EXPECT_EQ(moves.count[0][6], 1);
    EXPECT_EQ(moves.up(), 0);
}

TEST(Movement, thirty_days_are_a_spell_and_twenty_nine_are_not) {
    for (const int days : {29, 30}) {
        Town town;
        town.grants = {visit(5, day(2022, 1, 1), 1000), visit(7, day(2023, 3, 1), days)};
        town.grants[0].period.to = Date::open_end();
        const PeriodMoves moves = moves_of(town);
        EXPECT_EQ(moves.count[5][7], days == 30 ? 1 : 0);
        EXPECT_EQ(moves.count[7][5], days == 30 ? 1 : 0);
    }
}

// A short spell with nothing before takes the step after it: in on 6 at the first day of the 3.
TEST(Movement, a_short_spell_without_a_neighbour_before_takes_the_step_after) {
    Town town;
    town.grants = {visit(3, day(2023, 3, 1), 20), visit(6, day(2023, 3, 21), 100)};
    const PeriodMoves moves = moves_of(town);
    EXPECT_EQ(moves.count[0][6], 1);
    EXPECT_EQ(moves.in(), 1);
    EXPECT_EQ(moves.up(), 0);
    EXPECT_EQ(moves.count[6][0], 1);
}

TEST(Movement, a_short_spell_alone_is_no_move) {
    Town town;
    town.grants = {visit(3, day(2023, 3, 1), 20)};
    const PeriodMoves moves = moves_of(town);
    EXPECT_EQ(moves.in() + moves.out(), 0);
}

// 6 from 15 Dec, as-of 31 Dec → up, provisional.
TEST(Movement, an_open_spell_is_never_short_but_provisional) {
    Town town;
    town.grants = {visit(5, day(2022, 1, 1), 1000), visit(6, day(2023, 12, 15), 1000)};
    const auto columns = town.columns();
    const LadderFigures ladder = measure(columns, year_question(2023)).ladders[0];
    EXPECT_EQ(ladder.moves[0].count[5][6], 1);
    EXPECT_EQ(ladder.move_sums[5][6].provisional, 1);
    // Two months on it is settled.
    Question later = year_question(2023);
    later.as_of = day(2024, 2, 29);
    EXPECT_EQ(measure(columns, later).ladders[0].move_sums[5][6].provisional, 0);
}

TEST(Movement, an_out_that_may_yet_be_bridged_is_provisional) {
    Town town;
    town.grants = {{.period = through(day(2022, 1, 1), day(2023, 12, 10)), .ore = 1, .step = 4}};
    const auto columns = town.columns();
    EXPECT_EQ(measure(columns, year_question(2023)).ladders[0].move_sums[4][0].provisional, 1);
    town.grants = {{.period = through(day(2022, 1, 1), day(2023, 11, 10)), .ore = 1, .step = 4}};
    const auto settled = town.columns();
    EXPECT_EQ(measure(settled, year_question(2023)).ladders[0].move_sums[4][0].provisional, 0);
}

// A paragraph that changes number by law is two grants on one step: no event.
TEST(Movement, a_change_of_law_is_no_move) {
    Town town;
    town.grants = {visit(4, day(2022, 1, 1), 365), visit(4, day(2023, 1, 1), 1000)};
    const PeriodMoves moves = moves_of(town);
    EXPECT_EQ(moves.in() + moves.out() + moves.up() + moves.down(), 0);
}

TEST(Movement, an_out_tells_why) {
    Town town;
    town.ladders = {{"children", snapshot::Audience::children, 6}, {"adults", snapshot::Audience::adults, 8}};
    const std::int32_t left = day(2023, 6, 1).days();
    town.persons = {
        {.died = left - 1},
        {.moved_out = left + 20},
        {.born = day(2005, 5, 20).days()},
        {.born = day(1956, 6, 1).days()},
        {},
        {.moved_out = day(2015, 1, 1).days()}, // moved years before: we go on paying, and this is another end
    };
    for (std::uint32_t person = 1; person <= town.persons.size(); ++person) {
        town.grants.push_back(visit(4, day(2023, 6, 1).plus_days(-200), 200));
        town.grants.back().person = person;
        town.grants.back().ladder = person == 3 ? 0 : 1;
    }
    town.grants[4].marks = bits(snapshot::GrantMark::closed_by_absence);
    const auto columns = town.columns();
    const Figures figures = measure(columns, year_question(2023));
    const auto outs = [&](std::size_t ladder, OutReason reason) {
        return figures.ladders[ladder].moves[0].outs[static_cast<std::size_t>(reason)][4];
    };
    EXPECT_EQ(outs(1, OutReason::death), 1);
    EXPECT_EQ(outs(1, OutReason::moved_away), 1);
    EXPECT_EQ(outs(0, OutReason::turned_18), 1);
    EXPECT_EQ(outs(1, OutReason::turned_67), 1);
    EXPECT_EQ(outs(1, OutReason::data_closed), 1);
    EXPECT_EQ(outs(1, OutReason::ended), 1);
}

TEST(Movement, out_at_eighteen_and_in_within_ninety_days_is_one_transition) {
    for (const int gap : {0, 90, 91}) {
        Town town;
        town.ladders = {{"children", snapshot::Audience::children, 6},
                        {"adults", snapshot::Audience::adults, 8}};
        town.persons[0].born = day(2005, 3, 1).days();
        town.grants = {visit(5, day(2022, 3, 1), 365), visit(6, day(2023, 3, 1).plus_days(gap), 500)};
        town.grants[1].ladder = 1;
        const auto columns = town.columns();
        const Figures figures = measure(columns, year_question(2023));
        const PeriodMoves& child = figures.ladders[0].moves[0];
        const PeriodMoves& adult = figures.ladders[1].moves[0];
        const int transitions = gap <= 90 ? 1 : 0;
        EXPECT_EQ(child.transitions[5][0], transitions) << gap;
        EXPECT_EQ(adult.transitions[0][6], transitions) << gap;
        EXPECT_EQ(child.out(), 1 - transitions) << gap;
        EXPECT_EQ(adult.in(), 1 - transitions) << gap;
    }
}

// Up on 1 July 2023 from 100/day to 300/day: April–June is 91 days = 9,100; July–September 92 days = 27,600.
TEST(Movement, a_mover_costs_so_much_before_and_after) {
    Town town;
    town.grants = {visit(2, day(2022, 7, 1), 365, 10000), visit(5, day(2023, 7, 1), 400, 30000)};
    const auto columns = town.columns();
    const LadderFigures ladder = measure(columns, year_question(2023)).ladders[0];
    const MoveSums& sums = ladder.move_sums[2][5];
    EXPECT_EQ(sums.moves, 1);
    EXPECT_EQ(sums.whole_windows, 1);
    EXPECT_EQ(sums.before_ore, 910000);
    EXPECT_EQ(sums.after_ore, 2760000);
    EXPECT_EQ(sums.earlier_known, 1);
    EXPECT_EQ(sums.earlier_days, 365);
}

TEST(Movement, windows_that_nobody_covers_are_marked) {
    Town town;
    town.origins = {{.first_covered_day = day(2023, 1, 1).days()}};
    town.persons.resize(2);
    town.grants = {visit(2, day(2022, 7, 1), 200, 10000), visit(5, day(2023, 1, 17), 400, 30000),
                   visit(2, day(2023, 1, 1), 304, 10000), visit(5, day(2023, 11, 1), 400, 30000)};
    town.grants[2].person = town.grants[3].person = 2;
    const auto columns = town.columns();
    const MoveSums sums = measure(columns, year_question(2023)).ladders[0].move_sums[2][5];
    EXPECT_EQ(sums.moves, 2);
    EXPECT_EQ(sums.before_censored, 1);
    EXPECT_EQ(sums.after_censored, 1);
    EXPECT_EQ(sums.whole_windows, 0);
}

} // namespace
} // namespace styrhus::models::ladder
