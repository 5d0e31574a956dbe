#include "models/multistate/study.h"

#include "worked_example.h"

#include <gtest/gtest.h>

namespace styrhus::models::multistate {
namespace {

using testing::Rows;
using testing::Stay;
using DayStay = Stay<std::int32_t>;

std::string fault(int states, const std::vector<DayStay>& stays) {
    const Rows<std::int32_t> rows(states, stays);
    const auto study = Study::of(rows.view());
    return study ? "none" : study.error().message;
}

TEST(Study, the_worked_example_is_counted_as_by_hand) {
    const Rows<std::int32_t> rows(3, testing::worked_stays());
    const Study study = std::move(Study::of(rows.view())).value();
    const EventTable& table = study.table();
    EXPECT_EQ(table.times, (std::vector<double>{2, 3, 5, 6}));
    EXPECT_EQ(table.at_risk, (std::vector<std::int32_t>{3, 1, 0, 2, 2, 0, 0, 2, 0, 1, 0, 0}));
    ASSERT_EQ(table.moves_at(3).size(), 2U);
    EXPECT_EQ(table.moves_at(3)[1].from, 1);
    EXPECT_EQ(table.moves_at(3)[1].to, 2);
    EXPECT_EQ(table.moves_at(3)[1].count, 1);
    EXPECT_EQ(table.at_risk_first, (std::vector<std::int32_t>{3, 1, 0}));
}

TEST(Study, who_enters_at_a_time_is_not_at_risk_at_it_and_who_leaves_at_it_is) {
    const Rows<std::int32_t> rows(2, {{.subject = 1, .entry = 0, .exit = 5, .from = 0, .to = 1},
                                      {.subject = 2, .entry = 5, .exit = 9, .from = 0},
                                      {.subject = 3, .entry = 0, .exit = 5, .from = 0}});
    EXPECT_EQ(Study::of(rows.view())->table().at_risk, (std::vector<std::int32_t>{2, 0}));
}

TEST(Study, an_origin_cuts_away_what_happened_by_then) {
    const Rows<std::int32_t> rows(3, testing::worked_stays());
    const auto study = Study::of(rows.view(), 3);
    EXPECT_EQ(study->table().times, (std::vector<double>{5, 6}));
    EXPECT_EQ(study->table().at_risk_first, (std::vector<std::int32_t>{0, 2, 0}));
    EXPECT_FALSE(Study::of(rows.view(), 6));
}

TEST(Study, without_moves_those_last_seen_are_at_risk) {
    const std::vector<DayStay> stays{{.subject = 1, .entry = 0, .exit = 5, .from = 0},
                                     {.subject = 2, .entry = 0, .exit = 9, .from = 1}};
    const Rows<std::int32_t> rows(2, stays);
    const auto study = Study::of(rows.view());
    EXPECT_TRUE(study->table().times.empty());
    EXPECT_EQ(study->table().at_risk_first, (std::vector<std::int32_t>{0, 1}));
    const Rows<double> real(2, {{.subject = 1, .entry = 0, .exit = 5, .from = 0},
                                {.subject = 2, .entry = 0, .exit = 9, .from = 1}});
    EXPECT_EQ(Study::of(real.view())->table().at_risk_first, (std::vector<std::int32_t>{0, 1}));
}

TEST(Study, times_too_far_apart_to_count_by_day_give_the_same_table) {
    std::vector<DayStay> stays = testing::worked_stays();
    const Rows<std::int32_t> near(3, stays);
    for (DayStay& stay : stays) {
        stay.entry *= 300'000'000;
        stay.exit *= 300'000'000;
    }
    const Rows<std::int32_t> far(3, stays);
    const auto near_study = Study::of(near.view());
    const auto far_study = Study::of(far.view());
    ASSERT_TRUE(far_study);
    EXPECT_EQ(far_study->table().at_risk, near_study->table().at_risk);
    EXPECT_EQ(far_study->table().first_move, near_study->table().first_move);
    EXPECT_EQ(far_study->table().times, (std::vector<double>{6e8, 9e8, 15e8, 18e8}));
}

TEST(Study, a_faulty_row_is_named) {
    EXPECT_EQ(fault(2, {}), "there are no multi-state rows");
    EXPECT_EQ(fault(1, testing::worked_stays()), "a multi-state model has 2 to 32 states: 1");
    EXPECT_EQ(fault(2, {{.subject = 1, .entry = 0, .exit = 4, .from = 0},
                        {.subject = 1, .entry = 7, .exit = 7, .from = 0}}),
              "multi-state row 2: the exit must come after the entry: 7 to 7");
    EXPECT_EQ(fault(2, {{.subject = 1, .entry = 0, .exit = 4, .from = 2}}),
              "multi-state row 1: state must be below 2: from 2");
    EXPECT_EQ(fault(2, {{.subject = 1, .entry = 0, .exit = 4, .from = 0, .to = 7}}),
              "multi-state row 1: state must be below 2 or no event: to 7");
    EXPECT_EQ(fault(2, {{.subject = 1, .entry = 0, .exit = 4, .from = 1, .to = 1}}),
              "multi-state row 1: a move must lead to another state: 1");
}

TEST(Study, overlapping_stays_of_one_subject_are_found_in_any_order) {
    EXPECT_EQ(fault(2, {{.subject = 1, .entry = 0, .exit = 4, .from = 0},
                        {.subject = 1, .entry = 3, .exit = 9, .from = 0}}),
              "multi-state rows 1 and 2: one subject's stays overlap, at 3");
    EXPECT_EQ(fault(2, {{.subject = 1, .entry = 3, .exit = 9, .from = 0},
                        {.subject = 2, .entry = 3, .exit = 9, .from = 0},
                        {.subject = 1, .entry = 0, .exit = 4, .from = 0}}),
              "multi-state rows 1 and 3: one subject's stays overlap, at 3");
    EXPECT_EQ(fault(2, {{.subject = 1, .entry = 4, .exit = 9, .from = 0},
                        {.subject = 1, .entry = 0, .exit = 4, .from = 0, .to = 1}}),
              "none");
}

TEST(Study, columns_of_unequal_length_and_times_that_are_no_numbers_are_refused) {
    Rows<double> rows(2, {{.subject = 1, .entry = 0, .exit = 4, .from = 0}});
    rows.exit[0] = std::numeric_limits<double>::quiet_NaN();
    EXPECT_EQ(Study::of(rows.view()).error().message,
              "multi-state row 1: entry or exit is not a finite number");
    rows.exit.push_back(1);
    EXPECT_EQ(Study::of(rows.view()).error().message,
              "the columns of the multi-state rows must be of equal length");
}

} // namespace
} // namespace styrhus::models::multistate
