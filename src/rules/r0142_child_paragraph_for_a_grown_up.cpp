#include "rules/rules.h"

/// Help to a child that begins for somebody of 23 or more: most often a parent's number stands where the
/// child's should. Help that is granted to parents may.
namespace styrhus::rules {

namespace {

void child_paragraph_for_a_grown_up(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (!at.is_for_children(grant) || grant.law->paragraph->is_for_parents) continue;
        if (!at.begins_grown_up(grant)) continue;
        report.grant(
            grant.number, grant.fact.period.from, at.yearly_cost(grant.number),
            {"{} er for børn og unge, men borgeren var fyldt 23 år, da bevillingen begyndte {}. Er det "
             "en forælders nummer?",
             "{} is for children and young people, but the citizen was 23 or more when the grant began "
             "{}. Is it a parent's number?"},
            {at.text(grant.fact.law), grant.fact.period.from});
    }
}

} // namespace

const Rule r0142 = {
    .head = {.code = "r0142",
             .severity = domain::Severity::error,
             .title = {"Børneparagraf til en, der er fyldt 23", "Child paragraph for somebody of 23 or more"},
             .reference = "BL § 2; SEL kap. 11: børn og unge, og ungestøtte til det 23. år",
             .field = "citizen"},
    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::citizen),
    .look = child_paragraph_for_a_grown_up};

} // namespace styrhus::rules
