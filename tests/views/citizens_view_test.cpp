#include "document/cells.h"
#include "views/reading.h"
#include "views/small_town.h"

#include <gtest/gtest.h>

#include <algorithm>

/// Lists of citizens behind a figure, and one citizen's page.
namespace styrhus::views {
namespace {

using base::Date;

std::size_t column_of(const document::Table& table, std::string_view key) {
    const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                    [&](const document::Column& column) { return column.key == key; });
    return static_cast<std::size_t>(found - table.columns.begin());
}

document::Value value_in(const document::Table& table, std::size_t row, std::string_view key) {
    return table.rows.at(row).cells.at(column_of(table, key)).value;
}

using document::Count;
using document::Value;

/// § 85 (step 3) until April, nothing until August, § 107 (step 6) from then on.
SmallTown town_with_a_break() {
    SmallTown town;
    const std::uint32_t anna = town.add_person(Date::of(1990, 1, 1));
    town.add_grant(anna, "SEL § 85", base::Period::inclusive(day(1, 1), day(4, 30)), 300);
    town.add_grant(anna, "SEL § 107", base::Period::inclusive(day(8, 1), day(12, 31)), 1000);
    return town;
}

// From April to October she moved up from step 3; that she was away in between is no "tilgang" here. The
// kroner are October's: 31 days at 1,000.
TEST(CitizensView, a_list_behind_a_move_tells_where_they_stood_then_in_the_figures_own_month) {
    SmallTown town = town_with_a_break();
    const Context context = town.context(day(12, 31));
    const document::Document page = present(
        context, "citizens", {{"bag", "ladder.between/adults_disability/up-3/2023-04-30/2023-10-31"}});
    const document::Table& table = table_in(page, "borgere");
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(table.columns[column_of(table, "from")].label, "30.04.2023");
    EXPECT_EQ(value_in(table, 0, "from"), Value(std::string("↗ trin 3")));
    EXPECT_EQ(value_in(table, 0, "step"), Value(Count{6}));
    EXPECT_EQ(value_in(table, 0, "month"), Value(base::Money::kroner(31'000)));
}

TEST(CitizensView, a_list_behind_a_day_is_of_that_day) {
    SmallTown town = town_with_a_break();
    const Context context = town.context(day(12, 31));
    const document::Document page =
        present(context, "citizens", {{"bag", "ladder.citizens/adults_disability/3/2023-03-31"}});
    const document::Table& table = table_in(page, "borgere");
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(value_in(table, 0, "step"), Value(Count{3}));
    EXPECT_EQ(value_in(table, 0, "from"), Value(std::string("tilgang")));
    EXPECT_EQ(value_in(table, 0, "month"), Value(base::Money::kroner(9'300)));
}

// A whole month of a kind that no grant has a price for is no month that costs nothing a head.
TEST(CitizensView, help_without_a_price_has_no_unit_cost) {
    SmallTown town;
    const std::uint32_t anna = town.add_person(Date::of(1990, 1, 1));
    town.add_grant(anna, "SEL § 107", base::Period::inclusive(day(1, 1), day(12, 31)), 0).has_price = false;
    const Context context = town.context(day(12, 31));
    const document::Document page = present(context, "ladder", {{"trappe", "adults_disability"}});
    for (const document::Block& block : page.blocks)
        if (const auto* stair = std::get_if<document::Stair>(&block)) {
            EXPECT_EQ(stair->total.citizens_at_end.value, Value(Count{1}));
            EXPECT_EQ(stair->total.unit_cost.value, Value(document::Missing{}));
        }
}

TEST(CitizenView, all_that_was_said_of_a_grant_is_told_the_latest_first) {
    SmallTown town = town_with_a_break();
    Context context = town.context(day(12, 31));
    context.said_of = [first = context.snapshot->subject_of(0)](const std::string& subject) {
        if (subject != first) return std::vector<Said>{};
        return std::vector<Said>{{"grant.set_aside", "anna", day(11, 1), "står dobbelt"},
                                 {"statement.undo", "bo", day(11, 3), ""}};
    };
    const document::Document page = present(context, "citizen", {{"id", "B-001"}});
    const document::Table& table = table_in(page, "bevillinger");
    EXPECT_EQ(
        value_in(table, 0, "said"),
        Value(std::string("Sat tilbage af bo den 03.11.2023; Sat uden for trappen af anna den 01.11.2023: "
                          "står dobbelt")));
    EXPECT_EQ(value_in(table, 1, "said"), Value(std::string()));
    EXPECT_EQ(value_in(table, 0, "price"), Value(base::Money::kroner(300)));
    EXPECT_EQ(value_in(table, 0, "per"), Value(std::string("døgn")));
}

TEST(Catalogue, a_page_knows_its_own_keys_and_no_others) {
    SmallTown town = town_with_a_break();
    const Context context = town.context(day(12, 31));
    const View* ladder = find_view("ladder");
    const Request request = {
        "ladder", document::Language::da, {{"maaned", "2023-10"}, {"visning", "kroner"}, {"mål", "x"}}};
    const auto page = present(*ladder, context, request);
    ASSERT_TRUE(page);
    EXPECT_EQ(unknown_keys(*ladder, request, *page), std::vector<std::string>{"mål"});
}

} // namespace
} // namespace styrhus::views
