/// Against R's survival (oracle/make_reference.R): forty people with late entry, ties and steps that empty.
#include "models/multistate/expected_time.h"
#include "models/multistate/intensity.h"
#include "models/multistate/robust_error.h"

#include "rows.h"

#include <gtest/gtest.h>

namespace styrhus::models::multistate {
namespace {

using testing::CsvFile;
using testing::Rows;
using testing::Stay;

constexpr double horizon = 60;

std::string oracle(const std::string& name) {
    return std::string(STYRHUS_SOURCE_DIR) + "/tests/models/multistate/oracle/" + name;
}

Rows<std::int32_t> stored_stays() {
    const CsvFile file(oracle("stays.csv"));
    std::vector<Stay<std::int32_t>> stays;
    for (std::size_t i = 0; i < file.rows(); ++i) {
        const std::string to = file.text("to", i);
        stays.push_back({.subject = std::stoi(file.text("id", i)),
                         .entry = std::stoi(file.text("t1", i)),
                         .exit = std::stoi(file.text("t2", i)),
                         .from = static_cast<std::uint8_t>(std::stoi(file.text("from", i))),
                         .to = to.empty() ? no_event : static_cast<std::uint8_t>(std::stoi(to))});
    }
    return {4, stays};
}

class SurvivalOracle : public ::testing::Test {
  protected:
    void expect_curve(const std::vector<double>& start, StartIs start_is, const std::string& name) {
        Occupation occupation = estimate_occupation(study_.table(), start);
        occupation.standard_error = robust_error(study_, occupation, start_is);
        const CsvFile expected(oracle(name));
        ASSERT_GT(expected.rows(), 40U);
        for (std::size_t i = 0; i < expected.rows(); ++i) {
            const std::size_t row = occupation.row_at(expected.number("time", i));
            for (std::size_t j = 0; j < 4; ++j) {
                const double p = expected.number("p" + std::to_string(j), i);
                const double se = expected.number("se" + std::to_string(j), i);
                EXPECT_NEAR(occupation.probability_at(row)[j], p, 1e-14)
                    << "time " << expected.text("time", i);
                EXPECT_NEAR(occupation.standard_error_at(row)[j], se, 1e-10 * se + 1e-12)
                    << "time " << expected.text("time", i);
            }
        }
    }

    Rows<std::int32_t> rows_ = stored_stays();
    Study study_ = std::move(Study::of(rows_.view())).value();
};

TEST_F(SurvivalOracle, agrees_from_the_observed_start_held_fixed) {
    expect_curve(observed_start(study_.table()), StartIs::given, "observed_start_given.csv");
}

TEST_F(SurvivalOracle, agrees_from_the_observed_start_as_a_sample) {
    expect_curve(observed_start(study_.table()), StartIs::sampled, "observed_start_sampled.csv");
}

TEST_F(SurvivalOracle, agrees_from_one_state) {
    expect_curve(start_in(1, 4), StartIs::given, "from_state_1.csv");
}

TEST_F(SurvivalOracle, agrees_on_expected_days_and_their_error) {
    const CsvFile expected(
        oracle("expected_days.csv")); // sampled start: days, error; from state 1: days, error
    const Occupation observed = estimate_occupation(study_.table(), observed_start(study_.table()));
    const Occupation from_1 = estimate_occupation(study_.table(), start_in(1, 4));
    const std::vector<double> rows[] = {
        expected_time(observed, horizon), expected_time_error(study_, observed, horizon, StartIs::sampled),
        expected_time(from_1, horizon), expected_time_error(study_, from_1, horizon, StartIs::given)};
    const std::vector<double> matrix = expected_time_matrix(study_.table(), horizon);
    for (std::size_t j = 0; j < 4; ++j) {
        for (std::size_t i = 0; i < 4; ++i)
            EXPECT_NEAR(rows[i][j], expected.number("state" + std::to_string(j), i), 1e-11) << i;
        EXPECT_NEAR(matrix[4 + j], rows[2][j], 1e-13);
    }
}

TEST_F(SurvivalOracle, agrees_on_cumulative_intensities) {
    const CsvFile expected(oracle("cumulative_intensity.csv"));
    const auto curves = cumulative_intensities(study_.table());
    std::size_t i = 0;
    for (const CumulativeIntensity& curve : curves)
        for (std::size_t k = 0; k < curve.times.size(); ++k, ++i) {
            EXPECT_EQ(curve.from, expected.number("from", i));
            EXPECT_EQ(curve.to, expected.number("to", i));
            EXPECT_EQ(curve.times[k], expected.number("time", i));
            EXPECT_NEAR(curve.value[k], expected.number("value", i), 1e-14);
            EXPECT_NEAR(curve.standard_error[k], expected.number("se", i), 1e-14);
        }
    EXPECT_EQ(i, expected.rows());
}

} // namespace
} // namespace styrhus::models::multistate
