#include "models/validity/extracts.h"

#include <gtest/gtest.h>

#include <set>

namespace styrhus::models::validity {
namespace {

const Date april = Date::of(2024, 4, 30);
const Date may = Date::of(2024, 5, 31);

/// § 82 b is limited in time: without an end r0110 finds it.
ListedGrant course(std::uint64_t key, Date end = Date::open_end()) {
    return {.key = key, .law = "SEL § 82 b", .period = {Date::of(2024, 1, 1), end}, .kroner_a_day = 100};
}

/// § 85 for a price of nothing: r0114 finds it.
ListedGrant support(std::uint64_t key, std::int64_t kroner_a_day) {
    return {.key = key,
            .law = "SEL § 85",
            .period = {Date::of(2024, 1, 1), Date::of(2025, 1, 1)},
            .kroner_a_day = kroner_a_day,
            .person = 2};
}

TEST(Life, a_finding_of_the_first_extract_may_be_older_and_is_closed_by_a_correction) {
    Extracts town;
    town.deliver(january, {course(1)});
    town.deliver(february, {course(1)});
    town.deliver(march, {course(1, Date::of(2024, 7, 1))});
    town.deliver(april, {course(1, Date::of(2024, 7, 1))});
    // 31 January to 31 March: 29 + 31 days.
    EXPECT_EQ(told(town, town.history(), "r0110", 1),
              Told{"before 2024-01-31 to 2024-03-31, corrected, 60 days"});
}

TEST(Life, a_finding_that_stands_is_as_old_as_the_extract_that_first_had_it) {
    Extracts town;
    town.deliver(january, {support(9, 500)});
    town.deliver(february, {support(9, 500), course(1)});
    town.deliver(april, {support(9, 500), course(1)});
    // 29 February to 30 April: 31 + 30 days.
    EXPECT_EQ(told(town, town.history(), "r0110", 1), Told{"2024-02-29 to open, stands, 61 days"});
}

TEST(Life, a_row_that_is_gone_is_no_correction) {
    Extracts town;
    town.deliver(january, {support(9, 500)});
    town.deliver(february, {support(9, 500), course(2)});
    town.deliver(march, {support(9, 500), course(2)});
    town.deliver(april, {support(9, 500)});
    EXPECT_EQ(told(town, town.history(), "r0110", 2), Told{"2024-02-29 to 2024-04-30, gone, 61 days"});
}

TEST(Life, a_finding_that_comes_back_begins_a_new_life) {
    Extracts town;
    town.deliver(january, {support(3, 500)});
    town.deliver(february, {support(3, 0)});
    town.deliver(march, {support(3, 600)});
    town.deliver(april, {support(3, 0)});
    town.deliver(may, {support(3, 0)});
    EXPECT_EQ(told(town, town.history(), "r0114", 3),
              (Told{"2024-02-29 to 2024-03-31, corrected, 31 days", "2024-04-30 to open, stands, 31 days"}));
}

TEST(Life, a_change_of_the_row_that_leaves_it_wrong_is_the_same_life) {
    Extracts town;
    town.deliver(january, {support(9, 500)});
    town.deliver(february, {support(9, 500), course(1)});
    ListedGrant dearer = course(1);
    dearer.kroner_a_day = 900;
    town.deliver(march, {support(9, 500), dearer});
    const History history = town.history();
    EXPECT_EQ(told(town, history, "r0110", 1), Told{"2024-02-29 to open, stands, 31 days"});
    EXPECT_EQ(history.lives_of({"r0110", town.row(1)})[0].finding->finding.at_stake,
              base::Money::kroner(900 * 91)) // January, February and March
        << "told as it last stood";
}

/// The same help twice, found on the later row; it is the earlier one that is corrected.
TEST(Life, what_is_corrected_in_another_row_closes_a_finding_whose_own_row_is_unchanged) {
    Extracts town;
    const ListedGrant later = {.key = 2,
                               .law = "SEL § 107",
                               .period = {Date::of(2024, 1, 15), Date::open_end()},
                               .kroner_a_day = 2000};
    ListedGrant earlier = later;
    earlier.key = 1;
    earlier.period.from = Date::of(2023, 1, 1);
    town.deliver(january, {earlier, later});
    earlier.period.to = later.period.from;
    town.deliver(february, {earlier, later});
    EXPECT_EQ(told(town, town.history(), "r0111", 2),
              Told{"before 2024-01-31 to 2024-02-29, elsewhere, 29 days"});
}

TEST(Life, a_row_set_aside_by_a_person_is_no_correction_at_the_source) {
    Extracts town;
    town.deliver(january, {course(1)});
    town.deliver(february, {course(1)});
    const snapshot::Snapshot then = town.snapshot_on(january);
    const auto before = std::make_shared<const Look>(look_at(then, rules::match_and_check(then), nullptr));
    const snapshot::Snapshot bare = town.snapshot_on(february);
    const domain::Statement said = {.id = domain::StatementId{1},
                                    .subject = bare.subject_of(0),
                                    .form = std::string(snapshot::set_aside_form)};
    const snapshot::Snapshot aside = snapshot::lay_over(bare.base, {&said, 1});
    const auto now =
        std::make_shared<const Look>(look_at(aside, rules::match_and_check(aside), before.get()));
    EXPECT_EQ(told(town, history_of({before, now}), "r0110", 1),
              Told{"before 2024-01-31 to 2024-02-29, set aside, 29 days"});
}

/// Without the rule's findings, as a program looked that did not have it.
domain::Checks without(const snapshot::Snapshot& snapshot, std::string_view rule) {
    domain::Checks checks = rules::match_and_check(snapshot);
    std::erase_if(checks.findings, [&](const auto& one) { return one.finding.rule == rule; });
    std::erase_if(checks.rules, [&](const auto& one) { return one.code == rule; });
    return checks;
}

TEST(Life, a_new_rule_has_its_history_at_once) {
    Extracts town;
    town.deliver(january, {support(9, 500)});
    town.deliver(february, {support(9, 500), course(1)});
    town.deliver(march, {support(9, 500), course(1)});
    const auto old_program = [](const auto& snapshot) { return without(snapshot, "r0110"); };
    EXPECT_EQ(told(town, town.history(old_program), "r0110", 1), Told{});
    EXPECT_EQ(told(town, town.history(), "r0110", 1), Told{"2024-02-29 to open, stands, 31 days"});
}

/// The register comes in March: only then can anybody be missing in it.
TEST(Life, what_a_rule_finds_the_first_time_it_can_look_may_be_older) {
    Extracts town;
    town.deliver(january, {support(1, 500)});
    town.deliver(february, {support(1, 500)});
    town.deliver_register(march);
    town.deliver(march, {support(1, 500)});
    town.deliver(april, {support(1, 500)});
    EXPECT_EQ(told(town, town.history(), "r0124", 1), Told{"before 2024-03-31 to open, stands, 30 days"});
}

domain::Checks broken(const snapshot::Snapshot& snapshot, std::string_view rule) {
    domain::Checks checks = without(snapshot, rule);
    checks.rules.push_back({.code = std::string(rule), .outcome = domain::RuleOutcome::failed});
    return checks;
}

TEST(Life, a_rule_that_breaks_once_closes_nothing_that_is_still_delivered) {
    Extracts town;
    town.deliver(january, {course(1), course(2), support(9, 500)});
    town.deliver(february, {course(1), course(2), support(9, 500)});
    town.deliver(march, {course(1), support(9, 500)});
    town.deliver(april, {course(1), support(9, 500)});
    const History history = town.history([](const snapshot::Snapshot& snapshot) {
        const bool breaks = snapshot.as_of == march;
        return breaks ? broken(snapshot, "r0110") : rules::match_and_check(snapshot);
    });
    EXPECT_EQ(told(town, history, "r0110", 1), Told{"before 2024-01-31 to open, stands, 90 days"});
    EXPECT_EQ(told(town, history, "r0110", 2), Told{"before 2024-01-31 to 2024-03-31, gone, 60 days"});
}

TEST(Life, a_finding_that_says_the_same_is_kept_once_for_all_looks) {
    Extracts town;
    town.deliver(january, {support(3, 0)});
    town.deliver(february, {support(3, 0)});
    const History history = town.history();
    const auto found_in = [&](std::size_t look) {
        for (const Stood& stood : history.looks[look]->findings)
            if (stood.finding->finding.rule == "r0114") return stood.finding;
        return std::shared_ptr<const domain::RuleFinding>();
    };
    ASSERT_NE(found_in(0), nullptr);
    EXPECT_EQ(found_in(0), found_in(1));
}

} // namespace
} // namespace styrhus::models::validity
