#include "domain/said.h"
#include "models/matching/considered.h"
#include "models/matching/matching.h"
#include "models/matching/year.h"
#include "views/small_town.h"

#include <gtest/gtest.h>

#include <numeric>
#include <utility>
#include <vector>

namespace styrhus::models::matching {
namespace {

using base::Date;
using base::Money;
using base::Month;
using base::Period;

/// A place at Havbakken for 2,000 a day costs 2,000 × 0.954 = 1,908 after VAT; June's 30 days 57,240.
constexpr std::int64_t june_ore = 30 * 1908'00;

/// Twelve bills of a resident at 1,500 a day have taught what the account is used for (grant 0). Bo (grant 1)
/// and Carl (grant 2) live at 2,000 a day.
class SaidTown : public views::SmallTown {
  public:
    SaidTown() {
        add_tariff("Havbakken", house, 2000).vat_factor_ppm = 954'000;
        const std::uint32_t known = add_resident(1500);
        for (int number = 1; number <= 12; ++number)
            add_bill(known, day(number, 28), month(number), month(number).days() * 1431'00);
        bo = add_resident(2000);
        carl = add_resident(2000);
    }
    std::uint32_t add_resident(std::int64_t kroner_a_day) {
        const std::uint32_t person = add_person(Date::of(1990, 1, 1));
        add_grant(person, "SEL § 107", {day(1, 1), Date::open_end()}, kroner_a_day);
        return person;
    }
    domain::Posting& add_bill(std::uint32_t person, Date posted_on, Period service, std::int64_t ore) {
        domain::Posting& bill = add_posting(person, case_account, posted_on, ore);
        bill.service = service;
        bill.provider = term(house);
        return bill;
    }
    std::shared_ptr<const snapshot::Snapshot> frozen() { return context(day(12, 31)).snapshot; }

    void say(std::string_view form, std::uint32_t posting, std::vector<Link> links) {
        const auto now = frozen();
        LinkWords words = {.amount = now->postings[posting].amount, .parts = {}};
        for (const Link& link : links)
            words.parts.push_back({now->subject_of(link.grant), Money::ore(link.ore)});
        said.push_back({.id = domain::StatementId{said.size() + 1},
                        .subject = now->subject_of_posting(posting),
                        .form = std::string(form),
                        .author = "anna",
                        .payload = link_payload(words, "set i sagen")});
    }
    void undo() {
        domain::Statement one = said.back();
        one.supersedes = one.id;
        one.id = domain::StatementId{said.size() + 1};
        one.form = snapshot::undo_form;
        said.push_back(std::move(one));
    }
    snapshot::Snapshot laid_over() { return snapshot::lay_over(frozen()->base, said); }
    Matching matched() { return match(laid_over()); }

    static constexpr std::uint32_t first = 12; ///< the first posting of the test
    std::uint32_t bo = 0;
    std::uint32_t carl = 0;
    std::vector<domain::Statement> said;
};

using Parts = std::vector<std::pair<std::uint32_t, std::int64_t>>;

Parts parts_of(const Matching& matching, std::uint32_t posting) {
    Parts parts;
    for (const Link& link : matching.links_of(posting))
        parts.emplace_back(link.grant, link.ore);
    return parts;
}

TEST(SaidLinks, a_payload_comes_back_as_it_was_said) {
    const LinkWords words = {
        .amount = Money::ore(-150),
        .parts = {{"grant:0123456789abcdef", Money::ore(-100)}, {"grant:0000000000000001", Money::ore(-50)}}};
    const std::string payload = link_payload(words, "\"reason\":\"x\" ]");
    EXPECT_EQ(payload, "{\"amount\":-150,\"links\":[{\"grant\":\"grant:0123456789abcdef\",\"ore\":-100},"
                       "{\"grant\":\"grant:0000000000000001\",\"ore\":-50}],"
                       "\"reason\":\"\\\"reason\\\":\\\"x\\\" ]\"}");
    EXPECT_EQ(link_words_in(payload), words);
    EXPECT_EQ(domain::reason_in(payload), "\"reason\":\"x\" ]");
    EXPECT_EQ(link_words_in(link_payload({.amount = Money::ore(7), .parts = {}}, "x")),
              (LinkWords{.amount = Money::ore(7), .parts = {}}));
    for (const char* none :
         {"", "{}", "{\"amount\":7", "{\"amount\":x,\"links\":[],", "{\"amount\":7,\"links\":[{",
          "{\"amount\":7,\"links\":[{\"grant\":\"g\",\"ore\":7}{"})
        EXPECT_EQ(link_words_in(none), std::nullopt) << none;
}

// One bill that Bo's and Carl's grants could have equally.
TEST(SaidLinks, a_probable_link_that_is_confirmed_is_linked) {
    SaidTown town;
    town.add_bill(0, day(7, 6), month(6), june_ore);
    const Matching before = town.matched();
    ASSERT_EQ(before.postings[SaidTown::first].state, LinkState::probable);
    const auto proposed = before.links_of(SaidTown::first);
    town.say(confirm_form, SaidTown::first, {proposed.begin(), proposed.end()});
    const Matching after = town.matched();
    EXPECT_EQ(after.postings[SaidTown::first].state, LinkState::linked);
    EXPECT_EQ(after.postings[SaidTown::first].said, Said::confirmed);
    EXPECT_EQ(after.postings[SaidTown::first].difference, Difference::none);
    EXPECT_EQ(after.postings[SaidTown::first].expected_ore, june_ore);
    EXPECT_EQ(parts_of(after, SaidTown::first), parts_of(before, SaidTown::first));
    town.undo();
    EXPECT_EQ(town.matched().postings[SaidTown::first].state, LinkState::probable);
}

// Two equal bills for two equal grants are one each, but whose is whose nobody knows. Once a person says that
// the first is Carl's, his June is billed, and the second is certainly Bo's.
TEST(SaidLinks, what_is_said_leaves_fewer_grants_to_the_rest) {
    SaidTown town;
    town.add_bill(0, day(7, 6), month(6), june_ore);
    town.add_bill(0, day(7, 6), month(6), june_ore);
    ASSERT_EQ(town.matched().postings[SaidTown::first + 1].state, LinkState::probable);
    town.say(correct_form, SaidTown::first, {{SaidTown::first, 2, june_ore}});
    const Matching made = town.matched();
    EXPECT_EQ(parts_of(made, SaidTown::first), (Parts{{2, june_ore}}));
    EXPECT_EQ(parts_of(made, SaidTown::first + 1), (Parts{{1, june_ore}}));
    EXPECT_EQ(made.postings[SaidTown::first + 1].state, LinkState::linked);
    EXPECT_EQ(made.postings[SaidTown::first + 1].said, Said::nobody);
}

// 100,000.01 kr. of which 60,000 are Bo's: both are granted 57,240 in June, 114,480 together.
TEST(SaidLinks, a_posting_is_shared_as_a_person_says) {
    SaidTown town;
    town.add_bill(town.bo, day(7, 6), month(6), 100'000'01);
    town.say(correct_form, SaidTown::first,
             {{SaidTown::first, 2, 40'000'01}, {SaidTown::first, 1, 60'000'00}});
    const Matching made = town.matched();
    EXPECT_EQ(parts_of(made, SaidTown::first), (Parts{{1, 60'000'00}, {2, 40'000'01}}));
    EXPECT_EQ(made.postings[SaidTown::first].expected_ore, 114'480'00);
    EXPECT_EQ(made.postings[SaidTown::first].difference, Difference::other);
    EXPECT_TRUE(has(made.postings[SaidTown::first].signs, Sign::together));
}

// The posting names Bo; a person says that it is Carl's. It is no sign of Carl that it names Bo.
TEST(SaidLinks, another_citizens_grant_has_no_sign_of_the_citizen) {
    SaidTown town;
    town.add_bill(town.bo, day(7, 6), month(6), june_ore);
    ASSERT_EQ(parts_of(town.matched(), SaidTown::first), (Parts{{1, june_ore}}));
    town.say(correct_form, SaidTown::first, {{SaidTown::first, 2, june_ore}});
    const Matching made = town.matched();
    EXPECT_EQ(parts_of(made, SaidTown::first), (Parts{{2, june_ore}}));
    EXPECT_FALSE(has(made.postings[SaidTown::first].signs, Sign::citizen));
    EXPECT_TRUE(has(made.postings[SaidTown::first].signs, Sign::amount));
}

TEST(SaidLinks, a_posting_that_belongs_to_no_grant_is_unlinked) {
    SaidTown town;
    town.add_bill(town.bo, day(7, 6), month(6), june_ore);
    town.say(correct_form, SaidTown::first, {});
    const Matching made = town.matched();
    EXPECT_EQ(made.postings[SaidTown::first].state, LinkState::unlinked);
    EXPECT_EQ(made.postings[SaidTown::first].said, Said::corrected);
    EXPECT_TRUE(made.links_of(SaidTown::first).empty());
}

// The bill is taken back in August. A person's word on either of the two is about both.
TEST(SaidLinks, what_takes_a_bill_back_belongs_where_a_person_has_put_it) {
    for (const std::uint32_t spoken_of : {SaidTown::first, SaidTown::first + 1}) {
        SaidTown town;
        town.add_bill(town.bo, day(7, 6), month(6), june_ore);
        town.add_bill(town.bo, day(8, 6), month(6), -june_ore);
        const std::int64_t ore = spoken_of == SaidTown::first ? june_ore : -june_ore;
        town.say(correct_form, spoken_of, {{spoken_of, 2, ore}});
        const Matching made = town.matched();
        EXPECT_EQ(parts_of(made, SaidTown::first), (Parts{{2, june_ore}}));
        EXPECT_EQ(parts_of(made, SaidTown::first + 1), (Parts{{2, -june_ore}}));
        for (const std::uint32_t posting : {SaidTown::first, SaidTown::first + 1}) {
            EXPECT_EQ(made.postings[posting].state, LinkState::linked);
            EXPECT_TRUE(has(made.postings[posting].signs, Sign::undone));
        }
    }
}

TEST(SaidLinks, a_bill_and_a_credit_that_persons_put_to_unlike_grants_are_not_the_one_and_the_other) {
    SaidTown town;
    town.add_bill(town.bo, day(7, 6), month(6), june_ore);
    town.add_bill(town.bo, day(8, 6), month(6), -june_ore);
    town.say(correct_form, SaidTown::first, {{SaidTown::first, 1, june_ore}});
    town.say(correct_form, SaidTown::first + 1, {{SaidTown::first + 1, 2, -june_ore}});
    const Matching made = town.matched();
    EXPECT_EQ(parts_of(made, SaidTown::first), (Parts{{1, june_ore}}));
    EXPECT_EQ(parts_of(made, SaidTown::first + 1), (Parts{{2, -june_ore}}));
    EXPECT_FALSE(has(made.postings[SaidTown::first].signs, Sign::undone));
}

// Every state of the ledger, with two words that hold and one that does not.
TEST(SaidLinks, the_four_states_sum_to_the_ledger) {
    SaidTown town;
    town.add_bill(town.bo, day(7, 6), month(6), 100'000'01);
    town.add_bill(town.carl, day(7, 6), month(6), june_ore);
    town.add_bill(0, day(7, 6), month(6), 777'77);
    town.add_posting(0, "645581", day(7, 31), 5'000'050);
    town.say(correct_form, SaidTown::first,
             {{SaidTown::first, 1, 60'000'00}, {SaidTown::first, 2, 40'000'01}});
    town.say(correct_form, SaidTown::first + 1, {});
    town.say(correct_form, SaidTown::first + 3, {{SaidTown::first + 3, 1, 5'000'050}});
    const auto snapshot = town.laid_over();
    const Matching made = match(snapshot);
    std::int64_t states = 0;
    std::int64_t ledger = 0;
    for (std::uint32_t posting = 0; posting < made.postings.size(); ++posting) {
        const auto links = made.links_of(posting);
        const std::int64_t sum =
            std::accumulate(links.begin(), links.end(), std::int64_t{0},
                            [](std::int64_t so_far, const Link& link) { return so_far + link.ore; });
        const std::int64_t amount = snapshot.postings[posting].amount.in_ore();
        const LinkState state = made.postings[posting].state;
        const bool is_linked = state == LinkState::linked || state == LinkState::probable;
        EXPECT_EQ(sum, is_linked ? amount : 0) << posting;
        states += is_linked ? sum : amount;
        ledger += amount;
    }
    EXPECT_EQ(states, ledger);
    EXPECT_EQ(made.postings[SaidTown::first + 3].state, LinkState::outside);
}

TEST(SaidLinks, what_is_said_falls_with_what_it_speaks_of_and_the_posting_is_matched_as_before) {
    SaidTown town;
    domain::Posting& bill = town.add_bill(town.bo, day(7, 6), month(6), june_ore);
    town.say(correct_form, SaidTown::first, {{SaidTown::first, 2, june_ore}});
    const auto fallen = [&] { return town.matched().said.front().fallen; };
    const std::vector<domain::Statement> said = town.said;
    EXPECT_EQ(fallen(), Fallen::no);

    bill.amount = Money::ore(june_ore + 1);
    EXPECT_EQ(fallen(), Fallen::other_amount);
    EXPECT_EQ(parts_of(town.matched(), SaidTown::first), (Parts{{1, june_ore + 1}}));
    bill.amount = Money::ore(june_ore);

    bill.account = town.term("645581");
    bill.citizen = {};
    EXPECT_EQ(fallen(), Fallen::no_case);
    bill.account = town.term(case_account);
    bill.citizen = domain::IdentityRef{town.bo};

    town.said.front().subject = "posting:0000000000000001";
    EXPECT_EQ(fallen(), Fallen::no_posting);
    town.said = said;

    town.said.push_back({.id = domain::StatementId{2},
                         .subject = town.frozen()->subject_of(2),
                         .form = std::string(snapshot::set_aside_form),
                         .author = "bo",
                         .payload = domain::reason_payload("dobbelt")});
    EXPECT_EQ(fallen(), Fallen::no_grant);
    EXPECT_EQ(parts_of(town.matched(), SaidTown::first), (Parts{{1, june_ore}}));
    town.said = said;

    const LinkWords gone = {.amount = Money::ore(june_ore),
                            .parts = {{"grant:0000000000000001", Money::ore(june_ore)}}};
    town.said.front().payload = link_payload(gone, "x");
    EXPECT_EQ(fallen(), Fallen::no_grant);
    EXPECT_EQ(town.matched().postings[SaidTown::first].said, Said::nobody);
}

TEST(SaidLinks, statements_are_in_the_names_of_the_figures_and_leave_them_when_taken_back) {
    SaidTown town;
    town.add_bill(town.bo, day(7, 6), month(6), june_ore);
    const auto before = town.frozen();
    town.say(correct_form, SaidTown::first, {});
    const snapshot::Snapshot said = town.laid_over();
    EXPECT_NE(said.figures_id, before->figures_id);
    town.said.front().author = "bo";
    EXPECT_EQ(town.laid_over().figures_id, said.figures_id);
    EXPECT_NE(town.laid_over().snapshot_id, said.snapshot_id);
    town.undo();
    EXPECT_EQ(town.laid_over().figures_id, before->figures_id);
}

// A grant of each, and Carl's June is billed already.
TEST(SaidLinks, the_grants_to_choose_among_say_what_speaks_for_them) {
    SaidTown town;
    town.add_bill(town.carl, day(7, 5), month(6), june_ore);
    town.add_bill(0, day(7, 6), month(6), june_ore);
    const snapshot::Snapshot snapshot = town.laid_over();
    const Matching matching = match(snapshot);
    const Weigher weigher(snapshot);
    const auto seen = weigher.consider(matching, SaidTown::first + 1, 2);
    ASSERT_EQ(seen.size(), 2U);
    EXPECT_EQ(seen[0].grant, 1U);
    EXPECT_EQ(seen[0].expected_ore, june_ore);
    EXPECT_EQ(seen[0].ore, june_ore);
    EXPECT_TRUE(has(seen[0].signs, Sign::amount));
    EXPECT_EQ(seen[1].grant, 2U);
    EXPECT_TRUE(has(seen[1].signs, Sign::paid));
    const std::vector<std::uint32_t> asked = {0};
    const auto one = weigher.consider_grants(matching, SaidTown::first + 1, asked);
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one[0].expected_ore, 30 * 1431'00);
    EXPECT_TRUE(has(one[0].signs, Sign::other_amount));
}

} // namespace
} // namespace styrhus::models::matching
