#include "rules/rules.h"

#include <algorithm>

/// Companion (§ 97) first granted after the pension age. Who had it before keeps it.
namespace styrhus::rules {

namespace {

base::Date granted_on(const domain::Grant& grant) {
    return std::min(grant.decided_on, grant.period.from);
}

bool has_had_before(const Municipality& at, const LiveGrant& grant, base::Date birthday) {
    const std::span<const std::uint32_t> grants = at.grants_of(grant.person);
    return std::any_of(grants.begin(), grants.end(), [&](std::uint32_t other) {
        const reference::LawReference* law = at.law_of(other);
        return at.is_live(other) && law != nullptr && law->paragraph == grant.law->paragraph
               && granted_on(at.grants()[other]) < birthday;
    });
}

void companion_after_the_age(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.person == 0 || !at.is_recent(grant.fact.period)) continue;
        const reference::LawLimit* limit =
            at.limit_of(grant, reference::LimitKind::first_granted_before_age, grant.fact.period.from);
        const base::Date born = at.person(grant.person).born;
        if (limit == nullptr || born.is_open_end()) continue;
        const base::Date birthday = base::birthday(born, limit->value);
        if (has_had_before(at, grant, birthday)) continue;
        report.grant_by(
            *limit, grant.number, grant.fact.period.from, at.yearly_cost(grant.number),
            {"{} er første gang bevilget fra {}, men borgeren fyldte {} år den {}.",
             "{} is first granted from {}, but the citizen turned {} on {}."},
            {at.text(grant.fact.law), grant.fact.period.from, std::int64_t{limit->value}, birthday});
    }
}

} // namespace

const Rule r0141 = {.head = {.code = "r0141",
                             .severity = domain::Severity::warning,
                             .title = {"Ledsagelse efter pensionsalderen", "Companion after the pension age"},
                             .reference = "SEL § 97, stk. 1: under folkepensionsalderen, dog mindst 67 år",
                             .field = "start"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::citizen),
                    .look = companion_after_the_age};

} // namespace styrhus::rules
