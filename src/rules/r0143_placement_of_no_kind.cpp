#include "rules/rules.h"

/// A placement whose kind of place nothing tells, neither the type nor the service nor the account: it is on
/// no step, and its kroner stand in the remainder.
namespace styrhus::rules {

namespace {

void placement_of_no_kind(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.law == nullptr || grant.law->paragraph == nullptr || !grant.law->paragraph->is_placement)
            continue;
        if (!domain::is_none(grant.fact.facility_type) || !at.is_unplaced(grant.number)) continue;
        report.grant(grant.number, grant.fact.period.from, at.yearly_cost(grant.number),
                     {"Anbringelsen fra {} siger ikke, om den er i netværk, plejefamilie eller institution.",
                      "The placement from {} does not say whether it is kin, foster family or institution."},
                     {grant.fact.period.from});
    }
}

} // namespace

const Rule r0143 = {.head = {.code = "r0143",
                             .severity = domain::Severity::error,
                             .title = {"Anbringelse uden tilbudstype", "Placement of no kind"},
                             .reference = "Indsatstrappen: anbringelsesstedet bestemmer trinet; BL § 43",
                             .field = "facility_type"},
                    .needs = kind(domain::FactKind::grant),
                    .look = placement_of_no_kind};

} // namespace styrhus::rules
