#include "rules/rules.h"

/// A bill that stands on another account than bills of its kind of help do. What is usual is learnt from this
/// municipality's own postings: a kind with two accounts has two usual ones.
namespace styrhus::rules {

namespace {

void look(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        const bool is_elsewhere = has(bill.match.signs, models::matching::Sign::other_account);
        if (!bill.is_linked() || !is_elsewhere || domain::is_none(bill.match.usual_account)) continue;
        report.posting(bill.number, bill.fact.posted_on, bill.fact.amount,
                       {"Bogført på {}; andre regninger for samme slags hjælp står på {}.",
                        "Posted on {}; other bills for the same kind of help stand on {}."},
                       {at.text(account_of(bill.fact)), at.text(bill.match.usual_account)});
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
    .look = look};

} // namespace styrhus::rules
