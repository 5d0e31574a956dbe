#include "rules/rules.h"

#include <algorithm>

/// The same help at the same place for the same days in two systems: at 18 the children's goes on while the
/// adults' begins. Where one ends on the day the other begins, or the day before, all is well, and another
/// kind of help at the place is another help.
namespace styrhus::rules {

namespace {

bool is_same_help(const Municipality& at, std::uint32_t one, std::uint32_t other) {
    const domain::Grant& a = at.grants()[one];
    const domain::Grant& b = at.grants()[other];
    if (a.facility != b.facility || at.source_of(a.source) == at.source_of(b.source)) return false;
    const bool is_same_service = !domain::is_none(a.service) && a.service == b.service;
    const bool is_same_level = !domain::is_none(a.service_detail) && a.service_detail == b.service_detail;
    return is_same_service || is_same_level || (at.is_stay(one) && at.is_stay(other));
}

void granted_in_two_systems(const Municipality& at, Report& report) {
    for (std::uint32_t person = 1; person <= at.persons(); ++person) {
        const std::span<const std::uint32_t> grants = at.main_grants_of(person);
        for (std::size_t i = 1; i < grants.size(); ++i) {
            const domain::Grant& later = at.grants()[grants[i]];
            if (domain::is_none(later.facility)) continue;
            for (std::size_t j = 0; j < i; ++j) {
                const domain::Grant& earlier = at.grants()[grants[j]];
                const base::Period both = at.so_far(earlier.period.intersect(later.period));
                if (both.days() < 2 || !is_same_help(at, grants[i], grants[j])) continue;
                report.grant(grants[i], both.from,
                             std::min(at.cost_of(grants[i], both), at.cost_of(grants[j], both)),
                             {"Den samme hjælp er bevilget i to systemer i {} dage fra {}.",
                              "The same help is granted in two systems for {} days from {}."},
                             {std::int64_t{both.days()}, both.from});
                break;
            }
        }
    }
}

} // namespace

const Rule r0152 = {
    .head = {.code = "r0152",
             .severity = domain::Severity::error,
             .title = {"Bevilget i to systemer", "Granted in two systems"},
             .reference = "Kontrolpraksis: overgangen fra børne- til voksensystemet ved 18 år",
             .field = "end"},
    .needs = kind(domain::FactKind::grant),
    .look = granted_in_two_systems};

} // namespace styrhus::rules
