#include "rules/rules.h"

/// A service period that no bill is for: over a year long, or beginning long after the posting. Most often a
/// year typed wrong, and the cost then stands in the wrong year.
namespace styrhus::rules {

namespace {

constexpr int longest_days = 366;
/// A quarter may be paid in advance.
constexpr int ahead_days = 92;

void service_period_is_a_slip(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (!Municipality::has_service(bill.fact)) continue;
        const base::Period& service = bill.fact.service;
        const bool is_long = service.days() > longest_days;
        const bool is_ahead = days_between(bill.fact.posted_on, service.from) > ahead_days;
        if (!is_long && !is_ahead) continue;
        report.posting(bill.number, bill.fact.posted_on, bill.fact.amount,
                       {"Ydelsesperioden er {} til {}, men posteringen er fra {}.",
                        "The service period is {} to {}, but the posting is of {}."},
                       {service.from, service.to.plus_days(-1), bill.fact.posted_on});
    }
}

} // namespace

const Rule r0318 = {
    .head = {.code = "r0318",
             .severity = domain::Severity::warning,
             .title = {"Ydelsesperioden ligner en slåfejl", "The service period looks like a slip"},
             .reference = "Kontrolpraksis: ydelsesperiode mod bogføringsdato",
             .field = "service_from"},
    .needs = kind(domain::FactKind::posting),
    .look = service_period_is_a_slip};

} // namespace styrhus::rules
