#include "rules/validity/pack.h"

#include <algorithm>

/// Health and conviction of children in care for the whole year (table OC2).
namespace styrhus::rules::validity {

namespace {

const Names score = {"SDQ_SCORE", "SDQ_REASON"};

/// In care without a break from the first day of the year to the last. Short breaks are no care here.
bool is_in_care_all_year(Cell child, const YearlyReturn& at) {
    bool is_there_at_start = false;
    for (const Row& episode : at.rows("Episodes", child)) {
        if (is_respite(episode)) continue;
        const Day from = episode.day("DECOM");
        const Day to = episode.day("DEC");
        if (is_in_year(to, at) && episode["REC"] != "X1") return false;
        if (is_in_year(from, at) && from != at.year_start() && episode["RNE"] == "S") return false;
        is_there_at_start |=
            is_on_or_before(from, at.year_start()) && (!episode["DEC"] || is_before(at.year_start(), to));
    }
    return is_there_at_start;
}

/// Those of whom a score is asked: four when the year began, and not yet 17 when it ended.
bool is_of_score_age(const Row& row, const YearlyReturn& at) {
    return has_turned(4, row.day("DOB"), at.year_start()) && is_under(17, row.day("DOB"), at.year_end());
}

/// Rules of which children are in care all year.
const Names all_year = {"OC2", "Episodes", "collection_start", "collection_end"};

void look_for_blanks_after_a_year_in_care(const YearlyReturn& at, Report& report) {
    for (const Row& row : at.rows("OC2"))
        if (is_in_care_all_year(row["CHILD"], at) && !has_all(row, health_basics)) report.fails(row);
    // A child without a row in OC2 fails by its episodes.
    for (const Row& episode : at.rows("Episodes"))
        if (is_in_care_all_year(episode["CHILD"], at) && !at.has("OC2", episode["CHILD"]))
            report.fails(episode);
}

Rules within_a_row() {
    return {
        each_row("158", "An offer is told of one who received", {"OC2"},
                 [](const Row& row) {
                     return row["INTERVENTION_RECEIVED"] == "1" && row["INTERVENTION_OFFERED"];
                 }),
        each_row("182", "Some health fields, and not the basic four", {"OC2"},
                 [](const Row& row) { return has_any(row, health_extras) && !has_all(row, health_basics); }),
        each_row(
            "192", "Misuse, and not whether help was received", {"OC2"},
            [](const Row& row) { return row["SUBSTANCE_MISUSE"] == "1" && !row["INTERVENTION_RECEIVED"]; }),
        each_row("193", "Help against misuse that is not told", {"OC2"},
                 [](const Row& row) {
                     return row["SUBSTANCE_MISUSE"] != "1"
                            && has_any(row, {"INTERVENTION_RECEIVED", "INTERVENTION_OFFERED"});
                 }),
        each_row("197a", "A score, and a reason for none", {"OC2"},
                 [](const Row& row) { return has_all(row, score); }),
        each_row("544", "Conviction, and not the basic four", {"OC2"},
                 [](const Row& row) { return row["CONVICTED"] && !has_all(row, health_basics); }),
        // The text says completed; a 0 is let pass.
        each_row("547", "Health promotion, and not the basic four", {"OC2"},
                 [](const Row& row) { return row["HEALTH_CHECK"] == "1" && !has_all(row, health_basics); }),
    };
}

Rules of_an_age() {
    return {
        each_row("188", "A score before four", {"OC2", "collection_end"},
                 [](const Row& row, const YearlyReturn& at) {
                     return is_under(4, row.day("DOB"), at.year_end()) && has_any(row, score);
                 }),
        each_row("189", "A score at 17 or over", {"OC2", "collection_start"},
                 [](const Row& row, const YearlyReturn& at) {
                     return has_turned(17, row.day("DOB"), at.year_start()) && has_any(row, score);
                 }),
        each_row("542", "Convicted before ten", {"OC2", "collection_end"},
                 [](const Row& row, const YearlyReturn& at) {
                     return is_under(10, row.day("DOB"), at.year_end()) && row["CONVICTED"];
                 }),
        each_row("546", "Health promotion at five or over", {"OC2", "collection_end"},
                 [](const Row& row, const YearlyReturn& at) {
                     return has_turned(5, row.day("DOB"), at.year_end()) && row["HEALTH_CHECK"];
                 }),
    };
}

Rules after_a_year_in_care() {
    return {
        // The text says four and over or 16 and under, which is everybody.
        each_row("157", "No score for a reason that is not the child's", all_year,
                 [](const Row& row, const YearlyReturn& at) {
                     return row["SDQ_REASON"] == "SDQ1" && !row["SDQ_SCORE"] && is_of_score_age(row, at)
                            && is_in_care_all_year(row["CHILD"], at);
                 }),
        // The text says a score; a reason for none is enough.
        each_row("186", "No score", all_year,
                 [](const Row& row, const YearlyReturn& at) {
                     return !has_any(row, score) && is_of_score_age(row, at)
                            && is_in_care_all_year(row["CHILD"], at);
                 }),
        each_row("198", "A reason for no score, and not in care all year", all_year,
                 [](const Row& row, const YearlyReturn& at) {
                     return row["SDQ_REASON"] && !is_in_care_all_year(row["CHILD"], at);
                 }),
        each_row("545", "No health promotion before five", all_year,
                 [](const Row& row, const YearlyReturn& at) {
                     return is_under(5, row.day("DOB"), at.year_end()) && !row["HEALTH_CHECK"]
                            && is_in_care_all_year(row["CHILD"], at);
                 }),
        rule("191", "No health fields", all_year, look_for_blanks_after_a_year_in_care),
        rule("187", "In care all year, and adopted or left",
             {"AD1", "OC3", "Episodes", "collection_start", "collection_end"},
             [](const YearlyReturn& at, Report& report) {
                 for (const Row& row : at.rows("OC3"))
                     if (is_in_care_all_year(row["CHILD"], at) && has_any(row, leaver_fields))
                         report.fails(row);
                 for (const Row& row : at.rows("AD1"))
                     if (is_in_care_all_year(row["CHILD"], at) && has_any(row, adoption_fields))
                         report.fails(row);
             }),
    };
}

} // namespace

Rules health_rules() {
    Rules rules = within_a_row();
    for (const Rules& more : {of_an_age(), after_a_year_in_care()})
        rules.insert(rules.end(), more.begin(), more.end());
    return rules;
}

} // namespace styrhus::rules::validity
