#include "reference/ladder.h"

#include "reference/reference_fixture.h"

namespace styrhus::reference {
namespace {

using base::Date;
using base::Money;

StepAnswer answer(std::string_view ladder, const StepQuestion& question) {
    return resolve(ladder_of(ladder), ours().law, question);
}

int step(std::string_view ladder, const StepQuestion& question) {
    return number(answer(ladder, question).step);
}

TEST(ChildrensLadder, a_placement_stands_where_its_kind_of_place_stands) {
    const std::pair<const char*, int> kinds[] = {{"Netværksplejefamilie", 4},
                                                 {"Almen plejefamilie", 5},
                                                 {"Forstærket plejefamilie", 5},
                                                 {"Specialiseret plejefamilie", 5},
                                                 {"Opholdssted", 6},
                                                 {"Børne- og ungehjem", 6},
                                                 {"Døgninstitution, handicap", 6},
                                                 {"Sikret døgninstitution", 6},
                                                 {"EGET VÆRELSE", 6},
                                                 {"Kost- eller efterskole", 6}};
    for (const auto& [kind, expected] : kinds) {
        EXPECT_EQ(step("children", {.law = "BL § 46, stk. 1", .facility_type = kind, .date = in_2024}),
                  expected)
            << kind;
        EXPECT_EQ(
            step("children", {.law = "SEL § 52, stk. 3, nr. 7", .facility_type = kind, .date = in_2024}),
            expected)
            << kind;
    }
    const auto mild = answer("children", {.law = "BL-46", .facility_type = "Eget værelse", .date = in_2024});
    EXPECT_EQ(mild.rule->category, "mild");
    EXPECT_TRUE(mild.is_provisional);
}

TEST(ChildrensLadder, a_placement_without_a_kind_is_placed_by_its_account_or_not_at_all) {
    EXPECT_EQ(step("children", {.law = "BL-47", .function = "5.28.22", .grouping = "005", .date = in_2024}),
              4);
    EXPECT_EQ(step("children", {.law = "BL-47", .function = "5.28.22", .grouping = "002", .date = in_2024}),
              5);
    EXPECT_EQ(step("children", {.law = "BL-47", .function = "5.28.23", .date = in_2024}), 6);
    const auto nothing = answer("children", {.law = "BL-47", .date = in_2024});
    EXPECT_EQ(nothing.placing, Placing::unknown);
    EXPECT_EQ(nothing.why, Unplaced::undecided);
}

TEST(ChildrensLadder, any_step_services_bring_cost_and_never_lift) {
    for (const char* law : {"BL § 32, stk. 1, nr. 3", "BL § 32, stk. 1, nr. 7", "BL § 86", "SEL § 41",
                            "SEL § 45", "SEL-52-3.5", "SEL-52-3.6", "SEL-54-a", "SEL-32-a", "SEL § 50"})
        EXPECT_EQ(answer("children", {.law = law, .date = in_2024}).placing, Placing::does_not_decide) << law;
}

TEST(ChildrensLadder, prevention_is_two_and_help_at_home_three) {
    for (const char* law : {"BL § 30, stk. 1, nr. 2", "BL § 35, stk. 1", "BL § 87", "SEL-11-3.4", "SEL § 42"})
        EXPECT_EQ(step("children", {.law = law, .date = in_2024}), 2) << law;
    for (const char* law : {"BL § 32, stk. 1, nr. 5", "SEL-52-3.3", "SEL-76-3.2", "BL § 114, stk. 1, nr. 2"})
        EXPECT_EQ(step("children", {.law = law, .date = in_2024}), 3) << law;
}

// SEL § 52, stk. 3, nr. 2 on 31 Dec 2023 and BL § 32, stk. 1, nr. 2 on 1 Jan 2024 are the same help. The
// loader asks this of every paragraph under every circumstance; here one is asked in the open.
TEST(ChildrensLadder, the_new_law_of_2024_moves_nobody) {
    EXPECT_EQ(step("children", {.law = "§ 52, stk. 3, nr. 2", .date = Date::of(2023, 12, 31)}),
              step("children", {.law = "§ 32, stk. 1, nr. 2", .date = Date::of(2024, 1, 1)}));
}

TEST(AdultLadders, the_two_columns_of_the_proposal) {
    struct Case {
        StepQuestion question;
        int disability;
        int vulnerable;
    };
    const Case cases[] = {
        {{.law = "SEL § 82 d"}, 1, 1},
        {{.law = "SEL § 82 a"}, 2, 2},
        {{.law = "SEL § 82 b"}, 2, 2},
        {{.law = "SEL § 101"}, 0, 2},
        {{.law = "SEL § 101", .service = "Døgnbehandling af stofmisbrug"}, 0, 2},
        {{.law = "SEL § 85", .hours_per_week_milli = 4'999}, 3, 3},
        {{.law = "SEL § 85", .hours_per_week_milli = 5'000}, 4, 3},
        {{.law = "SEL § 85", .service_detail = "ICM/ACT", .hours_per_week_milli = 4'000}, 3, 4},
        {{.law = "SEL § 85", .service = "Intensiv bostøtte"}, 3, 4},
        {{.law = "SEL § 95, stk. 3"}, 4, 0},
        {{.law = "SEL § 96"}, 4, 0},
        {{.law = "ABL § 105, stk. 2"}, 5, 7},
        {{.law = "SEL § 85", .facility_type = "Botilbudslignende bolig", .hours_per_week_milli = 2'000},
         5,
         7},
        {{.law = "SEL § 109"}, 0, 5},
        {{.law = "SEL § 110"}, 0, 5},
        {{.law = "SEL § 107"}, 6, 6},
        {{.law = "SEL § 108"}, 7, 7},
        {{.law = "SEL § 108", .yearly_cost = Money::kroner(1'999'999)}, 7, 7},
        {{.law = "SEL § 108", .yearly_cost = Money::kroner(2'000'000)}, 8, 8},
        {{.law = "SEL § 108", .service = "Længerevarende botilbud, særligt specialiseret"}, 8, 8},
        {{.law = "SEL § 104"}, 0, 0},
        {{.law = "SEL § 97"}, 0, 0},
        {{.law = "SUL § 141"}, 0, 0},
    };
    for (Case c : cases) {
        c.question.date = in_2024;
        EXPECT_EQ(step("adults_disability", c.question), c.disability) << c.question.law;
        EXPECT_EQ(step("adults_vulnerable", c.question), c.vulnerable) << c.question.law;
    }
}

TEST(AdultLadders, support_without_hours_is_the_lower_step_and_assumed) {
    const auto unstated = answer("adults_disability", {.law = "SEL § 85", .date = in_2024});
    EXPECT_EQ(number(unstated.step), 3);
    EXPECT_TRUE(unstated.is_assumed);
    EXPECT_FALSE(
        answer("adults_disability", {.law = "SEL § 85", .hours_per_week_milli = 2'000, .date = in_2024})
            .is_assumed);
}

TEST(AdultLadders, an_unknown_paragraph_is_not_placed) {
    const auto unknown = answer("adults_disability", {.law = "SEL § 999", .date = in_2024});
    EXPECT_EQ(unknown.placing, Placing::unknown);
    EXPECT_EQ(unknown.why, Unplaced::unknown_law);
}

Placement adult(const char* law, const char* group = "") {
    return ours().place({.source = "sensum_indsatser", .law = law, .target_group = group, .date = in_2024});
}

std::string held(std::vector<Placement> active) {
    const LadderId id = ladder_held(active);
    return id == LadderId{} ? "" : ours().ladder(id).code;
}

TEST(LadderHeld, the_registered_group_decides) {
    EXPECT_EQ(held({adult("SEL § 85", "Socialpsykiatri")}), "adults_vulnerable");
    EXPECT_EQ(held({adult("SEL § 85", "Udsatte voksne")}), "adults_vulnerable");
    EXPECT_EQ(held({adult("SEL § 110", "Handicap")}), "adults_disability");
    // The group of one case holds for a citizen's other grants without one.
    EXPECT_EQ(held({adult("SEL § 110"), adult("SEL § 85", "Handicap")}), "adults_disability");
}

TEST(LadderHeld, without_a_group_the_highest_deciding_grant_does_and_ties_are_disability) {
    EXPECT_EQ(held({adult("SEL § 107")}), "adults_disability");                     // 6 and 6
    EXPECT_EQ(held({adult("SEL § 110")}), "adults_vulnerable");                     // – and 5
    EXPECT_EQ(held({adult("SEL § 110"), adult("SEL § 107")}), "adults_disability"); // 6 beats 5, and ties
    EXPECT_EQ(held({adult("SEL § 96"), adult("SEL § 110")}), "adults_vulnerable");  // 4 against 5
    EXPECT_EQ(held({adult("SEL § 104")}), "adults_disability"); // nothing decides: a tie at none
    EXPECT_EQ(held({}), "");
}

TEST(Scopes, come_from_the_source_or_the_paragraph) {
    const auto scope = [](const StepQuestion& question) {
        const ScopeId id = ours().scope_of(question);
        return id == ScopeId{} ? "" : ours().scope(id).code;
    };
    EXPECT_EQ(scope({.source = "dubu_personer", .law = "§ 85", .date = in_2024}), "children");
    EXPECT_EQ(scope({.source = "ssda903_episodes", .date = in_2024}), "ssda903");
    EXPECT_EQ(scope({.source = "own_system", .law = "BL § 46", .date = in_2024}), "children");
    EXPECT_EQ(scope({.source = "own_system", .law = "SEL § 107", .date = in_2024}), "adults");
    EXPECT_EQ(scope({.source = "own_system", .date = in_2024}), "");
}

TEST(Ssda903, every_placement_code_keeps_its_category) {
    const std::pair<const char*, const char*> codes[] = {
        {"U1", "FOSTERING"}, {"U6", "FOSTERING"}, {"K2", "RESIDENTIAL"}, {"R1", "RESIDENTIAL"},
        {"H5", "SUPPORTED"}, {"P2", "SUPPORTED"}, {"P1", "OTHER"},       {"K1", "OTHER"},
        {"A3", "OTHER"},     {"S1", "OTHER"},     {"T3", "OTHER"},       {"", "OTHER"}};
    const LadderVersion& version = *ladder_of("ssda903").version_on(in_2024);
    for (const auto& [code, category] : codes) {
        const auto placed = answer("ssda903", {.facility_type = code, .date = in_2024});
        ASSERT_EQ(placed.placing, Placing::decides) << code;
        EXPECT_EQ(placed.rule->category, category) << code;
        EXPECT_EQ(version.steps[static_cast<std::size_t>(number(placed.step)) - 1].category, category)
            << code;
    }
}

TEST(ByAccount, an_account_that_tells_the_step_gives_it_and_another_does_not) {
    const ScopeId children = ours().find_scope("children")->id;
    const ScopeId adults = ours().find_scope("adults")->id;
    const auto step_of = [&](ScopeId scope, const char* function, const char* grouping) {
        return number(
            ours()
                .place_by_account(scope, {}, {.function = function, .grouping = grouping, .date = in_2024})
                .step);
    };
    EXPECT_EQ(step_of(children, "5.28.21", "017"), 2);
    EXPECT_EQ(step_of(children, "5.28.22", "005"), 4);
    EXPECT_EQ(step_of(children, "5.28.22", "002"), 5);
    EXPECT_EQ(step_of(children, "5.28.21", "007"), 0); // contact person: cost only
    EXPECT_EQ(step_of(adults, "5.38.52", "001"), 6);   // both ladders say 6
    EXPECT_EQ(step_of(adults, "5.38.51", "001"), 0);   // 5 or 7: the account alone does not tell
    EXPECT_EQ(step_of(adults, "5.38.50", "001"), 0);   // 7 or 8
    EXPECT_EQ(step_of(adults, "5.38.45", "001"), 2);
}

TEST(Classes, equal_classes_mean_equal_answers) {
    EXPECT_EQ(ours().hours_class(4'999), ours().hours_class(0));
    EXPECT_NE(ours().hours_class(4'999), ours().hours_class(5'000));
    EXPECT_NE(ours().hours_class(0), ours().hours_class(std::nullopt));
    EXPECT_NE(ours().cost_class(Money::kroner(1'999'999)), ours().cost_class(Money::kroner(2'000'000)));
    EXPECT_NE(ours().date_class(Date::of(2023, 12, 31)), ours().date_class(Date::of(2024, 1, 1)));
    EXPECT_EQ(ours().date_class(Date::of(2024, 2, 1)), ours().date_class(Date::of(2024, 5, 1)));
}

} // namespace
} // namespace styrhus::reference
