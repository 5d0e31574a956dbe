#include "rules/validity/pack.h"

#include <algorithm>

/// A child's episodes in the order of their days: what the one before and the one after say.
namespace styrhus::rules::validity {

namespace {

bool goes_on_the_same_day(const Row& earlier, const Row& later) {
    return is_same(earlier.day("DEC"), later.day("DECOM"));
}

bool is_same_status(const Row& earlier, const Row& later) {
    return earlier["LS"] == later["LS"];
}

bool is_same_placement(const Row& earlier, const Row& later) {
    const Names columns = {"PLACE", "PLACE_PROVIDER", "PL_POST", "URN"};
    return std::all_of(columns.begin(), columns.end(),
                       [&](std::string_view column) { return earlier[column] == later[column]; });
}

bool is_temporary(const Row& row) {
    return is_one_of(row["PLACE"], temporary);
}

/// The text says only that a continued episode must be continued; one that goes on as if care had not ended
/// fails too.
void look_for_continuations(const YearlyReturn& at, Report& report) {
    for (const Rows& episodes : at.by_child("Episodes", "DECOM"))
        for (std::size_t i = 0; i < episodes.size(); ++i) {
            const bool goes_on =
                i + 1 < episodes.size() && goes_on_the_same_day(episodes[i], episodes[i + 1]);
            if (episodes[i]["REC"] && (episodes[i]["REC"] == "X1") != goes_on) report.fails(episodes[i]);
        }
}

/// The text says the normal placement; rows fail by the reason of the return as well.
void look_for_returns(const YearlyReturn& at, Report& report) {
    for (const Rows& episodes : at.by_child("Episodes", "DECOM"))
        for (std::size_t i = 2; i < episodes.size(); ++i) {
            const Row& normal = episodes[i - 2];
            const Row& back = episodes[i];
            const bool is_back = back["RNE"] == "P" && back["PLACE"] == normal["PLACE"]
                                 && back["PL_POST"] == normal["PL_POST"];
            if (is_temporary(episodes[i - 1]) && !is_back) report.fails(back);
        }
}

void look_for_reasons_of_temporary_placements(const YearlyReturn& at, Report& report) {
    for (const Rows& episodes : at.by_child("Episodes", "DECOM"))
        for (std::size_t i = 0; i < episodes.size(); ++i) {
            const bool is_given =
                episodes[i]["REASON_PLACE_CHANGE"] || (i > 0 && episodes[i - 1]["REASON_PLACE_CHANGE"]);
            if (is_temporary(episodes[i]) && is_given) report.fails(episodes[i]);
        }
}

void look_for_episodes_after_adoption(const YearlyReturn& at, Report& report) {
    for (const Row& episode : at.rows("Episodes"))
        for (const std::string_view table : {"Episodes", "Episodes_last"})
            for (const Row& other : at.rows(table, episode["CHILD"]))
                if (is_one_of(other["REC"], adopted)
                    && is_on_or_before(other.day("DEC"), episode.day("DECOM")))
                    report.fails(episode);
}

} // namespace

Rules episode_rules() {
    return {
        each_next("142", "The next episode has begun, and this one has not ended", episodes_in_order,
                  Side::first,
                  [](const Row& earlier, const Row&) {
                      return !has_all(earlier, {"DEC", "REC"});
                  }),
        each_next("501", "Begins before the one before has ended", episodes_in_order, Side::second,
                  [](const Row& earlier, const Row& later) {
                      return is_before(later.day("DECOM"), earlier.day("DEC"));
                  }),
        each_next("431", "Care begins the day it ended", episodes_in_order, Side::second,
                  [](const Row& earlier, const Row& later) {
                      return later["RNE"] == "S" && goes_on_the_same_day(earlier, later);
                  }),
        each_next(
            "432", "Care had ended, and this does not begin it", episodes_in_order, Side::second,
            [](const Row& earlier, const Row& later) { return ends_care(earlier) && later["RNE"] != "S"; }),
        each_next("437", "Care goes on after death or after 18", episodes_in_order, Side::first,
                  [](const Row& earlier, const Row&) {
                      return earlier.day("DECOM") && is_one_of(earlier["REC"], {"E2", "E15"});
                  }),
        each_next("434", "Only the status should have changed", episodes_in_order, Side::second,
                  [](const Row& earlier, const Row& later) {
                      return later["RNE"] == "L"
                             && (is_same_status(earlier, later) || !is_same_placement(earlier, later));
                  }),
        each_next("435", "Only the placement should have changed", episodes_in_order, Side::second,
                  [](const Row& earlier, const Row& later) {
                      return is_one_of(later["RNE"], {"P", "T"})
                             && (!is_same_status(earlier, later) || is_same_placement(earlier, later));
                  }),
        each_next("436", "Both status and placement should have changed", episodes_in_order, Side::second,
                  [](const Row& earlier, const Row& later) {
                      return is_one_of(later["RNE"], {"B", "U"})
                             && (is_same_status(earlier, later) || is_same_placement(earlier, later));
                  }),
        each_next("504", "Another need while care goes on", episodes_in_order, Side::second,
                  [](const Row& earlier, const Row& later) {
                      return earlier["REC"] == "X1" && goes_on_the_same_day(earlier, later)
                             && earlier["CIN"] != later["CIN"];
                  }),
        each_next("225", "The placement changed for no said reason", episodes_in_order, Side::first,
                  [](const Row& earlier, const Row& later) {
                      return is_one_of(later["RNE"], {"P", "B", "T", "U"}) && earlier["REC"] == "X1"
                             && !is_temporary(earlier) && !is_temporary(later)
                             && !earlier["REASON_PLACE_CHANGE"];
                  }),
        each_next("336", "Placed for adoption, and not fostered before", episodes_in_order, Side::second,
                  [](const Row& earlier, const Row& later) {
                      return is_one_of(later["PLACE"], for_adoption)
                             && !is_one_of(earlier["PLACE"], for_adoption)
                             && !is_one_of(earlier["PLACE"], fostering);
                  }),
        rule("388", "Continued, and nothing follows", {"Episodes"}, look_for_continuations),
        rule("383", "Not back after a temporary placement", {"Episodes"}, look_for_returns),
        rule("226", "A reason for a change that needs none", {"Episodes"},
             look_for_reasons_of_temporary_placements),
        rule("199", "In care after an adoption", {"Episodes"}, look_for_episodes_after_adoption),
        rule("357", "The first episode does not begin care", {"Episodes", "collection_start"},
             [](const YearlyReturn& at, Report& report) {
                 for (const Rows& episodes : at.by_child("Episodes", "DECOM"))
                     if (is_on_or_before(at.year_start(), episodes[0].day("DECOM"))
                         && episodes[0]["RNE"] != "S")
                         report.fails(episodes[0]);
             }),
    };
}

} // namespace styrhus::rules::validity
