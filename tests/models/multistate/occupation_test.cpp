#include "models/multistate/expected_time.h"
#include "models/multistate/intensity.h"
#include "models/multistate/occupation.h"
#include "models/multistate/robust_error.h"

#include "worked_example.h"

#include <cmath>
#include <gtest/gtest.h>

namespace styrhus::models::multistate {
namespace {

using testing::Rows;

void expect_near(const std::vector<double>& actual, const std::vector<double>& expected) {
    ASSERT_EQ(actual.size(), expected.size());
    for (std::size_t i = 0; i < actual.size(); ++i)
        EXPECT_NEAR(actual[i], expected[i], 1e-15) << "number " << i;
}

class WorkedExample : public ::testing::Test {
  protected:
    Rows<std::int32_t> rows_{3, testing::worked_stays()};
    Study study_ = std::move(Study::of(rows_.view())).value();
    Occupation from_0_ = estimate_occupation(study_.table(), start_in(0, 3));
};

TEST_F(WorkedExample, gives_the_probabilities_worked_by_hand) {
    expect_near(from_0_.times, {0, 2, 3, 5, 6});
    expect_near(from_0_.probability,
                {1, 0, 0, 2. / 3, 1. / 3, 0, 1. / 3, 1. / 3, 1. / 3, 1. / 2, 0, 1. / 2, 0, 0, 1});
}

TEST_F(WorkedExample, gives_the_robust_errors_worked_by_hand) {
    const double a = std::sqrt(2. / 27);
    const double b = std::sqrt(5. / 72);
    expect_near(robust_error(study_, from_0_, StartIs::given), {0, 0, 0, a, a, 0, a, a, a, b, 0, b, 0, 0, 0});
}

TEST_F(WorkedExample, gives_the_transition_probabilities_from_every_state) {
    // From 1: nobody moves before 5, then half back to 0 and half to 2; at 6 those in 0 go to 2.
    expect_near(transition_probabilities(study_.table(), 5), {1. / 2, 0, 1. / 2, 1. / 2, 0, 1. / 2, 0, 0, 1});
    expect_near(transition_probabilities(study_.table(), 4.9), {1. / 3, 1. / 3, 1. / 3, 0, 1, 0, 0, 0, 1});
}

TEST_F(WorkedExample, gives_the_expected_times_worked_by_hand) {
    // State 0: 1×2 + 2/3×1 + 1/3×2 + 1/2×1 = 23/6; state 1: 1/3×3 = 1; state 2: 1/3×2 + 1/2×1 = 7/6;
    // together 6.
    expect_near(expected_time(from_0_, 6), {23. / 6, 1, 7. / 6});
    // From 1: five in 1, then one half in 0 and one half in 2.
    expect_near(expected_time_matrix(study_.table(), 6), {23. / 6, 1, 7. / 6, 1. / 2, 5, 1. / 2, 0, 0, 6});
    // Past the last move everybody stays in 2, and before the first nobody has moved.
    expect_near(expected_time(from_0_, 8), {23. / 6, 1, 19. / 6});
    expect_near(expected_time(from_0_, 1.5), {1.5, 0, 0});
    expect_near(expected_time(from_0_, 0), {0, 0, 0});
}

TEST_F(WorkedExample, gives_the_error_of_expected_time_worked_by_hand) {
    // In state 2 up to 6, with the U of the table: A 2×(−1/9) + 1×(−1/12) = −11/36, B 2×2/9 + 1/6 = 11/18,
    // C 2×(−1/9) − 1/6 = −7/18, D 1/12. Σ = (121 + 484 + 196 + 9)/1296 = 810/1296 = 5/8.
    EXPECT_NEAR(expected_time_error(study_, from_0_, 6, StartIs::given)[2], std::sqrt(5. / 8), 1e-15);
}

TEST_F(WorkedExample, gives_the_observed_start) {
    expect_near(observed_start(study_.table()), {3. / 4, 1. / 4, 0});
}

TEST_F(WorkedExample, gives_the_cumulative_intensities_and_the_rates) {
    const auto curves = cumulative_intensities(study_.table());
    ASSERT_EQ(curves.size(), 4U); // 0→1, 0→2, 1→0, 1→2
    EXPECT_EQ(curves[1].to, 2);
    expect_near(curves[1].times, {3, 6});
    expect_near(curves[1].value, {1. / 2, 3. / 2});
    expect_near(curves[1].standard_error, {1. / 2, std::sqrt(5. / 4)});
    // Time in 0: A 2 + 1, B 3, C 3 = 9; in 1: A 3, D 5 = 8.
    const auto rates = transition_rates(study_.table(), time_at_risk(rows_.view(), 0));
    ASSERT_EQ(rates.size(), 4U);
    EXPECT_EQ(rates[1].moves, 2);
    EXPECT_NEAR(rates[1].per_time, 2. / 9, 1e-15);
    EXPECT_NEAR(rates[1].standard_error, std::sqrt(2.) / 9, 1e-15);
    EXPECT_NEAR(rates[3].per_time, 1. / 8, 1e-15);
    // After 2.5: A 0.5 less before, so 1 + 0.5 + 1.5.
    EXPECT_NEAR(time_at_risk(rows_.view(), 2.5)[0], 3, 1e-15);
}

TEST_F(WorkedExample, is_a_step_function_that_holds_until_the_next_move) {
    EXPECT_EQ(from_0_.row_at(-1), 0U);
    EXPECT_EQ(from_0_.row_at(1.99), 0U);
    EXPECT_EQ(from_0_.row_at(2), 1U);
    EXPECT_EQ(from_0_.row_at(100), 4U);
}

// With one row per person the multinomial error and the robust one are the same number, and with two states
// both are √(p(1−p)/n) as long as nobody is censored.
TEST(Occupation, greenwoods_error_is_the_binomial_one_without_censoring) {
    const Rows<std::int32_t> rows(2, {{.subject = 1, .entry = 0, .exit = 1, .from = 0, .to = 1},
                                      {.subject = 2, .entry = 0, .exit = 2, .from = 0, .to = 1},
                                      {.subject = 3, .entry = 0, .exit = 2, .from = 0, .to = 1},
                                      {.subject = 4, .entry = 0, .exit = 4, .from = 0, .to = 1}});
    const auto study = Study::of(rows.view());
    const auto occupation = estimate_occupation(study->table(), start_in(0, 2), TableError::greenwood);
    const double a = std::sqrt(3. / 16 / 4);
    expect_near(occupation.standard_error, {0, 0, a, a, a, a, 0, 0});
    expect_near(robust_error(*study, occupation, StartIs::given), occupation.standard_error);
}

} // namespace
} // namespace styrhus::models::multistate
