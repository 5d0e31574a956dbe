#include "rules/validity/pack.h"

#include <algorithm>
#include <charconv>

/// Children who came alone to seek asylum: they have no home here to measure a distance from.
namespace styrhus::rules::validity {

namespace {

bool is_or_was_unaccompanied(Cell child, const YearlyReturn& at) {
    for (const std::string_view table : {"Header", "Header_last"})
        for (const Row& row : at.rows(table, child))
            if (row["UASC"] == "1") return true;
    for (const std::string_view table : {"UASC", "UASC_last"})
        for (const Row& row : at.rows(table, child))
            if (row["DUC"]) return true;
    return false;
}

/// Miles, up to 999.9.
bool is_distance(std::string_view text) {
    double miles = -1;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), miles);
    return trouble == std::errc() && end == text.data() + text.size() && miles >= 0 && miles <= 999.9;
}

bool is_to_be_measured(const Row& episode, const YearlyReturn& at) {
    return !is_respite(episode) && !is_or_was_unaccompanied(episode["CHILD"], at);
}

} // namespace

Rules unaccompanied_rules() {
    return {
        // Delimited files have no such field; the text does not say so.
        each_row("105", "Unaccompanied is neither 0 nor 1", {"Header", "file_format"},
                 [](const Row& row, const YearlyReturn& at) {
                     return at.said("file_format") == "xml" && !is_one_of(row["UASC"], {"0", "1"});
                 }),
        each_pair("303", "No longer unaccompanied, and never was", {"UASC", "Header"}, Side::both,
                  [](const Row& row, const Row& header) { return row["DUC"] && header["UASC"] != "1"; }),
        each_row("164", "Distance is no number of miles", {"Episodes", "Header"},
                 [](const Row& row, const YearlyReturn& at) {
                     return row["PL_DISTANCE"] && !is_distance(*row["PL_DISTANCE"])
                            && is_to_be_measured(row, at);
                 }),
        each_row("392b", "No postcodes", {"Episodes"},
                 [](const Row& row, const YearlyReturn& at) {
                     return !has_all(row, {"HOME_POST", "PL_POST"}) && is_to_be_measured(row, at);
                 }),
        each_row("406", "Distance from a home that is not here", {"Episodes", "Header"},
                 [](const Row& row, const YearlyReturn& at) {
                     return row["PL_DISTANCE"] && is_or_was_unaccompanied(row["CHILD"], at);
                 }),
    };
}

} // namespace styrhus::rules::validity
