#include "rules/engine/after_end.h"
#include "rules/rules.h"

#include <algorithm>

/// Bills for days after the grant ended: the help goes on without a grant, or nobody told the payer that it
/// stopped. Of a bill that begins before the end it is the days after. A bill that comes late for days before
/// the end is right.
namespace styrhus::rules {

namespace {

void posted_after_end(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (bill.grant == nullptr || !Municipality::has_service(bill.fact)) continue;
        const base::Date end = bill.grant->fact.period.to;
        const bool is_after =
            has(bill.match.signs, models::matching::Sign::no_days) && end <= bill.fact.service.from;
        const base::Money at_stake = is_after ? bill.fact.amount : paid_after_end(at, bill);
        if (at_stake.is_zero()) continue;
        report.posting(bill.number, std::max(bill.fact.service.from, end), at_stake,
                       {"{} kr. er bogført for dagene {} til {}, men bevillingen sluttede {}.",
                        "DKK {} is posted for the days {} to {}, but the grant ended {}."},
                       {bill.fact.amount, bill.fact.service.from, bill.fact.service.to.plus_days(-1),
                        end.plus_days(-1)});
    }
}

} // namespace

const Rule r0301 = {.head = {.code = "r0301",
                             .severity = domain::Severity::error,
                             .title = {"Betalt efter bevillingens udløb", "Paid after the grant ended"},
                             .reference = "Kontrolpraksis: udløbet bevilling (DOMAIN 6)",
                             .field = "service_from"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting),
                    .look = posted_after_end};

} // namespace styrhus::rules
