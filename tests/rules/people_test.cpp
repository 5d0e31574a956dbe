#include "rules/town.h"

#include <gtest/gtest.h>

/// Who a grant is for: one town a rule.
namespace styrhus::rules {
namespace {

domain::Grant& add_stay(RuleTown& town, std::uint32_t person, Period period, const char* group) {
    domain::Grant& grant = town.add_grant(person, "SEL § 107", period, 100);
    grant.target_group = town.term(group);
    return grant;
}

// Anna is on both adult ladders from July (line 3). Bo's group changes with a fortnight's overlap, Carl's two
// groups are of one ladder, and a day offer decides nothing.
TEST(People, r0137_two_target_groups_at_once) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    const std::uint32_t bo = town.add_person(day(born, 1, 1));
    const std::uint32_t carl = town.add_person(day(born, 1, 1));
    add_stay(town, anna, year_2023(), "Handicap");
    add_stay(town, anna, days(day(2023, 7, 1), day(2023, 12, 31)), "Socialpsykiatri");
    add_stay(town, bo, days(day(2023, 1, 1), day(2023, 7, 14)), "Handicap");
    add_stay(town, bo, days(day(2023, 7, 1), day(2023, 12, 31)), "Socialpsykiatri");
    add_stay(town, carl, year_2023(), "Udsatte voksne");
    add_stay(town, carl, year_2023(), "Socialpsykiatri");
    town.add_grant(anna, "SEL § 104", year_2023(), 100).target_group = town.term("Socialpsykiatri");
    EXPECT_EQ(
        town.found("r0137"),
        Found{"line 3: Målgruppen er Socialpsykiatri her, men Handicap på en bevilling fra 01.01.2023, der "
              "løber samtidig. [18400.00]"});
}

// Anna turns 18 on 1 July: line 2 begins in June, 30 days at 100 too early. Bo turned 23 on 1 July: his runs
// on to the end of the year, 184 days. Line 4 begins on the birthday, and line 5 ends the day before.
TEST(People, r0138_youth_support_outside_its_ages) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(2005, 7, 1));
    const std::uint32_t bo = town.add_person(day(2000, 7, 1));
    town.add_grant(anna, "SEL § 76, stk. 3, nr. 1", days(day(2023, 6, 1), day(2023, 12, 31)), 100);
    town.add_grant(bo, "SEL § 76 a", year_2023(), 100);
    town.add_grant(anna, "SEL § 76", days(day(2023, 7, 1), day(2023, 12, 31)), 100);
    town.add_grant(bo, "SEL § 76", days(day(2023, 1, 1), day(2023, 6, 30)), 100);
    EXPECT_EQ(town.found("r0138"),
              (Found{"line 2: SEL § 76, stk. 3, nr. 1 begynder 01.06.2023, men borgeren fylder 18 år den "
                     "01.07.2023. [3000.00]",
                     "line 3: SEL § 76 a gives ikke efter det 23. år, som borgeren fyldte 01.07.2023. "
                     "[18400.00]"}));
}

// Old numbers used after the law changed have the old ages still.
TEST(People, r0138_knows_the_ages_of_a_paragraph_that_has_ceased) {
    RuleTown town;
    const std::uint32_t bo = town.add_person(day(2001, 1, 1));
    town.add_grant(bo, "SEL § 76", days(day(2024, 1, 1), day(2024, 12, 31)), 100);
    EXPECT_EQ(town.found("r0138", day(2024, 6, 30)).size(), 1U);
    EXPECT_EQ(town.found("r0115", day(2024, 6, 30)), nothing) << "youth support is not for children";
}

// Anna turned 67 in March and is granted a companion in June. Bo had one before; Carl is not 67 yet; Dorthe's
// was decided before her birthday.
TEST(People, r0141_companion_after_the_pension_age) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(1956, 3, 1));
    const std::uint32_t bo = town.add_person(day(1956, 3, 1));
    const std::uint32_t carl = town.add_person(day(1956, 6, 2));
    const std::uint32_t dorthe = town.add_person(day(1956, 3, 1));
    const Period summer = days(day(2023, 6, 1), day(2023, 6, 30));
    town.add_grant(anna, "SEL § 97", summer, 100);
    town.add_grant(bo, "SEL § 97", days(day(2020, 1, 1), day(2023, 5, 31)), 100);
    town.add_grant(bo, "SEL § 97", summer, 100);
    town.add_grant(carl, "SEL § 97", summer, 100);
    town.add_grant(dorthe, "SEL § 97", summer, 100).decided_on = day(2023, 2, 20);
    EXPECT_EQ(town.found("r0141"),
              Found{"line 2: SEL § 97 er første gang bevilget fra 01.06.2023, men borgeren fyldte 67 år den "
                    "01.03.2023. [3000.00]"});
}

