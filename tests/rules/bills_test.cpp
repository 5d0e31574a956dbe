#include "rules/town.h"

#include <gtest/gtest.h>

/// Rules about bills and the grants they pay for: a row each is for, and rows that look like it and are
/// right.
namespace styrhus::rules {
namespace {

using base::Month;

Period month(int number, int year = 2023) {
    return Period::month(Month::of(year, number));
}

Period from(Date first) {
    return {first, Date::open_end()};
}

/// Havbakken is a private house at 2,000 a day, of which 95.4 % is left after VAT: 1,908.
class BillTown : public RuleTown {
  public:
    BillTown() {
        deliver("takster", domain::FactKind::tariff);
        tariff().ownership = domain::Ownership::private_provider;
    }
    domain::Tariff& tariff() {
        if (tariff_ == nullptr) {
            tariff_ = &add_tariff("Havbakken", house, 2000);
            tariff_->vat_factor_ppm = 954'000;
        }
        return *tariff_;
    }
    domain::Grant& grant(std::uint32_t person, Period period) {
        domain::Grant& made = add_grant(person, "SEL § 107", period, 0);
        made.has_price = false;
        return made;
    }
    std::uint32_t resident(Period period = from(day(2023, 1, 1))) {
        const std::uint32_t person = add_person(day(1990, 1, 1));
        grant(person, period);
        return person;
    }
    domain::Posting& bill(std::uint32_t person, Date posted_on, Period service, std::int64_t ore) {
        domain::Posting& made = add_posting(person, account, posted_on, ore);
        made.service = service;
        made.provider = term(house);
        return made;
    }
    /// A bill for every month of the year, each posted on the fifth of the next.
    void bill_the_year(std::uint32_t person, int but = 0) {
        for (int number = 1; number <= 12; ++number)
            if (number != but)
                bill(person, month(number).to.plus_days(4), month(number), month(number).days() * day_ore);
    }

    static constexpr std::int64_t day_ore = 1908'00;

