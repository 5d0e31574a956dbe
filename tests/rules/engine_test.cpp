#include "rules/engine/run.h"
#include "rules/town.h"

#include <gtest/gtest.h>

#include <set>

namespace styrhus::rules {
namespace {

void break_down(const Municipality&, Report&) {
    throw std::runtime_error("table flipped");
}
void find_the_first_grant(const Municipality& at, Report& report) {
    report.grant(0, at.grants()[0].period.from, base::Money::kroner(-7), {"fra {}", "from {}"},
                 {at.grants()[0].period.from});
}

Rule rule_of(std::string_view code, Kinds needs, void (*look)(const Municipality&, Report&)) {
    return {.head = {.code = code, .title = {"titel", "title"}, .reference = "reference"},
            .needs = needs,
            .look = look};
}

auto run_over(const snapshot::Snapshot& snapshot, std::span<const Rule* const> rules) {
    const models::matching::Matching matching = models::matching::match(snapshot);
    return run(rules, Municipality(snapshot, matching));
}

TEST(Engine, a_rule_that_breaks_and_one_that_lacks_data_are_told_apart_and_the_rest_go_on) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(1990, 1, 1));
    town.add_grant(anna, "SEL § 107", Period::inclusive(day(2023, 1, 1), day(2023, 12, 31)), 1000);
    const auto snapshot = town.context(day(2023, 12, 31)).snapshot;
    const Rule broken = rule_of("r1", kind(domain::FactKind::grant), break_down);
    const Rule lacking = rule_of("r2", kind(domain::FactKind::relation), find_the_first_grant);
    const Rule good = rule_of("r3", kind(domain::FactKind::grant), find_the_first_grant);
    const Rule* const rules[] = {&broken, &lacking, &good};
    const auto made = run_over(*snapshot, rules);
    ASSERT_EQ(made.results.size(), 3U);
    EXPECT_EQ(made.results[0].outcome, domain::RuleOutcome::failed);
    EXPECT_EQ(made.results[0].why.da, "table flipped");
    EXPECT_EQ(made.results[1].outcome, domain::RuleOutcome::skipped);
    EXPECT_EQ(made.results[1].why.da, "familierelationer");
    EXPECT_EQ(made.results[1].why.en, "family relations");
    EXPECT_EQ(made.results[2].outcome, domain::RuleOutcome::ran);
    ASSERT_EQ(made.found.size(), 1U);
    EXPECT_EQ(made.found[0].finding.text_da, "fra 01.01.2023");
    EXPECT_EQ(made.found[0].finding.at_stake, base::Money::kroner(7)) << "at stake has no sign";
    EXPECT_EQ(made.found[0].person, anna);
}

TEST(Engine, a_rule_judges_the_days_it_is_in_force) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(1990, 1, 1));
    town.add_grant(anna, "SEL § 107", Period::inclusive(day(2023, 1, 1), day(2023, 12, 31)), 1000);
    const auto snapshot = town.context(day(2023, 12, 31)).snapshot;
    Rule rule = rule_of("r1", kind(domain::FactKind::grant), find_the_first_grant);
    rule.head.in_force = {day(2023, 1, 2), Date::open_end()};
    const Rule* const rules[] = {&rule};
    EXPECT_TRUE(run_over(*snapshot, rules).found.empty());
    rule.head.in_force = {day(2023, 1, 1), day(2023, 1, 2)};
    EXPECT_EQ(run_over(*snapshot, rules).found.size(), 1U);
}

TEST(Catalogue, codes_ascend_and_every_rule_says_what_it_is_in_both_languages_and_what_it_stands_on) {
    std::string_view before;
    for (const Rule* rule : catalogue()) {
        const RuleHead& head = rule->head;
        EXPECT_LT(before, head.code);
        before = head.code;
        EXPECT_FALSE(head.title.da.empty() || head.title.en.empty() || head.reference.empty()) << head.code;
        EXPECT_NE(head.title.da, head.title.en) << head.code;
        EXPECT_EQ(find_rule(head.code), rule);
    }
    EXPECT_EQ(find_rule("r9999"), nullptr);
}

} // namespace
} // namespace styrhus::rules
