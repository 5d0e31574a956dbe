#include "rules/rules.h"

/// Bills for days more than two months after the citizen moved to another municipality, where no grant says
/// who pays. For a place to live we are the paying municipality still (retssikkerhedsloven § 9 c); for other
/// help we may be, and then the grant must say so.
namespace styrhus::rules {

namespace {

constexpr int grace_days = 62;

void posted_after_moving_away(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (bill.person == 0 || !Municipality::has_service(bill.fact)) continue;
        const base::Date moved = at.person(bill.person).moved_out;
        const bool is_long_ago = !moved.is_open_end() && moved.plus_days(grace_days) < bill.fact.service.from;
        const bool says_who =
            bill.grant != nullptr
            && (at.is_stay(bill.grant->number) || !domain::is_none(bill.grant->fact.paying_municipality)
                || moved <= bill.grant->fact.period.from);
        if (!is_long_ago || says_who) continue;
        report.posting(
            bill.number, bill.fact.service.from, bill.fact.amount,
            {"{} kr. er for dage fra {}; borgeren flyttede fra kommunen den {}. Er vi betalingskommune?",
             "DKK {} is for days from {}; the citizen moved away on {}. Are we the paying municipality?"},
            {bill.fact.amount, bill.fact.service.from, moved});
    }
}

} // namespace

const Rule r0328 = {.head = {.code = "r0328",
                             .severity = domain::Severity::warning,
                             .title = {"Betalt efter fraflytning", "Paid after moving away"},
                             .reference = "Retssikkerhedsloven § 9 c: betalingskommune",
                             .field = "citizen"},
                    .needs = kind(domain::FactKind::posting) | kind(domain::FactKind::citizen)
                             | kind(domain::FactKind::grant),
                    .look = posted_after_moving_away};

} // namespace styrhus::rules
