#include "rules/rules.h"

#include <map>
#include <tuple>

/// Two target groups at once that belong to different ladders, on grants that decide a step: a citizen stands
/// on one of the two, and the other's kroner follow. Groups of one ladder are no quarrel, and a month is
/// given to change over.
namespace styrhus::rules {

namespace {

using reference::LadderId;
using reference::ScopeId;

constexpr std::int32_t days_together_max = 31;

/// A grant whose target group tells a ladder.
struct Registered {
    const LiveGrant* grant = nullptr;
    ScopeId scope{};
    LadderId ladder{};
};

/// By person, each person's in the order of grants().
std::map<std::uint32_t, std::vector<Registered>> registered(const Municipality& at) {
    std::map<std::pair<ScopeId, domain::Term>, LadderId> known;
    std::map<std::uint32_t, std::vector<Registered>> persons;
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.person == 0 || domain::is_none(grant.fact.target_group) || !at.decides(grant.number))
            continue;
        const ScopeId scope = at.scope_of(grant);
        const auto [found, is_new] = known.emplace(std::pair(scope, grant.fact.target_group), LadderId{});
        if (is_new)
            found->second = at.snapshot().reference->registered_ladder(scope, at.text(found->first.second));
        if (found->second != LadderId{}) persons[grant.person].push_back({&grant, scope, found->second});
    }
    return persons;
}

/// A grant that begins no later than this one and disagrees with it for longer than a change takes.
const domain::Grant* opposed_to(const Municipality& at, const Registered& one,
                                const std::vector<Registered>& all) {
    for (const Registered& other : all) {
        if (other.scope != one.scope || other.ladder == one.ladder) continue;
        const domain::Grant& earlier = other.grant->fact;
        const domain::Grant& later = one.grant->fact;
        if (std::tie(later.period.from, later.source) < std::tie(earlier.period.from, earlier.source))
            continue;
        if (at.so_far(earlier.period.intersect(later.period)).days() > days_together_max) return &earlier;
    }
    return nullptr;
}

void two_target_groups(const Municipality& at, Report& report) {
    for (const auto& [person, all] : registered(at))
        for (const Registered& one : all) {
            const domain::Grant* other = opposed_to(at, one, all);
            if (other == nullptr) continue;
            const domain::Grant& fact = one.grant->fact;
            report.grant(
                one.grant->number, fact.period.from, at.yearly_cost(one.grant->number),
                {"Målgruppen er {} her, men {} på en bevilling fra {}, der løber samtidig.",
                 "The target group is {} here but {} on a grant from {} that runs at the same time."},
                {at.text(fact.target_group), at.text(other->target_group), other->period.from});
        }
}

} // namespace

const Rule r0137 = {.head = {.code = "r0137",
                             .severity = domain::Severity::warning,
                             .title = {"To målgrupper på én gang", "Two target groups at once"},
                             .reference = "Kontrolpraksis: målgruppen vælger trappen",
                             .field = "target_group"},
                    .needs = kind(domain::FactKind::grant),
                    .look = two_target_groups};

} // namespace styrhus::rules
