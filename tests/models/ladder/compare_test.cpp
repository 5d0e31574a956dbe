#include "models/ladder/compare.h"
#include "models/ladder/town.h"

#include <gtest/gtest.h>

namespace styrhus::models::ladder {
namespace {

// Between 31 Dec 2022 and 31 Dec 2023: one up from 2 to 5, one stays on 3, one in, one out by death.
TEST(Compare, two_dates_show_who_moved_where) {
    Town town;
    town.persons.resize(4);
    town.persons[3].died = day(2023, 8, 31).days();
    const base::Date open = base::Date::open_end();
    town.grants = {
        {.person = 1, .period = {day(2022, 1, 1), day(2023, 7, 1)}, .ore = 100, .step = 2},
        {.person = 1, .period = {day(2023, 7, 1), open}, .ore = 300, .step = 5},
        {.person = 2, .period = {day(2022, 1, 1), open}, .ore = 100, .step = 3},
        {.person = 3, .period = {day(2023, 3, 1), open}, .ore = 100, .step = 4},
        {.person = 4, .period = through(day(2022, 1, 1), day(2023, 8, 31)), .ore = 100, .step = 6},
    };
    const auto columns = town.columns();
    const auto compared = compare(columns, year_question(2023), day(2022, 12, 31), day(2023, 12, 31));
    const ComparedLadder& ladder = compared[0];
    EXPECT_EQ(ladder.moved[2][5].citizens, 1);
    // October–December is 92 days: 9,200 øre before, 27,600 after.
    EXPECT_EQ(ladder.moved[2][5].before_ore, 9200);
    EXPECT_EQ(ladder.moved[2][5].after_ore, 27600);
    EXPECT_EQ(ladder.moved[3][3].citizens, 1);
    EXPECT_EQ(ladder.moved[0][4].citizens, 1);
    EXPECT_EQ(ladder.moved[0][4].before_ore, 0);
    EXPECT_EQ(ladder.moved[6][0].citizens, 1);
    EXPECT_EQ(ladder.outs[static_cast<std::size_t>(OutReason::death)][6], 1);
    EXPECT_FALSE(ladder.is_before_censored);
}

TEST(Compare, nobody_is_counted_who_stands_outside_on_both_dates) {
    Town town;
    town.grants = {{.period = {day(2023, 3, 1), day(2023, 6, 1)}, .ore = 1, .step = 2}};
    const auto columns = town.columns();
    const auto compared = compare(columns, year_question(2023), day(2022, 12, 31), day(2023, 12, 31));
    EXPECT_EQ(compared[0].moved[0][0].citizens, 0);
    EXPECT_EQ(compared[0].moved[2][0].citizens, 0);
}

} // namespace
} // namespace styrhus::models::ladder
