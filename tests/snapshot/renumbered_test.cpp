#include "snapshot/renumbered.h"

#include <gtest/gtest.h>

#include <string_view>
#include <utility>
#include <vector>

namespace styrhus::snapshot {
namespace {

using base::Date;
using domain::Grant;
using domain::IdentityRef;

constexpr IdentityRef a{1};
constexpr IdentityRef b{2};
constexpr IdentityRef c{3};

/// Rows in force of one kind, as a list of them is read.
class Rows {
  public:
    /// The help begins on 1 January 2024; `last_named` is a month's number.
    Grant& add(IdentityRef citizen, int last_named, std::int64_t kroner,
               std::string_view lineage = "sensum") {
        rows_.push_back({.last_named = Date::of(2024, last_named, 28)});
        lineages_.push_back(lineage);
        Grant& grant = facts_.emplace_back();
        grant.citizen = citizen;
        grant.period = {Date::of(2024, 1, 1), Date::open_end()};
        grant.price = base::Money::kroner(kroner);
        return grant;
    }
    void close() { rows_.back().closed_on = rows_.back().last_named; }

    using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
    /// `changed` is of former and later numbers.
    Pairs told(const std::vector<std::pair<IdentityRef, IdentityRef>>& changed) const {
        std::vector<domain::Citizen> citizens;
        for (const auto& [former, later] : changed) {
            citizens.emplace_back().citizen = later;
            citizens.back().former = former;
        }
        Pairs pairs;
        for (const ToldAgain& one : told_again<Grant>(Renumbered(citizens), facts_, rows_, lineages_))
            pairs.emplace_back(one.former, one.later);
        return pairs;
    }

  private:
    std::vector<Grant> facts_;
    std::vector<LiveRow> rows_;
    std::vector<std::string_view> lineages_;
};
using Pairs = Rows::Pairs;

TEST(Renumbered, the_same_help_under_the_new_number_takes_its_place) {
    Rows rows;
    rows.add(a, 1, 1000);
    rows.add(b, 2, 1000);
    EXPECT_EQ(rows.told({{a, b}}), (Pairs{{0, 1}}));
    EXPECT_EQ(rows.told({}), Pairs{});
    EXPECT_EQ(rows.told({{b, a}}), Pairs{}); // then the row that was named later is the former one
}

TEST(Renumbered, rows_that_are_still_named_or_of_another_source_or_help_are_others) {
    Rows rows;
    rows.add(a, 2, 1000);
    rows.add(b, 2, 1000);
    rows.add(b, 3, 1000, "dubu");
    rows.add(b, 3, 1000).is_supplementary = true;
    rows.add(b, 3, 1000).period.from = Date::of(2024, 1, 2);
    EXPECT_EQ(rows.told({{a, b}}), Pairs{});
}

// Of two helps alike but for the price the one that is told again is left out. Another price is the same help
// only where the old row was gone.
TEST(Renumbered, the_price_tells_helps_apart_until_the_row_is_gone) {
    Rows rows;
    rows.add(a, 1, 1000);
    rows.add(a, 1, 500);
    rows.add(b, 2, 500);
    EXPECT_EQ(rows.told({{a, b}}), (Pairs{{1, 2}}));
    Rows gone;
    gone.add(a, 1, 1000);
    gone.close();
    gone.add(b, 2, 1100);
    EXPECT_EQ(gone.told({{a, b}}), (Pairs{{0, 1}}));
}

TEST(Renumbered, each_later_row_takes_one_place) {
    Rows rows;
    rows.add(a, 1, 1000);
    rows.add(a, 1, 1000);
    rows.add(b, 2, 1000);
    EXPECT_EQ(rows.told({{a, b}}).size(), 1U);
}

// The number is changed twice: both old rows give way. Where the list has not the last number yet, the first
// does.
TEST(Renumbered, a_chain_of_numbers) {
    Rows rows;
    rows.add(a, 1, 1000);
    rows.add(b, 2, 1000);
    EXPECT_EQ(rows.told({{a, b}, {b, c}}), (Pairs{{0, 1}}));
    rows.add(c, 3, 1000);
    EXPECT_EQ(rows.told({{a, b}, {b, c}}).size(), 2U);
    EXPECT_EQ(rows.told({{a, b}, {b, a}}), Pairs{}); // a register that leads round tells of no later number
}

// Read twice on one day, under the old number and then the new.
TEST(Renumbered, a_list_of_the_same_day) {
    Rows rows;
    rows.add(a, 1, 1000);
    rows.close();
    rows.add(b, 1, 1000);
    EXPECT_EQ(rows.told({{a, b}}), (Pairs{{0, 1}}));
}

} // namespace
} // namespace styrhus::snapshot
