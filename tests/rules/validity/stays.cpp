#include "rules/validity/pack.h"

#include <algorithm>

/// How long something may last, in days.
namespace styrhus::rules::validity {

namespace {

std::int32_t days_from(Day from, Day to) {
    return from && to ? base::days_between(*from, *to) : 0;
}

Rule placement_at_most(std::string_view code, std::string_view title, std::string_view placement,
                       std::int32_t days_max) {
    return each_row(code, title, {"Episodes"}, [=](const Row& row) {
        return row["PLACE"] == placement && days_from(row.day("DECOM"), row.day("DEC")) > days_max;
    });
}

/// A child's episodes under a legal status, in groups that follow each other without a gap.
std::vector<Rows> unbroken(const Rows& episodes, std::string_view status) {
    std::vector<Rows> groups;
    for (const Row& episode : episodes) {
        if (episode["LS"] != status || !episode.day("DECOM")) continue;
        if (groups.empty() || !is_same(groups.back().back().day("DEC"), episode.day("DECOM")))
            groups.emplace_back();
        groups.back().push_back(episode);
    }
    return groups;
}

Rule status_at_most(std::string_view code, std::string_view title, std::string_view status,
                    std::int32_t days_max) {
    return rule(code, title, {"Episodes", "collection_end"}, [=](const YearlyReturn& at, Report& report) {
        for (const Rows& episodes : at.by_child("Episodes", "DECOM"))
            for (const Rows& group : unbroken(episodes, status))
                if (days_from(group.front().day("DECOM"), end_of(group.back(), at)) > days_max)
                    report.fails(group);
    });
}

std::int32_t days_in_year(const Row& episode, const YearlyReturn& at) {
    const Day from = episode.day("DECOM");
    return from ? days_from(std::max(from, at.year_start()), std::min(end_of(episode, at), at.year_end()))
                : 0;
}

/// The text says in any 12 months; the return holds one year.
void look_for_many_days_of_short_breaks(const YearlyReturn& at, Report& report) {
    constexpr std::int32_t days_max = 75;
    for (Rows breaks : at.by_child("Episodes", "DECOM")) {
        std::erase_if(breaks,
                      [&](const Row& row) { return row["LS"] != "V3" || days_in_year(row, at) <= 0; });
        std::int32_t days = 0;
        for (const Row& row : breaks)
            days += days_in_year(row, at);
        if (days > days_max) report.fails(breaks);
    }
}

} // namespace

Rules stay_rules() {
    return {
        placement_at_most("375", "In hospital for more than six weeks", "T1", 42),
        placement_at_most("376", "Away while carers are on holiday for more than three weeks", "T3", 21),
        placement_at_most("379", "Placed for no said reason for more than a week", "T4", 7),
        status_at_most("361", "Police protection of more than 72 hours", "L1", 3),
        status_at_most("362", "Emergency protection of more than 21 days", "L2", 21),
        status_at_most("363", "Assessment order of more than seven days", "L3", 7),
        each_row("365", "Short break of more than 17 days", {"Episodes", "collection_end"},
                 [](const Row& row, const YearlyReturn& at) {
                     return row["LS"] == "V3" && days_from(row.day("DECOM"), end_of(row, at)) > 17;
                 }),
        rule("367", "More than 75 days of short breaks", {"Episodes", "collection_start", "collection_end"},
             look_for_many_days_of_short_breaks),
        // The text says in any 12 months; the return holds one year.
        rule("377", "Away while carers are on holiday more than twice", {"Episodes"},
             [](const YearlyReturn& at, Report& report) {
                 for (Rows episodes : at.by_child("Episodes", "DECOM")) {
                     std::erase_if(episodes, [](const Row& row) { return row["PLACE"] != "T3"; });
                     if (episodes.size() > 2) report.fails(episodes);
                 }
             }),
    };
}

} // namespace styrhus::rules::validity
