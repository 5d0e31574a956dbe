#include "rules/town.h"

#include <gtest/gtest.h>

namespace styrhus::rules {
namespace {

constexpr const char* known = "XG-0000003394-00001";
constexpr const char* unknown = "XG-0000009999-00001";

// Two months of an account the chart does not have are one finding. A string of the authorised chart says
// itself what it is, and last year's budget is past.
TEST(Budget, r0220_budget_on_an_unknown_account) {
    RuleTown town;
    town.add_account(known);
    town.add_budget(known, 2023, 1000);
    town.add_budget(unknown, 2023, 1000);
    town.add_budget(unknown, 2023, 500);
    town.add_budget("538521003", 2023, 1000);
    town.add_budget("XG-0000009999-00002", 2022, 1000);
    EXPECT_EQ(town.found("r0220"),
              Found{"line 3: Kontoen XG-0000009999-00001 har et budget på 1.500,00 kr. i 2023, men er ikke i "
                    "kontoplanen. [1500.00]"});
    EXPECT_EQ(town.findings("r0220").at(0).unit, town.term(unknown));
}

// The unknown account's three postings are one finding, on the earliest (line 3).
TEST(Budget, r0334_posted_on_an_unknown_account) {
    RuleTown town;
    town.add_account(known);
    town.add_posting(0, known, day(2023, 3, 31), 900'00);
    town.add_posting(0, unknown, day(2023, 2, 28), 100'00);
    town.add_posting(0, unknown, day(2023, 6, 30), 250'00);
    town.add_posting(0, unknown, day(2023, 3, 31), -50'00);
    town.add_posting(0, "538521003", day(2023, 3, 31), 400'00);
    EXPECT_EQ(town.found("r0334"),
              Found{"line 3: 3 posteringer på i alt 300,00 kr. står på XG-0000009999-00001, som ikke er i "
                    "kontoplanen. [300.00]"});
    EXPECT_EQ(town.findings("r0334").at(0).unit, town.term(unknown));
}

// 150,000 on an account without a budget (lines 2 and 3, told on the first). Line 4's has one, line 5's is
// too small, and last year is past.
TEST(Budget, r0221_posted_without_a_budget) {
    RuleTown town;
    const auto add = [&](const char* account, Date on, std::int64_t kroner) {
        town.add_posting(0, account, on, kroner * 100);
    };
    add("538521003", day(2023, 6, 30), 70'000);
    add("538521003", day(2023, 3, 31), 80'000);
    add("538501003", day(2023, 3, 31), 900'000);
    add("538511003", day(2023, 3, 31), 100'000);
    add("538591003", day(2022, 3, 31), 900'000);
    for (const char* account : {"538501003", "538502003"})
        town.add_budget(account, 2023, 1000);
    add("538502003", day(2023, 3, 31), 1);
    EXPECT_EQ(town.found("r0221"),
              Found{"line 3: 150.000,00 kr. er bogført på 538521003 i 2023, og kontoen har intet budget. "
                    "[0.00]"});
}

TEST(Budget, r0221_is_silent_where_budgets_are_set_at_another_level) {
    RuleTown town;
    town.add_posting(0, "538521003", day(2023, 6, 30), 150'000'00);
    town.add_posting(0, "538521001", day(2023, 6, 30), 150'000'00);
    town.add_budget("5385", 2023, 1000);
    EXPECT_EQ(town.found("r0221"), nothing);
}

} // namespace
} // namespace styrhus::rules
