#include "rules/rules.h"

#include <algorithm>

/// A temporary stay (§ 107) that has run for three years without a new decision. A new grant of the same
/// paragraph is one, wherever it is.
namespace styrhus::rules {

namespace {

base::Date decision_on(const domain::Grant& grant) {
    return grant.decided_on.is_open_end() ? grant.period.from : std::max(grant.decided_on, grant.period.from);
}

/// The newest decision on the paragraph that the citizen has by the as-of date.
base::Date last_decision(const Municipality& at, const LiveGrant& grant) {
    base::Date last = decision_on(grant.fact);
    for (const std::uint32_t other : at.grants_of(grant.person)) {
        const reference::LawReference* law = at.law_of(other);
        if (!at.is_live(other) || law == nullptr || law->paragraph != grant.law->paragraph) continue;
        if (at.as_of() < at.grants()[other].period.from) continue;
        last = std::max(last, decision_on(at.grants()[other]));
    }
    return last;
}

void temporary_stay_not_renewed(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.person == 0 || !grant.fact.period.contains(at.as_of())) continue;
        const reference::LawLimit* limit =
            at.limit_of(grant, reference::LimitKind::decision_months, at.as_of());
        if (limit == nullptr) continue;
        const base::Date decided = last_decision(at, grant);
        if (at.as_of() <= decided.plus_months(limit->value)) continue;
        report.grant_by(*limit, grant.number, decided, {},
                        {"Opholdet efter {} er midlertidigt og har løbet siden {} uden en ny afgørelse.",
                         "The stay under {} is temporary and has run since {} without a new decision."},
                        {at.text(grant.fact.law), decided});
    }
}

} // namespace

const Rule r0140 = {
    .head = {.code = "r0140",
             .severity = domain::Severity::note,
             .title = {"Midlertidigt ophold uden ny afgørelse", "Temporary stay without a new decision"},
             .reference = "SEL §§ 107 og 148; tre år er vores valg [U] (data/law/limits.toml)",
             .field = "decided_on"},
    .needs = kind(domain::FactKind::grant),
    .look = temporary_stay_not_renewed};

} // namespace styrhus::rules
