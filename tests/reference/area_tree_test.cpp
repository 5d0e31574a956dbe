#include "reference/area_tree.h"

#include "reference/reference_fixture.h"

namespace styrhus::reference {
namespace {

using base::Date;

const Date in_2024 = Date::of(2024, 6, 1);

AreaAnswer placed(AccountKey key) {
    key.date = in_2024;
    return ours().areas.place(key);
}

TEST(AreaTree, every_line_has_one_place_and_one_method) {
    struct Case {
        AccountKey key;
        const char* area;
        const char* method;
        const char* scope;
    };
    const Case cases[] = {
        {{.function = "5.28.21", .dranst = "1", .grouping = "003", .art = "47"},
         "children_preventive",
         "case",
         "children"},
        {{.function = "5.28.22", .dranst = "1", .art = "11"}, "children_placements", "case", "children"},
        {{.function = "5.28.24", .dranst = "1", .grouping = "002"}, "children_placements", "objective", ""},
        {{.function = "5.57.72", .dranst = "1", .grouping = "015"}, "children_transfers", "case", "children"},
        {{.function = "5.38.38", .dranst = "1", .grouping = "004"}, "adults_support", "case", "adults"},
        {{.function = "5.38.38", .dranst = "1", .grouping = "013"}, "adults_support", "frame", "adults"},
        {{.function = "5.38.52", .dranst = "1", .art = "40000000"}, "adults_housing", "case", "adults"},
        {{.function = "5.38.52", .dranst = "1", .art = "71"}, "adults_housing", "income", "adults"},
        {{.function = "5.38.42", .dranst = "2", .art = "86"}, "refund", "refund", ""},
        {{.function = "5.22.07", .dranst = "2"}, "refund", "refund", ""},
        {{.function = "6.45.57", .dranst = "1", .art = "1"}, "adults_administration", "frame", ""},
        {{.function = "4.62.89", .dranst = "1"}, "general", "outside", ""},
        {{.cost_centre = "1MG20", .label = "Adult Social Care"},
         "english_adults",
         "series",
         "english_adults"},
        {{.cost_centre = "1MC20", .label = "Social Services - Carepay"},
         "english_children",
         "series",
         "english_children"},
        {{.cost_centre = "1E20A", .label = "Social Services"}, "english_other", "outside", ""},
    };
    for (const Case& c : cases) {
        const AreaAnswer answer = placed(c.key);
        ASSERT_NE(answer.line, nullptr) << c.key.function << c.key.cost_centre;
        EXPECT_EQ(answer.area->code, c.area) << c.key.function << c.key.cost_centre;
        EXPECT_EQ(code(answer.method), c.method) << c.key.function << c.key.cost_centre;
        EXPECT_EQ(answer.line->scope, c.scope) << c.key.function << c.key.cost_centre;
    }
}

TEST(AreaTree, a_line_nobody_placed_is_a_series_in_no_area) {
    const AreaAnswer answer = placed({.function = "0.22.01"});
    EXPECT_EQ(answer.line, nullptr);
    EXPECT_EQ(answer.method, Method::series);
}

// DEFINITIONS 3: sold places of an own unit are its income and part of its coverage difference; what another
// municipality pays on the authority's own line is a case handled for others.
TEST(AreaTree, own_units_are_told_from_the_authoritys_lines) {
    const AreaAnswer wages =
        placed({.function = "5.38.52", .dranst = "1", .art = "10", .unit = "Egen enhed: Havblik"});
    ASSERT_NE(wages.unit, nullptr);
    EXPECT_EQ(wages.method, Method::frame);
    const AreaAnswer sold =
        placed({.function = "5.38.52", .dranst = "1", .art = "77", .unit = "Egen enhed: Havblik"});
    EXPECT_EQ(sold.method, Method::income);
    EXPECT_FALSE(sold.line->for_others);
    const AreaAnswer others =
        placed({.function = "5.38.52", .dranst = "1", .art = "77", .unit = "Køb: Botilbud"});
    EXPECT_EQ(others.unit, nullptr);
    EXPECT_EQ(others.method, Method::income);
    EXPECT_TRUE(others.line->for_others);
}

TEST(AreaTree, the_more_precise_line_goes_first_whatever_the_order) {
    const auto line = [](const char* function, const char* grouping, Method method, int priority = 0) {
        AreaLine made;
        made.function = Pattern(function);
        made.grouping = Pattern(grouping);
        made.method = method;
        made.priority = priority;
        made.valid = {Date::of(2000, 1, 1)};
        return made;
    };
    const AreaTree tree({}, {}, {},
                        {line("5.*", "", Method::series), line("5.28.21", "", Method::case_),
                         line("5.28.21", "005", Method::frame), line("5.28.22", "", Method::outside, 5)});
    const auto method = [&](const char* function, const char* grouping) {
        return tree.place({.function = function, .grouping = grouping, .date = in_2024}).method;
    };
    EXPECT_EQ(method("5.28.21", "005"), Method::frame);
    EXPECT_EQ(method("5.28.21", "002"), Method::case_);
    EXPECT_EQ(method("5.28.22", "005"), Method::outside);
    EXPECT_EQ(method("5.46.01", ""), Method::series);
}

TEST(AreaTree, every_function_of_the_social_chart_has_a_line) {
    for (const ChartEntry& entry : ours().accounts.entries) {
        const AccountParts parts = split_account(entry.code);
        EXPECT_NE(placed({.function = parts.function, .dranst = "1", .grouping = parts.grouping}).line,
                  nullptr)
            << entry.code;
    }
}

TEST(ChartOfAccounts, reads_strings_and_arts_as_sources_write_them) {
    const AccountParts ballerup = split_account("528201003"); // 5.28.20, dranst 1, grouping 003
    EXPECT_EQ(ballerup.function, "5.28.20");
    EXPECT_EQ(ballerup.dranst, "1");
    EXPECT_EQ(ballerup.grouping, "003");
    EXPECT_EQ(split_account("5.28.22.005").grouping, "005");
    EXPECT_EQ(split_account("5.38.52").function, "5.38.52");
    EXPECT_EQ(split_account("5.38").function, "");
    EXPECT_EQ(split_account("XG-0000003394-00001").function, "") << "an element of the municipality's own";
    EXPECT_EQ(ours().accounts.art("47000000")->code, "4.7");
    EXPECT_EQ(ours().accounts.art("4.0")->code, "4.0");
    EXPECT_EQ(ours().accounts.art("6"), nullptr);
    EXPECT_TRUE(ours().accounts.art("97")->is_internal);
    EXPECT_EQ(ours().accounts.entry("5.28.22.005", in_2024)->name_da, "Netværksplejefamilier");
}

TEST(Pattern, a_star_stands_for_anything_and_case_does_not_matter) {
    EXPECT_TRUE(Pattern("*plejefamilie").fits(folded("  NetværksPLEJEFAMILIE ")));
    EXPECT_TRUE(Pattern("*ø*Å*").fits(folded("xØyåz")));
    EXPECT_TRUE(Pattern("1MG*").fits(folded("1mg50")));
    EXPECT_FALSE(Pattern("1MG*").fits(folded("1MH50")));
    EXPECT_TRUE(Pattern("*").fits(""));
    EXPECT_FALSE(Pattern("a*b").fits("ac"));
    EXPECT_TRUE(Pattern("*a*b*a").fits("xaxbxbxa"));
    EXPECT_EQ(folded(" Æ  Ø\tÅ\u00A0x "), "æ ø å x");
}

} // namespace
} // namespace styrhus::reference
