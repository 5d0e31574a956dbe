/// The published data sets against figures computed by R's survival, mstate and etm (data/README.md), to
/// 1e-8.
#include "models/multistate/expected_time.h"
#include "models/multistate/occupation.h"

#include "models/multistate/rows.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <gtest/gtest.h>

namespace styrhus::models::multistate {
namespace {

using testing::CsvFile;
using testing::Rows;
using testing::Stay;

constexpr double tolerance = 1e-8;
constexpr double days_per_year = 365.25;

class Reference : public ::testing::Test {
  protected:
    void SetUp() override {
        const char* set = std::getenv("STYRHUS_REAL_DATA");
        folder_ = set != nullptr ? set : std::string(STYRHUS_SOURCE_DIR) + "/../shared/data";
        folder_ += "/multistate/";
        if (std::filesystem::exists(folder_)) return;
        if (set != nullptr) FAIL() << "STYRHUS_REAL_DATA is set, but there is no " << folder_;
        GTEST_SKIP() << "no " << folder_ << "; set STYRHUS_REAL_DATA";
    }

    CsvFile file(const std::string& name) const { return CsvFile(folder_ + name); }

    std::string folder_;
};

/// Probabilities, and the standard errors of mstate's `probtrans` (method "aalen"), at every time of a file.
void expect_curve(const EventTable& table, int start, const CsvFile& expected) {
    const Occupation occupation =
        estimate_occupation(table, start_in(start, table.states), TableError::aalen);
    ASSERT_GT(expected.rows(), 200U);
    for (std::size_t i = 0; i < expected.rows(); ++i) {
        // The file's times have 15 digits; an ulp must not put them before the move.
        const std::size_t row = occupation.row_at(expected.number("time", i) + 1e-9);
        for (std::size_t j = 0; j < occupation.states; ++j) {
            const std::string state = std::to_string(j + 1);
            ASSERT_NEAR(occupation.probability_at(row)[j], expected.number("pstate" + state, i), tolerance);
            ASSERT_NEAR(occupation.standard_error_at(row)[j], expected.number("se" + state, i), tolerance);
        }
    }
}

void expect_expected_times(const EventTable& table, double horizon, const CsvFile& expected) {
    const auto matrix = expected_time_matrix(table, horizon);
    const auto states = static_cast<std::size_t>(table.states);
    for (std::size_t i = 0; i < states; ++i)
        for (std::size_t j = 0; j < states; ++j)
            EXPECT_NEAR(matrix[i * states + j], expected.number("in" + std::to_string(j + 1), i), tolerance);
}

/// The file's table of moves: from the row's state to the column's.
void expect_moves(const EventTable& table, const CsvFile& expected, const std::vector<std::string>& names) {
    std::vector<double> moves(names.size() * names.size());
    for (const Move& move : table.moves)
        moves[move.from * names.size() + move.to] += move.count;
    for (std::size_t i = 0; i < names.size(); ++i)
        for (std::size_t j = 0; j < names.size(); ++j)
            EXPECT_EQ(moves[i * names.size() + j], expected.number(names[j], i))
                << names[i] << " to " << names[j];
}

class Ebmt3 : public Reference {
  protected:
    Rows<double> rows() const {
        const CsvFile spells = file("ebmt3_spells.csv");
        std::vector<Stay<double>> stays;
        for (std::size_t i = 0; i < spells.rows(); ++i) {
            const int to = std::stoi(spells.text("to", i));
            stays.push_back({.subject = std::stoi(spells.text("id", i)),
                             .entry = spells.number("t1", i) / days_per_year,
                             .exit = spells.number("t2", i) / days_per_year,
                             .from = static_cast<std::uint8_t>(std::stoi(spells.text("from", i)) - 1),
                             .to = to == 0 ? no_event : static_cast<std::uint8_t>(to - 1)});
        }
        return {3, stays};
    }
};

TEST_F(Ebmt3, agrees_with_mstate) {
    const Rows<double> stays = rows();
    const Study study = std::move(Study::of(stays.view())).value();
    const Occupation from_transplant = estimate_occupation(study.table(), start_in(0, 3));
    const auto one_year = from_transplant.probability_at(from_transplant.row_at(1.0));
    EXPECT_NEAR(one_year[0], .30238325, tolerance);
    EXPECT_NEAR(one_year[1], .41506764, tolerance);
    EXPECT_NEAR(one_year[2], .28254910, tolerance);
    expect_curve(study.table(), 0, file("reference/ebmt3_AJ_from_Tx.csv"));
    expect_curve(study.table(), 1, file("reference/ebmt3_AJ_from_PR.csv"));
    expect_expected_times(study.table(), 2824 / days_per_year, file("reference/ebmt3_ELOS.csv"));
    expect_moves(study.table(), file("reference/ebmt3_events.csv"), {"Tx", "PR", "RelDeath"});
}

TEST_F(Ebmt3, a_changed_row_changes_the_figures) {
    Rows<double> stays = rows();
    ASSERT_EQ(stays.to[2], 1); // the second patient's move to PR, at day 35, becomes a death
    stays.to[2] = 2;
    const auto changed = Study::of(stays.view());
    const auto p = transition_probabilities(changed->table(), 1.0);
    EXPECT_GT(std::abs(p[2] - .28254910), 100 * tolerance);
}

TEST_F(Reference, aidssi_agrees_with_mstate) {
    const CsvFile patients = file("aidssi.csv");
    std::vector<Stay<double>> stays;
    for (std::size_t i = 0; i < patients.rows(); ++i)
        stays.push_back({.subject = std::stoi(patients.text("patnr", i)),
                         .entry = 0,
                         .exit = patients.number("time", i),
                         .from = 0,
                         .to = patients.text("status", i) == "0"
                                   ? no_event
                                   : static_cast<std::uint8_t>(std::stoi(patients.text("status", i)))});
    const Rows<double> rows(3, stays);
    const Study study = std::move(Study::of(rows.view())).value();
    const auto at_10 = transition_probabilities(study.table(), 10);
    EXPECT_NEAR(at_10[0], .33035837, tolerance);
    EXPECT_NEAR(at_10[1], .33505177, tolerance);
    EXPECT_NEAR(at_10[2], .33458986, tolerance);
    expect_curve(study.table(), 0, file("reference/aidssi_AJ_from_eventfree.csv"));
    expect_expected_times(study.table(), 13.936, file("reference/aidssi_ELOS.csv"));
    expect_moves(study.table(), file("reference/aidssi_events.csv"), {"event-free", "AIDS", "SI"});
}

TEST_F(Reference, sir_cont_agrees_with_etm_in_both_files) {
    const CsvFile expected = file("reference/sircont_etm.csv");
    ASSERT_GT(expected.rows(), 90U);
    for (const char* name : {"sir.cont.csv", "sir.cont_ties_fixed.csv"}) {
        // One row per move: the stay lasts from the patient's previous row, or from 0.
        const CsvFile moves = file(name);
        std::vector<Stay<double>> stays;
        for (std::size_t i = 0; i < moves.rows(); ++i) {
            const bool again = i > 0 && moves.text("id", i) == moves.text("id", i - 1);
            const std::string to = moves.text("to", i);
            stays.push_back({.subject = std::stoi(moves.text("id", i)),
                             .entry = again ? moves.number("time", i - 1) : 0.0,
                             .exit = moves.number("time", i),
                             .from = static_cast<std::uint8_t>(std::stoi(moves.text("from", i))),
                             .to = to == "cens" ? no_event : static_cast<std::uint8_t>(std::stoi(to))});
        }
        const Rows<double> rows(3, stays);
        const Study study = std::move(Study::of(rows.view())).value();
        for (std::size_t i = 0; i < expected.rows(); ++i) {
            const auto p = transition_probabilities(study.table(), expected.number("time", i));
            for (std::size_t h = 0; h < 3; ++h)
                for (std::size_t k = 0; k < 3; ++k)
                    EXPECT_NEAR(p[h * 3 + k], expected.number("P" + std::to_string(h) + std::to_string(k), i),
                                tolerance)
                        << name << " at " << expected.text("time", i);
        }
    }
}

} // namespace
} // namespace styrhus::models::multistate
