#include "rules/town.h"

#include <gtest/gtest.h>

/// What is done under a grant: one town a rule.
namespace styrhus::rules {
namespace {

constexpr int born = 1990;

Date not_done() {
    return Date::open_end();
}

// The source knows all until 31 December. Anna's of 30 October is 62 days late (line 2). Bo's
// was missed in June and held in September; Carl's of November is 60 days late; Dorthe has no help any more.
TEST(FollowUps, r0150_follow_up_overdue) {
    RuleTown town;
    const auto add_person = [&] { return town.add_person(day(born, 1, 1)); };
    const std::uint32_t anna = add_person();
    const std::uint32_t bo = add_person();
    const std::uint32_t carl = add_person();
    const std::uint32_t dorthe = add_person();
    for (const std::uint32_t person : {anna, bo, carl})
        town.add_grant(person, "SEL § 85", open_from(day(2022, 1, 1)), 100);
    town.add_grant(dorthe, "SEL § 85", days(day(2022, 1, 1), day(2023, 11, 30)), 100);
    town.add_follow_up(anna, day(2023, 10, 30), not_done());
    town.add_follow_up(bo, day(2023, 6, 1), not_done());
    town.add_follow_up(bo, day(2023, 9, 1), day(2023, 9, 5));
    town.add_follow_up(carl, day(2023, 11, 1), not_done());
    town.add_follow_up(dorthe, day(2023, 6, 1), not_done());
    EXPECT_EQ(town.found("r0150"),
              Found{"line 2: Opfølgningen skulle være holdt 30.10.2023 og er ikke holdt endnu. [0.00]"});
    const auto found = town.findings("r0150");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].kind, domain::FactKind::activity);
    EXPECT_EQ(found[0].unit, town.term("Voksenteam"));
    EXPECT_EQ(found[0].person, anna);
}

// Bo's was missed in June and held in September, Dorthe has no help any more, and Eva has two that wait: the
// oldest is r0150's. Carl's of November is 60 days late.
TEST(FollowUps, r0154_follow_up_left_open) {
    RuleTown town;
    const auto add_person = [&] { return town.add_person(day(born, 1, 1)); };
    const std::uint32_t bo = add_person();
    const std::uint32_t carl = add_person();
    const std::uint32_t dorthe = add_person();
    const std::uint32_t eva = add_person();
    for (const std::uint32_t person : {bo, carl, eva})
        town.add_grant(person, "SEL § 85", open_from(day(2022, 1, 1)), 100);
    town.add_grant(dorthe, "SEL § 85", days(day(2022, 1, 1), day(2023, 11, 30)), 100);
    town.add_follow_up(bo, day(2023, 6, 1), not_done());
    town.add_follow_up(bo, day(2023, 9, 1), day(2023, 9, 5));
    town.add_follow_up(carl, day(2023, 11, 1), not_done());
    town.add_follow_up(dorthe, day(2023, 6, 1), not_done());
    town.add_follow_up(eva, day(2023, 3, 1), not_done());
    town.add_follow_up(eva, day(2023, 9, 1), not_done());
    EXPECT_EQ(
        town.found("r0154"),
        (Found{"line 2: Opfølgningen den 01.06.2023 står åben, men en senere er holdt 05.09.2023. [0.00]",
               "line 5: Opfølgningen den 01.06.2023 står åben, men borgeren har ikke hjælp mere. [0.00]",
               "line 7: Opfølgningen den 01.09.2023 står åben, og en tidligere venter også. [0.00]"}));
}

// Of two that wait the oldest is told; what the source has not told yet is not overdue.
TEST(FollowUps, r0150_tells_the_oldest_and_heeds_what_the_source_knows) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 85", open_from(day(2022, 1, 1)), 100);
    town.add_follow_up(anna, day(2023, 9, 1), not_done());
    town.add_follow_up(anna, day(2023, 3, 1), not_done());
    const Found found = town.found("r0150");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].starts_with("line 3: ")) << found[0];
    town.activity_extract().dates.extract_date = day(2023, 4, 30);
    EXPECT_EQ(town.found("r0150"), nothing);
}

