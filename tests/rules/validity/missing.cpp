#include "rules/validity/pack.h"

#include <algorithm>

/// Times a child was missing, or away without leave.
namespace styrhus::rules::validity {

namespace {

bool is_in_care(const Rows& episodes, Day day) {
    return std::any_of(episodes.begin(), episodes.end(), [&](const Row& episode) {
        return is_on_or_before(episode.day("DECOM"), day)
               && (!episode["DEC"] || is_on_or_before(day, episode.day("DEC")));
    });
}

} // namespace

Rules missing_rules() {
    return {
        each_row("565", "A start, and not what of", {"Missing"},
                 [](const Row& row) { return row["MIS_START"] && !row["MISSING"]; }),
        each_row("566", "An end, and not what of", {"Missing"},
                 [](const Row& row) { return row["MIS_END"] && !row["MISSING"]; }),
        each_pair("575", "Still missing from a placement that has ended", {"Missing", "Episodes"},
                  Side::first,
                  [](const Row& missing, const Row& episode) {
                      const Day start = missing.day("MIS_START");
                      return !missing["MIS_END"] && is_on_or_before(episode.day("DECOM"), start)
                             && is_before(start, episode.day("DEC"));
                  }),
        // The text says missing; a child who is away counts as well.
        each_pair("580", "Missing when care ended, and for another reason", {"Episodes", "Missing"},
                  Side::first,
                  [](const Row& episode, const Row& missing) {
                      return is_same(missing.day("MIS_END"), episode.day("DEC")) && episode["REC"] != "E8";
                  }),
        // The text says before care began; a gap in care, and after it, count as well.
        each_row("581", "Missing, and not in care", {"Missing", "Episodes"},
                 [](const Row& row, const YearlyReturn& at) {
                     return row.day("MIS_START")
                            && !is_in_care(at.rows("Episodes", row["CHILD"]), row.day("MIS_START"));
                 }),
    };
}

} // namespace styrhus::rules::validity
