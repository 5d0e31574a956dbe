#include "rules/validity/pack.h"

/// Who adopts, and when the match was made.
namespace styrhus::rules::validity {

namespace {

Rule adopters_are(std::string_view code, std::string_view title, std::string_view status, Names sexes) {
    return each_row(code, title, {"AD1"}, [=](const Row& row) {
        return row["LS_ADOPTR"] == status && !is_one_of(row["SEX_ADOPTR"], sexes);
    });
}

bool was_adopted_in_year(const Row& episode, const YearlyReturn& at) {
    return is_one_of(episode["REC"], adopted) && is_in_year(episode.day("DEC"), at);
}

bool contradicts(Cell by_carers, Cell placement) {
    return (by_carers == "0" && is_one_of(placement, {"A2", "A3", "A5"}))
           || (by_carers == "1" && is_one_of(placement, {"A1", "A4", "A6"}));
}

} // namespace

Rules adopter_rules() {
    return {
        adopters_are("514", "A single adopter is one person", "L0", {"M1", "F1"}),
        adopters_are("517", "Spouses of two sexes are a man and a woman", "L3", {"MF"}),
        adopters_are("518", "Partners of one sex are two men or two women", "L4", {"MM", "FF"}),
        each_row("520", "Spouses of two sexes are not of one", {"AD1"},
                 [](const Row& row) {
                     return row["LS_ADOPTR"] == "L11" && is_one_of(row["SEX_ADOPTR"], {"MM", "FF"});
                 }),
        each_row(
            "151", "Some of an adoption's fields are blank", {"AD1"},
            [](const Row& row) { return has_any(row, adoption_fields) && !has_all(row, adoption_fields); }),
        each_pair("331", "Matched after the adopters' placement began", {"AD1", "Episodes"}, Side::both,
                  [](const Row& adoption, const Row& episode) {
                      return is_one_of(episode["REC"], adopted)
                             && is_before(episode.day("DECOM"), adoption.day("DATE_MATCH"));
                  }),
        each_pair("582", "Adopted the day of the match", {"Episodes", "AD1"}, Side::first,
                  [](const Row& episode, const Row& adoption) {
                      return is_one_of(episode["REC"], adopted)
                             && is_same(adoption.day("DATE_MATCH"), episode.day("DEC"));
                  }),
        each_pair("601", "Adopted, and the adoption's fields are blank",
                  {"Episodes", "AD1", "collection_start", "collection_end"}, Side::both,
                  [](const Row& episode, const Row& adoption, const YearlyReturn& at) {
                      return was_adopted_in_year(episode, at) && !has_all(adoption, adoption_fields);
                  }),
        each_row("602", "An adoption that the episodes do not show",
                 {"AD1", "Episodes", "collection_start", "collection_end"},
                 [](const Row& adoption, const YearlyReturn& at) {
                     if (!has_any(adoption, adoption_fields)) return false;
                     for (const Row& episode : at.rows("Episodes", adoption["CHILD"]))
                         if (was_adopted_in_year(episode, at)) return false;
                     return true;
                 }),
        // The case has no days: the last placement is the child's last row.
        rule("335", "Carers adopt by one table and not by the other", {"AD1", "Episodes"},
             [](const YearlyReturn& at, Report& report) {
                 for (const Rows& episodes : at.by_child("Episodes"))
                     for (const Row& adoption : at.rows("AD1", episodes[0]["CHILD"]))
                         if (contradicts(adoption["FOSTER_CARE"], episodes.back()["PLACE"])) {
                             report.fails(adoption);
                             report.fails(episodes.back());
                         }
             }),
    };
}

} // namespace styrhus::rules::validity
