#include "models/forecast/forecast.h"

#include "models/forecast/courses.h"
#include "models/forecast/exits.h"
#include "models/forecast/inflow.h"
#include "models/forecast/rest_of_year.h"
#include "views/small_town.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

/// DEFINITIONS 6: the worked numbers, and what each layer is for.
namespace styrhus::models::forecast {
namespace {

using base::Date;
using base::Money;
using base::Month;
using base::Period;

constexpr const char* case_account = "538521003"; // § 107, private: a case's account
constexpr const char* administration = "645581";  // a frame: no citizen's

class Town : public views::SmallTown {
  public:
    std::uint32_t add_resident() { return add_person(Date::of(1990, 1, 1)); }
    domain::Grant& add_monthly(std::uint32_t person, Period period, std::int64_t kroner) {
        domain::Grant& grant = add_grant(person, "SEL § 107", period, kroner);
        grant.unit = domain::PriceUnit::month;
        grant.day_count = domain::DayCount::month_by_day;
        return grant;
    }
    domain::Posting& bill(std::uint32_t person, Month service, Date posted_on, std::int64_t kroner) {
        domain::Posting& bill = add_posting(person, case_account, posted_on, Money::kroner(kroner).in_ore());
        bill.service = Period::month(service);
        return bill;
    }
    void add_budget(int year, std::int64_t kroner) {
        domain::BudgetLine line;
        line.account = term(administration);
        line.fiscal_year = static_cast<std::int16_t>(year);
        line.original = Money::kroner(kroner);
        line.revised = Money::kroner(kroner);
        add(deliver("budget", domain::FactKind::budget_line), line);
    }
    /// Postings are delivered up to and with a day.
    void told_until(Date day) {
        for (std::size_t number = 0; number < 2; ++number) {
            delivery(number).dates.extract_date = day;
            delivery(number).dates.coverage = {Date::of(2020, 1, 1), day.plus_days(1)};
        }
    }
    base::Result<Forecast> asked(Date as_of, int year) {
        const snapshot::Snapshot& snapshot = seen_on(as_of);
        return forecast(snapshot, matching::match(snapshot), year);
    }
    const snapshot::Snapshot& seen_on(Date as_of) {
        snapshot_ = context(as_of).snapshot;
        return *snapshot_;
    }
    Forecast made(Date as_of, int year) {
        auto answer = asked(as_of, year);
        EXPECT_TRUE(answer) << (answer ? "" : answer.error().message);
        return answer ? *answer : Forecast{};
    }

