#include "rules/engine/follow_ups.h"
#include "rules/rules.h"

/// A follow-up more than 60 days past its day that stands open in its system and is not the one that r0150
/// tells of: a later one was held, an earlier one waits, or the help is over. It was held and not registered,
/// or it never will be; either way its registrant can close it.
namespace styrhus::rules {

namespace {

void follow_up_left_open(const Municipality& at, Report& report) {
    for (std::uint32_t person = 1; person <= at.persons(); ++person) {
        for (const OverdueFollowUp& one : overdue_follow_ups(at, person)) {
            if (one.is_oldest && one.has_help) continue;
            const base::Date due = at.facts<domain::Activity>()[one.activity].due_on;
            if (!one.held_later.is_open_end())
                report.activity(one.activity, due, {},
                                {"Opfølgningen den {} står åben, men en senere er holdt {}.",
                                 "The follow-up due {} stands open, but a later one was held {}."},
                                {due, one.held_later});
            else if (!one.has_help)
                report.activity(one.activity, due, {},
                                {"Opfølgningen den {} står åben, men borgeren har ikke hjælp mere.",
                                 "The follow-up due {} stands open, but the citizen has no help any more."},
                                {due});
            else
                report.activity(one.activity, due, {},
                                {"Opfølgningen den {} står åben, og en tidligere venter også.",
                                 "The follow-up due {} stands open, and an earlier one waits too."},
                                {due});
        }
    }
}

} // namespace

const Rule r0154 = {.head = {.code = "r0154",
                             .severity = domain::Severity::note,
                             .title = {"Opfølgning, der står åben", "Follow-up left open"},
                             .reference = "SEL § 148 og BL § 95: opfølgning på indsatser",
                             .field = "done_on"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::activity),
                    .look = follow_up_left_open};

} // namespace styrhus::rules