  private:
    domain::Tariff* tariff_ = nullptr;
};

constexpr std::int64_t day_ore = BillTown::day_ore;

// Anna moved on the 10th of June; 30 days are billed for the 10 that are granted: 20 are at stake. The bill
// for the 10 is right (line 4), and so is one where the next grant goes on (Bo, line 5). Carl's began on the
// 5th and ended on the 10th: what is billed for days before it is not after it (line 6).
TEST(Bills, r0301_the_days_after_the_end) {
    BillTown town;
    const std::uint32_t anna = town.resident({day(2023, 1, 1), day(2023, 6, 11)});
    const std::uint32_t bo = town.resident({day(2023, 1, 1), day(2023, 6, 11)});
    const std::uint32_t carl = town.resident({day(2023, 6, 5), day(2023, 6, 11)});
    town.grant(bo, from(day(2023, 6, 11)));
    town.bill(anna, day(2023, 6, 5), month(5), 31 * day_ore);
    town.bill(anna, day(2023, 7, 5), month(6), 30 * day_ore);
    town.bill(anna, day(2023, 7, 6), month(6), 10 * day_ore);
    town.bill(bo, day(2023, 7, 5), month(6), 30 * day_ore);
    town.bill(carl, day(2023, 7, 5), month(6), 30 * day_ore);
    EXPECT_EQ(town.found("r0301"),
              Found{"line 3: 57.240,00 kr. er bogført for dagene 01.06.2023 til 30.06.2023, men "
                    "bevillingen sluttede 10.06.2023. [38160.00]"});
    EXPECT_EQ(town.found("r0306"), Found{});
}

// Line 3: July, though the grant ended 31 May. Line 2 is late, but for days before the end.
TEST(Bills, r0301_paid_after_the_end) {
    BillTown town;
    const std::uint32_t anna = town.resident({day(2023, 1, 1), day(2023, 6, 1)});
    town.bill(anna, day(2023, 8, 5), month(5), 31 * day_ore);
    town.bill(anna, day(2023, 8, 5), month(7), 31 * day_ore);
    EXPECT_EQ(town.found("r0301"), Found{"line 3: 59.148,00 kr. er bogført for dagene 01.07.2023 til "
                                         "31.07.2023, men bevillingen sluttede 31.05.2023. [59148.00]"});
}

// Line 2 is to somebody who runs no place of Anna's; line 3 is for her place; line 4 has no citizen.
TEST(Bills, r0302_posted_without_a_grant) {
    BillTown town;
    const std::uint32_t anna = town.resident();
    town.bill(anna, day(2023, 7, 5), month(6), 12'345'00).provider = town.term("87654325");
    town.bill(anna, day(2023, 7, 5), month(6), 30 * day_ore);
    town.bill(0, day(2023, 7, 5), month(6), 4'321'00).provider = town.term("87654325");
    EXPECT_EQ(town.found("r0302"),
              Found{"line 2: 12.345,00 kr. på 538521003 (modtager 87654325): borgeren har ingen bevilling, "
                    "som det kan være betaling for. [12345.00]"});
}

// Nobody has billed Bo's days of January to June; six months later no private bill comes any more. Carl's
// began in July and may still come.
TEST(Bills, r0303_granted_never_billed) {
    BillTown town;
    town.bill_the_year(town.resident());
    town.resident();
    town.resident(from(day(2023, 7, 1)));
    EXPECT_EQ(town.found("r0303"),
              Found{"line 3: Der er ingen regning for dagene 01.02.2023 til 30.06.2023, som er bevilget for "
                    "286.200,00 kr. [286200.00]"});
}

// 2,100 a day is another price than 2,000; the bill says itself that it is for 30 days. Line 3 is for 20 days
// at the price.
TEST(Bills, r0306_another_price) {
    BillTown town;
    const std::uint32_t anna = town.resident();
    town.bill(anna, day(2023, 7, 5), month(6), 30 * 2'003'40).quantity_milli = 30'000;
    town.bill(anna, day(2023, 8, 5), month(7), 20 * day_ore).quantity_milli = 20'000;
    EXPECT_EQ(town.found("r0306"), Found{"line 2: Regningen er på 60.102,00 kr.; til den aftalte pris er den "
                                         "57.240,00 kr. [2862.00]"});
}

// June to December is 214 days; 240 are billed, 12 % more. Bo's are 10 days more of a whole year: 3 %.
TEST(Bills, r0307_billed_more_than_granted) {
    BillTown town;
    const std::uint32_t anna = town.resident(from(day(2023, 6, 1)));
    town.bill(anna, day(2023, 12, 20), {day(2023, 6, 1), day(2024, 1, 1)}, 240 * day_ore);
    const std::uint32_t bo = town.resident();
    town.bill_the_year(bo);
    town.bill(bo, day(2023, 12, 20), month(12), 10 * day_ore);
    const Found found = town.found("r0307");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0],
              "line 2: Der er afregnet 457.920,00 kr. for 2023; bevillingen koster 408.312,00 kr. i det "
              "år. [49608.00]");
}

// A bill for December and January is for both years, by days: 31 of 62 in each.
TEST(Bills, r0307_a_bill_over_new_year) {
    BillTown town;
    const std::uint32_t anna = town.resident({day(2022, 12, 1), day(2023, 2, 1)});
    town.bill(anna, day(2023, 2, 5), {day(2022, 12, 1), day(2023, 2, 1)}, 62 * day_ore);
    EXPECT_EQ(town.found("r0307"), nothing);
}

