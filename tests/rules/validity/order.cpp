#include "rules/validity/pack.h"

#include <algorithm>

/// Days that must come in an order: with each other, with the collection year, and with a birthday.
namespace styrhus::rules::validity {

namespace {

Rule not_before(std::string_view code, std::string_view title, std::string_view table, std::string_view later,
                std::string_view earlier) {
    return each_row(code, title, {table},
                    [=](const Row& row) { return is_before(row.day(later), row.day(earlier)); });
}

Rule not_after_the_year(std::string_view code, std::string_view title, std::string_view table,
                        std::string_view column) {
    return each_row(code, title, {table, "collection_end"}, [=](const Row& row, const YearlyReturn& at) {
        return is_before(at.year_end(), row.day(column));
    });
}

} // namespace

Rules order_rules() {
    return {
        not_before("356", "The episode ends before it begins", "Episodes", "DEC", "DECOM"),
        not_before("522", "Reversed before it was decided", "PlacedAdoption", "DATE_PLACED_CEASED",
                   "DATE_PLACED"),
        not_before("567", "Found before missing", "Missing", "MIS_END", "MIS_START"),
        not_before("586", "Missing before birth", "Missing", "MIS_START", "DOB"),
        not_after_the_year("354", "The episode begins after the year", "Episodes", "DECOM"),
        not_after_the_year("385", "The episode ends after the year", "Episodes", "DEC"),
        not_after_the_year("570", "Missing after the year", "Missing", "MIS_START"),
        not_after_the_year("SW06STG2", "The social worker begins after the year", "SWEpisodes", "SW_DECOM"),
        each_row("SW07STG2", "The social worker ends outside the year",
                 {"SWEpisodes", "collection_start", "collection_end"},
                 [](const Row& row, const YearlyReturn& at) {
                     return row.day("SW_DEC") && !is_in_year(row.day("SW_DEC"), at);
                 }),
        each_row("355", "The episode lasts less than a day", {"Episodes"},
                 [](const Row& row) { return is_same(row.day("DECOM"), row.day("DEC")); }),
        each_row("621", "The mother is no older than her child", {"Header"},
                 [](const Row& row) { return is_on_or_before(row.day("MC_DOB"), row.day("DOB")); }),
        each_pair("184", "Decided for adoption before birth", {"PlacedAdoption", "Header"}, Side::first,
                  [](const Row& decision, const Row& header) {
                      return is_before(decision.day("DATE_PLACED"), header.day("DOB"));
                  }),
        rule("302", "The first episode begins before birth", {"Episodes", "Header"},
             [](const YearlyReturn& at, Report& report) {
                 for (const Rows& episodes : at.by_child("Episodes", "DECOM"))
                     for (const Row& header : at.rows("Header", episodes[0]["CHILD"]))
                         if (is_before(episodes[0].day("DECOM"), header.day("DOB"))) {
                             report.fails(episodes[0]);
                             report.fails(header);
                         }
             }),
        rule("625", "The mother's child is born after the year, or after she left care",
             {"Header", "Episodes", "collection_end"},
             [](const YearlyReturn& at, Report& report) {
                 for (const Rows& episodes : at.by_child("Episodes", "DEC")) {
                     const auto last = std::find_if(episodes.rbegin(), episodes.rend(), [](const Row& row) {
                         return row.day("DEC").has_value();
                     });
                     if (last == episodes.rend()) continue;
                     for (const Row& header : at.rows("Header", (*last)["CHILD"]))
                         if (is_before(std::min(at.year_end(), last->day("DEC")), header.day("MC_DOB"))) {
                             report.fails(*last);
                             report.fails(header);
                         }
                 }
             }),
    };
}

} // namespace styrhus::rules::validity
