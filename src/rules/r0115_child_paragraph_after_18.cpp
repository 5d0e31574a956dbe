#include "rules/rules.h"

/// Help to a child that goes on after the child has become 18. Youth support is for those between 18 and 22
/// and begins there; help that begins for somebody over 23 is r0142's.
namespace styrhus::rules {

namespace {

void child_paragraph_after_18(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (!at.is_for_children(grant) || grant.person == 0 || at.begins_grown_up(grant)) continue;
        const base::Date born = at.person(grant.person).born;
        if (born.is_open_end()) continue;
        const base::Date grown = base::birthday(born, 18);
        if (at.so_far(grant.fact.period).to <= grown) continue;
        report.grant(grant.number, grown, at.yearly_cost(grant.number),
                     {"Borgeren fyldte 18 år den {}, men har stadig en bevilling efter {}.",
                      "The citizen turned 18 on {} but still has a grant under {}."},
                     {grown, at.text(grant.fact.law)});
    }
}

} // namespace

const Rule r0115 = {
    .head = {.code = "r0115",
             .severity = domain::Severity::error,
             .title = {"Børneparagraf efter det 18. år", "Child paragraph after the 18th birthday"},
             .reference = "SEL § 76; BL § 114: hjælp fra det 18. år",
             .field = "end"},
    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::citizen),
    .look = child_paragraph_after_18};

} // namespace styrhus::rules
