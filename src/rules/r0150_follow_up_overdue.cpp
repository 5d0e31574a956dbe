#include "rules/engine/follow_ups.h"
#include "rules/rules.h"

/// A follow-up more than 60 days past its day and not done, of a citizen who still has help. A later one that
/// was done settles it (r0154 tells that it was left open), and of several that wait the oldest is told.
namespace styrhus::rules {

namespace {

void follow_up_overdue(const Municipality& at, Report& report) {
    for (std::uint32_t person = 1; person <= at.persons(); ++person) {
        for (const OverdueFollowUp& one : overdue_follow_ups(at, person)) {
            if (!one.is_oldest || !one.has_help) continue;
            const base::Date due = at.facts<domain::Activity>()[one.activity].due_on;
            report.activity(one.activity, due, {},
                            {"Opfølgningen skulle være holdt {} og er ikke holdt endnu.",
                             "The follow-up was due {} and is not done yet."},
                            {due});
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
                    .look = follow_up_overdue};

} // namespace styrhus::rules
