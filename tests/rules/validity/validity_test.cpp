#include "real_data.h"
#include "rules/engine/run.h"
#include "rules/validity/cases.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <set>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

/// Rules of another country's return must fail the same rows in our engine as in the check others wrote, and
/// the engine must treat this world as it treats ours.
namespace styrhus::rules::validity {

namespace {

using domain::RuleOutcome;

std::vector<Case> cases_of_the_pack(const std::filesystem::path& data) {
    std::set<std::string_view> codes;
    for (const Rule& rule : pack())
        codes.insert(rule.head.code);
    std::vector<Case> cases = read_cases(data / "validity" / "rule_cases.json");
    std::erase_if(cases, [&](const Case& one) { return !codes.contains(one.rule); });
    return cases;
}

/// Rules that have cases, and none of ours: what is left to write, and why it is not written.
const std::set<std::string> left_out = {
    // No text to write them from.
    "230", "232", "233", "234", "348", "370", "444", "454", "700", "701", "702", "704", "705", "706", "707",
    "709", "710", "SW01bSTG1", "SW08STG2", "SW11aSTG2", "SW11bSTG2", "SW17STG2",
    // Cases of several years contradict each other, and do not say their year.
    "371", "526",
    // They ask for long lists of codes that the texts do not give.
    "633", "SW13STG1",
    // Which rows fail depends on more than the text says.
    "205A", "205B", "205C", "208", "553", "558", "574", "577", "584", "632", "1001", "SW01STG1", "SW04STG1",
    "SW10STG2", "SW12STG2"};

const Rule& rule_of(std::string_view code) {
    return *std::find_if(pack().begin(), pack().end(),
                         [&](const Rule& rule) { return rule.head.code == code; });
}

RuleRun<FailingRow> run_one(const Rule& rule, const YearlyReturn& given) {
    const Rule* const rules[] = {&rule};
    return run(std::span<const Rule* const>(rules), given);
}

RuleRun<FailingRow> run_all(const YearlyReturn& given) {
    std::vector<const Rule*> rules;
    for (const Rule& rule : pack())
        rules.push_back(&rule);
    return run(std::span<const Rule* const>(rules), given);
}

/// "Episodes 1, Header 0".
std::string written(const std::vector<FailingRow>& rows) {
    std::vector<std::string> texts;
    for (const FailingRow& row : rows)
        texts.push_back(fmt::format("{} {}", row.table, row.number));
    return fmt::format("{}", fmt::join(texts, ", "));
}

TEST(Validity, every_rule_fails_the_rows_its_cases_expect_and_no_other) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    std::set<std::string_view> proven;
    for (const Case& one : cases_of_the_pack(data)) {
        const Rule& rule = rule_of(one.rule);
        const RuleRun<FailingRow> made = run_one(rule, one.given);
        EXPECT_EQ(made.results[0].outcome, RuleOutcome::ran) << one.rule << ": " << made.results[0].why.en;
        EXPECT_EQ(written(made.found), written(one.expected)) << one.rule;
        proven.insert(rule.head.code);
    }
    EXPECT_GE(proven.size(), 60U);
    EXPECT_EQ(proven.size(), pack().size()) << "a rule without a case is not proven";
}

TEST(Validity, every_rule_that_has_a_case_is_in_the_pack_or_known_to_be_left_out) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    std::set<std::string> others;
    for (const Case& one : read_cases(data / "validity" / "rule_cases.json"))
        others.insert(one.rule);
    for (const Rule& rule : pack())
        others.erase(std::string(rule.head.code));
    EXPECT_EQ(others, left_out);
}

/// The number of a row that fails and of one that does not, of one table.
struct Unlike {
    std::string table;
    std::int64_t failing = 0;
    std::int64_t passing = 0;
};

std::optional<Unlike> unlike_rows(const Case& one) {
    for (const FailingRow& failing : one.expected)
        for (const Row& row : one.given.rows(failing.table)) {
            const FailingRow other = {failing.rule, failing.table, row.number()};
            if (!std::binary_search(one.expected.begin(), one.expected.end(), other))
                return Unlike{failing.table, failing.number, row.number()};
        }
    return std::nullopt;
}

