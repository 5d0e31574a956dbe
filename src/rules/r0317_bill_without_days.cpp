#include "rules/rules.h"

/// A case's bill that does not say which days it is for: it is counted in the month it is posted in, and the
/// months' figures lean on that.
namespace styrhus::rules {

namespace {

void bill_without_days(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (Municipality::has_service(bill.fact)) continue;
        report.posting(
            bill.number, bill.fact.posted_on, base::Money{},
            {"{} kr. er bogført uden ydelsesperiode.", "DKK {} is posted without a service period."},
            {bill.fact.amount});
    }
}

} // namespace

const Rule r0317 = {.head = {.code = "r0317",
                             .severity = domain::Severity::note,
                             .title = {"Bogført uden ydelsesperiode", "Posted without a service period"},
                             .reference = "DEFINITIONS 4: ydelsesperioden er antaget",
                             .field = "service_from"},
                    .needs = kind(domain::FactKind::posting),
                    .look = bill_without_days};

} // namespace styrhus::rules
