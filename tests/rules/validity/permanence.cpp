#include "rules/validity/pack.h"

#include <algorithm>

/// What permanence a child had found before it came into care.
namespace styrhus::rules::validity {

namespace {

bool is_complete(const Row& row) {
    return row["PREV_PERM"] == "Z1" || has_all(row, {"PREV_PERM", "LA_PERM", "DATE_PERM"});
}

} // namespace

Rules permanence_rules() {
    return {
        each_row("630", "Care begins and earlier permanence is not told",
                 {"Episodes", "PrevPerm", "collection_start"},
                 [](const Row& episode, const YearlyReturn& at) {
                     const Rows told = at.rows("PrevPerm", episode["CHILD"]);
                     return episode["RNE"] == "S" && is_on_or_before(at.year_start(), episode.day("DECOM"))
                            && std::none_of(told.begin(), told.end(), is_complete);
                 }),
        // The text says an option of Z1; rows fail where there is no option.
        each_row("635", "Where and when of a permanence that is not told", {"PrevPerm"},
                 [](const Row& row) {
                     return !row["PREV_PERM"] && has_any(row, {"LA_PERM", "DATE_PERM"});
                 }),
    };
}

} // namespace styrhus::rules::validity
