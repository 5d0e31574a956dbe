#include "rules/rules.h"

/// Posted on an account of cases without saying for whom, and not taken back: what is granted must be booked
/// on persons (DOMAIN 3).
namespace styrhus::rules {

namespace {

void case_account_without_citizen(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        const bool is_on_case_account = at.method_of(bill.number) == reference::Method::case_;
        if (at.person_of_posting(bill.number) != 0 || !is_on_case_account) continue;
        if (bill.fact.amount.is_zero()) continue;
        report.posting(bill.number, bill.fact.posted_on, bill.fact.amount,
                       {"{} kr. på {} er bogført uden borger.", "DKK {} on {} is posted without a citizen."},
                       {bill.fact.amount, at.text(account_of(bill.fact))});
    }
}

} // namespace

const Rule r0308 = {.head = {.code = "r0308",
                             .severity = domain::Severity::warning,
                             .title = {"Sagskonto uden borger", "Case account without a citizen"},
                             .reference = "Budget- og regnskabssystem for kommuner: personbogføring",
                             .field = "citizen"},
                    .needs = kind(domain::FactKind::posting),
                    .look = case_account_without_citizen};

} // namespace styrhus::rules
