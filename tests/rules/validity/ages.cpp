#include "rules/validity/pack.h"

/// What a child of its age cannot be.
namespace styrhus::rules::validity {

namespace {

/// An episode that goes on is not judged; the text does not say so.
Rule too_young_for(std::string_view code, std::string_view title, std::string_view placement, int years) {
    return each_pair(code, title, {"Episodes", "Header"}, Side::first,
                     [=](const Row& episode, const Row& header) {
                         return episode["PLACE"] == placement && episode["DEC"]
                                && is_under(years, header.day("DOB"), episode.day("DECOM"));
                     });
}

bool lives_in_a_home_by_agreement(const Row& episode) {
    return episode["LS"] == "V2" && episode["PLACE"] == "K2";
}

const Names for_four_years_and_over = {"PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"};
const Names guardianship = {"E45", "E46", "E47", "E48"};

} // namespace

Rules age_rules() {
    return {
        too_young_for("372", "In custody before ten", "R5", 10),
        too_young_for("374", "In residential employment before fourteen", "P3", 14),
        // The text says over 25.
        each_row("351", "25 or over when the year began", {"Header", "collection_start"},
                 [](const Row& row, const YearlyReturn& at) {
                     return has_turned(25, row.day("DOB"), at.year_start());
                 }),
        each_row("209", "Of school age without a pupil number", {"Header", "collection_start"},
                 [](const Row& row, const YearlyReturn& at) {
                     return row["UPN"] == "UN1" && has_turned(5, row.day("DOB"), at.year_start());
                 }),
        each_row("304", "No longer unaccompanied, and after the 18th birthday", {"UASC"},
                 [](const Row& row) {
                     return row.day("DOB") && is_before(base::birthday(*row.day("DOB"), 18), row.day("DUC"));
                 }),
        each_row("441", "Took part as older than four, and was younger", {"Reviews"},
                 [](const Row& row) {
                     return is_one_of(row["REVIEW_CODE"], for_four_years_and_over)
                            && is_under(4, row.day("DOB"), row.day("REVIEW"));
                 }),
        each_pair("352", "Came into care at 18 or over", {"Episodes", "Header"}, Side::first,
                  [](const Row& episode, const Row& header) {
                      return episode["RNE"] == "S" && has_turned(18, header.day("DOB"), episode.day("DECOM"));
                  }),
        each_pair("359", "In care after 18, and not by agreement in a home",
                  {"Episodes", "Header", "collection_end"}, Side::first,
                  [](const Row& episode, const Row& header, const YearlyReturn& at) {
                      if (!header.day("DOB") || lives_in_a_home_by_agreement(episode)) return false;
                      return is_before(base::birthday(*header.day("DOB"), 18), end_of(episode, at));
                  }),
        each_pair("386", "Adopted at 18 or over", {"Episodes", "Header"}, Side::first,
                  [](const Row& episode, const Row& header) {
                      return is_one_of(episode["REC"], adopted)
                             && has_turned(18, header.day("DOB"), episode.day("DEC"));
                  }),
        each_pair("389", "To adult services before 16", {"Episodes", "Header"}, Side::first,
                  [](const Row& episode, const Row& header) {
                      return episode["REC"] == "E7" && is_under(16, header.day("DOB"), episode.day("DEC"));
                  }),
        each_pair("407", "A special guardian at 18 or over", {"Episodes", "Header"}, Side::both,
                  [](const Row& episode, const Row& header) {
                      return is_one_of(episode["REC"], guardianship)
                             && has_turned(18, header.day("DOB"), episode.day("DEC"));
                  }),
    };
}

} // namespace styrhus::rules::validity
