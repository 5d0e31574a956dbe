#include "rules/rules.h"

/// Granted at a price of zero: help that is bought or settled costs something.
namespace styrhus::rules {

namespace {

void price_of_nothing(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (!grant.fact.has_price || !grant.fact.price.is_zero()) continue;
        report.grant(grant.number, grant.fact.period.from, {},
                     {"Prisen er 0 kr. fra {}.", "The price is 0 kroner from {}."}, {grant.fact.period.from});
    }
}

} // namespace

const Rule r0114 = {.head = {.code = "r0114",
                             .severity = domain::Severity::warning,
                             .title = {"Pris på 0 kr.", "Price of zero"},
                             .reference = "Kontrolpraksis: pris på nul",
                             .field = "price"},
                    .needs = kind(domain::FactKind::grant),
                    .look = price_of_nothing};

} // namespace styrhus::rules
