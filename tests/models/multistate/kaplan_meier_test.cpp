#include "models/multistate/kaplan_meier.h"

#include "rows.h"

#include <gtest/gtest.h>

namespace styrhus::models::multistate {
namespace {

struct Columns {
    std::vector<std::int32_t> entry;
    std::vector<std::int32_t> exit;
    std::vector<std::uint8_t> ended;
    Durations view() const { return {.entry = entry, .exit = exit, .ended = ended}; }
};

// DEFINITIONS 4: at 50, B of B and C ends (A comes at 100): 1/2. At 200, A of A and C ends: 1/2 × 1/2.
TEST(KaplanMeier, delayed_entry_gives_the_numbers_of_the_definition) {
    const Columns stays{{100, 0, 0}, {200, 50, 300}, {1, 1, 0}};
    const auto curve = estimate_durations(stays.view(), 1);
    ASSERT_TRUE(curve);
    EXPECT_EQ(curve->days, (std::vector<std::int32_t>{50, 200}));
    EXPECT_EQ(curve->at_risk, (std::vector<std::int32_t>{2, 2}));
    EXPECT_DOUBLE_EQ(curve->lasting[0], 0.5);
    EXPECT_DOUBLE_EQ(curve->lasting[1], 0.25);
    EXPECT_EQ(curve->median(), 50);
    EXPECT_EQ(curve->end, CurveEnd::observation_ended);
    EXPECT_EQ(curve->end_day, 300);
}

TEST(KaplanMeier, a_median_that_is_not_reached_is_no_number) {
    const Columns stays{{0, 0, 0}, {30, 80, 90}, {1, 0, 0}};
    const auto curve = estimate_durations(stays.view(), 1);
    EXPECT_EQ(curve->median(), std::nullopt);
    EXPECT_EQ(curve->end, CurveEnd::observation_ended);
    EXPECT_DOUBLE_EQ(*curve->lasting_after(30), 2. / 3);
    EXPECT_EQ(*curve->lasting_after(29), 1);
    EXPECT_EQ(curve->lasting_after(91), std::nullopt);
}

TEST(KaplanMeier, the_curve_stops_where_too_few_are_at_risk) {
    const Columns stays{{0, 0, 0, 0}, {10, 20, 30, 40}, {1, 1, 1, 1}};
    const auto curve = estimate_durations(stays.view(), 3);
    EXPECT_EQ(curve->days, (std::vector<std::int32_t>{10, 20})); // 4 and 3 at risk; at 30 there are 2
    EXPECT_EQ(curve->end, CurveEnd::too_few_at_risk);
    EXPECT_EQ(curve->end_day, 30);
    EXPECT_EQ(curve->median(), 20);
    EXPECT_EQ(curve->day_when_lasting(0.25), std::nullopt);
    EXPECT_DOUBLE_EQ(*curve->lasting_after(29), 0.5);
    EXPECT_EQ(curve->lasting_after(30), std::nullopt);
    EXPECT_EQ(estimate_durations(stays.view())->days.size(), 0U); // ten are asked for when nothing is said
}

TEST(KaplanMeier, a_curve_that_reaches_zero_is_known_for_ever) {
    const Columns stays{{0, 0}, {10, 10}, {1, 1}};
    const auto curve = estimate_durations(stays.view(), 1);
    EXPECT_EQ(curve->end, CurveEnd::everyone_ended);
    EXPECT_EQ(curve->lasting_after(1000), 0);
    EXPECT_FALSE(estimate_durations(Columns{}.view()));
}

TEST(KaplanMeier, equals_r_survival_on_the_stored_stays) {
    const std::string folder = std::string(STYRHUS_SOURCE_DIR) + "/tests/models/multistate/oracle/";
    const testing::CsvFile stays(folder + "stays.csv");
    const testing::CsvFile expected(folder + "kaplan_meier.csv");
    Columns first;
    for (std::size_t i = 0; i < stays.rows(); ++i) {
        if (i > 0 && stays.text("id", i) == stays.text("id", i - 1)) continue;
        first.entry.push_back(std::stoi(stays.text("t1", i)));
        first.exit.push_back(std::stoi(stays.text("t2", i)));
        first.ended.push_back(!stays.text("to", i).empty());
    }
    const auto curve = estimate_durations(first.view(), 1);
    for (std::size_t i = 0; i < expected.rows(); ++i) {
        if (expected.number("survival", i) == 0) break; // R's relative error has no value there
        const auto day = static_cast<std::int32_t>(expected.number("time", i));
        const auto found =
            std::upper_bound(curve->days.begin(), curve->days.end(), day) - curve->days.begin() - 1;
        const auto row = static_cast<std::size_t>(found);
        EXPECT_NEAR(curve->lasting[row], expected.number("survival", i), 1e-14);
        EXPECT_NEAR(curve->standard_error[row], expected.number("se", i), 1e-14);
    }
}

} // namespace
} // namespace styrhus::models::multistate
