#include "rules/town.h"

#include <gtest/gtest.h>

/// One town a rule: a row it is for, and rows that look like it and are right.
namespace styrhus::rules {
namespace {

// § 82 b is given for up to six months: line 2. Line 3 ends; § 107 (line 4) has no limit in the law; line 5
// is still expected. Treatment as an outpatient (line 6) has no limit either, but treatment where one lives
// (line 7, and line 9 by the service's name) has, and a family's stay (line 8). At stake: the last twelve
// months at 1,000 a day, 31 December included.
TEST(Grants, r0110_time_limited_service_without_an_end) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 82 b", open_from(day(2022, 1, 1)), 1000);
    town.add_grant(anna, "SEL § 82 b", year_2023(), 1000);
    town.add_grant(anna, "SEL § 107", open_from(day(2022, 1, 1)), 1000);
    town.add_grant(anna, "SEL § 82 b", open_from(day(2022, 1, 1)), 1000).status =
        domain::GrantStatus::expected;
    town.add_grant(anna, "SEL § 101", open_from(day(2022, 1, 1)), 1000).facility_type =
        town.term("Ambulant behandling");
    town.add_grant(anna, "SEL § 101", open_from(day(2022, 1, 1)), 1000).facility_type =
        town.term("Døgnbehandling");
    town.add_grant(anna, "SEL § 52, stk. 3, nr. 4", open_from(day(2022, 1, 1)), 1000);
    town.add_grant(anna, "SEL § 101", open_from(day(2022, 1, 1)), 1000).service =
        town.term("Døgnbehandling af stofmisbrug");
    EXPECT_EQ(
        town.found("r0110"),
        (Found{"line 2: SEL § 82 b gives for en tid, men bevillingen fra 01.01.2022 har ingen slutdato. "
               "[365000.00]",
               "line 7: SEL § 101 gives for en tid, men bevillingen fra 01.01.2022 har ingen slutdato. "
               "[365000.00]",
               "line 8: SEL § 52, stk. 3, nr. 4 gives for en tid, men bevillingen fra 01.01.2022 har "
               "ingen slutdato. [365000.00]",
               "line 9: SEL § 101 gives for en tid, men bevillingen fra 01.01.2022 har ingen slutdato. "
               "[365000.00]"}));
}

// Line 3 is line 2 again from March on. Line 4 goes on the day after, line 5 is at another place, line 6
// another citizen's. Line 8 is line 7 again on another paragraph, and line 9 is help that no source names.
TEST(Grants, r0111_granted_twice) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    const std::uint32_t bo = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 85", Period::inclusive(day(2023, 1, 1), day(2023, 6, 30)), 100);
    town.add_grant(anna, "SEL § 85", Period::inclusive(day(2023, 3, 1), day(2023, 6, 30)), 100);
    town.add_grant(anna, "SEL § 85", Period::inclusive(day(2023, 7, 1), day(2023, 12, 31)), 100);
    town.add_grant(anna, "SEL § 85", Period::inclusive(day(2023, 3, 1), day(2023, 6, 30)), 100).facility =
        town.term("Skovly");
    town.add_grant(bo, "SEL § 85", Period::inclusive(day(2023, 1, 1), day(2023, 6, 30)), 100);
    const std::uint32_t carl = town.add_person(day(2005, 1, 1));
    for (const char* law : {"SEL § 58, stk. 1", "SEL § 76, stk. 3, nr. 1"})
        town.add_grant(carl, law, days(day(2023, 1, 1), day(2023, 1, 31)), 100).service =
            town.term("Eget værelse");
    town.add_grant(carl, "SEL § 41, stk. 1", days(day(2023, 1, 1), day(2023, 1, 31)), 100);
    EXPECT_EQ(town.found("r0111"),
              (Found{"line 3: Samme hjælp er allerede bevilget fra 01.01.2023; denne begynder "
                     "01.03.2023, før den er slut. [12200.00]",
                     "line 8: Samme hjælp er allerede bevilget fra 01.01.2023; denne begynder "
                     "01.01.2023, før den er slut. [3100.00]"}));
}