// Nothing was done for Anna in 2023. Bo's was in March; Carl's grant began in 2023; Dorthe has no follow-ups
// in the source at all, and it has known of them since 2021.
TEST(FollowUps, r0151_no_follow_up_for_a_year) {
    RuleTown town;
    const auto add_person = [&] { return town.add_person(day(born, 1, 1)); };
    const std::uint32_t anna = add_person();
    const std::uint32_t bo = add_person();
    const std::uint32_t carl = add_person();
    const std::uint32_t dorthe = add_person();
    for (const std::uint32_t person : {anna, bo, dorthe})
        town.add_grant(person, "SEL § 107", open_from(day(2021, 1, 1)), 100);
    town.add_grant(carl, "SEL § 107", open_from(day(2023, 2, 1)), 100);
    town.add_grant(anna, "SEL § 85", open_from(day(2022, 1, 1)), 100); // one finding, on her first
    town.add_follow_up(anna, day(2021, 4, 1), day(2021, 4, 1));
    town.add_follow_up(anna, day(2023, 4, 1), not_done());
    town.add_follow_up(bo, day(2023, 4, 1), day(2023, 3, 25));
    town.add_follow_up(carl, day(2023, 5, 1), not_done());
    EXPECT_EQ(town.found("r0151"),
              Found{"line 2: Bevillingen har løbet siden 01.01.2021, og ingen opfølgning er holdt siden "
                    "31.12.2022. [0.00]"});
}

// Four of five are followed up; Emil (line 6) never was. Dorthe's help began in 2023.
TEST(FollowUps, r0155_never_followed_up) {
    RuleTown town;
    for (int number = 0; number < 4; ++number) {
        const std::uint32_t person = town.add_person(day(born, 1, 1));
        town.add_grant(person, "SEL § 107", open_from(day(2021, 1, 1)), 100);
        town.add_follow_up(person, day(2022, 4, 1), day(2022, 4, 1));
    }
    const std::uint32_t emil = town.add_person(day(born, 1, 1));
    const std::uint32_t dorthe = town.add_person(day(born, 1, 1));
    town.add_grant(emil, "SEL § 107", open_from(day(2021, 1, 1)), 100);
    town.add_grant(dorthe, "SEL § 107", open_from(day(2023, 2, 1)), 100);
    EXPECT_EQ(
        town.found("r0155"),
        Found{"line 6: Bevillingen har løbet siden 01.01.2021, og borgeren er aldrig fulgt op. [0.00]"});
}

TEST(FollowUps, r0155_is_silent_where_many_are_followed_up_elsewhere) {
    RuleTown town;
    for (int number = 0; number < 5; ++number) {
        const std::uint32_t person = town.add_person(day(born, 1, 1));
        town.add_grant(person, "SEL § 107", open_from(day(2021, 1, 1)), 100);
        if (number < 3) town.add_follow_up(person, day(2022, 4, 1), day(2022, 4, 1));
    }
    EXPECT_EQ(town.found("r0155"), nothing);
}

TEST(FollowUps, r0151_is_silent_while_the_source_knows_of_less_than_a_year) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    const std::uint32_t bo = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 107", open_from(day(2021, 1, 1)), 100);
    town.add_follow_up(anna, day(2023, 4, 1), not_done());
    town.add_follow_up(bo, day(2023, 4, 1), day(2023, 4, 1));
    EXPECT_EQ(town.found("r0151"), nothing);
}

// 4 hours a week all year at 500. Anna's grant ended with June: 184 days = 4 × 500 × 184 ÷ 7 = 52,571.43.
// Bo's holds, if at another level; Carl's ended a week before his hours; Dorthe has none at the place.
TEST(Hours, r0153_hours_without_a_grant) {
    RuleTown town;
    const auto add_person = [&] { return town.add_person(day(born, 1, 1)); };
    const std::uint32_t anna = add_person();
    const std::uint32_t bo = add_person();
    const std::uint32_t carl = add_person();
    const std::uint32_t dorthe = add_person();
    domain::Tariff& tariff = town.add_tariff(year_2023(), 500);
    tariff.unit = domain::PriceUnit::hour;
    tariff.day_count = domain::DayCount::week;
    town.add_unpriced(anna, "SEL § 85", days(day(2023, 1, 1), day(2023, 6, 30)));
    town.add_unpriced(bo, "SEL § 85", open_from(day(2022, 1, 1))).service_detail = town.term("Niveau 2");
    town.add_unpriced(carl, "SEL § 85", days(day(2023, 1, 1), day(2023, 12, 24)));
    town.add_grant(dorthe, "SEL § 107", year_2023(), 1000).facility = town.term("Skovly");
    for (const std::uint32_t person : {anna, bo, carl})
        town.add_hours(person, open_from(day(2023, 1, 1)), 4);
    town.add_hours(dorthe, days(day(2023, 1, 1), day(2023, 1, 14)), 3);
    EXPECT_EQ(
        town.found("r0153"),
        (Found{"line 2: 4 timer om ugen i 184 dage fra 01.07.2023 uden en bevilling, der gælder. [52571.43]",
               "line 5: 3 timer om ugen i 14 dage fra 01.01.2023 uden en bevilling, der gælder. "
               "[3000.00]"}));
}

} // namespace
} // namespace styrhus::rules
