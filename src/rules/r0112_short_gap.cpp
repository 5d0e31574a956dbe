#include "rules/rules.h"

/// Some weeks without the help between two grants of it, at the same place and level: most often one of the
/// dates is wrong. Help that was ended for a stated reason has paused; a gap before the first posting moves
/// no krone that anybody can look at.
namespace styrhus::rules {

namespace {

constexpr std::int32_t gap_days_max = 60;

bool is_continued(const domain::Grant& a, const domain::Grant& b) {
    return a.law == b.law && a.service == b.service && a.service_detail == b.service_detail
           && a.facility == b.facility;
}

void short_gap(const Municipality& at, Report& report) {
    for (std::uint32_t person = 1; person <= at.persons(); ++person) {
        const std::span<const std::uint32_t> grants = at.grants_of(person);
        for (std::size_t i = 0; i < grants.size(); ++i) {
            const domain::Grant& later = at.grants()[grants[i]];
            if (!at.is_live(grants[i]) || later.day_count == domain::DayCount::one_off) continue;
            const domain::Grant* before = nullptr;
            bool is_covered = false;
            for (const std::uint32_t other : grants) {
                const domain::Grant& fact = at.grants()[other];
                if (other == grants[i] || !at.is_live(other) || !is_continued(fact, later)) continue;
                is_covered = is_covered || fact.period.contains(later.period.from.plus_days(-1));
                if (fact.period.to < later.period.from
                    && (before == nullptr || before->period.to < fact.period.to))
                    before = &fact;
            }
            if (is_covered || before == nullptr || !domain::is_none(before->end_reason)) continue;
            if (!at.postings().empty() && later.period.from < at.billing().first_day()) continue;
            const std::int32_t gap = base::days_between(before->period.to, later.period.from);
            if (gap > gap_days_max) continue;
            report.grant(grants[i], later.period.from, {},
                         {"Samme hjælp slutter {} og begynder igen {}: {} dage imellem.",
                          "The same help ends {} and begins again {}: {} days between."},
                         {before->period.to.plus_days(-1), later.period.from, std::int64_t{gap}});
        }
    }
}

} // namespace

const Rule r0112 = {.head = {.code = "r0112",
                             .severity = domain::Severity::note,
                             .title = {"Hul mellem to bevillinger af samme hjælp",
                                       "A gap between two grants of the same help"},
                             .reference = "Kontrolpraksis: huller mellem bevillinger",
                             .field = "start"},
                    .needs = kind(domain::FactKind::grant),
                    .look = short_gap};

} // namespace styrhus::rules
