#include "rules/rules.h"

/// The same service at the same place granted twice for the same days: entered twice, or prolonged without an
/// end on the first, also where the second stands on another paragraph. A grant that goes on the day after is
/// no overlap, and another service, level or place is another help.
namespace styrhus::rules {

namespace {

bool is_same_help(const domain::Grant& a, const domain::Grant& b) {
    const bool is_named = !domain::is_none(a.service) || !domain::is_none(a.service_detail);
    return (is_named || a.law == b.law) && a.service == b.service && a.service_detail == b.service_detail
           && a.facility == b.facility && a.provider == b.provider
           && a.is_supplementary == b.is_supplementary;
}

void granted_twice(const Municipality& at, Report& report) {
    for (std::uint32_t person = 1; person <= at.persons(); ++person) {
        const std::span<const std::uint32_t> grants = at.grants_of(person);
        for (std::size_t i = 0; i < grants.size(); ++i) {
            const domain::Grant& later = at.grants()[grants[i]];
            if (!at.is_live(grants[i]) || later.day_count == domain::DayCount::one_off) continue;
            for (std::size_t j = 0; j < i; ++j) {
                const domain::Grant& earlier = at.grants()[grants[j]];
                if (!at.is_live(grants[j]) || !is_same_help(earlier, later)) continue;
                if (!earlier.period.overlaps(later.period)) continue;
                const base::Period twice = at.so_far(earlier.period.intersect(later.period));
                report.grant(
                    grants[i], later.period.from,
                    twice.is_empty() ? at.yearly_cost(grants[i]) : at.cost_of(grants[i], twice),
                    {"Samme hjælp er allerede bevilget fra {}; denne begynder {}, før den er slut.",
                     "The same help is granted from {} already; this one begins {}, before it ends."},
                    {earlier.period.from, later.period.from});
                break;
            }
        }
    }
}

} // namespace

const Rule r0111 = {.head = {.code = "r0111",
                             .severity = domain::Severity::error,
                             .title = {"Bevilget to gange", "Granted twice"},
                             .reference = "Kontrolpraksis: dobbelte og overlappende bevillinger",
                             .field = "start"},
                    .needs = kind(domain::FactKind::grant),
                    .look = granted_twice};

} // namespace styrhus::rules
