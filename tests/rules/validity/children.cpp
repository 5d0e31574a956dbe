#include "rules/validity/pack.h"

/// Children who are in one table and not in another, twice, or with other facts.
namespace styrhus::rules::validity {

namespace {

Rule known_in_header(std::string_view code, std::string_view table) {
    return each_row(code, "The header does not know the child", {table, "Header"},
                    [](const Row& row, const YearlyReturn& at) { return !at.has("Header", row["CHILD"]); });
}

Rule same_as_in_header(std::string_view code, std::string_view table, std::string_view column) {
    return each_pair(code, "The header says otherwise of the child", {table, "Header"}, Side::first,
                     [=](const Row& row, const Row& header) { return row[column] != header[column]; });
}

Rule one_row_a_child(std::string_view code, std::string_view table) {
    return rule(code, "The child stands more than once", {table},
                [=](const YearlyReturn& at, Report& report) {
                    for (const Rows& rows : at.by_child(table))
                        if (rows.size() > 1) report.fails(rows);
                });
}

} // namespace

Rules child_rules() {
    return {
        known_in_header("INT01", "AD1"),
        known_in_header("INT03", "Episodes"),
        known_in_header("INT04", "Missing"),
        known_in_header("INT05", "OC2"),
        known_in_header("INT06", "OC3"),
        known_in_header("INT08", "Reviews"),
        known_in_header("INT09", "UASC"),
        same_as_in_header("INT11", "AD1", "DOB"),
        same_as_in_header("INT12", "PlacedAdoption", "DOB"),
        same_as_in_header("INT14", "OC2", "DOB"),
        same_as_in_header("INT15", "OC3", "DOB"),
        same_as_in_header("INT16", "PrevPerm", "DOB"),
        same_as_in_header("INT17", "Reviews", "DOB"),
        same_as_in_header("INT21", "UASC", "SEX"),
        one_row_a_child("INT31", "AD1"),
        one_row_a_child("INT32", "Header"),
        one_row_a_child("INT33", "OC2"),
        one_row_a_child("INT35", "PrevPerm"),
        one_row_a_child("INT36", "UASC"),
        each_row("EPI", "The child has no episodes", {"Header", "Episodes"},
                 [](const Row& row, const YearlyReturn& at) { return !at.has("Episodes", row["CHILD"]); }),
        rule("1012", "The child has no episodes, and more than a care leaver's data", {"Episodes"},
             [](const YearlyReturn& at, Report& report) {
                 for (const std::string_view table :
                      {"AD1", "Missing", "OC2", "PlacedAdoption", "PrevPerm", "Reviews", "UASC"})
                     for (const Row& row : at.rows(table))
                         if (!at.has("Episodes", row["CHILD"])) report.fails(row);
             }),
    };
}

} // namespace styrhus::rules::validity
