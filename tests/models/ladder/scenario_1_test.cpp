#include "models/ladder/measure.h"
#include "models/ladder/town.h"

#include <gtest/gtest.h>
#include <tbb/task_arena.h>

namespace styrhus::models::ladder {
namespace {

using base::Money;
using base::Period;

Row step(std::uint8_t number) {
    return {Place::step, number};
}

/// DEFINITIONS 4: § 85 600/day 1 Jan–30 Jun (step 3), § 107 2,400/day from 16 May (step 6), § 104 500/day all
/// year (does not decide).
Town town_of_2023() {
    Town town;
    town.grants = {
        {.period = through(day(2023, 1, 1), day(2023, 6, 30)), .ore = 60000, .step = 3},
        {.period = {day(2023, 5, 16), base::Date::open_end()}, .ore = 240000, .step = 6},
        {.period = {day(2023, 1, 1), base::Date::open_end()}, .ore = 50000, .step = 0},
    };
    return town;
}

// Step 3: 135 days × 1,100 = 148,500. Step 6: 230 × 2,900 + 46 × 600 = 694,600. Sum 843,100 = 108,600 +
// 552,000 + 182,500. Unit cost of step 6 = 694,600 ÷ (230/365) = 1,102,300.00, of which deciding 552,000 ÷
// (230/365) = 876,000.
TEST(Scenario1, the_example_of_2023_falls_on_its_steps) {
    const auto columns = town_of_2023().columns();
    ASSERT_EQ(snapshot::fault_in(columns), "");
    const Figures figures = measure(columns, year_question(2023));
    const PeriodFigures& three = figures.ladders[0].at(step(3), 0);
    const PeriodFigures& six = figures.ladders[0].at(step(6), 0);
    EXPECT_EQ(three.days, (CitizenDays{135, 0}));
    EXPECT_EQ(three.committed, Money::kroner(148500));
    EXPECT_EQ(three.committed_deciding, Money::kroner(135 * 600));
    EXPECT_EQ(six.days, (CitizenDays{230, 0}));
    EXPECT_EQ(six.committed, Money::kroner(694600));
    EXPECT_EQ(six.committed_deciding, Money::kroner(552000));
    EXPECT_EQ(unit_cost(six.committed, six.days), Money::ore(110230000));
    EXPECT_EQ(unit_cost(six.committed_deciding, six.days), Money::kroner(876000));
    // 1,102,300 ÷ 12 = 91,858.333…
    EXPECT_EQ(unit_cost_per_month(six.committed, six.days), Money::ore(9185833));
    EXPECT_EQ(figures.ladders[0].any_step[0].committed, Money::kroner(843100));
    EXPECT_EQ(figures.ladders[0].at({Place::no_step, 0}, 0).committed, Money());
    EXPECT_EQ(figures.anyone[0].touching, 1);
    EXPECT_EQ(three.touching, 1);
    EXPECT_EQ(three.at_end, 0);
    EXPECT_EQ(six.at_end, 1);
}

// May 2023 has 15 days on step 3 (16,500 = 15 × 1,100) and 16 on step 6 (16 × 3,500 = 56,000): one citizen
// touches both steps, and stands on 6 at the end.
TEST(Scenario1, a_month_has_no_step_of_its_own) {
    const auto columns = town_of_2023().columns();
    const Figures figures = measure(columns, year_question(2023, Grain::month));
    const PeriodFigures& three = figures.ladders[0].at(step(3), 4);
    const PeriodFigures& six = figures.ladders[0].at(step(6), 4);
    EXPECT_EQ(three.touching, 1);
    EXPECT_EQ(six.touching, 1);
    EXPECT_EQ(three.at_end, 0);
    EXPECT_EQ(six.at_end, 1);
    EXPECT_EQ(three.committed, Money::kroner(16500));
    EXPECT_EQ(six.committed, Money::kroner(56000));
    EXPECT_EQ(figures.ladders[0].any_step[4].touching, 1);
}

// March 2024, one person: 31/366 = 0.0847 full-year persons, 1.0 average.
TEST(Scenario1, full_year_persons_count_the_days_of_their_own_year) {
    Town town;
    town.grants = {{.period = {day(2020, 1, 1), base::Date::open_end()}, .ore = 100, .step = 1}};
    const auto columns = town.columns();
    Question question = year_question(2024, Grain::month);
    question.first = base::Month::of(2024, 3);
    question.end = base::Month::of(2024, 4);
    const Figures march = measure(columns, question);
    const CitizenDays days = march.ladders[0].at(step(1), 0).days;
    EXPECT_NEAR(days.full_year_persons(), 31.0 / 366, 1e-15);
    EXPECT_NEAR(days.full_year_persons(), 0.0847, 5e-5);
    EXPECT_EQ(days.average_persons(Period::month(base::Month::of(2024, 3))), 1.0);
    // Additive: 2023 and 2024 together are two full years.
    question.first = base::Month::of(2023, 1);
    question.end = base::Month::of(2025, 1);
    question.grain = Grain::quarter;
    CitizenDays both;
    const Figures two_years = measure(columns, question);
    for (const PeriodFigures& quarter : two_years.ladders[0].rows[1])
        both += quarter.days;
    EXPECT_EQ(both, (CitizenDays{365, 366}));
    EXPECT_EQ(both.full_year_persons(), 2.0);
}

// DOMAIN 5: 1 Mar–31 Aug 2024 = 184 days → 0.5027.
TEST(Scenario1, half_a_leap_year_is_half_a_full_year_person) {
    Town town;
    town.grants = {{.period = through(day(2024, 3, 1), day(2024, 8, 31)), .ore = 100, .step = 1}};
    const auto columns = town.columns();
    const Figures figures = measure(columns, year_question(2024));
    EXPECT_NEAR(figures.ladders[0].at(step(1), 0).days.full_year_persons(), 0.5027, 5e-5);
}

// An unpaid pause is a hole between two pieces: no days, no kroner; a paid one is no hole.
TEST(Scenario1, an_unpaid_pause_counts_neither_days_nor_kroner) {
    Town town;
    const std::int32_t first = day(2023, 1, 1).days();
    town.grants = {{.period = through(day(2023, 1, 1), day(2023, 1, 31)),
                    .ore = 100,
                    .step = 2,
                    .pieces = {{0, 2, first, first + 10}, {0, 2, first + 20, first + 31}}}};
    const auto columns = town.columns();
    const Figures figures = measure(columns, year_question(2023));
    EXPECT_EQ(figures.ladders[0].at(step(2), 0).days.total(), 21);
    EXPECT_EQ(figures.ladders[0].at(step(2), 0).committed, Money::ore(2100));
}

// DEFINITIONS 3: wages etc. 14.0m, 4 places sold at 1.5m = −6.0m, 6 own citizens at 1.2m = 7.2m on the
// ladder: ledger net 8.0m = ladder 7.2m + coverage difference 0.8m.
TEST(Scenario1, a_home_with_ten_places_is_not_counted_twice) {
    Town town;
    town.persons.resize(6);
    for (std::uint32_t person = 1; person <= 6; ++person)
        town.grants.push_back({.person = person,
                               .period = Period::year(2023),
                               .ore = Money::kroner(1200000).in_ore(),
                               .step = 7,
                               .pattern = snapshot::CostPattern::per_year_days,
                               .marks = bits(snapshot::GrantMark::frame_settlement)});
    const std::uint8_t own_line = bits(snapshot::PostingMark::coverage_difference);
    town.postings = {{.period = Period::year(2023),
                      .ore = Money::kroner(14000000).in_ore(),
                      .method = reference::Method::frame,
                      .marks = own_line},
                     {.period = Period::year(2023),
                      .ore = Money::kroner(-6000000).in_ore(),
                      .method = reference::Method::income,
                      .marks = own_line}};
    const auto columns = town.columns();
    const Figures figures = measure(columns, year_question(2023));
    const LadderFigures& ladder = figures.ladders[0];
    EXPECT_EQ(ladder.at(step(7), 0).actual, Money::kroner(7200000));
    EXPECT_EQ(ladder.at(step(7), 0).committed, Money::kroner(7200000));
    EXPECT_EQ(ladder.at({Place::coverage_difference, 0}, 0).actual, Money::kroner(800000));
    EXPECT_EQ(ladder.at(step(7), 0).days.total(), 6 * 365);
}

TEST(Scenario1, what_does_not_belong_to_us_or_has_no_place_stands_apart) {
    Town town;
    town.persons.resize(3);
    const Period january = Period::month(base::Month::of(2023, 1));
    town.grants = {
        {.person = 1, .period = january, .ore = 100, .step = 4},
        {.person = 2,
         .period = january,
         .ore = 200,
         .step = 5,
         .marks = bits(snapshot::GrantMark::for_others)},
        {.person = 3, .period = january, .ore = 300, .marks = bits(snapshot::GrantMark::not_placed)},
        {.person = 3, .period = january, .ore = 400, .ladder = snapshot::no_ladder},
        {.person = 0, .period = january, .ore = 500, .step = 3},
        {.person = 1, .period = january, .ore = 600, .step = 8, .marks = bits(snapshot::GrantMark::expected)},
        {.person = 2, .period = january, .ore = 700},
    };
    const auto columns = town.columns();
    ASSERT_EQ(snapshot::fault_in(columns), "");
    Question question = year_question(2023);
    const Figures figures = measure(columns, question);
    const LadderFigures& ladder = figures.ladders[0];
    EXPECT_EQ(ladder.at(step(4), 0).committed, Money::ore(3100));
    EXPECT_EQ(ladder.at({Place::for_others, 0}, 0).committed, Money::ore(6200));
    EXPECT_EQ(ladder.at(step(5), 0).touching, 0);
    EXPECT_EQ(ladder.at({Place::remainder, 0}, 0).committed, Money::ore(31 * (300 + 500)));
    EXPECT_EQ(figures.unplaced.at({Place::remainder, 0}, 0).committed, Money::ore(12400));
    EXPECT_EQ(ladder.at({Place::no_step, 0}, 0).committed, Money::ore(21700));
    EXPECT_EQ(ladder.any_step[0].touching, 1);
    question.selection.with_expected = true;
    const Figures with_expected = measure(columns, question);
    EXPECT_EQ(with_expected.ladders[0].at(step(8), 0).committed, Money::ore(31 * 700));
    EXPECT_EQ(with_expected.ladders[0].at(step(4), 0).touching, 0);
}

// 310.00 for January: ten days before the grant, twelve on step 4, nine after: 100 + 120 + 90.
TEST(Scenario1, a_posting_falls_on_the_step_held_on_each_of_its_days) {
    Town town;
    town.grants = {{.period = through(day(2023, 1, 11), day(2023, 1, 22)), .ore = 0, .step = 4}};
    const Period january = Period::month(base::Month::of(2023, 1));
    town.postings = {
        {.person = 1, .period = january, .ore = 31000, .step_by_account = 4},
        {.person = 0, .period = january, .ore = 500, .step_by_account = 6},
        {.person = 0, .period = january, .ore = 70, .method = reference::Method::objective},
        {.person = 1, .period = january, .ore = -90, .method = reference::Method::refund},
        {.person = 1, .period = january, .ore = 40, .marks = bits(snapshot::PostingMark::for_others)},
        {.person = 0,
         .period = january,
         .ore = 8,
         .ladder = snapshot::no_ladder,
         .marks = bits(snapshot::PostingMark::service_assumed)},
    };
    const auto columns = town.columns();
    ASSERT_EQ(snapshot::fault_in(columns), "");
    const Figures figures = measure(columns, year_question(2023));
    const LadderFigures& ladder = figures.ladders[0];
    EXPECT_EQ(ladder.at(step(4), 0).actual, Money::ore(12000));
    EXPECT_EQ(ladder.at(step(4), 0).actual_deciding, Money::ore(12000));
    EXPECT_EQ(ladder.at({Place::no_step, 0}, 0).actual, Money::ore(19000));
    EXPECT_EQ(ladder.at({Place::by_account, 6}, 0).actual, Money::ore(500));
    const auto remainder = [&](reference::Method method) {
        return ladder.at({Place::remainder, static_cast<std::uint8_t>(method)}, 0).actual;
    };
    EXPECT_EQ(remainder(reference::Method::objective), Money::ore(70));
    EXPECT_EQ(remainder(reference::Method::refund), Money::ore(-90));
    EXPECT_EQ(ladder.at({Place::for_others, 0}, 0).actual, Money::ore(40));
    EXPECT_EQ(figures.unplaced.at({Place::remainder, 0}, 0).actual, Money::ore(8));
    EXPECT_EQ(figures.unplaced.at({Place::remainder, 0}, 0).actual_assumed, Money::ore(8));
}

// On two ladders in one month: one citizen on each, one in all; 20 + 20 days with 10 in common = 30.
TEST(Scenario1, a_citizen_on_two_ladders_is_counted_once_in_totals) {
    Town town;
    town.ladders = {{"children", snapshot::Audience::children, 6}, {"adults", snapshot::Audience::adults, 8}};
    town.grants = {{.period = through(day(2023, 1, 1), day(2023, 1, 20)), .ore = 1, .step = 2, .ladder = 0},
                   {.period = through(day(2023, 1, 11), day(2023, 1, 30)), .ore = 1, .step = 3, .ladder = 1}};
    const auto columns = town.columns();
    const Figures figures = measure(columns, year_question(2023));
    EXPECT_EQ(figures.ladders[0].any_step[0].touching, 1);
    EXPECT_EQ(figures.ladders[1].any_step[0].touching, 1);
    EXPECT_EQ(figures.anyone[0].touching, 1);
    EXPECT_EQ(figures.anyone[0].days.total(), 30);
}

TEST(Scenario1, a_selection_never_changes_the_step) {
    Town town = town_of_2023();
    town.grants[0].provider = 7; // § 85
    town.grants[1].provider = 8; // § 107
    town.grants[2].provider = 9; // § 104
    const auto columns = town.columns();
    Question question = year_question(2023);
    const domain::Term wanted[] = {domain::Term{7}};
    question.selection.grants = rows_with(columns.grants.provider, columns.grants.size(), wanted);
    const Figures figures = measure(columns, question);
    // Provider 7 serves 135 days while the step is 3 and 46 while it is 6.
    EXPECT_EQ(figures.ladders[0].at(step(3), 0).days.total(), 135);
    EXPECT_EQ(figures.ladders[0].at(step(6), 0).days.total(), 46);
    EXPECT_EQ(figures.ladders[0].at(step(6), 0).committed, Money::kroner(46 * 600));
    EXPECT_EQ(figures.ladders[0].at(step(6), 0).committed_deciding, Money());
}

TEST(Scenario1, an_age_counts_the_days_of_that_age) {
    Town town = town_of_2023();
    town.persons[0].born = day(2005, 5, 16).days();
    town.persons[0].sex = domain::Sex::female;
    const auto columns = town.columns();
    Question question = year_question(2023);
    question.selection.age = AgeRange{18, 25};
    const Figures adults = measure(columns, question);
    EXPECT_EQ(adults.ladders[0].at(step(3), 0).days.total(), 0);
    EXPECT_EQ(adults.ladders[0].at(step(6), 0).days.total(), 230);
    question.selection.age = AgeRange{0, 18};
    const Figures children = measure(columns, question);
    EXPECT_EQ(children.ladders[0].at(step(3), 0).committed, Money::kroner(148500));
    question.selection.age.reset();
    question.selection.persons = persons_of_sex(columns.persons, domain::Sex::male);
    EXPECT_EQ(measure(columns, question).ladders[0].any_step[0].touching, 0);
}

TEST(Scenario1, quarters_and_years_count_a_citizen_once) {
    Town town;
    // Three short visits to step 2 in one quarter, one in the next.
    for (const auto& [month, d] : std::vector<std::pair<int, int>>{{1, 5}, {2, 5}, {3, 5}, {5, 5}})
        town.grants.push_back(
            {.period = through(day(2023, month, d), day(2023, month, d + 2)), .ore = 1, .step = 2});
    const auto columns = town.columns();
    const Figures quarters = measure(columns, year_question(2023, Grain::quarter));
    EXPECT_EQ(quarters.ladders[0].at(step(2), 0).touching, 1);
    EXPECT_EQ(quarters.ladders[0].at(step(2), 1).touching, 1);
    EXPECT_EQ(quarters.ladders[0].at(step(2), 2).touching, 0);
    EXPECT_EQ(measure(columns, year_question(2023)).ladders[0].at(step(2), 0).touching, 1);
}

} // namespace
} // namespace styrhus::models::ladder