// Line 3 begins five days after line 2 ends; line 4 two months and a day after line 3; line 5 the day after
// line 4, and line 6 a fortnight after it at another level. Bo's was ended for a reason and resumed.
TEST(Grants, r0112_a_gap_between_two_grants) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 85", Period::inclusive(day(2023, 1, 1), day(2023, 3, 31)), 100);
    town.add_grant(anna, "SEL § 85", Period::inclusive(day(2023, 4, 6), day(2023, 6, 30)), 100);
    town.add_grant(anna, "SEL § 85", Period::inclusive(day(2023, 8, 31), day(2023, 9, 30)), 100);
    town.add_grant(anna, "SEL § 85", Period::inclusive(day(2023, 10, 1), day(2023, 10, 31)), 100);
    town.add_grant(anna, "SEL § 85", Period::inclusive(day(2023, 11, 15), day(2023, 12, 31)), 100)
        .service_detail = town.term("Niveau 2");
    const std::uint32_t bo = town.add_person(day(born, 1, 1));
    town.add_grant(bo, "SEL § 85", days(day(2023, 1, 1), day(2023, 3, 31)), 100).end_reason =
        town.term("Målet er nået");
    town.add_grant(bo, "SEL § 85", days(day(2023, 4, 6), day(2023, 6, 30)), 100);
    const Found gap = {"line 3: Samme hjælp slutter 31.03.2023 og begynder igen 06.04.2023: 5 dage "
                       "imellem. [0.00]"};
    EXPECT_EQ(town.found("r0112"), gap);
    // The books begin in April: the gap's end can be looked at. If they begin in May, none of it can.
    town.add_posting(anna, account, day(2023, 5, 5), 100);
    EXPECT_EQ(town.found("r0112"), Found{});
    town.add_posting(anna, account, day(2023, 4, 5), 100);
    EXPECT_EQ(town.found("r0112"), gap);
}

// Barnets lov came on 1 January 2024: § 46 did not hold in 2023 (line 2). Serviceloven's § 52 did (line 3).
TEST(Grants, r0113_paragraph_that_was_not_in_force) {
    RuleTown town;
    const std::uint32_t barn = town.add_person(day(2015, 1, 1));
    town.add_grant(barn, "BL § 32, stk. 1, nr. 3", year_2023(), 100);
    town.add_grant(barn, "SEL § 52, stk. 3, nr. 3", year_2023(), 100);
    town.add_grant(barn, "SEL § 108", Period::inclusive(day(2001, 1, 1), day(2023, 12, 31)),
                   100); // before our books
    const Found found = town.found("r0113");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].starts_with("line 2: BL § 32, stk. 1, nr. 3 gjaldt ikke den 01.01.2023"))
        << found[0];
}

TEST(Grants, r0114_price_of_zero) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 85", year_2023(), 0);
    town.add_grant(anna, "SEL § 85", Period::year(2022), 1);
    town.add_grant(anna, "SEL § 107", year_2023(), 0).has_price = false; // its tariff says it
    EXPECT_EQ(town.found("r0114"), Found{"line 2: Prisen er 0 kr. fra 01.01.2023. [0.00]"});
}

// Both turn 18 on 1 July 2023: line 2 goes on, line 3 ends the day before. Youth support (lines 4 and 5) is
// for those of 18.
TEST(Grants, r0115_child_paragraph_after_the_18th_birthday) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(2005, 7, 1));
    const std::uint32_t bo = town.add_person(day(2005, 7, 1));
    town.add_grant(anna, "SEL § 52, stk. 3, nr. 3", year_2023(), 100);
    town.add_grant(bo, "SEL § 52, stk. 3, nr. 3", Period::inclusive(day(2023, 1, 1), day(2023, 6, 30)), 100);
    town.add_grant(bo, "SEL § 76", Period::inclusive(day(2023, 7, 1), day(2023, 12, 31)), 100);
    town.add_grant(bo, "SEL § 76 a", Period::inclusive(day(2023, 7, 1), day(2023, 12, 31)), 100);
    EXPECT_EQ(town.found("r0115"),
              Found{"line 2: Borgeren fyldte 18 år den 01.07.2023, men har stadig en bevilling "
                    "efter SEL § 52, stk. 3, nr. 3. [36500.00]"});
}

TEST(Grants, r0116_adult_paragraph_before_the_18th_birthday) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(2005, 7, 1));
    town.add_grant(anna, "SEL § 107", Period::inclusive(day(2023, 6, 30), day(2023, 12, 31)), 100);
    town.add_grant(anna, "SEL § 85", Period::inclusive(day(2023, 7, 1), day(2023, 12, 31)), 100);
    const Found found = town.found("r0116");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].starts_with("line 2: SEL § 107 er for voksne")) << found[0];
}

