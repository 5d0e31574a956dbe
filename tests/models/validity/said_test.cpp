#include "domain/said.h"
#include "models/validity/extracts.h"
#include "models/validity/validity.h"

#include <gtest/gtest.h>

namespace styrhus::models::validity {
namespace {

/// Statements in the order they are said, one a day from 1 March 2024.
class Log {
  public:
    domain::StatementId say(std::string_view form, const FindingName& about, Date until = Date::open_end(),
                            domain::StatementId supersedes = {}) {
        const auto number = static_cast<std::uint64_t>(said_.size() + 1);
        const Date day = Date::of(2024, 3, 1).plus_days(static_cast<std::int32_t>(said_.size()));
        said_.push_back({.id = domain::StatementId{number},
                         .subject = subject_of(about),
                         .form = std::string(form),
                         .author = "anna",
                         .said_at_utc = std::int64_t{day.days()} * 86'400,
                         .supersedes = supersedes,
                         .payload = domain::reason_payload("aftalt", until)});
        return said_.back().id;
    }
    Words words() const { return Words(said_); }

  private:
    std::vector<domain::Statement> said_;
};

domain::RuleFinding finding_named(const FindingName& name) {
    domain::RuleFinding finding;
    finding.finding.rule = name.rule;
    finding.subject = name.row;
    return finding;
}

Status status(const Log& log, const FindingName& name, Date day) {
    const Words words = log.words();
    return standing_status(words.find(finding_named(name)), day);
}

TEST(SaidOfFindings, a_finding_is_open_until_it_is_accepted_and_again_after_the_last_day) {
    Log log;
    const FindingName name = {"r0110", 7};
    EXPECT_EQ(status(log, name, march), Status::open);
    log.say(accept_form, name, march);
    EXPECT_EQ(status(log, name, march), Status::accepted) << "the last day is in it";
    EXPECT_EQ(status(log, name, march.plus_days(1)), Status::open);
    EXPECT_EQ(status(log, {"r0110", 8}, march), Status::open) << "another row";
    EXPECT_EQ(status(log, {"r0111", 7}, march), Status::open) << "another rule of the same row";
    const Words words = log.words();
    const Word* word = words.find(finding_named(name));
    ASSERT_NE(word, nullptr);
    EXPECT_EQ(word->reason, "aftalt");
    EXPECT_EQ(word->author, "anna");
    EXPECT_EQ(word->on, Date::of(2024, 3, 1));
    EXPECT_EQ(word->until, march);
}

TEST(SaidOfFindings, a_later_word_takes_the_place_of_the_one_before_and_an_undo_leaves_nothing) {
    Log log;
    const FindingName name = {"r0110", 7};
    const auto accepted = log.say(accept_form, name, march);
    const auto wrong = log.say(false_alarm_form, name, Date::open_end(), accepted);
    EXPECT_EQ(status(log, name, march.plus_days(1000)), Status::false_alarm);
    log.say(snapshot::undo_form, name, Date::open_end(), wrong);
    EXPECT_EQ(status(log, name, march), Status::open);
}

TEST(SaidOfFindings, of_two_words_said_at_once_the_later_decides) {
    Log log;
    const FindingName name = {"r0110", 7};
    log.say(false_alarm_form, name);
    log.say(accept_form, name, march);
    EXPECT_EQ(status(log, name, march), Status::accepted);
}

TEST(SaidOfFindings, a_subject_names_one_finding_and_nothing_else_does) {
    const FindingName name = {"r0110", 0x0123456789abcdefULL};
    EXPECT_EQ(subject_of(name), "finding:r0110:0123456789abcdef");
    EXPECT_EQ(finding_in(subject_of(name)), name);
    for (const char* none :
         {"", "finding:", "finding:r0110", "finding:r0110:", "finding::0123456789abcdef", "finding:r0110:123",
          "finding:r0110:0123456789ABCDEF", "finding:r0110:0123456789abcdef0", "grant:0123456789abcdef"})
        EXPECT_EQ(finding_in(none), std::nullopt) << none;
}

TEST(SaidOfFindings, a_reason_and_a_last_day_come_back_as_they_were_said) {
    const std::string payload = domain::reason_payload("den \"anden\" sag \\ 2", march);
    EXPECT_EQ(payload, "{\"until\":\"2024-03-31\",\"reason\":\"den \\\"anden\\\" sag \\\\ 2\"}");
    EXPECT_EQ(domain::reason_in(payload), "den \"anden\" sag \\ 2");
    EXPECT_EQ(domain::until_in(payload), march);
    EXPECT_EQ(domain::until_in(domain::reason_payload("x")), Date::open_end());
    for (const char* none :
         {"", "{", "{}", "{\"reason\":\"}", "{\"until\":\"2024-03-31\"}", "{\"until\":\"2024"})
        EXPECT_EQ(domain::reason_in(none), "") << none;
}

/// Four rows in February: 1 and 2 are courses without an end (a warning each), 3 costs nothing (a warning)
/// and is of another unit, 4 is as it shall be.
Extracts town_of_four() {
    Extracts town;
    const Period year = {Date::of(2024, 1, 1), Date::of(2025, 1, 1)};
    const ListedGrant one = {
        .key = 1, .law = "SEL § 82 b", .period = {year.from, Date::open_end()}, .kroner_a_day = 100};
    ListedGrant two = one;
    two.key = 2;
    two.person = 2;
    const ListedGrant three = {
        .key = 3, .law = "SEL § 85", .period = year, .person = 3, .unit = "Støtteteam"};
    ListedGrant four = three;
    four.key = 4;
    four.law = "SEL § 104";
    four.kroner_a_day = 500;
    town.deliver(january, {one});
    town.deliver(february, {one, two, three, four});
    return town;
}

std::vector<Validity> february_by_unit(const Extracts& town, const Words& words, Date day) {
    return validity_of(*town.history().looks.back(), words, day);
}

TEST(ValidityScore, is_the_share_of_a_units_rows_without_an_open_error_or_warning) {
    const Extracts town = town_of_four();
    const auto by_unit = february_by_unit(town, {}, february);
    ASSERT_EQ(by_unit.size(), 2U); // in the order the units were first met: Voksenteam, Støtteteam
    EXPECT_EQ(by_unit[0], (Validity{.rows = 2, .wrong = 2}));
    EXPECT_EQ(by_unit[1], (Validity{.rows = 2, .wrong = 1}));
    EXPECT_EQ(by_unit[0].score_thousandths(), 0);
    EXPECT_EQ(by_unit[1].score_thousandths(), 500);
    Validity all = by_unit[0];
    all += by_unit[1];
    EXPECT_EQ(all.score_thousandths(), 250);
}

TEST(ValidityScore, a_row_accepted_or_found_by_a_wrong_rule_is_valid) {
    const Extracts town = town_of_four();
    Log log;
    log.say(accept_form, {"r0110", town.row(1)}, march);
    log.say(false_alarm_form, {"r0114", town.row(3)});
    const auto by_unit = february_by_unit(town, log.words(), february);
    EXPECT_EQ(by_unit[0], (Validity{.rows = 2, .wrong = 1, .settled = 1}));
    EXPECT_EQ(by_unit[1], (Validity{.rows = 2, .wrong = 0, .settled = 1}));
    EXPECT_EQ(by_unit[1].score_thousandths(), 1000);
    EXPECT_EQ(february_by_unit(town, log.words(), march.plus_days(1))[0], (Validity{.rows = 2, .wrong = 2}))
        << "the acceptance has passed";
}

TEST(ValidityScore, what_is_said_today_goes_for_the_findings_whole_life) {
    const Extracts town = town_of_four();
    Log log;
    log.say(accept_form, {"r0110", town.row(1)}, march); // said in March
    const auto in_january = validity_of(*town.history().looks.front(), log.words(), january);
    ASSERT_EQ(in_january.size(), 1U);
    EXPECT_EQ(in_january[0], (Validity{.rows = 1, .wrong = 0, .settled = 1}));
}

TEST(ValidityScore, is_whole_only_if_nothing_is_wrong) {
    EXPECT_EQ((Validity{.rows = 100'000, .wrong = 1}).score_thousandths(), 999);
    EXPECT_EQ((Validity{.rows = 100'000}).score_thousandths(), 1000);
    EXPECT_EQ(Validity{}.score_thousandths(), 1000);
}

} // namespace
} // namespace styrhus::models::validity
