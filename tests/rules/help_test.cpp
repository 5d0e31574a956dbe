#include "rules/town.h"

#include <gtest/gtest.h>

/// What a grant lacks, and how long it lasts: one town a rule.
namespace styrhus::rules {
namespace {

// Line 3 follows a main grant; line 4 is bought a month before it; Bo (line 5) has none at all.
TEST(Help, r0130_supplementary_grant_without_a_main_one) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    const std::uint32_t bo = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 107", days(day(2023, 3, 1), day(2023, 12, 31)), 1000);
    town.add_grant(anna, "SEL § 85", days(day(2023, 3, 1), day(2023, 6, 30)), 100).is_supplementary = true;
    town.add_grant(anna, "SEL § 116", days(day(2023, 2, 1), day(2023, 2, 1)), 100).is_supplementary = true;
    town.add_grant(bo, "SEL § 85", days(day(2023, 1, 1), day(2023, 1, 31)), 100).is_supplementary = true;
    EXPECT_EQ(town.found("r0130"),
              Found{"line 5: Følgeydelsen fra 01.01.2023 har ingen hovedydelse i perioden. [3100.00]"});
}

// The stay ends with June. Line 3 runs to the end of the year: July to December at 100 are 18,400. Line 4 is
// closed within the month. Bo moves from one stay to the next, and his runs on.
TEST(Help, r0131_supplementary_grant_after_the_main_one) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    const std::uint32_t bo = town.add_person(day(born, 1, 1));
    const auto add_side = [&](std::uint32_t person, Period period) {
        town.add_grant(person, "SEL § 85", period, 100).is_supplementary = true;
    };
    town.add_grant(anna, "SEL § 107", days(day(2023, 1, 1), day(2023, 6, 30)), 1000);
    add_side(anna, open_from(day(2023, 2, 1)));
    add_side(anna, days(day(2023, 2, 1), day(2023, 7, 31)));
    town.add_grant(bo, "SEL § 107", days(day(2023, 1, 1), day(2023, 6, 30)), 1000);
    town.add_grant(bo, "SEL § 108", open_from(day(2023, 9, 1)), 1000);
    add_side(bo, open_from(day(2023, 2, 1)));
    EXPECT_EQ(town.found("r0131"),
              Found{"line 3: Hovedydelsen sluttede 30.06.2023, men følgeydelsen fra 01.02.2023 løber videre. "
                    "[18400.00]"});
}

// Two of three running grants have one. Line 5 is over, and the children's system names nobody.
TEST(Help, r0132_grant_without_a_registrant) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 107", year_2023(), 100).responsible = town.term("K.L.");
    town.add_grant(anna, "SEL § 107", year_2023(), 100).responsible = town.term("M.N.");
    town.add_grant(anna, "SEL § 107", year_2023(), 100);
    town.add_grant(anna, "SEL § 107", Period::year(2022), 100);
    town.add_grant(anna, "BL § 46", year_2023(), 100);
    town.in_dubu();
    EXPECT_EQ(town.found("r0132"),
              Found{"line 4: Ingen står som ansvarlig for bevillingen fra 01.01.2023. [0.00]"});
}

// Lines 2 and 3 say nowhere where; line 4 names who runs the place, line 5 is paid by the month at home.
// Three of five places say where; the children's system never does, and line 8 is left alone.
TEST(Help, r0133_place_without_a_facility) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    const std::uint32_t barn = town.add_person(day(2015, 1, 1));
    const auto add = [&](std::uint32_t person, const char* law, domain::PriceUnit unit) -> domain::Grant& {
        domain::Grant& grant = town.add_grant(person, law, days(day(2023, 12, 1), day(2023, 12, 31)), 100);
        grant.unit = unit;
        grant.facility = domain::Term{};
        return grant;
    };
    add(anna, "SEL § 104", domain::PriceUnit::day);
    add(barn, "SEL § 52, stk. 3, nr. 7", domain::PriceUnit::month);
    add(anna, "SEL § 107", domain::PriceUnit::day).provider = town.term("Fonden Opdigtet");
    add(anna, "SEL § 85", domain::PriceUnit::month);
    for (int i = 0; i < 2; ++i)
        add(anna, "SEL § 107", domain::PriceUnit::day).facility = town.term("Havbakken");
    add(barn, "BL § 46", domain::PriceUnit::day);
    town.in_dubu();
    const Found found = town.found("r0133");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0], "line 2: Pladsen efter SEL § 104 fra 01.12.2023 siger ikke, hvor den er. [3100.00]");
    EXPECT_TRUE(found[1].starts_with("line 3: Pladsen efter SEL § 52, stk. 3, nr. 7")) << found[1];
}

// Lines 2 and 3 say why; line 4 does not. Line 5 goes on as line 6 under a new law, line 7 runs still, and
// line 8 ended too long ago. Line 9 is a purchase.
TEST(Help, r0136_ended_without_a_reason) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    const Period spring = days(day(2023, 1, 1), day(2023, 5, 31));
    town.add_grant(anna, "SEL § 85", spring, 100).end_reason = town.term("Målet er nået");
    town.add_grant(anna, "SEL § 85", spring, 100).end_reason = town.term("Død");
    town.add_grant(anna, "SEL § 85", spring, 100);
    town.add_grant(anna, "SEL § 83", days(day(2023, 1, 1), day(2023, 6, 30)), 100).service =
        town.term("Støtte");
    town.add_grant(anna, "SEL § 85", open_from(day(2023, 7, 1)), 100).service = town.term("Støtte");
    town.add_grant(anna, "SEL § 85", open_from(day(2023, 1, 1)), 100);
    town.add_grant(anna, "SEL § 85", Period::year(2021), 100);
    town.add_grant(anna, "SEL § 112", spring, 100).unit = domain::PriceUnit::one_off;
    EXPECT_EQ(town.found("r0136"), Found{"line 4: Bevillingen sluttede 31.05.2023 uden en årsag. [0.00]"});
}

