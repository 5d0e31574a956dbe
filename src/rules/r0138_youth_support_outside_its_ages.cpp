#include "rules/rules.h"

#include <algorithm>

/// Youth support that begins before the 18th birthday, or goes on after the 23rd.
namespace styrhus::rules {

namespace {

using reference::LawLimit;
using reference::LimitKind;

void look_at_start(const Municipality& at, const LiveGrant& grant, base::Date born, Report& report) {
    const base::Period period = grant.fact.period;
    const LawLimit* youngest = at.limit_of(grant, LimitKind::age_from, period.from);
    if (youngest == nullptr) return;
    const base::Date begins = base::birthday(born, youngest->value);
    if (begins <= period.from) return;
    report.grant_by(*youngest, grant.number, period.from,
                    at.cost_of(grant.number, at.so_far(period.intersect({period.from, begins}))),
                    {"{} begynder {}, men borgeren fylder {} år den {}.",
                     "{} begins {}, but the citizen turns {} on {}."},
                    {at.text(grant.fact.law), period.from, std::int64_t{youngest->value}, begins});
}

void look_at_end(const Municipality& at, const LiveGrant& grant, base::Date born, Report& report) {
    const LawLimit* oldest = at.limit_of(grant, LimitKind::age_until, grant.fact.period.from);
    if (oldest == nullptr) return;
    const base::Date ends = base::birthday(born, oldest->value);
    const base::Period period = at.so_far(grant.fact.period);
    if (period.to <= ends) return;
    report.grant_by(*oldest, grant.number, ends,
                    at.cost_of(grant.number, period.intersect({ends, period.to})),
                    {"{} gives ikke efter det {}. år, som borgeren fyldte {}.",
                     "{} is not given from {} years on, which the citizen turned {}."},
                    {at.text(grant.fact.law), std::int64_t{oldest->value}, ends});
}

void youth_support_outside_its_ages(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.person == 0) continue;
        const base::Date born = at.person(grant.person).born;
        if (born.is_open_end()) continue;
        look_at_start(at, grant, born, report);
        look_at_end(at, grant, born, report);
    }
}

} // namespace

const Rule r0138 = {.head = {.code = "r0138",
                             .severity = domain::Severity::error,
                             .title = {"Ungestøtte uden for alderen", "Youth support outside its ages"},
                             .reference = "SEL § 76; BL §§ 114 og 120 [U]: fra 18 til 22 år",
                             .field = "start"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::citizen),
                    .look = youth_support_outside_its_ages};

} // namespace styrhus::rules
