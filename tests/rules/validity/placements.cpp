#include "rules/validity/pack.h"

/// What an episode's placement, provider, legal status and reasons say of each other, and what must be said.
namespace styrhus::rules::validity {

namespace {

/// Codes of two columns that cannot stand in one row.
Rule never_together(std::string_view code, std::string_view title, std::string_view column, Names codes,
                    std::string_view other_column, Names other_codes) {
    return each_row(code, title, {"Episodes"}, [=](const Row& row) {
        return is_one_of(row[column], codes) && is_one_of(row[other_column], other_codes);
    });
}

const base::Date last_day_of_freeing_orders = base::Date::of(2005, 12, 31);
/// Asked from this day on; the text does not say so.
const base::Date first_day_of_carers_reasons = base::Date::of(2015, 4, 1);

} // namespace

Rules placement_rules() {
    return {
        never_together("527", "Own provision cannot be so placed", "PLACE_PROVIDER", {"PR1"}, "PLACE",
                       {"P1", "R2", "R5"}),
        never_together("529", "Other public provision cannot be so placed", "PLACE_PROVIDER", {"PR3"},
                       "PLACE",
                       {"P1", "A3", "A4", "A5", "A6", "K1", "K2", "U1", "U2", "U3", "U4", "U5", "U6"}),
        never_together("530", "Private provision with parents", "PLACE_PROVIDER", {"PR4"}, "PLACE", {"P1"}),
        never_together("531", "Voluntary provision with parents", "PLACE_PROVIDER", {"PR5"}, "PLACE", {"P1"}),
        never_together("382", "A short break in a temporary placement", "LS", respite, "PLACE", temporary),
        never_together("384", "A short break in long-term fostering", "LS", respite, "PLACE", {"U1", "U4"}),
        // The text says a start of care (S); rows fail for every reason but a change of placement.
        each_row("380", "Care begins with a temporary placement", {"Episodes"},
                 [](const Row& row) {
                     return is_one_of(row["PLACE"], temporary) && !is_one_of(row["RNE"], {"P", "T", "B"});
                 }),
        each_row("381", "Care ends with a temporary placement", {"Episodes"},
                 [](const Row& row) { return is_one_of(row["PLACE"], temporary) && ends_care(row); }),
        each_row("148", "An end without a reason, or a reason without an end", {"Episodes"},
                 [](const Row& row) { return row["DEC"].has_value() != row["REC"].has_value(); }),
        each_row("169", "No authority of placement", {"Episodes"},
                 [](const Row& row) { return !is_respite(row) && !row["PL_LA"]; }),
        each_row("420", "An authority of placement for a short break", {"Episodes"},
                 [](const Row& row) { return is_respite(row) && row["PL_LA"]; }),
        each_row("214", "A place for a short break", {"Episodes"},
                 [](const Row& row) {
                     return is_respite(row) && has_any(row, {"PL_POST", "URN"});
                 }),
        each_row("213", "A provider where there is none", {"Episodes"},
                 [](const Row& row) {
                     return row["PLACE_PROVIDER"] && is_one_of(row["PLACE"], without_provider);
                 }),
        // The text says no change of placement; rows fail for every reason but a start of care.
        each_row("366", "A change during a short break", {"Episodes"},
                 [](const Row& row) { return row["LS"] == "V3" && row["RNE"] != "S"; }),
        rule("426", "Two kinds of short break in one year", {"Episodes"},
             [](const YearlyReturn& at, Report& report) {
                 for (Rows episodes : at.by_child("Episodes")) {
                     std::erase_if(episodes, [](const Row& row) { return !is_respite(row); });
                     for (const Row& row : episodes)
                         if (row["LS"] != episodes[0]["LS"]) report.fails(episodes);
                 }
             }),
        each_row("217", "With adopters who are the carers, for another reason than S, T or U", {"Episodes"},
                 [](const Row& row) {
                     return is_one_of(row["PLACE"], {"A3", "A5"}) && !is_one_of(row["RNE"], {"S", "T", "U"})
                            && is_on_or_before(first_day_of_carers_reasons, row.day("DECOM"));
                 }),
        // The text says earlier episodes too; rows fail by their own placement.
        each_row("390", "Adopted, and not placed for it", {"Episodes"},
                 [](const Row& row) {
                     return is_one_of(row["REC"], adopted) && !is_one_of(row["PLACE"], for_adoption);
                 }),
        each_row("408", "Placed by an order that is not recorded", {"Episodes"},
                 [](const Row& row) {
                     return is_one_of(row["PLACE"], {"A5", "A6"}) && row["LS"] != "E1";
                 }),
        each_row("445", "A freeing order after they ended", {"Episodes"},
                 [](const Row& row) {
                     return row["LS"] == "D1" && is_before(last_day_of_freeing_orders, row.day("DECOM"));
                 }),
        each_row("451", "Still freed for adoption", {"Episodes"},
                 [](const Row& row) {
                     return row["LS"] == "D1" && !has_any(row, {"DEC", "REC"});
                 }),
        each_row("516", "A special guardian who fostered, and no fostering", {"Episodes"},
                 [](const Row& row) {
                     return is_one_of(row["REC"], {"E45", "E46"}) && !is_one_of(row["PLACE"], fostering);
                 }),
        each_row("392d", "Home and placement at one address", {"Episodes"},
                 [](const Row& row) {
                     return row["PL_POST"] && row["PL_POST"] == row["HOME_POST"] && row["PLACE"] != "P1";
                 }),
        each_row("1015", "Own provision in another authority", {"Episodes", "localAuthority"},
                 [](const Row& row, const YearlyReturn& at) {
                     return row["PLACE_PROVIDER"] == "PR1" && has_all(row, {"LS", "PLACE"})
                            && !is_respite(row) && !is_one_of(row["PLACE"], fostering)
                            && row["PL_LA"] != at.said("localAuthority");
                 }),
    };
}

} // namespace styrhus::rules::validity
