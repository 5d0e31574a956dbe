#include "rules/rules.h"

/// A child's account for somebody who has been grown up for years: youth support ends at 23.
namespace styrhus::rules {

namespace {

constexpr int youth_ends = 23;

void childrens_account_for_an_adult(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (bill.person == 0 || at.audience_of(bill.number) != snapshot::Audience::children) continue;
        const domain::Person& person = at.person(bill.person);
        const base::Date day =
            Municipality::has_service(bill.fact) ? bill.fact.service.from : bill.fact.posted_on;
        if (person.born.is_open_end() || day < person.born) continue;
        const int age = base::age_on(person.born, day);
        if (age < youth_ends) continue;
        report.posting(
            bill.number, day, bill.fact.amount,
            {"Borgeren var {} år {}, men udgiften står på en konto for børn og unge.",
             "The citizen was {} on {}, but the cost stands on an account for children and young people."},
            {std::int64_t{age}, day});
    }
}

} // namespace

const Rule r0325 = {.head = {.code = "r0325",
                             .severity = domain::Severity::error,
                             .title = {"Børnekonto til en voksen", "A child's account for an adult"},
                             .reference = "BL §§ 113-116; SEL: målgruppe fra 18 år",
                             .field = "account"},
                    .needs = kind(domain::FactKind::posting) | kind(domain::FactKind::citizen),
                    .look = childrens_account_for_an_adult};

} // namespace styrhus::rules