TEST(Help, r0136_is_silent_where_the_source_gives_no_reasons) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 85", days(day(2023, 1, 1), day(2023, 5, 31)), 100);
    EXPECT_EQ(town.found("r0136"), nothing);
}

// Six months from 1 January end with June. Line 2 takes two months more: 62 days at 100, July and August.
// From 31 August (line 4) six months end with February; line 5 has no end, which r0110 tells; § 82 a has no
// limit.
TEST(Help, r0139_longer_than_the_paragraph_allows) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 82 b", days(day(2023, 1, 1), day(2023, 8, 31)), 100);
    town.add_grant(anna, "SEL § 82 b", days(day(2023, 1, 1), day(2023, 6, 30)), 100);
    town.add_grant(anna, "SEL § 82 b", days(day(2022, 8, 31), day(2023, 2, 28)), 100);
    town.add_grant(anna, "SEL § 82 b", open_from(day(2023, 1, 1)), 100);
    town.add_grant(anna, "SEL § 82 a", year_2023(), 100);
    EXPECT_EQ(
        town.found("r0139"),
        Found{"line 2: SEL § 82 b gives i op til 6 måneder; bevillingen løber fra 01.01.2023 til 31.08.2023. "
              "[6200.00]"});
}

// Anna's stay has run since 2020. Bo's was granted anew last year, Carl's is a home for good, and Dorthe has
// moved out.
TEST(Help, r0140_temporary_stay_without_a_new_decision) {
    RuleTown town;
    const auto add_person = [&] { return town.add_person(day(born, 1, 1)); };
    const std::uint32_t anna = add_person();
    const std::uint32_t bo = add_person();
    const std::uint32_t carl = add_person();
    const std::uint32_t dorthe = add_person();
    town.add_grant(anna, "SEL § 107", open_from(day(2020, 12, 30)), 1000);
    town.add_grant(bo, "SEL § 107", open_from(day(2019, 1, 1)), 1000);
    town.add_grant(bo, "SEL § 107, stk. 2", open_from(day(2022, 1, 1)), 1000).facility = town.term("Skovly");
    town.add_grant(carl, "SEL § 108", open_from(day(2015, 1, 1)), 1000);
    town.add_grant(dorthe, "SEL § 107", days(day(2019, 1, 1), day(2023, 11, 30)), 1000);
    EXPECT_EQ(
        town.found("r0140"),
        Found{"line 2: Opholdet efter SEL § 107 er midlertidigt og har løbet siden 30.12.2020 uden en ny "
              "afgørelse. Grænsen er foreløbig: SEL §§ 107 og 148: midlertidigt ophold følges op; 36 måneder "
              "er "
              "vores valg. [0.00]"});
    EXPECT_EQ(town.found("r0140", day(2023, 12, 30)), nothing) << "three years to the day";
}

// Line 2 tells no kind of place and is on no step. Line 3 says foster family in its type, line 4 in its
// service; line 5 is no placement.
TEST(Help, r0143_placement_of_no_kind) {
    RuleTown town;
    const std::uint32_t barn = town.add_person(day(2015, 1, 1));
    const Period december = days(day(2023, 12, 1), day(2023, 12, 31));
    const auto add = [&](const char* law, const char* type, const char* service) {
        domain::Grant& grant = town.add_grant(barn, law, december, 100);
        grant.facility_type = town.term(type);
        grant.service = town.term(service);
        town.in_dubu();
    };
    add("SEL § 52, stk. 3, nr. 7", "", "");
    add("SEL § 52, stk. 3, nr. 7", "Almen plejefamilie", "");
    add("SEL § 52, stk. 3, nr. 7", "", "Anbringelse i plejefamilie");
    add("SEL § 52, stk. 3, nr. 3", "", "");
    EXPECT_EQ(town.found("r0143"),
              Found{"line 2: Anbringelsen fra 01.12.2023 siger ikke, om den er i netværk, plejefamilie eller "
                    "institution. [3100.00]"});
}

// Line 2 was entered the day after it ended. Line 3 on its last day, line 4 is one bill, line 5 a course paid
// once, and a shelter (line 6) takes citizens in before we hear of it.
TEST(Help, r0144_entered_after_it_had_ended) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    const Period march = days(day(2023, 3, 1), day(2023, 3, 31));
    town.add_grant(anna, "SEL § 85", march, 100).decided_on = day(2023, 4, 1);
    town.add_grant(anna, "SEL § 85", march, 100).decided_on = day(2023, 3, 31);
    town.add_grant(anna, "SEL § 85", days(day(2023, 3, 1), day(2023, 3, 1)), 100).decided_on =
        day(2023, 4, 1);
    town.add_grant(anna, "SEL § 82 b", march, 100).decided_on = day(2023, 4, 1);
    town.add_grant(anna, "SEL § 110", march, 100).decided_on = day(2023, 4, 1);
    town.add_grant(anna, "SEL § 85", march, 100); // the source does not say
    town.add_grant(anna, "SEL § 85", Period::year(2019), 100).decided_on =
        day(2023, 4, 1); // moved to a new system
    EXPECT_EQ(town.found("r0144"),
              Found{"line 2: Hjælpen sluttede 31.03.2023, men er først oprettet 01.04.2023. [3100.00]"});
}

} // namespace
} // namespace styrhus::rules