  private:
    std::shared_ptr<const snapshot::Snapshot> snapshot_;
};

std::int64_t kroner(const Layered& ore, Layer layer) {
    EXPECT_EQ(ore.of(layer) % 100, 0);
    return ore.of(layer) / 100;
}

Layered total_of(const Forecast& made) {
    Layered sum;
    for (const AreaPart& part : made.areas)
        sum += part.ore;
    return sum;
}

bool lacks(const Forecast& made, Lack what) {
    return std::find(made.lacks.begin(), made.lacks.end(), what) != made.lacks.end();
}

// 30,000 a month, C = 30 September, October paid on 28 September: A = 300,000, B = 0, C = 60,000.
TEST(Forecast, what_is_prepaid_is_not_committed_again) {
    Town town;
    const std::uint32_t anna = town.add_resident();
    town.add_monthly(anna, Period::inclusive(Date::of(2021, 1, 1), Date::of(2024, 6, 30)), 30'000);
    for (int number = 1; number <= 10; ++number) {
        const Month month = Month::of(2023, number);
        town.bill(anna, month, number == 10 ? Date::of(2023, 9, 28) : month.last(), 30'000);
    }
    town.told_until(Date::of(2023, 9, 30));
    const Forecast made = town.made(Date::of(2023, 9, 30), 2023);
    const Layered total = total_of(made);
    EXPECT_EQ(kroner(total, Layer::posted), 300'000);
    EXPECT_EQ(kroner(total, Layer::delivered), 0);
    EXPECT_EQ(kroner(total, Layer::committed), 60'000);
    EXPECT_EQ(total.sum(), Money::kroner(360'000).in_ore());
    EXPECT_EQ(made.posted_until, Month::of(2023, 9));
}

// Half of September is not billed when the month is out: B holds it, at the granted price.
TEST(Forecast, delivered_days_that_are_not_posted_are_expected) {
    Town town;
    const std::uint32_t anna = town.add_resident();
    town.add_monthly(anna, Period::inclusive(Date::of(2021, 1, 1), Date::of(2024, 6, 30)), 30'000);
    for (int number = 1; number <= 8; ++number)
        town.bill(anna, Month::of(2023, number), Month::of(2023, number).plus(1).first().plus_days(4),
                  30'000);
    town.told_until(Date::of(2023, 9, 30));
    const Layered total = total_of(town.made(Date::of(2023, 9, 30), 2023));
    EXPECT_EQ(kroner(total, Layer::posted), 240'000);
    EXPECT_EQ(kroner(total, Layer::delivered), 30'000);
    EXPECT_EQ(kroner(total, Layer::committed), 90'000);
    // December's bill comes in January, and January's bills for the year before are booked in it.
    EXPECT_EQ(kroner(total, Layer::year_end), 0);
    EXPECT_EQ(total.sum(), Money::kroner(360'000).in_ore());
}

// Granted 100, delivered 82: what is to come is expected at 82 (DEFINITIONS 5).
TEST(Forecast, granted_is_not_delivered) {
    Town town;
    const std::uint32_t anna = town.add_resident();
    town.add_monthly(anna, Period::inclusive(Date::of(2021, 1, 1), Date::of(2024, 6, 30)), 10'000);
    for (int number = 1; number <= 9; ++number)
        town.bill(anna, Month::of(2023, number), Month::of(2023, number).last(), 8'200);
    town.told_until(Date::of(2023, 9, 30));
    const Forecast made = town.made(Date::of(2023, 9, 30), 2023);
    EXPECT_EQ(kroner(total_of(made), Layer::committed), 24'600);
    ASSERT_EQ(made.grants.size(), 1);
    EXPECT_EQ(made.grants.front().granted_committed_ore, Money::kroner(30'000).in_ore());
}

// A claim for October to December 2022 came in May 2023, booked in 2023; so will that for 2023. Seen on the
// last day of 2023: A is the old claim, B the new, and H takes the new one off again.
TEST(Forecast, what_comes_after_the_books_are_closed_belongs_to_the_next_year) {
    Town town;
    const std::uint32_t anna = town.add_resident();
    town.add_tariff("Havbakken", "12345674", 3'000).ownership = domain::Ownership::other_municipality;
    for (const int year : {2022, 2023}) {
        town.add_monthly(anna, Period::inclusive(Date::of(year, 10, 1), Date::of(year, 12, 31)), 100'000);
        for (int number = 10; year == 2022 && number <= 12; ++number)
            town.bill(anna, Month::of(year, number), Date::of(2023, 5, 20), 100'000);
    }
    // Something is posted before October 2022, so that nothing posted then is known.
    town.add_posting(0, administration, Date::of(2022, 9, 15), 100);
    town.told_until(Date::of(2023, 12, 31));
    const Layered total = total_of(town.made(Date::of(2023, 12, 31), 2023));
    EXPECT_EQ(kroner(total, Layer::posted), 300'000);
    EXPECT_EQ(kroner(total, Layer::delivered), 300'000);
    EXPECT_EQ(kroner(total, Layer::committed), 0);
    EXPECT_EQ(kroner(total, Layer::year_end), -300'000);
}

// Nobody has billed Bo for more than half a year, though Anna's bills come each month: his grant is dead.
TEST(Forecast, a_grant_that_is_never_billed_is_not_expected) {
    Town town;
    const std::uint32_t anna = town.add_resident();
    const std::uint32_t bo = town.add_resident();
    town.add_monthly(anna, Period::inclusive(Date::of(2021, 1, 1), Date::of(2024, 6, 30)), 30'000);
    town.add_monthly(bo, Period::inclusive(Date::of(2021, 1, 1), Date::of(2024, 6, 30)), 30'000);
    for (int number = 1; number <= 9; ++number)
        town.bill(anna, Month::of(2023, number), Month::of(2023, number).last(), 30'000);
    town.told_until(Date::of(2023, 9, 30));
    const Forecast made = town.made(Date::of(2023, 9, 30), 2023);
    ASSERT_EQ(made.grants.size(), 2);
    EXPECT_FALSE(made.grants[0].is_dead);
    EXPECT_TRUE(made.grants[1].is_dead);
    EXPECT_EQ(made.grants[1].ore.sum(), 0);
    EXPECT_EQ(total_of(made).sum() / 100, 360'000);
}

// An expected grant at 600 a day from 1 December takes the place of the granted 500: 31 × 100 more.
TEST(Forecast, an_expected_grant_changes_what_is_committed) {
    Town town;
    const std::uint32_t anna = town.add_resident();
    town.add_grant(anna, "SEL § 107", Period::inclusive(Date::of(2021, 1, 1), Date::of(2024, 6, 30)), 500);
    town.add_grant(anna, "SEL § 107", Period::inclusive(Date::of(2023, 12, 1), Date::of(2024, 6, 30)), 600)
        .status = domain::GrantStatus::expected;
    town.bill(anna, Month::of(2023, 11), Date::of(2023, 11, 30), 15'000);
    town.told_until(Date::of(2023, 11, 30));
    const Layered total = total_of(town.made(Date::of(2023, 11, 30), 2023));
    EXPECT_EQ(kroner(total, Layer::committed), 15'500);
    EXPECT_EQ(kroner(total, Layer::stated), 3'100);
}

// Carl turns 18 on 1 November: the placement's kroner after that day are an exit.
TEST(Forecast, a_childs_help_ends_at_18) {
    Town town;
    const std::uint32_t carl = town.add_person(Date::of(2005, 11, 1));
    town.add_grant(carl, "SEL § 52, stk. 3, nr. 7",
                   Period::inclusive(Date::of(2022, 1, 1), Date::of(2024, 6, 30)), 1'000);
    town.bill(carl, Month::of(2023, 9), Date::of(2023, 9, 30), 30'000);
    town.told_until(Date::of(2023, 9, 30));
    const Layered total = total_of(town.made(Date::of(2023, 9, 30), 2023));
    EXPECT_EQ(kroner(total, Layer::committed), 92'000);
    EXPECT_EQ(kroner(total, Layer::exits), -61'000);
}

// The administration has a budget of 1,200 and has used 900 by September: the rest is 300. Seen from the year
// after, when nothing more comes, the year is what is posted.
TEST(Forecast, a_frame_uses_its_budget_and_no_more_when_the_year_is_over) {
    Town town;
    town.add_budget(2023, 1'200);
    for (int number = 1; number <= 9; ++number)
        town.add_posting(0, administration, Month::of(2023, number).last(), 100'00);
    town.told_until(Date::of(2023, 9, 30));
    const Forecast made = town.made(Date::of(2023, 9, 30), 2023);
    EXPECT_EQ(kroner(total_of(made), Layer::frames), 300);
    EXPECT_FALSE(lacks(made, Lack::budget));
    town.add_posting(0, administration, Date::of(2024, 3, 31), 100'00);
    town.told_until(Date::of(2024, 5, 31));
    EXPECT_EQ(total_of(town.made(Date::of(2024, 5, 31), 2023)).sum(), Money::kroner(900).in_ore());
}

TEST(Forecast, says_which_years_it_can_tell_and_what_it_lacks) {
    Town town;
    EXPECT_FALSE(town.asked(Date::of(2023, 9, 30), 2023)); // no postings
    town.add_posting(0, administration, Date::of(2023, 3, 1), 100'00);
    town.told_until(Date::of(2023, 9, 30));
    EXPECT_FALSE(town.asked(Date::of(2023, 9, 30), 2024));
    EXPECT_FALSE(town.asked(Date::of(2023, 9, 30), 2021));
    const Forecast made = town.made(Date::of(2023, 9, 30), 2023);
    EXPECT_TRUE(lacks(made, Lack::budget));
    EXPECT_TRUE(lacks(made, Lack::run_off));
    EXPECT_TRUE(lacks(made, Lack::year_before));
}

// A new price (line 3) and barnets lov's number of the same placement (line 5) go on with the row before;
// help that begins again two days later (line 6), or at another place (line 7), does not.
TEST(Courses, a_new_price_or_number_of_the_law_begins_no_new_course) {
    Town town;
    const std::uint32_t anna = town.add_resident();
    const std::uint32_t carl = town.add_person(Date::of(2012, 1, 1));
    town.add_grant(anna, "SEL § 85", Period::inclusive(Date::of(2022, 1, 1), Date::of(2022, 12, 31)), 100);
    town.add_grant(anna, "SEL § 85", Period::inclusive(Date::of(2023, 1, 1), Date::of(2023, 6, 30)), 110);
    town.add_grant(carl, "SEL § 52, stk. 3, nr. 7",
                   Period::inclusive(Date::of(2023, 1, 1), Date::of(2023, 12, 31)), 9);
    town.add_grant(carl, "BL § 46, stk. 1", Period::inclusive(Date::of(2024, 1, 1), Date::of(2024, 12, 31)),
                   9);
    town.add_grant(anna, "SEL § 85", Period::inclusive(Date::of(2023, 7, 3), Date::of(2023, 7, 31)), 110);
    town.add_grant(anna, "SEL § 85", Period::inclusive(Date::of(2023, 8, 1), Date::of(2023, 8, 31)), 110)
        .facility = town.term("Skovly");
    const std::vector<std::uint32_t> all = {0, 1, 2, 3, 4, 5};
    const Courses courses(town.seen_on(Date::of(2024, 3, 31)), all);
    EXPECT_FALSE(courses.is_last(0));
    EXPECT_FALSE(courses.is_first(1));
    EXPECT_EQ(courses.begins(1), Date::of(2022, 1, 1).days());
    EXPECT_EQ(courses.kind_of(2), courses.kind_of(3));
    EXPECT_EQ(courses.next(2), 3U);
    EXPECT_TRUE(courses.is_last(1));
    EXPECT_TRUE(courses.is_first(4));
    EXPECT_TRUE(courses.is_first(5));
}

// Until 2 November, when all ends are told: 180 days without an exit in the first 90 days of help, 100 days
// with one from there to 180, 125 without after. Of all 1 exit in 405 days, so the second band's rate is
// 6/(100 + 5 × 405) of all, and of the paragraph, which is all there is, 6/(100 + 5 × 2125/6).
TEST(ExitRates, are_exits_by_days_and_lean_on_all) {
    Town town;
    town.add_grant(town.add_resident(), "SEL § 107",
                   Period::inclusive(Date::of(2023, 1, 1), Date::of(2023, 4, 10)), 1);
    town.add_grant(town.add_resident(), "SEL § 107", {Date::of(2023, 1, 1), Date::open_end()}, 1);
    const snapshot::Snapshot& snapshot = town.seen_on(Date::of(2023, 12, 31));
    const std::vector<std::uint32_t> all = {0, 1};
    const std::vector<std::int32_t> first_seen = {0, 0};
    const Courses courses(snapshot, all);
    const ExitRates rates(snapshot, courses, all, first_seen);
    EXPECT_DOUBLE_EQ(rates.lasting(courses.kind_of(0), 90, 90), std::exp(-90 * 6 / (100 + 5 * 2125.0 / 6)));
    EXPECT_DOUBLE_EQ(rates.lasting(courses.kind_of(0), 90, 0), 1);
    EXPECT_LT(rates.lasting(courses.kind_of(0), 90, 91), rates.lasting(courses.kind_of(0), 90, 90));
}

// Six courses begin in the twelve months of 2023, each decided on its first day: half a course a month, and
// none of January's is known yet. At 1,000 a day the first months cost 4 × 31 and 2 × 30 days.
TEST(Inflow, counts_what_begins_and_what_it_costs) {
    Town town;
    std::vector<std::uint32_t> all;
    for (const int number : {1, 3, 5, 7, 9, 11}) {
        const Date begins = Date::of(2023, number, 1);
        town.add_grant(town.add_resident(), "SEL § 107", {begins, Date::open_end()}, 1'000).decided_on =
            begins;
        all.push_back(static_cast<std::uint32_t>(all.size()));
    }
    const snapshot::Snapshot& snapshot = town.seen_on(Date::of(2023, 12, 31));
    const std::vector<domain::Term> areas(all.size());
    const Inflow inflow(snapshot, commitment::GrantCosts(snapshot), Courses(snapshot, all), all, areas);
    ASSERT_EQ(inflow.groups().size(), 1U);
    const Inflow::Group& group = inflow.groups().front();
    EXPECT_DOUBLE_EQ(group.a_month, .5);
    EXPECT_DOUBLE_EQ(inflow.not_known(group, Month::of(2024, 1)), .5);
    EXPECT_DOUBLE_EQ(inflow.not_known(group, Month::of(2023, 12)), 0);
    EXPECT_DOUBLE_EQ(Inflow::cost_ore(group, 0), (4 * 31 + 2 * 30) * 1'000'00 / 6.0);
}

// Last year 100 a month, this year 120 until June: what was left is 600, the level is 1.2, their mean 660.
TEST(RestOfYear, is_what_last_year_had_left_at_half_this_years_level) {
    PostedMonths posted;
    for (int number = 1; number <= 12; ++number)
        posted.add(2022, Month::of(2022, number), 100);
    for (int number = 1; number <= 6; ++number)
        posted.add(2023, Month::of(2023, number), 120);
    EXPECT_DOUBLE_EQ(posted.rest(2023, Month::of(2022, 1), Month::of(2023, 6)), 660);
    // Without the year before: six months more of 120.
    EXPECT_DOUBLE_EQ(posted.rest(2023, Month::of(2022, 2), Month::of(2023, 6)), 720);
    // The books of 2023 stay open into 2024, as they did the year before.
    posted.add(2022, Month::of(2023, 1), 50);
    EXPECT_DOUBLE_EQ(posted.rest(2023, Month::of(2022, 1), Month::of(2023, 12)), 50 * (1 + 720.0 / 1200) / 2);
}

} // namespace
} // namespace styrhus::models::forecast
