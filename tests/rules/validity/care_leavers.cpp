#include "rules/validity/pack.h"

#include <algorithm>
#include <optional>

/// Young people who have left care (table OC3).
namespace styrhus::rules::validity {

namespace {

bool tells_anything(const Row& row) {
    return has_any(row, leaver_fields);
}

/// The day in the year that ends with the return on which the young person turned 17 or 18.
Day birthday_of_a_leaver(const Row& row, const YearlyReturn& at) {
    const Day born = row.day("DOB");
    const Day end = at.year_end();
    if (!born || !end) return std::nullopt;
    const int years = base::age_on(*born, *end);
    const base::Date birthday = base::birthday(*born, years);
    const bool is_in_year = end->plus_months(-12) < birthday;
    return is_in_year && (years == 17 || years == 18) ? Day(birthday) : std::nullopt;
}

/// What a care leaver's episodes say of that birthday.
Rule around_the_birthday(
    std::string_view code, std::string_view title,
    std::function<bool(Day birthday, const Row& episode, const YearlyReturn&)> is_wrong) {
    return each_pair(code, title, {"OC3", "Episodes", "collection_end"}, Side::first,
                     [=](const Row& row, const Row& episode, const YearlyReturn& at) {
                         const Day birthday = birthday_of_a_leaver(row, at);
                         return birthday && tells_anything(row) && is_wrong(birthday, episode, at);
                     });
}

void look_for_health_of_leavers(const YearlyReturn& at, Report& report) {
    for (const Row& leaver : at.rows("OC3"))
        for (const Row& health : at.rows("OC2", leaver["CHILD"]))
            if (tells_anything(leaver)
                && (has_any(health, health_basics) || has_any(health, health_extras))) {
                report.fails(leaver);
                report.fails(health);
            }
}

} // namespace

Rules care_leaver_rules() {
    return {
        each_row("153", "Some of a leaver's fields are blank", {"OC3"},
                 [](const Row& row) { return tells_anything(row) && !has_all(row, leaver_fields); }),
        // The text says completed; a blank fails as well, and only a 0 is right.
        each_row("344", "Activity or accommodation of one who died or went home", {"OC3"},
                 [](const Row& row) {
                     return is_one_of(row["IN_TOUCH"], {"DIED", "RHOM"})
                            && (row["ACTIV"] != "0" || row["ACCOM"] != "0");
                 }),
        each_row("347", "In a foyer under 18", {"OC3", "collection_start"},
                 [](const Row& row, const YearlyReturn& at) {
                     return row["ACCOM"] && row["ACCOM"]->starts_with('T')
                            && is_under(18, row.day("DOB"), at.year_start());
                 }),
        each_row("391", "Not 17 to 21 in the year", {"OC3", "collection_end"},
                 [](const Row& row, const YearlyReturn& at) {
                     const Day born = row.day("DOB");
                     return tells_anything(row)
                            && (is_under(17, born, at.year_end()) || has_turned(22, born, at.year_end()));
                 }),
        each_pair("3001", "With former carers around the 17th birthday",
                  {"OC3", "Header", "collection_start", "collection_end"}, Side::first,
                  [](const Row& row, const Row& header, const YearlyReturn& at) {
                      const Day born = header.day("DOB");
                      return is_one_of(row["ACCOM"], {"Z1", "Z2"}) && born
                             && is_in_year(base::birthday(*born, 17), at);
                  }),
        each_pair("134", "A leaver, and adopted", {"AD1", "OC3"}, Side::first,
                  [](const Row& adoption, const Row& leaver) {
                      return tells_anything(leaver) && has_any(adoption, adoption_fields);
                  }),
        rule("215", "A leaver, and in care all year", {"OC3", "OC2"}, look_for_health_of_leavers),
        around_the_birthday("1007", "In care on the 17th or 18th birthday",
                            [](Day birthday, const Row& episode, const YearlyReturn&) {
                                return is_on_or_before(episode.day("DECOM"), birthday)
                                       && (!episode["DEC"] || is_before(birthday, episode.day("DEC")));
                            }),
        around_the_birthday("1016", "Left care after the 17th or 18th birthday",
                            [](Day birthday, const Row& episode, const YearlyReturn& at) {
                                return is_on_or_before(birthday, episode.day("DEC"))
                                       && is_on_or_before(episode.day("DEC"), at.year_end());
                            }),
        each_row("1002", "A leaver who was never in care", {"OC3", "Episodes", "Episodes_last"},
                 [](const Row& row, const YearlyReturn& at) {
                     return !at.has("Episodes", row["CHILD"]) && !at.has("Episodes_last", row["CHILD"]);
                 }),
        rule("1010", "In care last year, not this year, and a leaver", {"OC3", "Episodes", "Episodes_last"},
             [](const YearlyReturn& at, Report& report) {
                 for (const Rows& before : at.by_child("Episodes_last", "DECOM"))
                     if (!before.back()["DEC"] && !at.has("Episodes", before.back()["CHILD"]))
                         report.fails(at.rows("OC3", before.back()["CHILD"]));
             }),
        rule("1011", "In another authority's care, and a leaver", {"OC3", "Episodes"},
             [](const YearlyReturn& at, Report& report) {
                 for (const Rows& episodes : at.by_child("Episodes", "DECOM"))
                     for (const Row& row : at.rows("OC3", episodes[0]["CHILD"]))
                         if (episodes.back()["REC"] == "E3" && tells_anything(row)) report.fails(row);
             }),
    };
}

} // namespace styrhus::rules::validity
