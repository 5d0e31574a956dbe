#include "domain/said.h"
#include "models/closing/closed_months.h"
#include "models/closing/corrections.h"
#include "snapshot/statements.h"
#include "views/small_town.h"

#include <gtest/gtest.h>

namespace styrhus::models::closing {
namespace {

using base::Date;
using base::Money;
using base::Month;
using base::Period;

constexpr std::int64_t seconds_a_day = 86'400;

domain::Statement said(std::uint64_t id, std::string_view form, std::string_view subject, Date on,
                       std::uint64_t supersedes = 0) {
    return {.id = domain::StatementId{id},
            .subject = std::string(subject),
            .form = std::string(form),
            .author = "anna",
            .said_at_utc = on.days() * seconds_a_day,
            .supersedes = domain::StatementId{supersedes},
            .payload = domain::reason_payload("meldt til udvalget")};
}

TEST(ClosedMonths, are_named_by_their_months) {
    EXPECT_EQ(subject_of(Month::of(2025, 5)), "month:2025-05");
    EXPECT_EQ(month_in("month:2025-05"), Month::of(2025, 5));
    for (const char* other : {"month:2025-13", "month:", "month:maj", "grant:2025-05", ""})
        EXPECT_FALSE(month_in(other)) << other;
}

TEST(ClosedMonths, stay_closed_until_they_are_opened_again) {
    const Date first = Date::of(2025, 6, 12);
    const Date second = Date::of(2025, 7, 10);
    std::vector<domain::Statement> log = {said(1, close_form, "month:2025-06", second),
                                          said(2, close_form, "month:2025-05", first),
                                          said(3, "finding.accept", "month:2025-04", first)};
    EXPECT_EQ(closed_months(log),
              (std::vector<ClosedMonth>{{Month::of(2025, 5), "anna", first, "meldt til udvalget"},
                                        {Month::of(2025, 6), "anna", second, "meldt til udvalget"}}));
    EXPECT_EQ(find(closed_months(log), Month::of(2025, 4)), nullptr);
    log.push_back(said(4, snapshot::undo_form, "month:2025-05", second, 2));
    const std::vector<ClosedMonth> left = closed_months(log);
    ASSERT_EQ(left.size(), 1U);
    EXPECT_EQ(left.front().month, Month::of(2025, 6));
}

TEST(ClosedMonths, two_who_close_one_at_once_close_it_when_the_first_did) {
    const std::vector<domain::Statement> log = {said(1, close_form, "month:2025-05", Date::of(2025, 6, 12)),
                                                said(2, close_form, "month:2025-05", Date::of(2025, 6, 13))};
    ASSERT_EQ(closed_months(log).size(), 1U);
    EXPECT_EQ(closed_months(log).front().on, Date::of(2025, 6, 12));
}

const Month june = Month::of(2023, 6);
const Period all_year = Period::year(2023);

Date day(int month, int d) {
    return Date::of(2023, month, d);
}

std::shared_ptr<const snapshot::Snapshot> frozen(views::SmallTown& town) {
    return town.context(day(12, 31)).snapshot;
}

/// Rows are told apart by the order they are added in. June has 30 days.
TEST(Corrections, tell_new_gone_and_changed_grants_in_kroner_of_the_month) {
    views::SmallTown before;
    const std::uint32_t citizen = before.add_person(Date::of(1980, 1, 1));
    before.add_grant(citizen, "SEL § 107", all_year, 1'000); // unchanged
    before.add_grant(citizen, "SEL § 85", all_year, 200);    // dearer: 30 × 200 → 30 × 250
    before.add_grant(citizen, "SEL § 104", Period{day(6, 21), day(7, 1)}, 500); // 10 days → moved to July
    views::SmallTown after;
    const std::uint32_t same = after.add_person(Date::of(1980, 1, 1));
    after.add_grant(same, "SEL § 107", all_year, 1'000);
    after.add_grant(same, "SEL § 85", all_year, 250);
    after.add_grant(same, "SEL § 104", Period{day(7, 1), day(7, 11)}, 500);
    after.add_grant(same, "SEL § 97", Period{day(6, 1), day(6, 3)}, 300); // new: 2 days
    const std::vector<Correction> found = corrected_grants(*frozen(before), *frozen(after), june);
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0].change(), Money::kroner(-5'000));
    EXPECT_TRUE(found[0].then && !found[0].now);
    EXPECT_EQ(found[1].amount_then, Money::kroner(6'000));
    EXPECT_EQ(found[1].amount_now, Money::kroner(7'500));
    EXPECT_TRUE(found[1].then && found[1].now);
    EXPECT_EQ(found[2].change(), Money::kroner(600));
    EXPECT_TRUE(!found[2].then && found[2].now);
}

/// An expected grant is on no ladder until it is granted; one that says something else at the same price is
/// told without kroner.
TEST(Corrections, count_what_the_ladder_counts_and_tell_what_kroner_do_not) {
    views::SmallTown before;
    const std::uint32_t citizen = before.add_person(Date::of(1980, 1, 1));
    before.add_grant(citizen, "SEL § 107", all_year, 1'000).status = domain::GrantStatus::expected;
    before.add_grant(citizen, "SEL § 85", all_year, 100);
    views::SmallTown after;
    const std::uint32_t same = after.add_person(Date::of(1980, 1, 1));
    after.add_grant(same, "SEL § 107", all_year, 1'000);
    after.add_grant(same, "SEL § 107", all_year, 100);
    after.stamp_of_grant(1).content = 99;
    after.add_grant(same, "SEL § 107", all_year, 1'000).status = domain::GrantStatus::rejected;
    const std::vector<Correction> found = corrected_grants(*frozen(before), *frozen(after), june);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].change(), Money::kroner(30'000));
    EXPECT_FALSE(found[0].then);
    EXPECT_TRUE(found[1].change().is_zero());
    EXPECT_EQ(found[1].amount_now, Money::kroner(3'000));
}

/// 900.00 for the 90 days from 1 June to 29 August: June has 30 of them.
TEST(Corrections, of_postings_are_the_part_that_is_service_of_the_month) {
    views::SmallTown before;
    const std::uint32_t citizen = before.add_person(Date::of(1980, 1, 1));
    before.add_posting(citizen, "538501003", day(7, 5), 100'000).service = {day(6, 1), day(7, 1)};
    views::SmallTown after;
    const std::uint32_t same = after.add_person(Date::of(1980, 1, 1));
    after.add_posting(same, "538501003", day(7, 5), 100'000).service = {day(6, 1), day(7, 1)};
    after.add_posting(same, "538501003", day(9, 5), 90'000).service = {day(6, 1), day(8, 30)};
    after.add_posting(same, "538501003", day(9, 5), 50'000).service = {day(7, 1), day(8, 1)};
    const std::vector<Correction> found = corrected_postings(*frozen(before), *frozen(after), june);
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].amount_then, Money{});
    EXPECT_EQ(found[0].amount_now, Money::ore(30'000)); // 30 of 90 days
    EXPECT_TRUE(corrected_postings(*frozen(before), *frozen(before), june).empty());
}

} // namespace
} // namespace styrhus::models::closing
