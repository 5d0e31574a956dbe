#include "rules/rules.h"

/// Posted on an account of cases without saying for whom: what is granted must be booked on persons (DOMAIN
/// 3).
namespace styrhus::rules {

namespace {

void look(const Municipality& at, Report& report) {
    for (std::uint32_t posting = 0; posting < at.postings().size(); ++posting) {
        const domain::Posting& fact = at.postings()[posting];
        if (at.person_of_posting(posting) != 0 || at.method_of(posting) != reference::Method::case_) continue;
        if (fact.amount <= base::Money{}) continue;
        report.posting(posting, fact.posted_on, fact.amount,
                       {"{} kr. på {} er bogført uden borger.", "DKK {} on {} is posted without a citizen."},
                       {fact.amount, at.text(fact.account)});
    }
}

} // namespace

const Rule r0308 = {.head = {.code = "r0308",
                             .severity = domain::Severity::warning,
                             .title = {"Sagskonto uden borger", "Case account without a citizen"},
                             .reference = "Budget- og regnskabssystem for kommuner: personbogføring",
                             .field = "citizen"},
                    .needs = kind(domain::FactKind::posting),
                    .look = look};

} // namespace styrhus::rules