// Line 2 stands on a grown-up; advice to parents (line 3) may, and so may youth support at 22 (line 4). Line
// 5 began in childhood: that is r0115's.
TEST(People, r0142_child_paragraph_for_a_grown_up) {
    RuleTown town;
    const std::uint32_t mother = town.add_person(day(1985, 1, 1));
    const std::uint32_t young = town.add_person(day(2001, 1, 1));
    const Period december = days(day(2023, 12, 1), day(2023, 12, 31));
    town.add_grant(mother, "SEL § 52, stk. 3, nr. 6", december, 100);
    town.add_grant(mother, "SEL § 11, stk. 3, nr. 1", december, 100);
    town.add_grant(young, "SEL § 76", december, 100);
    town.add_grant(young, "SEL § 52, stk. 3, nr. 6", days(day(2015, 1, 1), day(2023, 12, 31)), 100);
    EXPECT_EQ(town.found("r0142"),
              Found{"line 2: SEL § 52, stk. 3, nr. 6 er for børn og unge, men borgeren var fyldt 23 år, da "
                    "bevillingen begyndte 01.12.2023. Er det en forælders nummer? [3100.00]"});
    const Found grown = town.found("r0115");
    ASSERT_EQ(grown.size(), 1U) << "never both";
    EXPECT_TRUE(grown[0].starts_with("line 5: ")) << grown[0];
}

// The register told of the new number in its extract of June. Line 2 is still under the old one in December's
// extract; line 3 has followed, line 4 ended in May, and line 5's system has not been read since May.
TEST(People, r0145_grant_under_a_former_number) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    const std::uint32_t under_old = town.add_person(day(born, 1, 1));
    town.register_extract().dates.extract_date = day(2023, 6, 30);
    town.add_renumbered(anna, domain::IdentityRef{under_old});
    town.add_grant(under_old, "SEL § 107", year_2023(), 100);
    town.add_grant(anna, "SEL § 107", year_2023(), 100);
    town.add_grant(under_old, "SEL § 107", days(day(2023, 1, 1), day(2023, 5, 31)), 100);
    town.add_grant(under_old, "SEL § 107", year_2023(), 100);
    town.dubu_extract().dates.extract_date = day(2023, 5, 31);
    town.in_dubu();
    EXPECT_EQ(town.found("r0145"),
              Found{"line 2: Borgeren har fået nyt CPR-nummer senest 30.06.2023; bevillingen står under det "
                    "gamle. [0.00]"});
}

// Anna's place goes on in the children's system while the adults' begins on her birthday, 1 July: 184 days of
// which the cheaper costs 100. Bo's ends the day before, Dora's on the day itself. Carl works where he lives.
// Eva has a contact person of one level at one place by both.
TEST(People, r0152_granted_in_two_systems) {
    RuleTown town;
    const auto add_person = [&] { return town.add_person(day(2005, 7, 1)); };
    const std::uint32_t anna = add_person();
    const std::uint32_t bo = add_person();
    const std::uint32_t carl = add_person();
    const Period autumn = days(day(2023, 7, 1), day(2023, 12, 31));
    const auto add_child = [&](std::uint32_t person, Period period) {
        town.add_grant(person, "SEL § 52, stk. 3, nr. 7", period, 120);
        town.in_dubu();
    };
    add_child(anna, year_2023());
    town.add_grant(anna, "SEL § 107", autumn, 100);
    add_child(bo, days(day(2023, 1, 1), day(2023, 6, 30)));
    town.add_grant(bo, "SEL § 107", autumn, 100);
    const std::uint32_t dora = add_person();
    add_child(dora, days(day(2023, 1, 1), day(2023, 7, 1)));
    town.add_grant(dora, "SEL § 107", autumn, 100);
    add_child(carl, year_2023());
    town.add_grant(carl, "SEL § 104", autumn, 100);
    town.add_grant(carl, "SEL § 107", autumn, 100).facility = town.term("Skovly");
    const std::uint32_t eva = add_person();
    const auto add_contact = [&](const char* law, const char* service) {
        domain::Grant& grant = town.add_grant(eva, law, autumn, 10);
        grant.service = town.term(service);
        grant.service_detail = town.term("Kontaktperson, niveau 2");
    };
    add_contact("SEL § 76, stk. 3, nr. 2", "Kontaktperson");
    town.in_dubu();
    add_contact("SEL § 97", "Ledsagelse");
    const std::string said = ": Den samme hjælp er bevilget i to systemer i 184 dage fra 01.07.2023. ";
    EXPECT_EQ(town.found("r0152"), (Found{"line 3" + said + "[18400.00]", "line 11" + said + "[1840.00]"}));
}

} // namespace
} // namespace styrhus::rules
