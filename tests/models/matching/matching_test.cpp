#include "models/matching/matching.h"
#include "models/matching/score.h"
#include "models/matching/year.h"
#include "views/small_town.h"

#include <gtest/gtest.h>

#include <numeric>
#include <vector>

namespace styrhus::models::matching {
namespace {

using base::Date;
using base::Month;
using base::Period;

/// Havbakken is paid to `house`; what is reclaimed of its VAT leaves 95.4 %.
class MatchTown : public views::SmallTown {
  public:
    MatchTown() { add_tariff("Havbakken", house, 2000).vat_factor_ppm = 954'000; }

    std::uint32_t add_resident(std::int64_t kroner_a_day, Period period = {day(1, 1), Date::open_end()}) {
        const std::uint32_t person = add_person(Date::of(1990, 1, 1));
        add_grant(person, "SEL § 107", period, kroner_a_day);
        return person;
    }
    domain::Posting& add_bill(std::uint32_t person, Date posted_on, Period service, std::int64_t ore) {
        domain::Posting& bill = add_posting(person, case_account, posted_on, ore);
        bill.service = service;
        bill.provider = term(house);
        return bill;
    }
    Matching matched() { return match(*context(Date::of(2023, 12, 31)).snapshot); }
};

/// A place at 2,000 a day costs 2,000 × 0.954 = 1,908 of it after VAT.
constexpr std::int64_t day_ore = 1908'00;

std::vector<std::uint32_t> grants_of(const Matching& matching, std::uint32_t posting) {
    std::vector<std::uint32_t> grants;
    for (const Link& link : matching.links_of(posting))
        grants.push_back(link.grant);
    return grants;
}

using Grants = std::vector<std::uint32_t>;

TEST(Matching, citizen_payee_days_and_an_amount_to_the_ore) {
    MatchTown town;
    town.add_bill(town.add_resident(2000), day(7, 5), month(6), 30 * day_ore);
    const Matching made = town.matched();
    EXPECT_EQ(made.postings[0].state, LinkState::linked);
    EXPECT_EQ(made.postings[0].difference, Difference::none);
    EXPECT_EQ(made.postings[0].expected_ore, 30 * day_ore);
    // 40 for the citizen, 25 for the payee, 10 for the days, 30 for the amount, and 5 for nobody else: 110.
    EXPECT_EQ(made.postings[0].score, 100);
    EXPECT_EQ(grants_of(made, 0), Grants{0});
}

// The second quarter, with a new price from 1 June: 61 days at 2,000 and 30 at 2,100, times 0.954.
TEST(Matching, a_bill_over_two_prices_is_shared_by_what_they_cost) {
    MatchTown town;
    const std::uint32_t anna = town.add_resident(2000, {day(1, 1), day(6, 1)});
    town.add_grant(anna, "SEL § 107", {day(6, 1), Date::open_end()}, 2100);
    const std::int64_t before = 61 * day_ore;
    const std::int64_t after = 30 * 2003'40;
    town.add_bill(anna, day(7, 5), {day(4, 1), day(7, 1)}, before + after);
    const Matching made = town.matched();
    EXPECT_EQ(made.postings[0].difference, Difference::none);
    ASSERT_EQ(made.links_of(0).size(), 2U);
    EXPECT_EQ(made.links_of(0)[0].ore, before);
    EXPECT_EQ(made.links_of(0)[1].ore, after);
}

TEST(Matching, differences_that_bills_are_known_to_have) {
    struct Case {
        std::int64_t ore;
        Difference difference;
    };
    // June has 30 days. 30.5 × 1,908 = 58,194; 365 ÷ 12 × 1,908 = 58,035; with its VAT 60,000; the VAT taken
    // off twice 30 × 1,908 × 0.954 = 54,606.96.
    for (const Case& one :
         {Case{58'194'00, Difference::thirty_and_a_half}, Case{58'035'00, Difference::twelfth},
          Case{60'000'00, Difference::vat_kept}, Case{54'606'96, Difference::vat_deducted_twice},
          Case{31 * day_ore, Difference::day_more}, Case{29 * day_ore, Difference::day_less},
          Case{70'000'00, Difference::other}}) {
        MatchTown town;
        town.add_bill(town.add_resident(2000), day(7, 5), month(6), one.ore);
        const Matching made = town.matched();
        EXPECT_EQ(made.postings[0].difference, one.difference) << one.ore;
        EXPECT_EQ(made.postings[0].state, LinkState::linked) << one.ore;
    }
}

// The bill says how many days it is for: 20 at the granted price, 31 at another, or 20 with their VAT.
TEST(Matching, the_number_of_units_tells_number_from_price) {
    MatchTown town;
    const std::uint32_t anna = town.add_resident(2000);
    town.add_bill(anna, day(7, 5), month(6), 20 * day_ore).quantity_milli = 20'000;
    town.add_bill(anna, day(8, 5), month(7), 31 * 2000'00).quantity_milli = 31'000;
    town.add_bill(anna, day(9, 5), month(8), 31 * 1950'00).quantity_milli = 31'000;
    town.add_bill(anna, day(10, 5), month(9), 20 * 2000'00).quantity_milli = 20'000;
    const Matching made = town.matched();
    EXPECT_EQ(made.postings[0].difference, Difference::quantity);
    EXPECT_EQ(made.postings[1].difference, Difference::vat_kept);
    EXPECT_EQ(made.postings[2].difference, Difference::price);
    EXPECT_EQ(made.postings[3].difference, Difference::vat_kept);
    EXPECT_EQ(made.postings[3].owed_ore, 20 * day_ore);
}

TEST(Matching, what_is_paid_after_the_end_is_the_grants_that_ended) {
    MatchTown town;
    town.add_bill(town.add_resident(2000, {day(1, 1), day(6, 1)}), day(8, 5), month(7), 31 * day_ore);
    const Matching made = town.matched();
    EXPECT_TRUE(has(made.postings[0].signs, Sign::no_days));
    EXPECT_EQ(grants_of(made, 0), Grants{0});
}

TEST(Matching, another_payee_is_no_bill_for_the_grant) {
    MatchTown town;
    town.add_bill(town.add_resident(2000), day(7, 5), month(6), 12'345'00).provider = town.term("87654325");
    const Matching made = town.matched();
    EXPECT_EQ(made.postings[0].state, LinkState::unlinked);
    EXPECT_TRUE(made.links_of(0).empty());
}

// Anna's June is billed with her number. The house's other bill is then Bo's, though both cost the same.
TEST(Matching, without_a_recipient_it_is_the_one_who_is_not_billed) {
    MatchTown town;
    const std::uint32_t anna = town.add_resident(2000);
    town.add_resident(2000);
    town.add_bill(anna, day(7, 5), month(6), 30 * day_ore);
    for (int bill = 0; bill < 12; ++bill) // what the account is used for is learnt from bills
        town.add_bill(anna, day(7, 5), month(7), 31 * day_ore);
    town.add_bill(0, day(7, 6), month(6), 30 * day_ore);
    const Matching made = town.matched();
    EXPECT_EQ(made.postings[13].state, LinkState::linked);
    EXPECT_EQ(grants_of(made, 13), Grants{1});
    EXPECT_FALSE(has(made.postings[13].signs, Sign::citizen));
}

/// A town whose account is known for what it is used for.
class LearntTown : public MatchTown {
  public:
    LearntTown() {
        const std::uint32_t known = add_resident(1500);
        for (int number = 1; number <= 12; ++number)
            add_bill(known, day(number, 28), month(number), month(number).days() * 1431'00);
    }
    static constexpr std::uint32_t first = 12; ///< the first posting of the test, and
    static constexpr std::uint32_t first_grant = 1;
};

TEST(Matching, one_bill_that_two_grants_could_have_is_only_probable) {
    LearntTown town;
    town.add_resident(2000);
    town.add_resident(2000);
    town.add_bill(0, day(7, 6), month(6), 30 * day_ore);
    EXPECT_EQ(town.matched().postings[LearntTown::first].state, LinkState::probable);
}

// June at Anna's 2,000 to the øre. It may be Bo's as well where his 2,001 is 2,000 rounded otherwise, where
// nobody has told his price, and where he is granted 2,200 but his April and May were billed with 2,000; not
// where he costs 2,040.
TEST(Matching, a_bill_to_the_ore_is_only_probable_where_another_may_cost_the_same) {
    struct Case {
        std::int64_t bos;
        bool is_bo_billed;
        LinkState june;
    };
    for (const Case& one : {Case{2001, false, LinkState::probable}, Case{0, false, LinkState::probable},
                            Case{2200, true, LinkState::probable}, Case{2200, false, LinkState::linked},
                            Case{2040, false, LinkState::linked}}) {
        LearntTown town;
        town.add_resident(2000);
        const std::uint32_t bo = town.add_resident(one.bos);
        for (const int number : {4, 5})
            if (one.is_bo_billed)
                town.add_bill(bo, day(number + 1, 6), month(number), month(number).days() * day_ore);
        town.add_bill(0, day(7, 6), month(6), 30 * day_ore);
        const Matching made = town.matched();
        EXPECT_EQ(made.postings.back().state, one.june) << one.bos << one.is_bo_billed;
    }
}

// Without days of its own the same bill may be for any month of either.
TEST(Matching, a_bill_without_days_is_only_probable_where_another_may_cost_the_same) {
    for (const std::int64_t bos : {2001, 2040}) {
        LearntTown town;
        town.add_resident(2000);
        town.add_resident(bos);
        town.add_bill(0, day(7, 6), {}, 30 * day_ore);
        EXPECT_EQ(town.matched().postings.back().state, bos == 2001 ? LinkState::probable : LinkState::linked)
            << bos;
    }
}

// Both cost the same all June. The text names Bo's case, or the day Bo was born with Bo's initials, or Bo's
// CPR number; what it names of somebody else, or of nobody at that house, says nothing.
TEST(Matching, whom_the_text_names) {
    struct Case {
        const char* what;
        void (*name)(LearntTown& town, domain::Posting& bill);
        bool is_bo;
    };
    constexpr std::uint32_t bo = 3; // after the known one and Anna
    for (const Case& one :
         {Case{"case", [](LearntTown&t, domain::Posting&b) { b.named_case = t.term("S-0012345"); }, true},
          Case{"another case", [](LearntTown&t, domain::Posting&b) { b.named_case = t.term("S-0099999"); },
               false},
          Case{"birth",
               [](LearntTown&t, domain::Posting&b) {
                   b.named_born = Date::of(2009, 5, 12);
                   b.named_initials = t.term("B.P.");
               },
               true},
          Case{"birth of another",
               [](LearntTown&t, domain::Posting&b) {
                   b.named_born = Date::of(2009, 5, 12);
                   b.named_initials = t.term("A.P.");
               },
               false},
          Case{"number", [](LearntTown&, domain::Posting&b) { b.named = domain::IdentityRef{bo}; }, true},
          Case{"nobody's number", [](LearntTown&, domain::Posting&b) { b.named = domain::IdentityRef{999}; },
               false}}) {
        LearntTown town;
        town.add_resident(2000);
        ASSERT_EQ(town.add_person(Date::of(2009, 5, 12)), bo);
        town.person(bo).initials = town.term("B.M.P.");
        town.add_grant(bo, "SEL § 107", {day(1, 1), Date::open_end()}, 2000).case_no = town.term("S-0012345");
        one.name(town, town.add_bill(0, day(7, 6), month(6), 30 * day_ore));
        const Matching made = town.matched();
        const Match& match = made.postings[LearntTown::first];
        EXPECT_EQ(has(match.signs, Sign::named), one.is_bo) << one.what;
        EXPECT_EQ(match.state, one.is_bo ? LinkState::linked : LinkState::probable) << one.what;
        if (one.is_bo) {
            EXPECT_EQ(grants_of(made, LearntTown::first), Grants{2}) << one.what;
        }
    }
}

// Carl has a grant, but with another house: his number on Havbakken's bill makes it no bill for him.
TEST(Matching, whoever_the_text_names_must_be_at_the_payees) {
    LearntTown town;
    town.add_resident(2000);
    const std::uint32_t carl = town.add_person(Date::of(1990, 1, 1));
    town.add_grant(carl, "SEL § 107", {day(1, 1), Date::open_end()}, 2000).facility = town.term("Solbakken");
    town.add_tariff("Solbakken", "87654325", 2000).vat_factor_ppm = 954'000;
    town.add_bill(0, day(7, 6), month(6), 30 * day_ore).named = domain::IdentityRef{carl};
    const Matching made = town.matched();
    EXPECT_FALSE(has(made.postings[LearntTown::first].signs, Sign::named));
    EXPECT_EQ(grants_of(made, LearntTown::first), Grants{1});
}

// June: Anna costs 30 × 3,100 × 0.954 = 88,722; Bo 30 × 3,000 × 0.954, and with a day more 88,722 too.
TEST(Matching, an_amount_to_the_ore_leads_before_one_with_a_known_difference) {
    LearntTown town;
    town.add_resident(3100);
    town.add_resident(3000);
    town.add_bill(0, day(7, 6), month(6), 88'722'00);
    const Matching made = town.matched();
    EXPECT_EQ(made.postings[LearntTown::first].state, LinkState::linked);
    EXPECT_EQ(grants_of(made, LearntTown::first), Grants{1});
}

// Anna came on 12 June, Bo had been there all the time. June's 19 days are Anna's; whose July is, nobody
// knows.
TEST(Matching, a_bill_that_begins_when_somebody_came_is_theirs) {
    LearntTown town;
    town.add_resident(2000, {day(6, 12), Date::open_end()});
    town.add_resident(2000);
    town.add_bill(0, day(7, 6), {day(6, 12), day(7, 1)}, 19 * day_ore);
    town.add_bill(0, day(8, 6), month(7), 31 * day_ore);
    const Matching made = town.matched();
    EXPECT_EQ(made.postings[LearntTown::first].state, LinkState::linked);
    EXPECT_TRUE(has(made.postings[LearntTown::first].signs, Sign::own_days));
    EXPECT_EQ(grants_of(made, LearntTown::first), Grants{1});
    EXPECT_EQ(made.postings[LearntTown::first + 1].state, LinkState::probable);
    EXPECT_FALSE(has(made.postings[LearntTown::first + 1].signs, Sign::own_days));
}

// 20 days of 2,500 × 0.954 = 47,700. With Anna at 2,000 the price is Bo's alone, with Anna at 2,500 it is
// not.
TEST(Matching, the_price_per_unit_tells_whose_it_is_where_it_is_nobody_elses) {
    for (const std::int64_t annas : {2000, 2500}) {
        LearntTown town;
        town.add_resident(annas);
        town.add_resident(2500);
        town.add_bill(0, day(7, 6), month(6), 47'700'00).quantity_milli = 20'000;
        const Matching made = town.matched();
        const Match& match = made.postings[LearntTown::first];
        EXPECT_TRUE(has(match.signs, Sign::unit_price)) << annas;
        EXPECT_EQ(match.state, annas == 2500 ? LinkState::probable : LinkState::linked) << annas;
    }
}

// Anna is usually billed with 80 % of what is granted; then 80 % of June is hers. Where she is billed with
// all of it, 101 % is not "as usual".
TEST(Matching, as_usual_is_said_of_a_part_only) {
    struct Case {
        int usual_percent;
        int percent;
        bool is_as_usual;
    };
    for (const Case& one : {Case{80, 80, true}, Case{100, 101, false}}) {
        LearntTown town;
        const std::uint32_t anna = town.add_resident(2000);
        for (int number = 1; number <= 5; ++number)
            town.add_bill(anna, day(number, 28), month(number),
                          month(number).days() * day_ore * one.usual_percent / 100);
        town.add_bill(0, day(7, 6), month(6), 30 * day_ore * one.percent / 100);
        const Matching made = town.matched();
        EXPECT_EQ(has(made.postings.back().signs, Sign::as_usual), one.is_as_usual) << one.percent;
        EXPECT_EQ(made.postings.back().state == LinkState::linked, one.is_as_usual) << one.percent;
    }
}

// April, May and June are 91 days.
TEST(Matching, a_bill_without_days_may_be_for_a_quarter) {
    LearntTown town;
    town.add_resident(2000);
    town.add_bill(0, day(7, 20), {}, 91 * day_ore);
    const Matching made = town.matched();
    EXPECT_EQ(made.postings[LearntTown::first].state, LinkState::linked);
    EXPECT_EQ(made.postings[LearntTown::first].days, (Period{day(4, 1), day(7, 1)}));
}

TEST(Matching, two_equal_bills_for_two_equal_grants_are_one_each) {
    LearntTown town;
    town.add_resident(2000);
    town.add_resident(2000);
    town.add_bill(0, day(7, 6), month(6), 30 * day_ore);
    town.add_bill(0, day(7, 6), month(6), 30 * day_ore);
    const Matching made = town.matched();
    Grants both = grants_of(made, LearntTown::first);
    const Grants second = grants_of(made, LearntTown::first + 1);
    both.insert(both.end(), second.begin(), second.end());
    EXPECT_EQ(both, (Grants{1, 2}));
    EXPECT_EQ(made.postings[LearntTown::first].state, LinkState::probable);
}

// Three residents at 1,000, 2,000 and 3,500 a day; the bill is for the first and the last.
TEST(Matching, one_bill_for_several_citizens) {
    LearntTown town;
    town.add_resident(1000);
    town.add_resident(2000);
    town.add_resident(3500);
    town.add_bill(0, day(7, 6), month(6), 30 * (954'00 + 3'339'00));
    const Matching made = town.matched();
    const Match& match = made.postings[LearntTown::first];
    EXPECT_EQ(match.state, LinkState::linked);
    EXPECT_TRUE(has(match.signs, Sign::together));
    ASSERT_EQ(grants_of(made, LearntTown::first), (Grants{1, 3}));
    EXPECT_EQ(made.links_of(LearntTown::first)[0].ore, 30 * 954'00);
    EXPECT_EQ(made.links_of(LearntTown::first)[1].ore, 30 * 3'339'00);
}

/// Two live at Havbakken for 2,000 each, and at the same payee's Solbakken two for 1,000 and 3,000.
class TwoHouses : public MatchTown {
  public:
    TwoHouses() {
        add_resident(2000);
        add_resident(2000);
        add_tariff("Solbakken", house, 2000).vat_factor_ppm = 954'000;
    }
    void fill_solbakken() {
        for (const int price : {1000, 3000})
            add_grant(add_person(Date::of(1990, 1, 1)), "SEL § 107", {day(1, 1), Date::open_end()}, price)
                .facility = term("Solbakken");
    }
};

TEST(Matching, one_bill_for_a_whole_house_unless_another_house_costs_the_same) {
    for (const bool is_another_house_alike : {false, true}) {
        TwoHouses town;
        if (is_another_house_alike) town.fill_solbakken();
        town.add_bill(0, day(7, 6), month(6), 2 * 30 * day_ore);
        EXPECT_EQ(town.matched().postings[0].state,
                  is_another_house_alike ? LinkState::probable : LinkState::linked);
    }
}

// The three of the house cost (1,500 + 2,000 + 2,500) × 0.954 × 30 = 171,720. Their bills stand elsewhere,
// but no other sum is the house's.
TEST(Matching, one_bill_for_a_whole_house_may_stand_on_an_unusual_account) {
    LearntTown town;
    town.add_resident(2000);
    town.add_resident(2500);
    town.add_bill(0, day(7, 6), month(6), 171'720'00).account = town.term("538501003");
    EXPECT_EQ(grants_of(town.matched(), LearntTown::first), (Grants{0, 1, 2}));
}

TEST(Matching, a_credit_follows_what_it_takes_back_and_the_bill_is_sent_anew) {
    MatchTown town;
    const std::uint32_t anna = town.add_resident(2000);
    town.add_bill(anna, day(7, 5), month(6), 30 * day_ore);
    town.add_bill(anna, day(8, 5), month(6), -30 * day_ore);
    town.add_bill(anna, day(8, 5), month(6), 30 * day_ore);
    const Matching made = town.matched();
    std::int64_t paid = 0;
    for (const std::uint32_t link : made.links_of_grant(0))
        paid += made.links[link].ore;
    EXPECT_EQ(paid, 30 * day_ore);
    EXPECT_TRUE(has(made.postings[0].signs, Sign::undone));
    EXPECT_TRUE(has(made.postings[1].signs, Sign::undone));
    EXPECT_FALSE(has(made.postings[2].signs, Sign::undone));
}

// No days on the bill, but only February costs 28 × 1,908.
TEST(Matching, a_bill_without_days_is_for_the_month_that_costs_it) {
    MatchTown town;
    town.add_posting(town.add_resident(2000), case_account, day(4, 20), 28 * day_ore).provider =
        town.term(house);
    const Matching made = town.matched();
    EXPECT_EQ(made.postings[0].state, LinkState::linked);
    EXPECT_EQ(made.postings[0].days, month(2));
}

// Wages of an own unit are no citizen's; and what stands in the ledger stands in exactly one state.
TEST(Matching, every_krone_is_in_one_state_and_its_parts_sum_to_it) {
    LearntTown town;
    const std::uint32_t anna = town.add_resident(2000);
    town.add_bill(anna, day(7, 5), month(6), 30 * day_ore + 1);
    town.add_bill(0, day(7, 5), month(6), 777'77);
    town.add_posting(0, "645581", day(7, 31), 5'000'050);
    const auto snapshot = town.context(Date::of(2023, 12, 31)).snapshot;
    const Matching made = match(*snapshot);
    for (std::uint32_t posting = 0; posting < made.postings.size(); ++posting) {
        const auto links = made.links_of(posting);
        const std::int64_t sum =
            std::accumulate(links.begin(), links.end(), std::int64_t{0},
                            [](std::int64_t so_far, const Link& link) { return so_far + link.ore; });
        const bool is_linked = made.postings[posting].state == LinkState::linked
                               || made.postings[posting].state == LinkState::probable;
        EXPECT_EQ(sum, is_linked ? snapshot->postings[posting].amount.in_ore() : 0) << posting;
    }
    EXPECT_EQ(made.postings.back().state, LinkState::outside);
}

TEST(Matching, a_person_gets_the_marks_that_the_scale_says) {
    EXPECT_EQ(score_of(Sign::citizen | Sign::provider), 65);
    EXPECT_EQ(score_of(Sign::citizen | Sign::other_provider), 0);
    EXPECT_EQ(score_of(Sign::provider | Sign::account | Sign::days | Sign::amount), 75);
    const Signs own = Sign::citizen | Sign::account | Sign::days;
    EXPECT_EQ(score_of(own | Sign::alone), 70) << "there is no price to compare with";
    EXPECT_EQ(score_of(own | Sign::alone | Sign::other_amount), 60);
    const Signs elsewhere = Sign::citizen | Sign::provider | Sign::other_account;
    EXPECT_EQ(score_of(elsewhere | Sign::days), 30) << "neither account nor amount fits";
    EXPECT_EQ(score_of(elsewhere | Sign::days | Sign::units), 30) << "that the units do is no sign then";
    EXPECT_EQ(score_of(elsewhere | Sign::days | Sign::amount), 90);
}

// Anna's June stands among the administration's postings by a slip of the account; what the same payee was
// paid for something else there is no grant's.
TEST(Matching, a_citizens_bill_on_an_account_that_is_no_citizens) {
    MatchTown town;
    const std::uint32_t anna = town.add_resident(2000);
    town.add_bill(anna, day(7, 5), month(6), 30 * day_ore).account = town.term("645581");
    town.add_bill(anna, day(8, 5), month(7), 12'345'00).account = town.term("645581");
    const Matching made = town.matched();
    EXPECT_EQ(made.postings[0].state, LinkState::linked);
    EXPECT_TRUE(has(made.postings[0].signs, Sign::astray));
    EXPECT_EQ(grants_of(made, 0), Grants{0});
    EXPECT_EQ(made.postings[1].state, LinkState::outside);
    EXPECT_EQ(grants_of(made, 1), Grants{});
}

// Five bills are too few to learn a kind's account from, but four of them tell where Anna's fifth belongs.
TEST(Matching, the_helps_own_bills_tell_its_account_where_its_kind_has_few) {
    constexpr const char* elsewhere = "538501003";
    MatchTown town;
    const std::uint32_t anna = town.add_resident(2000);
    for (int number = 1; number <= 5; ++number)
        town.add_bill(anna, day(number + 1, 5), month(number), month(number).days() * day_ore).account =
            town.term(number == 5 ? elsewhere : case_account);
    const Matching made = town.matched();
    EXPECT_TRUE(has(made.postings[0].signs, Sign::account));
    EXPECT_TRUE(has(made.postings[4].signs, Sign::other_account));
    EXPECT_EQ(made.postings[4].usual_account, town.term(case_account));
    EXPECT_EQ(made.postings[4].state, LinkState::linked) << "its amount is right";
}

} // namespace
} // namespace styrhus::models::matching
