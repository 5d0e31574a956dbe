#include "models/ladder/duration.h"
#include "models/ladder/measure.h"
#include "models/ladder/town.h"

#include <gtest/gtest.h>

namespace styrhus::models::ladder {
namespace {

void add(StepDurations& counts, int entry, int exit, bool has_left) {
    counts.at_days.resize(std::max<std::size_t>(counts.at_days.size(), static_cast<std::size_t>(exit) + 1));
    ++counts.at_days[static_cast<std::size_t>(entry)].entered;
    DurationCount& end = counts.at_days[static_cast<std::size_t>(exit)];
    ++(has_left ? end.left : end.censored);
}

// A(enter 100, event 200), B(0, event 50), C(0, censored 300). At 50 B and C are at risk: 1 − 1/2. At 200 A
// and C: 1/2 × 1/2 = 1/4. Median 50.
TEST(Duration, delayed_entry_counts_only_those_who_are_seen) {
    StepDurations counts;
    add(counts, 100, 200, true);
    add(counts, 0, 50, true);
    add(counts, 0, 300, false);
    const DurationFigures figures = durations(counts, 1);
    EXPECT_EQ(figures.curve.days, (std::vector{50, 200}));
    EXPECT_EQ(figures.curve.at_risk, (std::vector{2, 2}));
    EXPECT_EQ(figures.curve.lasting, (std::vector{0.5, 0.25}));
    EXPECT_EQ(figures.curve.median(), 50);
    EXPECT_EQ(figures.completed_median, 125.0); // of 50 and 200
    EXPECT_EQ(figures.elapsed_median, 300.0);
}

TEST(Duration, the_curve_stops_below_ten_at_risk_and_the_median_is_not_reached) {
    StepDurations counts;
    for (int i = 0; i < 12; ++i)
        add(counts, 0, 100 + i, true);
    const DurationFigures figures = durations(counts);
    // 12, 11 and 10 are at risk on days 100, 101 and 102; on day 103 nine.
    EXPECT_EQ(figures.curve.days, (std::vector{100, 101, 102}));
    EXPECT_EQ(figures.curve.end, multistate::CurveEnd::too_few_at_risk);
    EXPECT_FALSE(figures.curve.median());
    EXPECT_EQ(figures.completed_median, 105.5);
}

TEST(Duration, two_thirds_of_three_quarters_is_one_half) {
    StepDurations counts;
    add(counts, 0, 10, true);
    add(counts, 0, 20, true);
    add(counts, 0, 30, false);
    add(counts, 0, 30, false);
    // 3/4 at 10, 3/4 × 2/3 at 20.
    EXPECT_EQ(durations(counts, 1).curve.median(), 20);
}

// A row per stay, counted by the multi-state model, says the same as our counts per day.
TEST(Duration, the_curve_is_that_of_the_multi_state_model) {
    std::uint64_t state = 11;
    const auto draw = [&](int n) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        return static_cast<std::int32_t>((state >> 33) % static_cast<std::uint64_t>(n));
    };
    for (int round = 0; round < 30; ++round) {
        StepDurations counts;
        std::vector<std::int32_t> entry;
        std::vector<std::int32_t> exit;
        std::vector<std::uint8_t> ended;
        for (int stay = 0; stay < 60; ++stay) {
            entry.push_back(draw(3) == 0 ? draw(200) : 0);
            exit.push_back(entry.back() + 1 + draw(300));
            ended.push_back(static_cast<std::uint8_t>(draw(2)));
            add(counts, entry.back(), exit.back(), ended.back() != 0);
        }
        const auto theirs = multistate::estimate_durations({.entry = entry, .exit = exit, .ended = ended}, 5);
        ASSERT_TRUE(theirs);
        const multistate::DurationCurve ours = durations(counts, 5).curve;
        EXPECT_EQ(ours.days, theirs->days);
        EXPECT_EQ(ours.at_risk, theirs->at_risk);
        EXPECT_EQ(ours.ended, theirs->ended);
        EXPECT_EQ(ours.end, theirs->end);
        EXPECT_EQ(ours.end_day, theirs->end_day);
        for (std::size_t i = 0; i < ours.days.size(); ++i) {
            EXPECT_NEAR(ours.lasting[i], theirs->lasting[i], 1e-12);
            EXPECT_NEAR(ours.standard_error[i], theirs->standard_error[i], 1e-12);
        }
    }
}

// Covered 2020-01-01 … 2023-12-31. Begun 100 days before and left 200 days after the start: enters at 100.
TEST(Duration, spells_enter_with_their_source_and_are_censored_with_it) {
    Town town;
    const std::int32_t first = day(2020, 1, 1).days();
    const std::int32_t last = day(2023, 12, 31).days();
    town.persons.resize(5);
    town.origins = {{.first_covered_day = first, .last_covered_day = last, .migration_day = first + 30}};
    const auto grant = [](std::uint32_t person, std::int32_t from, std::int32_t to) {
        return TownGrant{.person = person,
                         .period = {base::Date::from_days(from), base::Date::from_days(to)},
                         .ore = 1,
                         .step = 3};
    };
    town.grants = {grant(1, first - 100, first + 100), grant(2, first + 10, first + 60),
                   grant(3, last - 300, snapshot::open_day), grant(4, first + 30, first + 500),
                   grant(5, last - 50, last + 1)};
    const auto columns = town.columns();
    Question question = year_question(2023);
    question.as_of = day(2024, 6, 30); // the source ends before
    const WalkFrame frame(columns, question);
    const Ladder ladder(columns, question);
    const StepDurations& counts = ladder.tally().ladders[0].durations[3];
    EXPECT_EQ(counts.unknown_start, 1);
    EXPECT_EQ(counts.at_days[100].entered, 1);
    EXPECT_EQ(counts.at_days[0].entered, 3);
    EXPECT_EQ(counts.at_days[200].left, 1);
    EXPECT_EQ(counts.at_days[50].left, 1);
    EXPECT_EQ(counts.at_days[300].censored, 1);
    EXPECT_EQ(counts.at_days[50].censored, 1); // on the step on the last covered day: nobody saw it leave
}

} // namespace
} // namespace styrhus::models::ladder
