#include "models/multistate/from_spells.h"

#include "models/multistate/occupation.h"

#include <gtest/gtest.h>

namespace styrhus::models::multistate {
namespace {

using base::Date;

const CoveredDays year_2023{.first = Date::of(2023, 1, 1), .last = Date::of(2023, 12, 31)};

std::int32_t day(int month, int day) {
    return Date::of(2023, month, day).days();
}

TEST(FromSpells, a_person_is_followed_over_steps_out_and_back_until_the_last_covered_day) {
    const std::vector<Spell> spells{
        {.person = 7, .step = 2, .from = Date::of(2023, 9, 1)}, // open, and given last on purpose
        {.person = 7, .step = 0, .from = Date::of(2022, 6, 1), .to = Date::of(2023, 3, 1)},
        {.person = 7, .step = 1, .from = Date::of(2023, 3, 1), .to = Date::of(2023, 5, 1)},
    };
    const PathColumns rows = paths_from_spells(spells, year_2023, 3);
    EXPECT_EQ(rows.states, 4);
    EXPECT_EQ(rows.entry, (std::vector{day(1, 1), day(3, 1), day(5, 1), day(9, 1)}));
    EXPECT_EQ(rows.exit, (std::vector{day(3, 1), day(5, 1), day(9, 1), day(12, 31)}));
    EXPECT_EQ(rows.from, (std::vector<std::uint8_t>{0, 1, 3, 2}));
    EXPECT_EQ(rows.to, (std::vector<std::uint8_t>{1, 3, 2, no_event}));
    EXPECT_TRUE(Study::of(rows.view()));
}

TEST(FromSpells, a_move_on_the_last_covered_day_is_seen_and_one_after_it_is_not) {
    const std::vector<Spell> spells{
        {.person = 1, .step = 0, .from = Date::of(2023, 1, 1), .to = Date::of(2023, 12, 31)},
        {.person = 2, .step = 0, .from = Date::of(2023, 1, 1), .to = Date::of(2024, 1, 1)},
        {.person = 3, .step = 0, .from = Date::of(2021, 1, 1), .to = Date::of(2022, 1, 1)},
        {.person = 4, .step = 0, .from = Date::of(2023, 12, 31)},
    };
    const PathColumns rows = paths_from_spells(spells, year_2023, 1);
    EXPECT_EQ(rows.subject, (std::vector{1, 2}));
    EXPECT_EQ(rows.to, (std::vector<std::uint8_t>{1, no_event}));
}

// Four on step 0 on 1 January; on 1 May one has gone to step 1 and one is out: 1/2, 1/4, 1/4.
TEST(FromSpells, where_those_are_who_stood_on_a_step_at_the_start_of_the_year) {
    std::vector<Spell> spells;
    for (std::int32_t person : {1, 2, 3, 4})
        spells.push_back({.person = person, .from = Date::of(2022, 1, 1)});
    spells[0].to = Date::of(2023, 2, 1);
    spells.push_back({.person = 1, .step = 1, .from = Date::of(2023, 2, 1)});
    spells[1].to = Date::of(2023, 3, 1);
    const PathColumns rows = paths_from_spells(spells, year_2023, 2);
    const auto study = Study::of(rows.view(), day(1, 1));
    const auto p = transition_probabilities(study->table(), day(5, 1));
    EXPECT_DOUBLE_EQ(p[0], 0.5);
    EXPECT_DOUBLE_EQ(p[1], 0.25);
    EXPECT_DOUBLE_EQ(p[2], 0.25);
}

TEST(FromSpells, durations_enter_late_end_or_are_still_running) {
    const std::vector<Spell> spells{
        {.person = 1,
         .from = Date::of(2022, 9, 23),
         .to = Date::of(2023, 4, 11)}, // 100 days before coverage, 200 in all
        {.person = 2, .from = Date::of(2023, 2, 1), .to = Date::of(2023, 3, 23)}, // 50 days
        {.person = 3, .from = Date::of(2023, 3, 6)},                              // 300 days by 31 December
        {.person = 4,
         .from = Date::of(2022, 1, 1),
         .to = Date::of(2022, 5, 1)},                // over before the first covered day
        {.person = 5, .from = Date::of(2022, 7, 1)}, // the day the source was filled
    };
    const DurationColumns stays = durations_from_spells(spells, year_2023, Date::of(2022, 7, 1));
    EXPECT_EQ(stays.entry, (std::vector{100, 0, 0}));
    EXPECT_EQ(stays.exit, (std::vector{200, 50, 300}));
    EXPECT_EQ(stays.ended, (std::vector<std::uint8_t>{1, 1, 0}));
    EXPECT_EQ(stays.unknown_starts, 1);
    EXPECT_EQ(estimate_durations(stays.view(), 1)->median(), 50);
}

} // namespace
} // namespace styrhus::models::multistate
