#include "rules/town.h"

#include <gtest/gtest.h>

namespace styrhus::rules {
namespace {

domain::Posting& add_bill(RuleTown& town, std::uint32_t person, Date posted_on, Period service,
                          std::int64_t kroner) {
    domain::Posting& bill = town.add_posting(person, account, posted_on, kroner * 100);
    bill.service = service;
    return bill;
}

Period june() {
    return Period::month(base::Month::of(2023, 6));
}

// June's bill twice (line 3). Line 5 takes line 4 back and line 6 is sent anew; July's (line 7) is another
// bill.
TEST(Postings, r0304_posted_twice) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(1990, 1, 1));
    add_bill(town, anna, day(2023, 7, 5), june(), 1000);
    add_bill(town, anna, day(2023, 7, 9), june(), 1000);
    add_bill(town, anna, day(2023, 7, 5), june(), 2000);
    add_bill(town, anna, day(2023, 8, 5), june(), -2000);
    add_bill(town, anna, day(2023, 8, 5), june(), 2000);
    add_bill(town, anna, day(2023, 8, 5), Period::month(base::Month::of(2023, 7)), 1000);
    const Found found = town.found("r0304");
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0],
              "line 3: 1.000,00 kr. er bogført to gange for dagene 01.06.2023 til 30.06.2023. [1000.00]");
}

// Without days: the same units of one day are one bill; another number of them, another day, or no number at
// all tells too little. One that is taken back does not stand.
TEST(Postings, r0304_posted_twice_without_days) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(1990, 1, 1));
    const auto add = [&](base::Date posted_on, std::int64_t kroner, std::int64_t units) {
        add_bill(town, anna, posted_on, {}, kroner).quantity_milli = units * 1000;
    };
    add(day(2023, 7, 5), 1000, 29);
    add(day(2023, 7, 5), 1000, 29);
    add(day(2023, 7, 5), 1000, 28);
    add(day(2023, 7, 6), 1000, 29);
    add(day(2023, 7, 5), 3000, 0);
    add(day(2023, 7, 5), 3000, 0);
    for (const std::int64_t kroner : {2000, 2000, -2000})
        add(day(2023, 7, 5), kroner, kroner < 0 ? -30 : 30);
    EXPECT_EQ(town.found("r0304"),
              Found{"line 3: 1.000,00 kr. for lige mange enheder er bogført to gange den "
                    "05.07.2023, uden dage. [1000.00]"});
}

// A bill that is split between two cost centres stands on both, and nothing at all is no bill.
TEST(Postings, r0304_a_split_bill_is_none_too_many) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(1990, 1, 1));
    for (const char* cost_centre : {"4711", "4712"}) {
        domain::Posting& half = add_bill(town, anna, day(2023, 7, 5), june(), 1000);
        half.account = {};
        half.cost_centre = town.term(cost_centre);
    }
    add_bill(town, anna, day(2023, 7, 5), june(), 0);
    add_bill(town, anna, day(2023, 7, 5), june(), 0);
    EXPECT_EQ(town.found("r0304"), nothing);
}

// June's help posted in October is four months late, in September three; what is taken back is no bill.
TEST(Postings, r0305_posted_more_than_three_months_later) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(1990, 1, 1));
    add_bill(town, anna, day(2023, 10, 1), june(), 1000);
    add_bill(town, anna, day(2023, 9, 30), june(), 1000);
    add_bill(town, anna, day(2023, 11, 1), june(), -1000);
    EXPECT_EQ(
        town.found("r0305"),
        Found{"line 2: Hjælpen sluttede 30.06.2023, men er bogført 01.10.2023: 4 måneder efter. [1000.00]"});
}

// The account of § 107 is for cases; the last is an account nobody has placed, and its method is not "case".
TEST(Postings, r0308_case_account_without_a_citizen) {
    RuleTown town;
    const std::uint32_t anna = town.add_person(day(1990, 1, 1));
    town.add_posting(0, account, day(2023, 6, 30), 500'00);
    town.add_posting(anna, account, day(2023, 6, 30), 500'00);
    town.add_posting(0, account, day(2023, 6, 30), -400'00);
    town.add_posting(0, "999999", day(2023, 6, 30), 500'00);
    town.add_posting(0, account, day(2023, 7, 1), 700'00);
    town.add_posting(0, account, day(2023, 8, 1), -700'00); // taken back
    EXPECT_EQ(town.found("r0308"), Found{"line 2: 500,00 kr. på 538521003 er bogført uden borger. [500.00]"});
}

} // namespace
} // namespace styrhus::rules
