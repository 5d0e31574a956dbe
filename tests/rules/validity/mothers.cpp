#include "rules/validity/pack.h"

#include <algorithm>

/// Young mothers in care, and the pupil number that stands beside them in the header.
namespace styrhus::rules::validity {

namespace {

bool is_girl(const Row& header) {
    return is_one_of(header["SEX"], female);
}

bool has_full_care(const Rows& episodes) {
    return !std::all_of(episodes.begin(), episodes.end(), is_respite);
}

bool touches_year(const Row& episode, const YearlyReturn& at) {
    return is_on_or_before(episode.day("DECOM"), at.year_end())
           && (!episode["DEC"] || is_on_or_before(at.year_start(), episode.day("DEC")));
}

bool is_in_care_in_year(const Row& header, const YearlyReturn& at) {
    const Rows episodes = at.rows("Episodes", header["CHILD"]);
    return std::any_of(episodes.begin(), episodes.end(),
                       [&](const Row& episode) { return !is_respite(episode) && touches_year(episode, at); });
}

bool is_wrong_mother(const Row& header, const YearlyReturn& at) {
    const Cell mother = header["MOTHER"];
    if (is_one_of(header["SEX"], male)) return mother.has_value();
    if (!is_girl(header)) return false;
    return mother ? !is_one_of(mother, {"0", "1"}) : is_in_care_in_year(header, at);
}

/// A care leaver's row fails with the child's, which the text does not say.
void look_for_wrong_mothers(const YearlyReturn& at, Report& report) {
    for (const Row& header : at.rows("Header"))
        if (is_wrong_mother(header, at)) {
            report.fails(header);
            report.fails(at.rows("OC3", header["CHILD"]));
        }
}

/// The text says any short break; rows fail where the child had nothing else.
void look_for_reviews_of_short_breaks(const YearlyReturn& at, Report& report) {
    for (const Rows& episodes : at.by_child("Episodes")) {
        if (has_full_care(episodes)) continue;
        Rows told = at.rows("Reviews", episodes[0]["CHILD"]);
        std::erase_if(told, [](const Row& row) { return !has_any(row, {"REVIEW", "REVIEW_CODE"}); });
        for (const Row& header : at.rows("Header", episodes[0]["CHILD"]))
            if (header["MOTHER"]) told.push_back(header);
        if (told.empty()) continue;
        report.fails(told);
        report.fails(episodes);
    }
}

} // namespace

Rules mother_rules() {
    return {
        rule("165", "Mother is no known code",
             {"Header", "Episodes", "OC3", "collection_start", "collection_end"}, look_for_wrong_mothers),
        each_row("174", "A boy has a child as a mother", {"Header"},
                 [](const Row& row) { return is_one_of(row["SEX"], male) && row["MC_DOB"]; }),
        each_row("611", "A mother whose child is not born", {"Header"},
                 [](const Row& row) { return row["MOTHER"] == "1" && !row["MC_DOB"]; }),
        each_row("612", "A child is born, and she is no mother", {"Header"},
                 [](const Row& row) { return is_girl(row) && row["MOTHER"] != "1" && row["MC_DOB"]; }),
        each_row("393", "In care, and not whether she is a mother", {"Header", "Episodes"},
                 [](const Row& row, const YearlyReturn& at) {
                     return is_girl(row) && !row["MOTHER"]
                            && has_full_care(at.rows("Episodes", row["CHILD"]));
                 }),
        each_pair("607", "Left care, and not whether she is a mother",
                  {"Header", "Episodes", "collection_start", "collection_end"}, Side::both,
                  [](const Row& header, const Row& episode, const YearlyReturn& at) {
                      return is_girl(header) && !header["MOTHER"] && !is_respite(episode)
                             && ends_care(episode) && is_in_year(episode.day("DEC"), at);
                  }),
        rule("399", "Mother or reviews of one with short breaks alone", {"Header", "Episodes", "Reviews"},
             look_for_reviews_of_short_breaks),
        each_row("442", "In care without a pupil number", {"Header", "Episodes"},
                 [](const Row& row, const YearlyReturn& at) {
                     return !row["UPN"] && has_full_care(at.rows("Episodes", row["CHILD"]));
                 }),
        // The text says in care for more than a week; rows fail in the first week of care.
        each_pair("210", "New in care when the year ended, and the pupil number is still to come",
                  {"Header", "Episodes", "collection_end"}, Side::both,
                  [](const Row& header, const Row& episode, const YearlyReturn& at) {
                      return header["UPN"] == "UN4"
                             && is_on_or_before(at.year_end()->plus_days(-7), episode.day("DECOM"));
                  }),
    };
}

} // namespace styrhus::rules::validity