// The grant may hold on the day of death itself.
TEST(Grants, r0117_grant_after_death) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.person(anna).died = day(2023, 6, 30);
    town.add_grant(anna, "SEL § 107", year_2023(), 100);
    town.add_grant(anna, "SEL § 85", Period::inclusive(day(2023, 1, 1), day(2023, 6, 30)), 100);
    EXPECT_EQ(town.found("r0117"),
              Found{"line 2: Borgeren døde den 30.06.2023, men bevillingen løber videre. [36500.00]"});
}

// Line 3 names who pays, so somebody has thought of it; so has who granted line 4 after the move. A place to
// live (line 5) stays ours (retssikkerhedsloven § 9 c).
TEST(Grants, r0118_grant_after_moving_away) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.person(anna).moved_out = day(2023, 6, 30);
    town.add_grant(anna, "SEL § 85", year_2023(), 100);
    town.add_grant(anna, "SEL § 85", year_2023(), 100).paying_municipality = town.term("Opdigtet");
    town.add_grant(anna, "SEL § 85", Period::inclusive(day(2023, 7, 1), day(2023, 12, 31)), 100);
    town.add_grant(anna, "SEL § 107", year_2023(), 100);
    const Found found = town.found("r0118");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].starts_with("line 2: Borgeren flyttede fra kommunen den 30.06.2023.")) << found[0];
}

TEST(Grants, r0119_grant_before_birth) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(2023, 3, 1));
    town.add_grant(anna, "SEL § 52, stk. 3, nr. 3", Period::inclusive(day(2023, 2, 28), day(2023, 12, 31)),
                   100);
    town.add_grant(anna, "SEL § 52, stk. 3, nr. 2", Period::inclusive(day(2023, 3, 1), day(2023, 12, 31)),
                   100);
    const Found found = town.found("r0119");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(
        found[0].starts_with("line 2: Bevillingen begynder 28.02.2023, før borgeren blev født 01.03.2023."))
        << found[0];
}

TEST(Grants, r0120_end_date_far_in_the_future) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 107", Period::inclusive(day(2023, 1, 1), day(2205, 6, 30)), 100);
    town.add_grant(anna, "SEL § 107", Period::inclusive(day(2023, 1, 1), day(2040, 6, 30)), 100);
    town.add_grant(anna, "SEL § 108", open_from(day(2023, 1, 1)), 100);
    const Found found = town.found("r0120");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].starts_with("line 2: Slutdatoen 30.06.2205")) << found[0];
}

// As of 31 December: line 2 should have begun in October, line 3 begins on the 15th.
TEST(Grants, r0121_expected_grant_that_should_be_decided) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 107", open_from(day(2023, 10, 1)), 100).status =
        domain::GrantStatus::expected;
    town.add_grant(anna, "SEL § 85", open_from(day(2023, 12, 15)), 100).status =
        domain::GrantStatus::expected;
    const Found found = town.found("r0121");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].starts_with("line 2: Bevillingen skulle begynde 01.10.2023")) << found[0];
}

TEST(Grants, r0122_impossible_hours) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    const auto add = [&](std::int64_t hours_milli) {
        domain::Grant& grant = town.add_grant(anna, "SEL § 85", year_2023(), 100);
        grant.day_count = domain::DayCount::hours_per_week;
        grant.unit = domain::PriceUnit::hour;
        grant.quantity_milli = hours_milli;
    };
    add(168'001);
    add(168'000);
    add(-1'000);
    add(0); // r0135
    const Found found = town.found("r0122");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_TRUE(found[0].starts_with("line 2: Antallet eller timetallet kan ikke være 168,001.")) << found[0];
    EXPECT_TRUE(found[1].starts_with("line 4: Antallet eller timetallet kan ikke være −1.")) << found[1];
}

// Two homes in the spring (line 3), a move of a week in July (line 4), help at home beside it (line 5).
TEST(Grants, r0123_two_stays_at_once) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 107", Period::inclusive(day(2023, 1, 1), day(2023, 7, 7)), 100);
    town.add_grant(anna, "SEL § 107", Period::inclusive(day(2023, 2, 1), day(2023, 4, 30)), 100).facility =
        town.term("Skovly");
    town.add_grant(anna, "SEL § 108", Period::inclusive(day(2023, 7, 1), day(2023, 12, 31)), 100).facility =
        town.term("Engen");
    town.add_grant(anna, "SEL § 85", year_2023(), 100).facility = town.term("Bostøtten");
    const Found found = town.found("r0123");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0],
              "line 3: Borgeren bor efter bevillingerne to steder i 89 dage fra 01.02.2023. [8900.00]");
}

