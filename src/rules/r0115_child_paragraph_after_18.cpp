#include "rules/rules.h"

#include <algorithm>

/// Help to a child that goes on after the child has become 18. Youth support (barnets lov § 114,
/// serviceloven § 76) is for those between 18 and 22 and begins there.
namespace styrhus::rules {

namespace {

constexpr std::string_view for_the_young[] = {"BL-114", "SEL-76"};

bool is_for_the_young(std::string_view code) {
    for (const std::string_view known : for_the_young)
        if (reference::law_covers(known, code)) return true;
    return false;
}

void look(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.law == nullptr || grant.law->paragraph == nullptr || grant.person == 0) continue;
        if (grant.law->paragraph->area != reference::LawArea::children || is_for_the_young(grant.law->code))
            continue;
        const base::Date born = at.person(grant.person).born;
        if (born.is_open_end()) continue;
        const base::Date grown = base::birthday(born, 18);
        const base::Date last = std::min(grant.fact.period.to, at.as_of().plus_days(1)).plus_days(-1);
        if (last < grown) continue;
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
    .look = look};

} // namespace styrhus::rules
