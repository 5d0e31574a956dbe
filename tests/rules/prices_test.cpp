#include "rules/town.h"

#include <gtest/gtest.h>

/// Grants and tariffs: one town a rule, a row it is for, and rows that look like it and are right.
namespace styrhus::rules {
namespace {

/// A grant with a price of its own, at Havbakken, level 1.
domain::Grant& add_priced(RuleTown& town, std::uint32_t person, Period period, std::int64_t kroner) {
    domain::Grant& grant = town.add_grant(person, "SEL § 107", period, kroner);
    grant.service_detail = town.term("Niveau 1");
    return grant;
}

domain::Tariff& add_supplement(RuleTown& town, Period period, std::int64_t kroner) {
    domain::Tariff& tariff = town.add_tariff(period, kroner);
    tariff.service_detail = town.term("Tillæg, nattevagt");
    return tariff;
}

// 2,400 a day by the tariff. Line 2 has 2,500: 100 too much of 2,500 in 365 days at 2,500 = 36,500. Line 3 is
// within one per cent, line 4 is the tariff's month (2,400 × 30.5), line 5 has the night supplement of 300,
// line 6 began under last year's price, and line 7 is paid by the hour, which no price per day can be held
// against.
TEST(Prices, r0127_price_that_is_not_the_tariff) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_tariff(Period::year(2022), 2350);
    town.add_tariff(year_2023(), 2400);
    add_supplement(town, year_2023(), 300);
    add_priced(town, anna, year_2023(), 2500);
    add_priced(town, anna, year_2023(), 2424);
    add_priced(town, anna, year_2023(), 73'200).unit = domain::PriceUnit::month;
    add_priced(town, anna, year_2023(), 2700);
    add_priced(town, anna, days(day(2022, 6, 1), day(2023, 12, 31)), 2350);
    add_priced(town, anna, year_2023(), 500).unit = domain::PriceUnit::hour;
    EXPECT_EQ(
        town.found("r0127"),
        Found{"line 2: Prisen er 2.500,00 kr., men taksten er 2.400,00 kr. den 01.01.2023. [36500.00]"});
}

// A month as 30.5 days, as a twelfth of 365 days, and of 366: none is a difference. Two per cent are.
TEST(Prices, r0127_ways_to_count_a_month_are_no_difference) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_tariff(year_2023(), 1000);
    for (const std::int64_t month : {30'500, 30'417, 30'250, 31'110})
        add_priced(town, anna, year_2023(), month).unit = domain::PriceUnit::month;
    const Found found = town.found("r0127");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].starts_with("line 5: Prisen er 31.110,00 kr., men taksten er 30.500,00 kr."))
        << found[0];
}

// Line 2 is priced by the list. Line 3's place is not on it, line 4's level is not; line 5 has a price of its
// own and line 6 ended long ago. Line 7 comes from a system whose grants the list does not price.
TEST(Prices, r0128_facility_or_level_without_a_tariff) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_tariff(year_2023(), 2400);
    town.add_unpriced(anna, "SEL § 107", year_2023());
    town.add_unpriced(anna, "SEL § 107", year_2023()).facility = town.term("Skovly");
    town.add_unpriced(anna, "SEL § 107", year_2023()).service_detail = town.term("Niveau 7");
    add_priced(town, anna, year_2023(), 2400).facility = town.term("Skovly");
    town.add_unpriced(anna, "SEL § 107", Period::year(2021)).facility = town.term("Skovly");
    town.add_unpriced(anna, "SEL § 107", year_2023()).facility = town.term("Skovly");
    town.in_dubu();
    EXPECT_EQ(
        town.found("r0128"),
        (Found{"line 3: Bevillingen fra 01.01.2023 har ingen pris, og stedet er ikke på takstlisten. [0.00]",
               "line 4: Bevillingen fra 01.01.2023 har ingen pris, og takstlisten kender stedet, men ikke "
               "niveauet. [0.00]"}));
}

TEST(Prices, r0128_is_silent_where_no_grant_of_the_source_is_priced_by_the_list) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_unpriced(anna, "SEL § 107", year_2023());
    EXPECT_EQ(town.found("r0128"), nothing);
}

// As of 31 December 2023 the tariff ended with June: line 2 runs on. Line 3 ended with the tariff, line 4 has
// a price of its own, line 5 begins next year, and level 2 goes on. 100 a day for July 2022 to June 2023.
TEST(Prices, r0129_tariff_that_has_ended) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_tariff(days(day(2022, 1, 1), day(2023, 6, 30)), 100);
    town.add_tariff(open_from(day(2022, 1, 1)), 100).service_detail = town.term("Niveau 2");
    town.add_unpriced(anna, "SEL § 107", open_from(day(2022, 1, 1)));
    town.add_unpriced(anna, "SEL § 107", days(day(2022, 1, 1), day(2023, 6, 30)));
    add_priced(town, anna, year_2023(), 100);
    town.add_unpriced(anna, "SEL § 107", open_from(day(2024, 1, 1)));
    town.add_unpriced(anna, "SEL § 107", year_2023()).service_detail = town.term("Niveau 2");
    EXPECT_EQ(
        town.found("r0129"),
        Found{"line 2: Taksten sluttede 30.06.2023, og ingen ny er kommet: bevillingen tæller uden kroner "
              "siden. [36500.00]"});
}

