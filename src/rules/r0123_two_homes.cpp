#include "rules/rules.h"

#include <algorithm>

/// Two stays around the clock at two places for the same days, for more than a week; where the first has no
/// end yet, for more than two months, for registrants write it that late. The notice of the first place may
/// be the reason: then it is accepted with that.
namespace styrhus::rules {

namespace {

constexpr std::int32_t days_together_max = 7;
constexpr std::int32_t days_without_end_max = 62;

/// A place to live is paid by the day and decides a step of its own.
bool is_stay(const Municipality& at, std::uint32_t grant) {
    const domain::Grant& fact = at.grants()[grant];
    if (!at.is_live(grant) || fact.is_supplementary || domain::is_none(fact.facility)) return false;
    return at.is_stay(grant);
}

void two_homes(const Municipality& at, Report& report) {
    for (std::uint32_t person = 1; person <= at.persons(); ++person) {
        const std::span<const std::uint32_t> grants = at.grants_of(person);
        for (std::size_t i = 1; i < grants.size(); ++i) {
            if (!is_stay(at, grants[i])) continue;
            const domain::Grant& later = at.grants()[grants[i]];
            for (std::size_t j = 0; j < i; ++j) {
                const domain::Grant& earlier = at.grants()[grants[j]];
                if (earlier.facility == later.facility || !is_stay(at, grants[j])) continue;
                base::Period both = earlier.period.intersect(later.period);
                both.to = std::min(both.to, at.as_of().plus_days(1));
                const bool has_end = !earlier.period.is_open();
                if (both.days() <= (has_end ? days_together_max : days_without_end_max)) continue;
                report.grant(grants[i], later.period.from, at.cost_of(grants[i], both),
                             {"Borgeren bor efter bevillingerne to steder i {} dage fra {}.",
                              "By the grants the citizen lives in two places for {} days from {}."},
                             {std::int64_t{both.days()}, both.from});
                break;
            }
        }
    }
}

} // namespace

const Rule r0123 = {.head = {.code = "r0123",
                             .severity = domain::Severity::warning,
                             .title = {"Ophold to steder på én gang", "Stays at two places at once"},
                             .reference = "Kontrolpraksis: dobbelte og overlappende bevillinger",
                             .field = "end"},
                    .needs = kind(domain::FactKind::grant),
                    .look = two_homes};

} // namespace styrhus::rules
