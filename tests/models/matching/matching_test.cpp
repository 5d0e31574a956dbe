#include "models/matching/matching.h"
#include "models/matching/score.h"
#include "models/matching/subset.h"
#include "views/small_town.h"

#include <numeric>
#include <vector>

namespace styrhus::models::matching {
namespace {

using base::Date;
using base::Month;
using base::Period;

constexpr const char* account = "538521003"; // § 107, private: a case's account
constexpr const char* own_house = "12345674";

Date day(int month, int d) {
    return Date::of(2023, month, d);
}

Period month(int number) {
    return Period::month(Month::of(2023, number));
}

/// Havbakken is paid to `own_house`; what is reclaimed of its VAT leaves 95.4 %.
class MatchTown : public views::SmallTown {
  public:
    MatchTown() { add_tariff("Havbakken", own_house, 2000).vat_factor_ppm = 954'000; }

    std::uint32_t add_resident(std::int64_t kroner_a_day, Period period = {day(1, 1), Date::open_end()}) {
        const std::uint32_t person = add_person(Date::of(1990, 1, 1));
        add_grant(person, "SEL § 107", period, kroner_a_day);
        return person;
    }
    domain::Posting& add_bill(std::uint32_t person, Date posted_on, Period service, std::int64_t ore) {
        domain::Posting& bill = add_posting(person, account, posted_on, ore);
        bill.service = service;
        bill.provider = term(own_house);
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

// The bill says how many days it is for: 20 at the granted price, or 30 at another.
TEST(Matching, the_number_of_units_tells_number_from_price) {
    MatchTown town;
    const std::uint32_t anna = town.add_resident(2000);
    town.add_bill(anna, day(7, 5), month(6), 20 * day_ore).quantity_milli = 20'000;
    town.add_bill(anna, day(8, 5), month(7), 31 * 2000'00).quantity_milli = 31'000;
    town.add_bill(anna, day(9, 5), month(8), 31 * 1950'00).quantity_milli = 31'000;
    const Matching made = town.matched();
    EXPECT_EQ(made.postings[0].difference, Difference::quantity);
    EXPECT_EQ(made.postings[1].difference, Difference::vat_kept);
    EXPECT_EQ(made.postings[2].difference, Difference::price);
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
    town.add_posting(town.add_resident(2000), account, day(4, 20), 28 * day_ore).provider =
        town.term(own_house);
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
}

TEST(Subset, all_then_the_only_ones_then_none) {
    EXPECT_EQ(subset_of({100, 200, 300}, 600).members, (std::vector<std::size_t>{0, 1, 2}));
    const Subset two = subset_of({100, 250, 300}, 400);
    EXPECT_EQ(two.members, (std::vector<std::size_t>{0, 2}));
    EXPECT_TRUE(two.is_only_one);
    EXPECT_TRUE(subset_of({100, 250, 300}, 500).members.empty());
}

TEST(Subset, which_of_several_it_is_may_be_unknown) {
    EXPECT_FALSE(subset_of({100, 100, 300}, 400).is_only_one); // either of the two
    EXPECT_FALSE(subset_of({100, 300, 150, 250}, 400).is_only_one);
    EXPECT_TRUE(subset_of({100, 100, 300}, 200).is_only_one); // both of them
}

} // namespace
} // namespace styrhus::models::matching
