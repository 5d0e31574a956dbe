#include "rules/engine/follow_ups.h"
#include "rules/rules.h"

#include <algorithm>
#include <vector>

/// A grant that has run for over a year, of a citizen of whom the system that holds follow-ups has none, done
/// or due, though it has them of nearly everybody else: the law's follow-up was never put in. Where many are
/// followed up elsewhere, it tells nothing. One finding per citizen, on the grant that began first.
namespace styrhus::rules {

namespace {

/// Of those whose help has run that long, in percent.
constexpr std::size_t followed_least = 80;

/// The citizen has a follow-up in the source.
bool is_followed(const Municipality& at, std::uint32_t person, std::size_t source) {
    const auto of_person = at.follow_ups_of(person);
    return std::any_of(of_person.begin(), of_person.end(), [&](std::uint32_t number) {
        return at.source_of(at.facts<domain::Activity>()[number].source) == source;
    });
}

void never_followed_up(const Municipality& at, Report& report) {
    const std::vector<base::Date> first = first_follow_ups(at);
    for (std::size_t source = 0; source < first.size(); ++source) {
        const base::Date since = at.sources()[source].last_extract.plus_months(-follow_up_months);
        if (since < first[source]) continue;
        std::size_t followed = 0;
        std::vector<std::uint32_t> grants;
        for (std::uint32_t person = 1; person <= at.persons(); ++person) {
            const auto grant = grant_since(at, person, source, since);
            if (!grant) continue;
            if (is_followed(at, person, source))
                ++followed;
            else
                grants.push_back(*grant);
        }
        if (followed * 100 < (followed + grants.size()) * followed_least) continue;
        for (const std::uint32_t grant : grants)
            report.grant(grant, since, {},
                         {"Bevillingen har løbet siden {}, og borgeren er aldrig fulgt op.",
                          "The grant has run since {}, and the citizen was never followed up."},
                         {at.grants()[grant].period.from});
    }
}

} // namespace

const Rule r0155 = {.head = {.code = "r0155",
                             .severity = domain::Severity::warning,
                             .title = {"Aldrig fulgt op", "Never followed up"},
                             .reference = "SEL § 148 og BL § 95: opfølgning på indsatser"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::activity),
                    .look = never_followed_up};

} // namespace styrhus::rules