void exchange(Table& table, std::int64_t one, std::int64_t other) {
    const auto cells_of = [&](std::int64_t number) -> auto& {
        const auto found = std::find(table.numbers.begin(), table.numbers.end(), number);
        return table.cells[static_cast<std::size_t>(found - table.numbers.begin())];
    };
    std::swap(cells_of(one), cells_of(other));
}

TEST(Validity, a_row_that_changes_place_with_one_that_is_right_is_noticed) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    std::set<std::string_view> tried;
    for (const Case& one : cases_of_the_pack(data)) {
        const std::optional<Unlike> rows = unlike_rows(one);
        if (!rows) continue;
        YearlyReturn changed = one.given;
        exchange(changed.table(rows->table), rows->failing, rows->passing);
        EXPECT_NE(written(run_one(rule_of(one.rule), changed).found), written(one.expected)) << one.rule;
        tried.insert(rule_of(one.rule).head.code);
    }
    EXPECT_GE(tried.size(), 60U);
}

/// What a run says, in full.
std::string told(const RuleRun<FailingRow>& run) {
    std::string text;
    for (const RuleResult& result : run.results)
        text += fmt::format("{} {} {} {}\n", result.rule->code, static_cast<int>(result.outcome),
                            result.found, result.why.en);
    for (const FailingRow& row : run.found)
        text += fmt::format("{} {} {}\n", row.rule, row.table, row.number);
    return text;
}

TEST(Validity, the_whole_pack_says_the_same_on_any_number_of_threads) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    const tbb::global_control as_many(tbb::global_control::max_allowed_parallelism, 4);
    std::set<RuleOutcome> outcomes;
    for (const Case& one : cases_of_the_pack(data)) {
        std::string alone;
        tbb::task_arena(1).execute([&] { alone = told(run_all(one.given)); });
        tbb::task_arena(4).execute([&] {
            const RuleRun<FailingRow> together = run_all(one.given);
            EXPECT_EQ(told(together), alone) << one.rule;
            for (const RuleResult& result : together.results)
                outcomes.insert(result.outcome);
        });
    }
    // A case holds the tables and columns of its own rule: others are skipped, or break on a column.
    EXPECT_EQ(outcomes.size(), 3U) << "ran, skipped and failed all happen";
}

TEST(Validity, a_rule_that_lacks_something_it_needs_is_skipped_and_says_what) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    for (const Case& one : cases_of_the_pack(data))
        for (const std::string_view need : rule_of(one.rule).needs) {
            YearlyReturn lacking = one.given;
            lacking.remove(need);
            const RuleRun<FailingRow> made = run_one(rule_of(one.rule), lacking);
            EXPECT_EQ(made.results[0].outcome, RuleOutcome::skipped) << one.rule;
            EXPECT_EQ(made.results[0].why.en, need) << one.rule;
            EXPECT_TRUE(made.found.empty()) << one.rule;
        }
}

TEST(Validity, a_rule_that_breaks_has_failed_and_the_others_have_not) {
    YearlyReturn given;
    given.add({.name = "Episodes",
               .columns = {"CHILD", "DECOM", "DEC"},
               .numbers = {7, 8},
               .cells = {{"ann", "01/06/2020", "05/06/2020"}, {"ann", "04/06/2020", std::nullopt}}});
    const Rule* const rules[] = {&rule_of("142"), &rule_of("501")};
    const auto made = run(std::span<const Rule* const>(rules), given);
    EXPECT_EQ(made.results[0].outcome, RuleOutcome::failed);
    EXPECT_EQ(made.results[0].why.en, "Episodes has no column REC");
    EXPECT_EQ(made.results[1].outcome, RuleOutcome::ran);
    EXPECT_EQ(written(made.found), "Episodes 8") << "the second begins on the 4th, the first ends on the 5th";
}

} // namespace
} // namespace styrhus::rules::validity
