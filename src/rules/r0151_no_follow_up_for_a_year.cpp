#include "rules/engine/follow_ups.h"
#include "rules/rules.h"

#include <algorithm>
#include <vector>

/// A grant that has run for over a year without any follow-up of the citizen being done in the last twelve
/// months, where the source follows the citizen up at all. The twelve months end where the source's knowledge
/// ends, and it must know of that long. One finding per citizen and system, on the grant that began first. A
/// citizen who is not followed up at all is r0155's.
namespace styrhus::rules {

namespace {

using domain::Activity;

/// What a citizen's follow-ups in one source tell.
struct Followed {
    std::size_t source = 0;
    base::Date last; ///< the last that was done; the first of all days where none was
};

std::vector<Followed> followed_in(const Municipality& at, std::uint32_t person) {
    std::vector<Followed> sources;
    for (const std::uint32_t number : at.follow_ups_of(person)) {
        const Activity& activity = at.facts<Activity>()[number];
        const std::size_t source = at.source_of(activity.source);
        auto found = std::find_if(sources.begin(), sources.end(),
                                  [&](const Followed& one) { return one.source == source; });
        if (found == sources.end()) found = sources.insert(found, {source, base::Date::from_days(0)});
        if (!activity.done_on.is_open_end()) found->last = std::max(found->last, activity.done_on);
    }
    return sources;
}

void no_follow_up_for_a_year(const Municipality& at, Report& report) {
    const std::vector<base::Date> first = first_follow_ups(at);
    for (std::uint32_t person = 1; person <= at.persons(); ++person) {
        for (const Followed& followed : followed_in(at, person)) {
            const base::Date since =
                at.sources()[followed.source].last_extract.plus_months(-follow_up_months);
            if (since < first[followed.source] || since < followed.last) continue;
            const auto grant = grant_since(at, person, followed.source, since);
            if (!grant) continue;
            report.grant(*grant, since, {},
                         {"Bevillingen har løbet siden {}, og ingen opfølgning er holdt siden {}.",
                          "The grant has run since {}, and no follow-up has been done since {}."},
                         {at.grants()[*grant].period.from, since});
        }
    }
}

} // namespace

const Rule r0151 = {.head = {.code = "r0151",
                             .severity = domain::Severity::warning,
                             .title = {"Ingen opfølgning i et år", "No follow-up for a year"},
                             .reference = "SEL § 148 og BL § 95: opfølgning på indsatser"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::activity),
                    .look = no_follow_up_for_a_year};

} // namespace styrhus::rules