// One bill in 25 stands on § 108's account. Two kinds of accounts that are both used are both usual.
TEST(Bills, r0309_an_unusual_account) {
    BillTown town;
    for (int resident = 0; resident < 2; ++resident)
        town.bill_the_year(town.resident());
    town.bill(town.resident(), day(2023, 7, 5), month(6), 30 * day_ore).account = town.term("538501003");
    EXPECT_EQ(town.found("r0309"),
              Found{"line 26: Bogført på 538501003; andre regninger for samme slags hjælp står på 538521003. "
                    "[57240.00]"});

    BillTown divided;
    const std::uint32_t anna = divided.resident();
    for (int number = 1; number <= 12; ++number)
        divided.bill(anna, month(number).to, month(number), month(number).days() * day_ore).account =
            divided.term(number % 2 == 0 ? "538501003" : account);
    EXPECT_EQ(divided.found("r0309"), nothing);
}

TEST(Bills, r0310_art_of_another_provider) {
    BillTown town;
    const std::uint32_t anna = town.resident();
    town.bill(anna, day(2023, 7, 5), month(6), 30 * day_ore).art = town.term("47");
    town.bill(anna, day(2023, 8, 5), month(7), 31 * day_ore).art = town.term("40");
    town.bill(anna, day(2023, 9, 5), month(8), 31 * day_ore).art = town.term("52");
    EXPECT_EQ(town.found("r0310"),
              Found{"line 2: Art 47 er til anden kommune, men stedet er privat. [57240.00]"});
}

// 30.5 × 1,908 = 58,194 and 60,000 with its VAT; less VAT twice 54,606.96; 31 of 30 days 59,148.
TEST(Bills, r0311_to_r0314_differences_of_a_kind) {
    BillTown town;
    const std::uint32_t anna = town.resident();
    for (const std::int64_t ore : {30 * day_ore, std::int64_t{58'194'00}, std::int64_t{60'000'00},
                                   std::int64_t{54'606'96}, 31 * day_ore})
        town.bill(anna, day(2023, 7, 5), month(6), ore);
    EXPECT_EQ(
        town.found("r0311"),
        Found{"line 3: Regningen er på 58.194,00 kr.; 30 dage til dagsprisen er 57.240,00 kr. [954.00]"});
    EXPECT_EQ(town.found("r0312"),
              Found{"line 4: Posteringen er på 60.000,00 kr.; for 30 dage er prisen efter "
                    "momsrefusion 57.240,00 kr. [2760.00]"});
    EXPECT_EQ(town.found("r0313"),
              Found{"line 5: Posteringen er på 54.606,96 kr.; for 30 dage er prisen efter "
                    "momsrefusion 57.240,00 kr. [2633.04]"});
    EXPECT_EQ(town.found("r0314"),
              Found{"line 6: Regningen er på 59.148,00 kr.; dens 30 dage koster 57.240,00 kr. [1908.00]"});
}

// January's claim: lawful until 31 January of the year after. What a private house sends late is not a claim.
TEST(Bills, r0315_claim_after_twelve_months) {
    BillTown town;
    const std::uint32_t anna = town.resident(from(day(2022, 1, 1)));
    town.bill(anna, day(2023, 2, 1), month(1, 2022), 31 * day_ore).art = town.term("47");
    town.bill(anna, day(2023, 1, 31), month(1, 2022), 31 * day_ore).art = town.term("47");
    town.bill(anna, day(2023, 2, 1), month(1, 2022), 31 * day_ore).art = town.term("40");
    const std::string of_line_2 =
        "line 2: Kravet er for hjælp til og med 31.01.2022 og er bogført 01.02.2023, mere "
        "end 12 måneder efter. [59148.00]";
    EXPECT_EQ(town.found("r0315"), Found{of_line_2});
    // Havbakken is another municipality's: line 4 is a claim too, though its art says goods and services.
    town.tariff().ownership = domain::Ownership::other_municipality;
    EXPECT_EQ(town.found("r0315"),
              (Found{of_line_2,
                     "line 4: Kravet er for hjælp til og med 31.01.2022 og er bogført 01.02.2023, mere end "
                     "12 måneder efter. [59148.00]"}));
}

