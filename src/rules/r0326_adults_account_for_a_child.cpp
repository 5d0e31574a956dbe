#include "rules/rules.h"

/// An adult's account for somebody under 18. What begins in the month of the birthday is let be.
namespace styrhus::rules {

namespace {

constexpr int of_age = 18;

void adults_account_for_a_child(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (bill.person == 0 || at.audience_of(bill.number) != snapshot::Audience::adults) continue;
        const domain::Person& person = at.person(bill.person);
        const base::Date day =
            Municipality::has_service(bill.fact) ? bill.fact.service.from : bill.fact.posted_on;
        if (person.born.is_open_end() || day < person.born) continue;
        const int age = base::age_on(person.born, day);
        if (base::birthday(person.born, of_age) <= day.plus_months(1)) continue;
        report.posting(bill.number, day, bill.fact.amount,
                       {"Borgeren var {} år {}, men udgiften står på en konto for voksne.",
                        "The citizen was {} on {}, but the cost stands on an account for adults."},
                       {std::int64_t{age}, day});
    }
}

} // namespace

const Rule r0326 = {.head = {.code = "r0326",
                             .severity = domain::Severity::error,
                             .title = {"Voksenkonto til et barn", "An adult's account for a child"},
                             .reference = "BL §§ 113-116; SEL: målgruppe fra 18 år",
                             .field = "account"},
                    .needs = kind(domain::FactKind::posting) | kind(domain::FactKind::citizen),
                    .look = adults_account_for_a_child};

} // namespace styrhus::rules