// Without an end the first stay may have ended and not been written: 62 days are given for it.
TEST(Grants, r0123_waits_for_an_end_that_is_not_written) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 107", {day(2023, 1, 1), Date::open_end()}, 100);
    town.add_grant(anna, "SEL § 108", {day(2023, 10, 31), Date::open_end()}, 100).facility =
        town.term("Engen");
    EXPECT_EQ(town.found("r0123"), nothing) << "31 October to 31 December: 62 days";
    town.add_grant(anna, "SEL § 108", {day(2023, 10, 30), Date::open_end()}, 100).facility =
        town.term("Skoven");
    EXPECT_EQ(town.found("r0123").size(), 1U);
}

// The help of line 2 runs. The extract has left out the only one whose help ended in 2021 (line 3); of twenty
// whose help ended in 2022 it lacks one (line 4).
TEST(Grants, r0124_citizen_unknown_to_the_register) {
    RuleTown town;
    const std::uint32_t unknown = town.add_person(Date::open_end());
    const std::uint32_t known = town.add_person(day(born, 1, 1));
    town.add_grant(unknown, "SEL § 107", year_2023(), 100);
    town.add_grant(unknown, "SEL § 107", Period::year(2021), 100);
    town.add_grant(unknown, "SEL § 107", Period::year(2022), 100);
    for (int i = 0; i < 19; ++i)
        town.add_grant(known, "SEL § 107", Period::year(2022), 100);
    const Found found = town.found("r0124");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_TRUE(found[0].starts_with("line 2: CPR-udtrækket kender ikke borgeren")) << found[0];
    EXPECT_TRUE(found[1].starts_with("line 4: ")) << found[1];
}

TEST(Grants, r0125_entered_long_after_the_start) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 107", year_2023(), 100).decided_on = day(2023, 4, 4); // 93 days after
    town.add_grant(anna, "SEL § 107", year_2023(), 100).decided_on = day(2023, 4, 3);
    town.add_grant(anna, "SEL § 107", year_2023(), 100); // the source does not say
    const Found found = town.found("r0125");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(
        found[0].starts_with("line 2: Hjælpen begyndte 01.01.2023, men er først oprettet 04.04.2023."))
        << found[0];
}

// As of 31 January 2024: line 2 should have become a row under barnets lov; line 3 ended with its law, line 4
// has followed it, and line 5 is a course that was paid when it began.
TEST(Grants, r0126_grant_on_a_paragraph_that_has_ceased) {
    RuleTown town;
    const std::uint32_t barn = town.add_person(day(2015, 1, 1));
    town.add_grant(barn, "SEL § 52, stk. 3, nr. 3", open_from(day(2022, 1, 1)), 100);
    town.add_grant(barn, "SEL § 52, stk. 3, nr. 2", Period::inclusive(day(2022, 1, 1), day(2023, 12, 31)),
                   100);
    town.add_grant(barn, "BL § 32, stk. 1, nr. 2", open_from(day(2024, 1, 1)), 100);
    town.add_grant(barn, "SEL § 11, stk. 3, nr. 1", days(day(2023, 9, 1), day(2024, 2, 1)), 100).day_count =
        domain::DayCount::one_off;
    const Found found = town.found("r0126", day(2024, 1, 31));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].starts_with("line 2: SEL § 52, stk. 3, nr. 3 ophørte 31.12.2023")) << found[0];
    EXPECT_EQ(town.found("r0126"), nothing) << "it has not ceased yet";
}

// From a case system an open grant is right; as a correction line 2 lacks its last day and line 3 has one.
TEST(Grants, r0160_correction_without_an_end) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 107", open_from(day(2023, 1, 1)), 100).case_no = town.term("R-2023-01");
    EXPECT_EQ(town.found("r0160"), nothing);
    town.delivery(0).source = "manuelle_rettelser";
    town.add_grant(anna, "SEL § 107", year_2023(), 100);
    EXPECT_EQ(town.found("r0160"),
              Found{"line 2: Rettelsen R-2023-01 fra 01.01.2023 har ingen sidste dag. [36500.00]"});
}

} // namespace
} // namespace styrhus::rules