// A course is paid on its first day, when its tariff held.
TEST(Prices, r0129_what_is_paid_once_needs_a_tariff_on_its_first_day) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    domain::Tariff& course = town.add_tariff(days(day(2023, 1, 1), day(2023, 6, 30)), 12'000);
    course.unit = domain::PriceUnit::one_off;
    course.day_count = domain::DayCount::one_off;
    town.add_unpriced(anna, "SEL § 82 b", days(day(2023, 6, 1), day(2023, 10, 31)));
    town.add_unpriced(anna, "SEL § 82 b", days(day(2023, 8, 1), day(2023, 10, 31)));
    const Found found = town.found("r0129");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].starts_with("line 3: Taksten sluttede 30.06.2023")) << found[0];
}

// Line 2: a yearly price as the day's. Line 4: an hour's as the month's. The dearest places (line 3) and
// small benefits (line 5) exist, and a supplement (line 6) is small by nature.
TEST(Prices, r0134_price_that_looks_like_another_unit) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    const auto add = [&](std::int64_t kroner, domain::PriceUnit unit) -> domain::Grant& {
        domain::Grant& grant =
            town.add_grant(anna, "SEL § 107", days(day(2023, 1, 1), day(2023, 1, 10)), kroner);
        grant.unit = unit;
        return grant;
    };
    add(900'000, domain::PriceUnit::day);
    add(30'000, domain::PriceUnit::day);
    add(299, domain::PriceUnit::month);
    add(300, domain::PriceUnit::month);
    add(100, domain::PriceUnit::month).is_supplementary = true;
    add(299, domain::PriceUnit::hour);
    const Found found = town.found("r0134");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0],
              "line 2: 900.000,00 kr. pr. dag fra 01.01.2023 ligner prisen for en måned eller et år. "
              "[9000000.00]");
    EXPECT_TRUE(found[1].starts_with("line 4: 299,00 kr. pr. måned fra 01.01.2023 ligner")) << found[1];
}

TEST(Prices, r0135_quantity_of_zero) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_grant(anna, "SEL § 85", year_2023(), 100).quantity_milli = 0;
    town.add_grant(anna, "SEL § 85", year_2023(), 100).quantity_milli = 250;
    EXPECT_EQ(
        town.found("r0135"),
        Found{"line 2: Antallet eller timetallet er 0 fra 01.01.2023, så bevillingen koster intet. [0.00]"});
}

TEST(Tariffs, r0210_tariff_of_zero) {
    RuleTown town;
    town.add_tariff(year_2023(), 0);
    town.add_tariff(Period::year(2024), 1);
    town.add_tariff(Period::year(2021), 0); // past correcting
    EXPECT_EQ(town.found("r0210"), Found{"line 2: Taksten er 0 kr. fra 01.01.2023. [0.00]"});
}

// From July (line 3) two prices hold. 184 days at the later one's 110, of which 10 hang on the answer.
// Line 4 is another level, line 5 another unit, and line 6 says the same again.
TEST(Tariffs, r0211_two_tariffs_on_the_same_day) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_unpriced(anna, "SEL § 107", year_2023());
    town.add_tariff(year_2023(), 100);
    town.add_tariff(days(day(2023, 7, 1), day(2023, 12, 31)), 110);
    town.add_tariff(year_2023(), 130).service_detail = town.term("Niveau 2");
    town.add_tariff(Period::year(2024), 105);
    town.add_tariff(days(day(2023, 2, 1), day(2023, 6, 30)), 100);
    EXPECT_EQ(
        town.found("r0211"),
        Found{"line 3: Taksten fra 01.07.2023 er 110,00 kr., men en takst fra 01.01.2023, som gælder endnu, "
              "er 100,00 kr. [1840.00]"});
}

TEST(Tariffs, r0211_another_unit_or_paragraph_is_another_price) {
    RuleTown town;
    town.add_tariff(year_2023(), 100);
    town.add_tariff(year_2023(), 3000).unit = domain::PriceUnit::month;
    town.add_tariff(year_2023(), 120).law = town.term("SEL § 108");
    EXPECT_EQ(town.found("r0211"), nothing);
}

