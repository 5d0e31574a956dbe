#include "rules/rules.h"

#include <string>

/// A bill for a citizen who has no grant it could pay for: not by its payee, its account or its days. What a
/// person should only confirm is not here; nor is a bill without a citizen (r0308).
namespace styrhus::rules {

namespace {

/// Whom a protected citizen lives with is not told.
std::string payee_of(const Municipality& at, const Bill& bill) {
    const std::string& payee = at.text(bill.fact.provider);
    const bool is_told = !payee.empty() && !at.person(bill.person).is_protected;
    return is_told ? payee : "–";
}

void posted_without_grant(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (bill.match.state != models::matching::LinkState::unlinked
            || at.person_of_posting(bill.number) == 0)
            continue;
        report.posting(
            bill.number, bill.fact.posted_on, bill.fact.amount,
            {"{} kr. på {} (modtager {}): borgeren har ingen bevilling, som det kan være betaling for.",
             "DKK {} on {} (payee {}): the citizen has no grant that it could pay for."},
            {bill.fact.amount, at.text(account_of(bill.fact)), payee_of(at, bill)});
    }
}

} // namespace

const Rule r0302 = {.head = {.code = "r0302",
                             .severity = domain::Severity::error,
                             .title = {"Bogført uden bevilling", "Posted without a grant"},
                             .reference = "Kontrolpraksis: regning uden bevilling (DOMAIN 6)",
                             .field = "citizen"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting),
                    .look = posted_without_grant};

} // namespace styrhus::rules
