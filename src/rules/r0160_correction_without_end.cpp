#include "rules/rules.h"

/// A manual correction line without a last day outlives its reason.
namespace styrhus::rules {

namespace {

void correction_without_end(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (!at.is_correction(grant.number) || !grant.fact.period.is_open()) continue;
        report.grant(
            grant.number, grant.fact.period.from, at.yearly_cost(grant.number),
            {"Rettelsen {} fra {} har ingen sidste dag.", "The correction {} from {} has no last day."},
            {at.text(grant.fact.case_no), grant.fact.period.from});
    }
}

} // namespace

const Rule r0160 = {.head = {.code = "r0160",
                             .severity = domain::Severity::warning,
                             .title = {"Manuel rettelse uden slutdato", "Manual correction without an end"},
                             .reference = "Kontrolpraksis: manuelle korrektioner har en slutdato",
                             .field = "end"},
                    .needs = kind(domain::FactKind::grant),
                    .look = correction_without_end};

} // namespace styrhus::rules
