#include "rules/engine/usual.h"
#include "rules/rules.h"

/// A place that is paid by the day, or a placement, without saying where: neither price nor step can be
/// held against anything. A provider's name says where too. A source that never says where is left out.
namespace styrhus::rules {

namespace {

bool is_place(const LiveGrant& grant) {
    if (grant.fact.has_price && grant.fact.unit == domain::PriceUnit::day) return true;
    return grant.law != nullptr && grant.law->paragraph != nullptr
           && (grant.law->paragraph->is_stay || grant.law->paragraph->is_placement);
}

bool says_where(const LiveGrant& grant) {
    return !domain::is_none(grant.fact.facility) || !domain::is_none(grant.fact.provider);
}

void place_without_facility(const Municipality& at, Report& report) {
    const std::vector<bool> usual = usually_given(at, is_place, says_where);
    for (const LiveGrant& grant : at.live_grants()) {
        const domain::Grant& fact = grant.fact;
        if (says_where(grant) || fact.is_supplementary || !is_place(grant)) continue;
        if (!at.is_recent(fact.period) || !usual[at.source_of(fact.source)]) continue;
        report.grant(grant.number, fact.period.from, at.yearly_cost(grant.number),
                     {"Pladsen efter {} fra {} siger ikke, hvor den er.",
                      "The place under {} from {} does not say where it is."},
                     {at.text(fact.law), fact.period.from});
    }
}

} // namespace

const Rule r0133 = {.head = {.code = "r0133",
                             .severity = domain::Severity::warning,
                             .title = {"Plads uden sted", "Place without a facility"},
                             .reference = "Kontrolpraksis: anbringelser og døgnpladser",
                             .field = "facility"},
                    .needs = kind(domain::FactKind::grant),
                    .look = place_without_facility};

} // namespace styrhus::rules
