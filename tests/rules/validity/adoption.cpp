#include "rules/validity/pack.h"

#include <algorithm>
#include <optional>

/// The decision that a child should be placed for adoption, and its reversal, against the child's episodes.
namespace styrhus::rules::validity {

namespace {

const Names reversal = {"DATE_PLACED_CEASED", "REASON_PLACED_CEASED"};

/// The decision of a child with the first of its episodes, by day, that is of a kind.
Rule against_first(std::string_view code, std::string_view title, std::string_view table, Names also_needs,
                   std::function<bool(const Row&)> is_of_kind,
                   std::function<bool(const Row&, const Row&, const YearlyReturn&)> is_wrong) {
    also_needs.insert(also_needs.begin(), {table, "Episodes"});
    return rule(code, title, std::move(also_needs), [=](const YearlyReturn& at, Report& report) {
        for (const Rows& episodes : at.by_child("Episodes", "DECOM")) {
            const auto first = std::find_if(episodes.begin(), episodes.end(), is_of_kind);
            if (first == episodes.end()) continue;
            for (const Row& decision : at.rows(table, (*first)["CHILD"]))
                if (is_wrong(decision, *first, at)) {
                    report.fails(decision);
                    report.fails(*first);
                }
        }
    });
}

bool begins_care(const Row& episode) {
    return episode["RNE"] == "S";
}
bool is_for_adoption(const Row& episode) {
    return is_one_of(episode["PLACE"], for_adoption);
}

/// The episode with which the child last left care.
std::optional<Row> leaving(const Rows& episodes) {
    std::optional<Row> last;
    for (const Row& episode : episodes)
        if (ends_care(episode) && episode.day("DEC")
            && (!last || is_before(last->day("DEC"), episode.day("DEC"))))
            last = episode;
    return last;
}

void look_for_decisions_after_care(const YearlyReturn& at, Report& report) {
    for (const Row& decision : at.rows("PlacedAdoption")) {
        const std::optional<Row> last = leaving(at.rows("Episodes", decision["CHILD"]));
        if (!last) continue;
        const Day latest = std::min(last->day("DEC"), at.year_end());
        if (is_before(latest, decision.day("DATE_PLACED"))
            || is_before(latest, decision.day("DATE_PLACED_CEASED"))) {
            report.fails(decision);
            report.fails(*last);
        }
    }
}

void look_for_decisions_left_standing(const YearlyReturn& at, Report& report) {
    for (const Row& episode : at.rows("Episodes")) {
        const bool was_decided = is_for_adoption(episode) || is_one_of(episode["LS"], {"D1", "E1"});
        if (!was_decided || !ends_care(episode) || is_one_of(episode["REC"], adopted)) continue;
        const Rows decisions = at.rows("PlacedAdoption", episode["CHILD"]);
        const bool is_reversed = std::any_of(decisions.begin(), decisions.end(),
                                             [](const Row& row) { return has_all(row, reversal); });
        if (is_reversed) continue;
        report.fails(episode);
        report.fails(decisions);
    }
}

} // namespace

Rules adoption_rules() {
    return {
        each_row("119", "A reversal without its day or reason", {"PlacedAdoption"},
                 [](const Row& row) { return has_any(row, reversal) && !has_all(row, reversal); }),
        each_row("563", "Reversed, and never decided", {"PlacedAdoption"},
                 [](const Row& row) { return has_any(row, reversal) && !row["DATE_PLACED"]; }),
        each_next("579", "Decided again before the reversal", {"PlacedAdoption", "DATE_PLACED"}, Side::second,
                  [](const Row& earlier, const Row& later) {
                      return later.day("DATE_PLACED")
                             && (!earlier["DATE_PLACED_CEASED"]
                                 || is_before(later.day("DATE_PLACED"), earlier.day("DATE_PLACED_CEASED")));
                  }),
        each_pair("523", "Two days of one decision", {"AD1", "PlacedAdoption"}, Side::both,
                  [](const Row& adoption, const Row& decision) {
                      return adoption.day("DATE_INT") && decision.day("DATE_PLACED")
                             && adoption.day("DATE_INT") != decision.day("DATE_PLACED");
                  }),
        each_pair("525", "Reversed, and adopted", {"PlacedAdoption", "AD1"}, Side::both,
                  [](const Row& decision, const Row& adoption) {
                      return decision["DATE_PLACED_CEASED"] && has_any(adoption, adoption_fields);
                  }),
        each_row("551", "Placed for adoption without a decision", {"Episodes", "PlacedAdoption"},
                 [](const Row& episode, const YearlyReturn& at) {
                     const Rows decisions = at.rows("PlacedAdoption", episode["CHILD"]);
                     return is_for_adoption(episode)
                            && std::none_of(decisions.begin(), decisions.end(),
                                            [](const Row& row) { return row["DATE_PLACED"].has_value(); });
                 }),
        each_pair("552", "Placed for adoption before the decision", {"PlacedAdoption", "Episodes"},
                  Side::both,
                  [](const Row& decision, const Row& episode) {
                      return is_for_adoption(episode)
                             && is_before(episode.day("DECOM"), decision.day("DATE_PLACED"));
                  }),
        each_pair(
            "556", "Freed for adoption before the decision", {"Episodes", "PlacedAdoption"}, Side::first,
            [](const Row& episode, const Row& decision) {
                return episode["LS"] == "D1" && is_before(episode.day("DECOM"), decision.day("DATE_PLACED"));
            }),
        against_first(
            "554", "A placement order before the decision", "PlacedAdoption", {},
            [](const Row& episode) { return episode["LS"] == "E1"; },
            [](const Row& decision, const Row& episode, const YearlyReturn&) {
                return is_before(episode.day("DECOM"), decision.day("DATE_PLACED"));
            }),
        against_first("521", "Placed for adoption before it was in the child's interest", "AD1", {},
                      is_for_adoption,
                      [](const Row& adoption, const Row& episode, const YearlyReturn&) {
                          return is_before(episode.day("DECOM"), adoption.day("DATE_INT"));
                      }),
        against_first("1003", "Decided before care began", "PlacedAdoption", {}, begins_care,
                      [](const Row& decision, const Row& episode, const YearlyReturn&) {
                          return is_before(decision.day("DATE_PLACED"), episode.day("DECOM"));
                      }),
        against_first(
            "118", "Reversed before the year or before care began", "PlacedAdoption", {"collection_start"},
            [](const Row& episode) { return !is_respite(episode); },
            [](const Row& decision, const Row& episode, const YearlyReturn& at) {
                const Day day = decision.day("DATE_PLACED_CEASED");
                return is_before(day, at.year_start()) || is_before(day, episode.day("DECOM"));
            }),
        rule("334", "In the child's interest before the latest care began", {"AD1", "Episodes"},
             [](const YearlyReturn& at, Report& report) {
                 for (const Rows& episodes : at.by_child("Episodes", "DECOM")) {
                     const auto latest = std::find_if(episodes.rbegin(), episodes.rend(), begins_care);
                     if (latest == episodes.rend()) continue;
                     for (const Row& adoption : at.rows("AD1", (*latest)["CHILD"]))
                         if (is_before(adoption.day("DATE_INT"), latest->day("DECOM"))) {
                             report.fails(adoption);
                             report.fails(*latest);
                         }
                 }
             }),
        rule("117", "Decided or reversed after care, or after the year",
             {"PlacedAdoption", "Episodes", "collection_end"}, look_for_decisions_after_care),
        rule("557", "Left care without adoption or reversal", {"Episodes", "PlacedAdoption"},
             look_for_decisions_left_standing),
    };
}

} // namespace styrhus::rules::validity
