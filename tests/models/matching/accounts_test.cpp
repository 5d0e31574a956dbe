#include "models/matching/accounts.h"

#include "models/matching/year.h"
#include "views/small_town.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <string>

namespace styrhus::models::matching {
namespace {

using base::Date;
using Fit = Accounts::Fit;

/// Twenty residents, each at a place of its own, who are billed monthly on the account of the place: P1 …
/// P20, all of them 5.38.52, ownership 1, grouping 003 by the chart. P99 is of that line too, P50 is 5.38.50.
class PlacesTown : public views::SmallTown {
  public:
    static constexpr std::uint32_t places = 20;

    explicit PlacesTown(bool has_chart) {
        for (std::uint32_t place = 1; place <= places; ++place)
            add_grant(add_person(Date::of(1990, 1, 1)), "SEL § 107", {day(1, 1), Date::open_end()}, 1000)
                .facility = term(name_of(place));
        if (has_chart) {
            const std::size_t chart = deliver("opus_psp", domain::FactKind::account);
            for (const std::uint32_t place : {99U, 50U})
                add_account(chart, place);
            for (std::uint32_t place = 1; place <= places; ++place)
                add_account(chart, place);
        }
        for (std::uint32_t number = 1; number <= 99; ++number)
            (void)add_posting(0, "P" + std::to_string(number), day(1, 31), 1);
    }

    /// What an account is to the first resident's help, when each help has had `bills` on its place's own
    /// account.
    Fit fit(const std::string& asked, int bills) {
        const views::Context at = context(Date::of(2023, 12, 31));
        const commitment::GrantCosts costs(*at.snapshot);
        const Interventions interventions(*at.snapshot, costs);
        Accounts accounts(*at.snapshot, interventions, at.snapshot->postings);
        for (std::uint32_t one = 0; one < places; ++one)
            for (int bill = 0; bill < bills; ++bill)
                accounts.see(one, day(2, 1).days(),
                             term("P" + std::to_string(place_of(*at.snapshot, interventions, one))));
        accounts.learn();
        std::uint32_t first = 0;
        while (place_of(*at.snapshot, interventions, first) != 1)
            ++first;
        return accounts.fit(first, day(2, 1).days(), term(asked));
    }

  private:
    static std::string name_of(std::uint32_t place) { return "Hus " + std::to_string(place); }
    void add_account(std::size_t chart, std::uint32_t place) {
        domain::AccountFact fact;
        fact.account = term("P" + std::to_string(place));
        fact.function = term(place == 50 ? "5.38.50" : "5.38.52");
        fact.ownership = term("1");
        fact.grouping = term("003");
        fact.period = {Date::of(2000, 1, 1), Date::open_end()};
        (void)add(chart, fact);
    }
    std::uint32_t place_of(const snapshot::Snapshot& snapshot, const Interventions& interventions,
                           std::uint32_t one) {
        const domain::Grant& grant = snapshot.grants[interventions[one].grants.front()];
        for (std::uint32_t place = 1; place <= places; ++place)
            if (grant.facility == term(name_of(place))) return place;
        return 0;
    }
};

// No account has a twentieth of the bills, and all are one line of the chart: a place's own account is usual
// for it, an account of the line that is new to it tells nothing, one of another line is unusual.
TEST(Accounts, an_account_for_each_place_is_told_by_the_chart) {
    PlacesTown town(true);
    EXPECT_EQ(town.fit("P1", 6), Fit::usual);
    EXPECT_EQ(town.fit("P99", 6), Fit::unknown);
    EXPECT_EQ(town.fit("P50", 6), Fit::unusual);
}

// Without a chart they are lines of their own, and stand together nowhere: the help's own bills tell, and
// with three of them nothing does.
TEST(Accounts, without_a_chart_the_helps_own_bills_tell) {
    PlacesTown town(false);
    EXPECT_EQ(town.fit("P1", 6), Fit::usual);
    EXPECT_EQ(town.fit("P99", 6), Fit::unusual);
    EXPECT_EQ(town.fit("P1", 3), Fit::unknown);
}

} // namespace
} // namespace styrhus::models::matching
