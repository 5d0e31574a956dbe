#include "rules/rules.h"

#include <algorithm>
#include <set>

/// A follow-up more than 60 days past its day and not done, of a citizen who still has help. A later one that
/// was done settles it, and of several that wait the oldest is told.
namespace styrhus::rules {

namespace {

using domain::Activity;

constexpr std::int32_t days_late_max = 60;

bool is_same_kind(const Municipality& at, const Activity& a, const Activity& b) {
    return a.type == b.type && at.source_of(a.source) == at.source_of(b.source);
}

/// By what its source knew last.
bool is_overdue(const Municipality& at, const Activity& one) {
    if (!one.done_on.is_open_end() || one.due_on.is_open_end()) return false;
    return one.due_on.plus_days(days_late_max) < at.sources()[at.source_of(one.source)].last_extract;
}

bool is_settled(const Municipality& at, const Activity& one, std::span<const std::uint32_t> all) {
    const std::vector<Activity>& activities = at.facts<Activity>();
    return std::any_of(all.begin(), all.end(), [&](std::uint32_t other) {
        const Activity& later = activities[other];
        return !later.done_on.is_open_end() && one.due_on <= later.done_on && is_same_kind(at, one, later);
    });
}

void look(const Municipality& at, Report& report) {
    const std::vector<Activity>& activities = at.facts<Activity>();
    for (std::uint32_t person = 1; person <= at.persons(); ++person) {
        const std::span<const std::uint32_t> all = at.follow_ups_of(person);
        std::set<std::pair<std::size_t, domain::Term>> told;
        for (const std::uint32_t number : all) {
            const Activity& one = activities[number];
            if (!is_overdue(at, one) || is_settled(at, one, all)) continue;
            const std::size_t source = at.source_of(one.source);
            if (!at.has_help_now(person, source) || !told.emplace(source, one.type).second) continue;
            report.activity(number, one.due_on, {},
                            {"Opfølgningen skulle være holdt {} og er ikke holdt endnu.",
                             "The follow-up was due {} and is not done yet."},
                            {one.due_on});
        }
    }
}

} // namespace

const Rule r0150 = {.head = {.code = "r0150",
                             .severity = domain::Severity::warning,
                             .title = {"Opfølgning, der er overskredet", "Follow-up overdue"},
                             .reference = "SEL § 148 og BL § 95: opfølgning på indsatser",
                             .field = "done_on"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::activity),
                    .look = look};

} // namespace styrhus::rules
