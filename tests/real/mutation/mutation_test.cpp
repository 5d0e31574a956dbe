#include "real_data.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

/// Tests that can fail: one row of the real data is changed in a copy, and the real tests must notice.
namespace styrhus::tests {

namespace {

namespace fs = std::filesystem;

class Mutation : public testing::Test {
  protected:
    void SetUp() override {
        STYRHUS_REAL_DATA_OR_SKIP(data);
        copy = fs::temp_directory_path() / ("styrhus_mutated_" + std::to_string(::getpid()));
        for (const fs::path part : {"ssda903", "dk", "spend/newcastle", "spend/leeds"}) {
            fs::create_directories(copy / part);
            for (const auto& entry : fs::directory_iterator(data / part)) {
                if (!entry.is_regular_file()) continue;
                const fs::path to = copy / part / entry.path().filename();
                fs::copy_file(entry.path(), to);
                fs::permissions(to, fs::perms::owner_write, fs::perm_options::add);
            }
        }
    }
    void TearDown() override {
        if (!copy.empty()) fs::remove_all(copy);
    }

    /// Changes the first place where `from` stands into `to`.
    void change(const fs::path& file, const std::string& from, const std::string& to) const {
        std::ifstream in(copy / file, std::ios::binary);
        std::stringstream text;
        text << in.rdbuf();
        std::string all = text.str();
        const std::size_t at = all.find(from);
        ASSERT_NE(at, std::string::npos);
        all.replace(at, from.size(), to);
        std::ofstream(copy / file, std::ios::binary) << all;
    }

    /// The same inside a packed file, unpacked and packed by another program than ours.
    void change_packed(const fs::path& file, const std::string& from, const std::string& to) const {
        const std::string at = "'" + (copy / file).string();
        ASSERT_EQ(std::system(("gunzip " + at + ".gz'").c_str()), 0);
        change(file, from, to);
        ASSERT_EQ(std::system(("gzip " + at + "'").c_str()), 0);
    }

    bool real_tests_pass(const std::string& filter) const {
        const std::string command = "STYRHUS_REAL_DATA='" + copy.string()
                                    + "' " CHAIN_REAL_TEST " --gtest_filter='" + filter
                                    + "' > /dev/null 2>&1";
        return std::system(command.c_str()) == 0;
    }

    fs::path copy;
};

} // namespace

TEST_F(Mutation, a_changed_placement_is_noticed) {
    ASSERT_TRUE(real_tests_pass("Ssda903.*")) << "the copy itself passes";
    change("ssda903/2017-episodes.csv", "296227,11/09/2017,S,C1,N2,U5", "296227,11/09/2017,S,C1,N2,K2");
    EXPECT_FALSE(real_tests_pass("Ssda903.*"));
}

TEST_F(Mutation, a_changed_end_date_is_noticed) {
    change("ssda903/2019-episodes.csv", "640353,01/03/2019,P,C2,N2,P1,PR0,21/08/2019",
           "640353,01/03/2019,P,C2,N2,P1,PR0,21/01/2020");
    EXPECT_FALSE(real_tests_pass("Ssda903.*"));
}

TEST_F(Mutation, a_changed_payment_of_newcastle_is_noticed) {
    ASSERT_TRUE(real_tests_pass("Newcastle.*")) << "the copy itself passes";
    change_packed("spend/newcastle/2017-01.csv", "Residential Care MH,9954.00",
                  "Residential Care MH,9954.01");
    EXPECT_FALSE(real_tests_pass("Newcastle.*"));
}

TEST_F(Mutation, a_changed_label_of_newcastle_is_noticed) {
    change_packed("spend/newcastle/2018-10.csv",
                  "People,Adult Social Care,Revenue Expenditure,2018-10-16,18 SEA",
                  "People,Adult Care,Revenue Expenditure,2018-10-16,18 SEA");
    EXPECT_FALSE(real_tests_pass("Newcastle.*"));
}

TEST_F(Mutation, a_changed_amount_of_leeds_is_noticed) {
    ASSERT_TRUE(real_tests_pass("Leeds.*")) << "the copy itself passes";
    change_packed("spend/leeds/2012-05.raw.csv", "1205-00001,670.4,R", "1205-00001,670.5,R");
    EXPECT_FALSE(real_tests_pass("Leeds.*"));
}

TEST_F(Mutation, data_that_is_named_and_missing_is_a_failure) {
    fs::remove_all(copy);
    EXPECT_FALSE(real_tests_pass("Leeds.*"));
}

TEST_F(Mutation, a_changed_test_person_is_noticed) {
    change("dk/testpersons.csv", "male,1960-01-02", "male,1960-13-02");
    EXPECT_FALSE(real_tests_pass("TestPersons.*"));
}

} // namespace styrhus::tests
