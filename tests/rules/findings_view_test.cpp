#include "rules/town.h"
#include "views/reading.h"

#include <gtest/gtest.h>

namespace styrhus::views {
namespace {

using base::Date;
using base::Period;
using document::Table;

/// Anna's § 82 b has no end (365,000 a year); Bo's § 85 costs nothing by its own words.
struct Town {
    Town() {
        const std::uint32_t anna = town.add_person(Date::of(1990, 1, 1));
        const std::uint32_t bo = town.add_person(Date::of(1990, 1, 1));
        domain::Grant& open =
            town.add_grant(anna, "SEL § 82 b", {Date::of(2022, 1, 1), Date::open_end()}, 1000);
        open.responsible = town.term("K.L.");
        open.granting_unit = town.term("Voksenteam");
        town.add_grant(bo, "SEL § 85", Period::year(2023), 0);
        context = town.context(Date::of(2023, 12, 31));
        context.sources[0].columns = {{"end", "Slutdato"}, {"price", "Pris"}};
        context.checks = [this] {
            return std::make_shared<const domain::Checks>(
                rules::check(*context.snapshot, models::matching::match(*context.snapshot)));
        };
    }
    rules::RuleTown town;
    Context context;
};

TEST(FindingsView, the_largest_amount_stands_first_with_where_it_is_corrected_and_by_whom) {
    Town made;
    const document::Document page = present(made.context, "findings");
    EXPECT_EQ(page.title, "2 fund, 365.000\u00a0kr. på spil");
    const Table& table = table_in(page, "fund");
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(text_of(table, 0, 2), "Sensum → Slutdato");
    EXPECT_EQ(text_of(table, 0, 3), "Voksenteam");
    EXPECT_EQ(text_of(table, 0, 4), "K.L.");
    EXPECT_EQ(table.rows[0].cells[0].link.substr(0, 12), "/fund/r0110/");
    EXPECT_EQ(table.rows[0].cells[2].link, "/raekke/1/0/2");
    EXPECT_EQ(text_of(table, 0, 7), "åben");
    EXPECT_EQ(text_of(table, 1, 2), "Sensum → Pris");
}

TEST(FindingsView, a_row_that_several_rules_find_is_at_stake_once) {
    rules::RuleTown town;
    const std::uint32_t anna = town.add_person(Date::of(1990, 1, 1));
    town.person(anna).died = Date::of(2023, 6, 30);
    town.add_grant(anna, "SEL § 82 b", {Date::of(2022, 1, 1), Date::open_end()}, 1000);
    Context context = town.context(Date::of(2023, 12, 31));
    context.checks = [&] {
        return std::make_shared<const domain::Checks>(
            rules::check(*context.snapshot, models::matching::match(*context.snapshot)));
    };
    EXPECT_EQ(present(context, "findings").title, "2 fund, 365.000\u00a0kr. på spil");
}

TEST(FindingsView, the_list_is_narrowed_by_rule_unit_and_registrant) {
    Town made;
    const auto rows = [&](const char* key, const char* value) {
        const document::Document page = present(made.context, "findings", {{key, value}});
        return table_in(page, "fund").rows.size();
    };
    EXPECT_EQ(rows("regel", "r0114"), 1U);
    EXPECT_EQ(rows("enhed", "Voksenteam"), 1U);
    EXPECT_EQ(rows("registrator", "K.L."), 1U);
    EXPECT_EQ(rows("kilde", "opus"), 0U);
    EXPECT_EQ(rows("kilde", "sensum"), 2U);
}

TEST(FindingsView, a_rule_that_broke_is_told_apart_from_one_that_found_nothing) {
    Town made;
    domain::Checks checks;
    checks.rules = {
        {.code = "r1", .title_da = "en", .outcome = domain::RuleOutcome::ran, .found = 0},
        {.code = "r2", .title_da = "to", .outcome = domain::RuleOutcome::failed, .why_da = "væltet"},
        {.code = "r3", .title_da = "tre", .outcome = domain::RuleOutcome::skipped, .why_da = "takster"}};
    made.context.checks = [&] { return std::make_shared<const domain::Checks>(checks); };
    const document::Document page = present(made.context, "findings");
    EXPECT_EQ(page.title, "Intet at rette");
    EXPECT_NE(page.lead.find("2 regler har ikke kunnet se efter."), std::string::npos) << page.lead;
    EXPECT_EQ(table_in(page, "regler").rows.size(), 1U);
    const Table& silent = table_in(page, "tavse_regler");
    ASSERT_EQ(silent.rows.size(), 2U);
    EXPECT_EQ(text_of(silent, 0, 2), "fejlet");
    EXPECT_EQ(text_of(silent, 0, 3), "væltet");
    EXPECT_EQ(text_of(silent, 1, 3), "ikke leveret: takster");
}

} // namespace
} // namespace styrhus::views