// Bills usually come five days after the month. Anna's last one is for September; Bo's for November.
TEST(Bills, r0316_no_bill_for_two_months) {
    BillTown town;
    const std::uint32_t anna = town.resident();
    for (int number = 1; number <= 9; ++number)
        town.bill(anna, month(number).to.plus_days(4), month(number), month(number).days() * day_ore);
    town.bill_the_year(town.resident(), 12);
    EXPECT_EQ(town.found("r0316"),
              Found{"line 2: Sidste regning er for dagene til og med 30.09.2023; derefter er der bevilget "
                    "175.536,00 kr. til og med 31.12.2023. [175536.00]"});
}

// A new price on 1 October is a new grant of the same help: the bills of the old one tell when they stopped.
// Help that ended long ago with a day unbilled is past correcting.
TEST(Bills, r0316_a_renewed_grant_and_one_that_ended) {
    BillTown town;
    const std::uint32_t anna = town.resident({day(2023, 1, 1), day(2023, 10, 1)});
    for (int number = 1; number <= 9; ++number)
        town.bill(anna, month(number).to.plus_days(4), month(number), month(number).days() * day_ore);
    town.grant(anna, from(day(2023, 10, 1)));
    const std::uint32_t bo = town.resident({day(2022, 1, 1), day(2022, 3, 2)});
    town.bill(bo, day(2022, 3, 5), {day(2022, 1, 1), day(2022, 3, 1)}, 59 * day_ore);
    EXPECT_EQ(town.found("r0316"),
              Found{"line 3: Sidste regning er for dagene til og med 30.09.2023; derefter er der bevilget "
                    "175.536,00 kr. til og med 31.12.2023. [175536.00]"});
}

TEST(Bills, r0317_a_bill_without_days) {
    BillTown town;
    const std::uint32_t anna = town.resident();
    town.bill(anna, day(2023, 7, 5), {}, 30 * day_ore);
    town.bill(anna, day(2023, 8, 5), month(7), 31 * day_ore);
    town.add_posting(0, "645581", day(2023, 7, 31), 5'000'00); // no case's
    const Found found = town.found("r0317");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0], "line 2: 57.240,00 kr. er bogført uden ydelsesperiode. [0.00]");
}

// June 2033 for 2023, and two years for two months. A quarter paid in advance is right.
TEST(Bills, r0318_a_service_period_that_is_a_slip) {
    BillTown town;
    const std::uint32_t anna = town.resident();
    town.bill(anna, day(2023, 7, 5), month(6, 2033), 30 * day_ore);
    town.bill(anna, day(2023, 3, 5), {day(2021, 1, 1), day(2023, 3, 1)}, 59 * day_ore);
    town.bill(anna, day(2023, 7, 5), {day(2023, 10, 1), day(2024, 1, 1)}, 92 * day_ore);
    EXPECT_EQ(town.found("r0318").size(), 2U);
    EXPECT_EQ(town.found("r0318").front(), "line 2: Ydelsesperioden er 01.06.2033 til 30.06.2033, men "
                                           "posteringen er fra 05.07.2023. [57240.00]");
}

// Line 3 takes line 2 back; line 4 takes back what was never billed.
TEST(Bills, r0321_credit_of_nothing) {
    BillTown town;
    const std::uint32_t anna = town.resident();
    town.bill(anna, day(2023, 7, 5), month(6), 30 * day_ore);
    town.bill(anna, day(2023, 8, 5), month(6), -30 * day_ore);
    town.bill(anna, day(2023, 8, 5), month(6), -1'000'00);
    EXPECT_EQ(town.found("r0321"),
              Found{"line 4: 1.000,00 kr. er ført tilbage, men der er ingen regning på det "
                    "beløb for de dage. [1000.00]"});
}

