#include "document/cells.h"
#include "views/known.h"
#include "views/reading.h"
#include "views/small_town.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace styrhus::views {
namespace {

using base::Date;
using base::Money;
using Parameters = std::map<std::string, std::string, std::less<>>;

Money cost_under(const Context& context, Parameters filters, const char* basis) {
    filters.insert({{"trappe", "adults_disability"}, {"basis", basis}});
    return std::get<Money>(stair_in(present(context, "ladder", std::move(filters))).total.cost.value);
}

std::string notice_of(const document::Document& page) {
    for (const document::Block& block : page.blocks)
        if (const auto* notice = std::get_if<document::Notice>(&block)) return notice->text;
    return "";
}

/// Anna: § 107, 1,000 a day all year, 40,000.00 posted. Bo: § 85, 300 a day all year, 5,000.00 posted.
SmallTown town_of_two() {
    SmallTown town;
    const std::uint32_t anna = town.add_person(Date::of(1990, 1, 1));
    const std::uint32_t bo = town.add_person(Date::of(1960, 1, 1));
    town.add_grant(anna, "SEL § 107", base::Period::inclusive(day(1, 1), day(12, 31)), 1000);
    town.add_grant(bo, "SEL § 85", base::Period::inclusive(day(1, 1), day(12, 31)), 300).target_group =
        town.term("Autisme");
    town.add_posting(anna, "538521003", day(6, 30), 40'000'00);
    town.add_posting(bo, "538391001", day(6, 30), 5'000'00);
    return town;
}

// Committed: 365 × 1,000 and 365 × 300. Actual: what is posted for each.
TEST(Filters, a_citizens_posting_follows_the_grant_it_belongs_to) {
    SmallTown town = town_of_two();
    const Context context = town.context(day(12, 31));
    EXPECT_EQ(cost_under(context, {{"maalgruppe", "Handicap"}}, "disponeret"), Money::kroner(365'000));
    EXPECT_EQ(cost_under(context, {{"maalgruppe", "Handicap"}}, "bogfoert"), Money::kroner(40'000));
    EXPECT_EQ(cost_under(context, {{"maalgruppe", "Autisme"}}, "disponeret"), Money::kroner(109'500));
    EXPECT_EQ(cost_under(context, {{"maalgruppe", "Autisme"}}, "bogfoert"), Money::kroner(5'000));
    EXPECT_EQ(cost_under(context, {{"alder", "18-39"}}, "bogfoert"), Money::kroner(40'000));
}

TEST(Filters, an_area_holds_the_areas_below_it_committed_and_actual) {
    SmallTown town = town_of_two();
    const Context context = town.context(day(12, 31));
    EXPECT_EQ(cost_under(context, {{"omr", "adults"}}, "disponeret"), Money::kroner(474'500));
    EXPECT_EQ(cost_under(context, {{"omr", "adults"}}, "bogfoert"), Money::kroner(45'000));
    EXPECT_EQ(cost_under(context, {{"omr", "adults_housing"}}, "disponeret"), Money::kroner(365'000));
    EXPECT_EQ(cost_under(context, {{"omr", "adults_housing"}}, "bogfoert"), Money::kroner(40'000));
    EXPECT_EQ(cost_under(context, {{"omr", "children"}}, "disponeret"), Money());
    EXPECT_EQ(cost_under(context, {{"omr", "-"}}, "disponeret"), Money());
}

// Anna has § 85 from another provider beside § 107: chosen by that provider she still stands on step 6, with
// the kroner of § 85 alone.
TEST(Filters, a_filter_never_changes_a_step) {
    SmallTown town = town_of_two();
    town.add_grant(1, "SEL § 85", base::Period::inclusive(day(1, 1), day(12, 31)), 200).provider =
        town.term("Havnens Støtte");
    const Context context = town.context(day(12, 31));
    const document::Document page =
        present(context, "ladder", {{"trappe", "adults_disability"}, {"leverandoer", "Havnens Støtte"}});
    const document::Stair& stair = stair_in(page);
    EXPECT_EQ(std::get<document::Count>(stair.steps[5].citizens_at_end.value).value, 1);
    EXPECT_EQ(std::get<document::Count>(stair.steps[2].citizens_at_end.value).value, 0);
    EXPECT_EQ(std::get<Money>(stair.steps[5].cost.value), Money::kroner(73'000));
}

TEST(Filters, leaving_nobody_is_said_with_a_way_out) {
    SmallTown town = town_of_two();
    const Context context = town.context(day(12, 31));
    const Parameters nobody = {{"trappe", "adults_disability"}, {"koen", "m"}, {"alder", "18-39"}};
    EXPECT_EQ(notice_of(present(context, "ladder", nobody)), "Ingen borgere passer til filtrene.");
    EXPECT_EQ(notice_of(present(context, "ladder", {{"maalgruppe", "Findes ej"}})),
              "Ingen borgere passer til filtrene. Kilderne kender ikke \"Findes ej\" som målgruppe.");
    EXPECT_EQ(notice_of(present(context, "ladder", {{"koen", "k"}})), "");
}

TEST(KnownOn, every_link_of_a_page_keeps_the_day) {
    SmallTown town = town_of_two();
    const Context context = town.context(day(12, 31));
    int links = 0;
    const auto expect_kept = [&](const std::string& link) {
        if (link.empty()) return;
        ++links;
        EXPECT_NE(link.find("kendt=2023-12-31"), std::string::npos) << link;
    };
    for (const char* view : {"overview", "ladder", "deliveries", "reconciliation"}) {
        const document::Document page = present(context, view, {{"kendt", "2023-12-31"}});
        document::for_each_cell(
            page, [&](const document::Cell& cell) { expect_kept(cell.link); },
            [&](const std::string& link) { expect_kept(link); });
    }
    EXPECT_GT(links, 40);
}

TEST(KnownOn, a_figures_name_keeps_the_day_so_that_whoever_asks_gets_the_same) {
    const Request request = {
        "explain",
        document::Language::da,
        {{"figur",
          "ladder.citizens/adults_disability/6/2023-12-31?kendt=2023-12-31&laesning=rekonstrueret"}}};
    const auto asked = known_asked(request);
    ASSERT_TRUE(asked);
    EXPECT_EQ(asked->on, day(12, 31));
    EXPECT_EQ(asked->reading, domain::KnownReading::reconstructed);
    SmallTown town = town_of_two();
    const Context context = town.context(day(12, 31));
    const document::Document page = present(context, "explain", request.parameters);
    const auto& tile = std::get<document::Tiles>(page.blocks.front()).tiles.front();
    EXPECT_EQ(tile.figure.value, document::Value(document::Count{1}));
    EXPECT_EQ(tile.figure.figure, request.get("figur"));
    EXPECT_FALSE(known_asked({"ladder", document::Language::da, {{"kendt", "i går"}}}));
}

} // namespace
} // namespace styrhus::views