// Nothing holds in April: line 2 costs nothing for 30 days, which cost 100 each in March. The course of
// level 2 began before the gap and was paid, and nobody is at level 3.
TEST(Tariffs, r0212_gap_between_two_tariffs) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_unpriced(anna, "SEL § 107", year_2023());
    town.add_unpriced(anna, "SEL § 82 b", days(day(2023, 2, 1), day(2023, 6, 30))).service_detail =
        town.term("Niveau 2");
    for (const char* level : {"Niveau 1", "Niveau 2", "Niveau 3"})
        for (const Period period :
             {days(day(2023, 1, 1), day(2023, 3, 31)), days(day(2023, 5, 1), day(2023, 12, 31))}) {
            domain::Tariff& tariff = town.add_tariff(period, 100);
            tariff.service_detail = town.term(level);
            if (tariff.service_detail == town.term("Niveau 2")) tariff.day_count = domain::DayCount::one_off;
        }
    EXPECT_EQ(town.found("r0212"),
              Found{"line 3: Den forrige takst sluttede 31.03.2023, og denne begynder 01.05.2023. "
                    "Bevillinger uden pris imellem: 1. [3000.00]"});
}

// 100 to 126 is a leap (26 of 126 × 365 days at 126 = 9,490); 100 to 125 is none, nor is a change of unit.
TEST(Tariffs, r0213_tariff_that_leaps) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_unpriced(anna, "SEL § 107", year_2023());
    town.add_tariff(Period::year(2022), 100);
    town.add_tariff(year_2023(), 126);
    town.add_tariff(Period::year(2022), 100).service_detail = town.term("Niveau 2");
    town.add_tariff(year_2023(), 125).service_detail = town.term("Niveau 2");
    town.add_tariff(Period::year(2022), 100).service_detail = town.term("Niveau 3");
    domain::Tariff& month = town.add_tariff(year_2023(), 3050);
    month.service_detail = town.term("Niveau 3");
    month.unit = domain::PriceUnit::month;
    EXPECT_EQ(town.found("r0213"),
              Found{"line 3: Taksten går fra 100,00 kr. til 126,00 kr. den 01.01.2023. [9490.00]"});
}

// One finding for Havbakken, however many rows it has; last year's is past, and the public need no number.
TEST(Tariffs, r0214_private_provider_without_a_cvr_number) {
    RuleTown town;
    const auto add = [&](const char* facility, domain::Ownership ownership, const char* cvr, Period period) {
        domain::Tariff& tariff = town.add_tariff(period, 100);
        tariff.facility = town.term(facility);
        tariff.ownership = ownership;
        tariff.cvr = town.term(cvr);
    };
    add("Havbakken", domain::Ownership::private_provider, "", year_2023());
    add("Havbakken", domain::Ownership::private_provider, "", Period::year(2022));
    add("Skovly", domain::Ownership::private_provider, "29189897", year_2023());
    add("Engen", domain::Ownership::region, "", year_2023());
    add("Familien", domain::Ownership::unknown, "", year_2023());
    EXPECT_EQ(town.found("r0214"), Found{"line 2: Leverandøren er privat, men står uden CVR-nummer. [0.00]"});
}

// Havbakken is private and reclaims nothing; Skovly is a region's and reclaims 4.6 per cent, which takes 46
// of each 1,000 off a year: 365 × 1,000 − 365 × 954 = 16,790. The other two are as they should be, and a
// private course may be free of VAT.
TEST(Tariffs, r0215_vat_factor_against_ownership) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(born, 1, 1));
    town.add_unpriced(anna, "SEL § 107", year_2023()).facility = town.term("Skovly");
    const auto add = [&](const char* facility, domain::Ownership ownership,
                         std::int32_t factor_ppm) -> domain::Tariff& {
        domain::Tariff& tariff = town.add_tariff(year_2023(), 1000);
        tariff.facility = town.term(facility);
        tariff.ownership = ownership;
        tariff.vat_factor_ppm = factor_ppm;
        return tariff;
    };
    add("Havbakken", domain::Ownership::private_provider, 1'000'000);
    add("Skovly", domain::Ownership::region, 954'000);
    add("Engen", domain::Ownership::private_provider, 954'000);
    add("Møllen", domain::Ownership::own, 1'000'000);
    add("Kurset", domain::Ownership::private_provider, 1'000'000).unit = domain::PriceUnit::one_off;
    EXPECT_EQ(
        town.found("r0215"),
        (Found{"line 2: Leverandøren er privat, men momsfaktoren er 1: købsmoms refunderes ikke. [0.00]",
               "line 3: Leverandøren er offentlig, men momsfaktoren er 0,954: der er ingen moms at "
               "refundere. [16790.00]"}));
}

// A tariff's finding is about its facility, and follows the row through later lists.
TEST(Tariffs, a_finding_names_kind_facility_and_subject) {
    RuleTown town;
    town.add_tariff(year_2023(), 0);
    town.add_tariff(year_2023(), 0).facility = town.term("Skovly");
    const auto found = town.findings("r0210");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0].kind, domain::FactKind::tariff);
    EXPECT_EQ(found[0].unit, town.term("Havbakken"));
    EXPECT_EQ(found[0].person, 0U);
    EXPECT_NE(found[0].subject, found[1].subject);
}

} // namespace
} // namespace styrhus::rules