// June is taken back and billed again, July is taken back only.
TEST(Bills, r0322_taken_back_and_not_billed_again) {
    BillTown town;
    const std::uint32_t anna = town.resident();
    town.bill(anna, day(2023, 7, 5), month(6), 30 * day_ore);
    town.bill(anna, day(2023, 8, 5), month(6), -30 * day_ore);
    town.bill(anna, day(2023, 8, 5), month(6), 30 * day_ore);
    town.bill(anna, day(2023, 8, 5), month(7), 31 * day_ore);
    town.bill(anna, day(2023, 9, 5), month(7), -31 * day_ore);
    EXPECT_EQ(town.found("r0322"), Found{"line 5: 59.148,00 kr. for dagene 01.07.2023 til 31.07.2023 er ført "
                                         "tilbage og ikke afregnet igen. [59148.00]"});
}

TEST(Bills, r0323_internal_settlement_that_does_not_cancel) {
    BillTown town;
    for (const auto& [number, paid, received] :
         {std::tuple(6, 1'000'00, -1'000'00), std::tuple(7, 1'000'00, -900'00)}) {
        town.add_posting(0, account, month(number).to.plus_days(-1), paid).art = town.term("94");
        town.add_posting(0, "538501003", month(number).to.plus_days(-1), received).art = town.term("97");
    }
    EXPECT_EQ(town.found("r0323"),
              Found{"line 4: Interne afregninger (art 9) i måneden fra 01.07.2023 går ikke "
                    "op: 100,00 kr. tilbage. [100.00]"});
}

TEST(Bills, r0324_own_unit_counted_twice) {
    BillTown town;
    town.tariff().ownership = domain::Ownership::own;
    const std::uint32_t anna = town.resident();
    town.bill(anna, day(2023, 7, 5), month(6), 30 * day_ore).art = town.term("40");
    town.bill(anna, day(2023, 8, 5), month(7), 31 * day_ore).art = town.term("94");
    EXPECT_EQ(town.found("r0324"),
              Found{"line 2: Stedet er vores eget, men er betalt med art 40 uden om intern afregning. "
                    "[57240.00]"});
}

// An account for placed children: Anna is 33, Bo 22 and may have youth support.
TEST(Bills, r0325_childrens_account_for_an_adult) {
    BillTown town;
    const std::uint32_t anna = town.add_person(day(1990, 1, 1));
    const std::uint32_t bo = town.add_person(day(2001, 1, 1));
    for (const std::uint32_t person : {anna, bo})
        town.bill(person, day(2023, 7, 5), month(6), 1'000'00).account = town.term("528201003");
    EXPECT_EQ(town.found("r0325"),
              Found{"line 2: Borgeren var 33 år 01.06.2023, men udgiften står på en konto "
                    "for børn og unge. [1000.00]"});
}

// § 107's account: Anna is 15, Bo turns 18 on 20 June.
TEST(Bills, r0326_adults_account_for_a_child) {
    BillTown town;
    const std::uint32_t anna = town.add_person(day(2008, 1, 1));
    const std::uint32_t bo = town.add_person(day(2005, 6, 20));
    for (const std::uint32_t person : {anna, bo})
        town.bill(person, day(2023, 7, 5), month(6), 1'000'00);
    EXPECT_EQ(town.found("r0326"),
              Found{"line 2: Borgeren var 15 år 01.06.2023, men udgiften står på en konto "
                    "for voksne. [1000.00]"});
}

// Anna died on 10 May: June is wrong, May may be paid in full.
TEST(Bills, r0327_paid_after_death) {
    BillTown town;
    const std::uint32_t anna = town.resident();
    town.person(anna).died = day(2023, 5, 10);
    town.bill(anna, day(2023, 6, 5), month(5), 31 * day_ore);
    town.bill(anna, day(2023, 7, 5), month(6), 30 * day_ore);
    EXPECT_EQ(town.found("r0327"),
              Found{"line 3: 57.240,00 kr. er for dage fra 01.06.2023, men borgeren døde "
                    "den 10.05.2023. [57240.00]"});
}

// Anna died on 10 April, and the quarter is billed: May and June are 61 of its 91 days.
TEST(Bills, r0327_a_bill_for_days_before_and_after) {
    BillTown town;
    const std::uint32_t anna = town.resident();
    town.person(anna).died = day(2023, 4, 10);
    town.bill(anna, day(2023, 7, 5), {day(2023, 4, 1), day(2023, 7, 1)}, 91'000'00);
    EXPECT_EQ(town.found("r0327"),
              Found{"line 2: 61.000,00 kr. er for dage fra 01.05.2023, men borgeren døde "
                    "den 10.04.2023. [61000.00]"});
}

// They all moved on 10 March; Bo's grant says who pays, and Carl lives in a place that stays ours to pay for.
TEST(Bills, r0328_paid_after_moving_away) {
    BillTown town;
    const std::uint32_t anna = town.add_person(day(1990, 1, 1));
    const std::uint32_t bo = town.add_person(day(1990, 1, 1));
    const std::uint32_t carl = town.resident();
    town.grant(anna, from(day(2023, 1, 1))).law = town.term("SEL § 85");
    domain::Grant& of_bo = town.grant(bo, from(day(2023, 1, 1)));
    of_bo.law = town.term("SEL § 85");
    of_bo.paying_municipality = town.term("999");
    for (const std::uint32_t person : {anna, bo, carl}) {
        town.person(person).moved_out = day(2023, 3, 10);
        town.bill(person, day(2023, 5, 5), month(4), 30 * day_ore);
        town.bill(person, day(2023, 7, 5), month(6), 30 * day_ore);
    }
    EXPECT_EQ(town.found("r0328"),
              Found{"line 3: 57.240,00 kr. er for dage fra 01.06.2023; borgeren flyttede fra kommunen den "
                    "10.03.2023. Er vi betalingskommune? [57240.00]"});
}

// DOMAIN 4, 2022: 180,000 in a month gives 37,916.67. A place at 6,000 a day costs 186,000 in a month of 31
// days: 17,083.33 + 18,333.33 + 75 % of 9,333.33 = 42,416.67. Seven such months, four of 30 days at 180,000,
// and February at 168,000: 17,083.33 + 50 % of 28,000 = 31,083.33. Together 7 × 42,416.67 + 4 × 37,916.67 +
// 31,083.33 = 479,666.70, to the øre by month. Bo has a refund; Carl's costs lie below the limit.
TEST(Bills, r0330_refund_not_claimed) {
    BillTown town;
    const std::uint32_t anna = town.add_person(day(1990, 1, 1));
    const std::uint32_t bo = town.add_person(day(1990, 1, 1));
    const std::uint32_t carl = town.add_person(day(1990, 1, 1));
    for (const std::uint32_t person : {anna, bo})
        town.add_grant(person, "SEL § 107", Period::year(2022), 6000).facility = town.term("Skovly");
    town.add_grant(carl, "SEL § 107", Period::year(2022), 2000).facility = town.term("Skovly");
    town.add_posting(bo, "538522001", day(2022, 12, 31), -400'000'00);
    EXPECT_EQ(
        town.found("r0330"),
        Found{"line 2: Hjælpen i 2022 ligger over grænsen for særligt dyre enkeltsager: 479.666,70 kr. i "
              "statsrefusion er ikke hjemtaget. [479666.70]"});
}

// A refund of another year claims nothing of this one: 479,666.70 as above. Bought once for 900,000 it is
// 75,000 a month, 833.33 of refund in each (DOMAIN 4 d: 12 × 25 % of 3,333.33).
TEST(Bills, r0330_of_another_year_and_of_what_is_bought_once) {
    BillTown town;
    const std::uint32_t anna = town.add_person(day(1990, 1, 1));
    const std::uint32_t bo = town.add_person(day(1990, 1, 1));
    town.add_grant(anna, "SEL § 107", Period::year(2022), 6000).facility = town.term("Skovly");
    domain::Grant& house_of_bo = town.add_grant(bo, "SEL § 116", {day(2022, 5, 2), day(2022, 5, 3)}, 900'000);
    house_of_bo.facility = town.term("Skovly");
    house_of_bo.unit = domain::PriceUnit::one_off;
    house_of_bo.day_count = domain::DayCount::one_off;
    town.add_posting(anna, "538522001", day(2019, 12, 31), -500'00).fiscal_year = 2019;
    const Found found = town.found("r0330");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_TRUE(found[0].ends_with("[479666.70]")) << found[0];
    EXPECT_TRUE(found[1].ends_with("[9999.96]")) << found[1];
}

// Without a refund that names a citizen the rule cannot know what is claimed.
TEST(Bills, r0330_is_skipped_where_refund_names_nobody) {
    BillTown town;
    town.bill_the_year(town.resident());
    for (const domain::RuleReport& rule : town.checked(day(2023, 12, 31)).rules)
        if (rule.code == "r0330") {
            EXPECT_EQ(rule.outcome, domain::RuleOutcome::skipped);
            EXPECT_EQ(rule.why_da, "statsrefusion med borger");
        }
}

// Another municipality (998) shall pay for Anna and for Bo; Bo's has. What 999, we ourselves, pay is no
// claim.
TEST(Bills, r0331_claim_on_another_municipality) {
    BillTown town;
    town.home_municipality = "999";
    for (const char* payer : {"998", "998", "999"}) {
        const std::uint32_t person = town.add_person(day(1990, 1, 1));
        town.grant(person, from(day(2023, 1, 1))).paying_municipality = town.term(payer);
        town.bill(person, day(2023, 7, 5), month(6), 30 * day_ore);
    }
    town.add_posting(2, account, day(2023, 8, 5), -30 * day_ore).art = town.term("77");
    EXPECT_EQ(town.found("r0331"),
              Found{"line 2: 57.240,00 kr. er betalt siden 01.06.2023 for en borger, som en anden kommune "
                    "betaler for; kravet bortfalder 12 måneder efter hjælpen. [57240.00]"});
}

// What Anna pays herself is no claim on the other municipality.
TEST(Bills, r0331_what_the_citizen_pays_is_no_claim) {
    BillTown town;
    town.home_municipality = "999";
    const std::uint32_t anna = town.add_person(day(1990, 1, 1));
    town.grant(anna, from(day(2023, 1, 1))).paying_municipality = town.term("998");
    town.bill(anna, day(2023, 7, 5), month(6), 30 * day_ore);
    town.add_posting(anna, account, day(2023, 8, 5), -3'000'00).art = town.term("79");
    EXPECT_EQ(town.found("r0331").size(), 1U);
}

TEST(Bills, r0332_unknown_payee) {
    BillTown town;
    const std::uint32_t anna = town.resident();
    town.bill(anna, day(2023, 7, 5), month(6), 12'345'00).provider = town.term("87654325");
    town.bill(anna, day(2023, 8, 5), month(7), 12'345'00).provider = town.term("87654325");
    town.bill(anna, day(2023, 8, 5), month(7), 31 * day_ore);
    EXPECT_EQ(town.found("r0332"),
              Found{"line 2: 87654325 er betalt for en borger, men står hverken i en takst "
                    "eller en bevilling. [12345.00]"});
}

// The last tariff ends 30 June.
TEST(Bills, r0333_paid_without_a_tariff) {
    BillTown town;
    town.tariff().period.to = day(2023, 7, 1);
    const std::uint32_t anna = town.resident();
    town.bill(anna, day(2023, 7, 5), month(6), 30 * day_ore);
    town.bill(anna, day(2023, 8, 5), month(7), 31 * day_ore);
    EXPECT_EQ(town.found("r0333"),
              Found{"line 3: Betalt for dage fra 01.07.2023, hvor bevillingens sted ingen "
                    "takst har. [59148.00]"});
}

} // namespace
} // namespace styrhus::rules
