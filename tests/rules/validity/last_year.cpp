#include "rules/validity/pack.h"

#include <algorithm>
#include <optional>

/// This year's return against last year's: what the child was, and the episode that was open at its end.
namespace styrhus::rules::validity {

namespace {

std::optional<Row> last_with_day(const Rows& rows, std::string_view column) {
    const auto last =
        std::find_if(rows.rbegin(), rows.rend(), [&](const Row& row) { return row.day(column).has_value(); });
    return last == rows.rend() ? std::nullopt : std::optional(*last);
}

/// Each child's last row of last year with its first of this year; the latter fails.
Rule from_year_to_year(std::string_view code, std::string_view title, Sequence of, Names needs,
                       std::function<bool(const Row&, const Row&, const YearlyReturn&)> is_wrong) {
    const std::string last_year = std::string(of.table) + "_last";
    return rule(code, title, std::move(needs), [=](const YearlyReturn& at, Report& report) {
        for (const Rows& before : at.by_child(last_year, of.from)) {
            const std::optional<Row> last = last_with_day(before, of.from);
            if (!last) continue;
            for (const Rows& now : at.by_child(of.table, of.from))
                if (now[0]["CHILD"] == (*last)["CHILD"] && now[0].day(of.from) && is_wrong(*last, now[0], at))
                    report.fails(now[0]);
        }
    });
}

/// What last year's open episode said must be said again. `recoded` are pairs of codes, old and new.
Rule carried_over(std::string_view code, std::string_view column,
                  std::vector<std::pair<std::string_view, std::string_view>> recoded = {}) {
    return from_year_to_year(
        code, "Not as the episode that was open last year", episodes_in_order, {"Episodes", "Episodes_last"},
        [=](const Row& last, const Row& first, const YearlyReturn&) {
            const bool is_recoded = std::any_of(recoded.begin(), recoded.end(), [&](const auto& codes) {
                return last[column] == codes.first && first[column] == codes.second;
            });
            return !last["DEC"] && last[column] != first[column] && !is_recoded;
        });
}

Rule carried_over_by_social_worker(std::string_view code, std::string_view column) {
    return from_year_to_year(code, "Not as the social worker who was there last year",
                             {"SWEpisodes", "SW_DECOM"}, {"SWEpisodes", "SWEpisodes_last"},
                             [=](const Row& last, const Row& first, const YearlyReturn&) {
                                 return !last["SW_DEC"] && last[column] != first[column];
                             });
}

Rule same_at_the_turn(std::string_view code, std::string_view column) {
    return from_year_to_year(code, "Not as in last year's last episode", episodes_in_order,
                             {"Episodes", "Episodes_last"},
                             [=](const Row& last, const Row& first, const YearlyReturn&) {
                                 return last[column] != first[column];
                             });
}

Rule header_against_last_year(std::string_view code, std::string_view title,
                              std::function<bool(const Row&, const Row&)> is_wrong) {
    return each_pair(code, title, {"Header", "Header_last"}, Side::first, std::move(is_wrong));
}

bool is_same_without_case(Cell a, Cell b) {
    const auto is_same_letter = [](char one, char other) {
        const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; };
        return upper(one) == upper(other);
    };
    if (!a || !b) return !a && !b;
    return std::equal(a->begin(), a->end(), b->begin(), b->end(), is_same_letter);
}

} // namespace

Rules last_year_rules() {
    return {
        carried_over("502", "DECOM"),
        carried_over("503A", "RNE"),
        carried_over("503B", "LS"),
        carried_over("503D", "PLACE",
                     {{"H5", "K3"}, {"Z1", "Z11"}, {"Z1", "Z12"}, {"Z1", "Z13"}, {"Z1", "Z14"}}),
        carried_over("503E", "PLACE_PROVIDER"),
        carried_over("503G", "PL_DISTANCE"),
        carried_over("503H", "PL_LA"),
        carried_over("503J", "PL_LOCATION"),
        carried_over_by_social_worker("SW16aSTG2", "SW_ID"),
        carried_over_by_social_worker("SW16bSTG2", "SW_DECOM"),
        carried_over_by_social_worker("SW16cSTG2", "SW_REASON"),
        same_at_the_turn("452", "PL_LA"),
        same_at_the_turn("453", "PL_DISTANCE"),
        from_year_to_year("562", "Goes on from last year, and was not there", episodes_in_order,
                          {"Episodes", "Episodes_last", "collection_start"},
                          [](const Row& last, const Row& first, const YearlyReturn& at) {
                              return is_before(first.day("DECOM"), at.year_start())
                                     && first.day("DECOM") != last.day("DECOM");
                          }),
        each_row("NoE", "Goes on from last year, when the child had no episodes",
                 {"Episodes", "Episodes_last", "collection_start"},
                 [](const Row& row, const YearlyReturn& at) {
                     return is_before(row.day("DECOM"), at.year_start())
                            && !at.has("Episodes_last", row["CHILD"]);
                 }),
        header_against_last_year(
            "202", "Sex is another",
            [](const Row& now, const Row& before) { return now["SEX"] != before["SEX"]; }),
        header_against_last_year("204", "Ethnicity is another",
                                 [](const Row& now, const Row& before) {
                                     return !is_same_without_case(now["ETHNIC"], before["ETHNIC"]);
                                 }),
        header_against_last_year("624", "The mother's child is born another day",
                                 [](const Row& now, const Row& before) {
                                     return before["MC_DOB"] && now["MC_DOB"] != before["MC_DOB"];
                                 }),
        // A child without episodes is not judged; the text does not say so.
        each_pair("207", "No longer a mother", {"Header", "Header_last", "Episodes"}, Side::first,
                  [](const Row& now, const Row& before, const YearlyReturn& at) {
                      return before["MOTHER"] == "1" && now["MOTHER"] != "1"
                             && at.has("Episodes", now["CHILD"]);
                  }),
        each_pair("626", "A mother before the year, and not so last year",
                  {"Header", "Header_last", "collection_start"}, Side::first,
                  [](const Row& now, const Row& before, const YearlyReturn& at) {
                      return now["MOTHER"] == "1" && before["MOTHER"] == "0"
                             && is_before(now.day("MC_DOB"), at.year_start());
                  }),
        each_pair("576", "Still missing last year, and not so now", {"Missing", "Missing_last"}, Side::first,
                  [](const Row& now, const Row& before) {
                      return before["MIS_START"] && !before["MIS_END"]
                             && now.day("MIS_START") != before.day("MIS_START");
                  }),
        each_pair("560", "Decided another day, and the decision had not been reversed",
                  {"PlacedAdoption", "PlacedAdoption_last"}, Side::first,
                  [](const Row& now, const Row& before) {
                      return !before["DATE_PLACED_CEASED"] && now.day("DATE_PLACED")
                             && before.day("DATE_PLACED")
                             && now.day("DATE_PLACED") != before.day("DATE_PLACED");
                  }),
        // The text says a decision that was reversed last year; rows fail by the day alone.
        each_pair("561", "Decided the same day as last year", {"PlacedAdoption", "PlacedAdoption_last"},
                  Side::first,
                  [](const Row& now, const Row& before) {
                      return is_same(now.day("DATE_PLACED"), before.day("DATE_PLACED"));
                  }),
    };
}

} // namespace styrhus::rules::validity
