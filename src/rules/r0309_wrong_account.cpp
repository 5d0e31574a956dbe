#include "rules/rules.h"

/// A bill that stands on another account than bills of its kind of help do: what is usual is learnt from this
/// municipality's own postings, and a kind with two accounts has two usual ones. Or on an account that no
/// citizen's help is paid from.
namespace styrhus::rules {

namespace {

using models::matching::Sign;

/// Its account may be all that keeps a bill of the right amount from being certain.
bool is_known(const Bill& bill) {
    return bill.is_linked() || (bill.grant != nullptr && has(bill.match.signs, Sign::amount));
}

void wrong_account(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (!is_known(bill)) continue;
        const bool has_usual = !domain::is_none(bill.match.usual_account);
        if (has(bill.match.signs, Sign::other_account) && has_usual)
            report.posting(bill.number, bill.fact.posted_on, bill.fact.amount,
                           {"Bogført på {}; andre regninger for samme slags hjælp står på {}.",
                            "Posted on {}; other bills for the same kind of help stand on {}."},
                           {at.text(account_of(bill.fact)), at.text(bill.match.usual_account)});
        else if (has(bill.match.signs, Sign::astray))
            report.posting(bill.number, bill.fact.posted_on, bill.fact.amount,
                           {"Bogført på {}, hvor borgeres hjælp ikke betales fra.",
                            "Posted on {}, which no citizen's help is paid from."},
                           {at.text(account_of(bill.fact))});
    }
}

} // namespace

const Rule r0309 = {
    .head = {.code = "r0309",
             .severity = domain::Severity::warning,
             .title = {"Usædvanlig konto for hjælpen", "Unusual account for the help"},
             .reference = "Kontrolpraksis: funktion og gruppering mod paragraf (DOMAIN 3 og 6)",
             .field = "account"},
    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting),
    .look = wrong_account};

} // namespace styrhus::rules
