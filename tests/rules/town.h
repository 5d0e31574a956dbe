#pragma once

#include "rules/rules.h"
#include "views/small_town.h"

#include <string>
#include <vector>

/// A small town in which one rule is tried: everything it needs is delivered.
namespace styrhus::rules {

using base::Date;
using base::Money;
using base::Period;

inline constexpr int born = 1990;
inline constexpr const char* account = "538521003"; // § 107, private
inline constexpr const char* house = "12345674";

inline Date day(int year, int month, int d) {
    return Date::of(year, month, d);
}
/// First and last day, both included.
inline Period days(Date first, Date last) {
    return Period::inclusive(first, last);
}
inline Period open_from(Date from) {
    return {from, Date::open_end()};
}
inline Period year_2023() {
    return Period::year(2023);
}

class RuleTown : public views::SmallTown {
  public:
    RuleTown();

    /// A grant whose price stands in the tariff list, at Havbakken, level 1.
    domain::Grant& add_unpriced(std::uint32_t person, std::string_view law, Period period) {
        domain::Grant& grant = add_grant(person, law, period, 0);
        grant.has_price = false;
        grant.service_detail = term("Niveau 1");
        return grant;
    }
    using SmallTown::add_tariff;
    /// A tariff per day of Havbakken, level 1.
    domain::Tariff& add_tariff(Period period, std::int64_t kroner) {
        domain::Tariff tariff;
        tariff.facility = term("Havbakken");
        tariff.service_detail = term("Niveau 1");
        tariff.period = period;
        tariff.price = Money::kroner(kroner);
        return add(tariffs_, tariff);
    }
    domain::Activity& add_follow_up(std::uint32_t person, Date due, Date done) {
        domain::Activity activity;
        activity.citizen = domain::IdentityRef{person};
        activity.type = term("Opfølgning");
        activity.unit = term("Voksenteam");
        activity.due_on = due;
        activity.done_on = done;
        return add(activities_, activity);
    }
    /// Hours a week at Havbakken, level 1.
    domain::QuantityFact& add_hours(std::uint32_t person, Period period, std::int64_t hours) {
        domain::QuantityFact fact;
        fact.citizen = domain::IdentityRef{person};
        fact.service_detail = term("Niveau 1");
        fact.facility = term("Havbakken");
        fact.period = period;
        fact.quantity_milli = hours * 1000;
        return add(hours_, fact);
    }
    domain::BudgetLine& add_budget(std::string_view budgeted, int year, std::int64_t kroner) {
        domain::BudgetLine line;
        line.account = term(budgeted);
        line.fiscal_year = static_cast<std::int16_t>(year);
        line.revised = Money::kroner(kroner);
        return add(budget_, line);
    }
    void add_account(std::string_view opened) {
        domain::AccountFact fact;
        fact.account = term(opened);
        fact.function = term("5.38.52");
        fact.period = open_from(day(2000, 1, 1));
        add(chart_, fact);
    }
    /// The register's row of a person whose number was another before.
    void add_renumbered(std::uint32_t person, domain::IdentityRef former) {
        domain::Citizen citizen;
        citizen.citizen = domain::IdentityRef{person};
        citizen.former = former;
        add(cpr_, citizen);
    }
    domain::Delivery& register_extract() { return delivery(cpr_); }
    domain::Delivery& dubu_extract() { return delivery(dubu_); }
    domain::Delivery& activity_extract() { return delivery(activities_); }
    /// Moves the latest grant to the children's system.
    void in_dubu() { deliver_grant_in(dubu_); }

    domain::Checks checked(Date as_of);
    std::vector<domain::RuleFinding> findings(std::string_view rule, Date as_of = day(2023, 12, 31));
    /// What the rule says, with the kroner at stake: "line 2: … [1234.00]".
    std::vector<std::string> found(std::string_view rule, Date as_of = day(2023, 12, 31));

  private:
    std::size_t cpr_, tariffs_, activities_, hours_, budget_, chart_, dubu_;
};

using Found = std::vector<std::string>;
inline const Found nothing;

} // namespace styrhus::rules
