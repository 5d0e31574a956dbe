#include "rules/engine/usual.h"
#include "rules/rules.h"

#include <algorithm>

/// Ended in the last twelve months without a reason, in a source that gives one for most: why citizens leave
/// a step cannot be told. The same help that goes on in a new row the day after has not ended, and
/// a purchase has nothing to end.
namespace styrhus::rules {

namespace {

/// A new law is no end: the service tells the help where it has a name.
bool is_continued_by(const domain::Grant& ended, const domain::Grant& next) {
    if (next.period.from != ended.period.to || next.service != ended.service) return false;
    return !domain::is_none(ended.service) || next.law == ended.law;
}

bool has_ended(const Municipality& at, const LiveGrant& grant) {
    const domain::Grant& fact = grant.fact;
    if (fact.period.contains(at.as_of()) || at.as_of() < fact.period.from || !at.is_recent(fact.period))
        return false;
    if (grant.person == 0) return true;
    const std::span<const std::uint32_t> grants = at.grants_of(grant.person);
    return std::none_of(grants.begin(), grants.end(), [&](std::uint32_t other) {
        return at.is_live(other) && is_continued_by(fact, at.grants()[other]);
    });
}

bool says_why(const LiveGrant& grant) {
    return !domain::is_none(grant.fact.end_reason);
}

void ended_without_reason(const Municipality& at, Report& report) {
    const auto is_asked = [&](const LiveGrant& grant) {
        return !is_of_one_day(grant) && has_ended(at, grant);
    };
    const std::vector<bool> usual = usually_given(at, is_asked, says_why);
    for (const LiveGrant& grant : at.live_grants()) {
        if (says_why(grant) || !usual[at.source_of(grant.fact.source)] || !is_asked(grant)) continue;
        report.grant(grant.number, grant.fact.period.to.plus_days(-1), {},
                     {"Bevillingen sluttede {} uden en årsag.", "The grant ended {} without a reason."},
                     {grant.fact.period.to.plus_days(-1)});
    }
}

} // namespace

const Rule r0136 = {.head = {.code = "r0136",
                             .severity = domain::Severity::note,
                             .title = {"Afsluttet uden årsag", "Ended without a reason"},
                             .reference = "Kontrolpraksis: afslutningsårsager",
                             .field = "end_reason"},
                    .needs = kind(domain::FactKind::grant),
                    .look = ended_without_reason};

} // namespace styrhus::rules
