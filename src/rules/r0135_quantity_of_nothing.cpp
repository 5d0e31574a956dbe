#include "rules/rules.h"

/// A quantity of zero: the grant gives nothing and costs nothing, whatever its price.
namespace styrhus::rules {

namespace {

void quantity_of_nothing(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.fact.quantity_milli != 0) continue;
        report.grant(grant.number, grant.fact.period.from, {},
                     {"Antallet eller timetallet er 0 fra {}, så bevillingen koster intet.",
                      "The quantity or hours are 0 from {}, so the grant costs nothing."},
                     {grant.fact.period.from});
    }
}

} // namespace

const Rule r0135 = {.head = {.code = "r0135",
                             .severity = domain::Severity::warning,
                             .title = {"Antal eller timetal på 0", "Quantity or hours of zero"},
                             .reference = "Kontrolpraksis: mængder",
                             .field = "quantity"},
                    .needs = kind(domain::FactKind::grant),
                    .look = quantity_of_nothing};

} // namespace styrhus::rules
