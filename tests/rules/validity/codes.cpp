#include "rules/validity/pack.h"

#include <algorithm>
#include <charconv>

/// Fields that hold one of a list of codes. The texts name few of the codes; the lists are those of the
/// return's guide.
namespace styrhus::rules::validity {

namespace {

enum class Blank { allowed, wrong };

Rule code_in(std::string_view code, std::string_view title, std::string_view table, std::string_view column,
             Blank blank, Names codes) {
    return each_row(code, title, {table}, [=](const Row& row) {
        const Cell cell = row[column];
        return cell ? !is_one_of(cell, codes) : blank == Blank::wrong;
    });
}

bool is_sdq_score(std::string_view text) {
    constexpr unsigned score_max = 40;
    unsigned score = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), score);
    return trouble == std::errc() && end == text.data() + text.size() && score <= score_max;
}

const Names review_codes = {"PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"};
const Names provider_codes = {"PR0", "PR1", "PR2", "PR3", "PR4", "PR5"};

} // namespace

Rules code_rules() {
    return {
        code_in("101", "Sex is no known code", "Header", "SEX", Blank::wrong, {"M", "F", "U"}),
        code_in("103", "Ethnicity is no known code", "Header", "ETHNIC", Blank::wrong,
                {"WBRI", "WIRI", "WOTH", "WIRT", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND",
                 "APKN", "ABAN", "AOTH", "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT"}),
        code_in("114", "Adopted by former carers is neither 0 nor 1", "AD1", "FOSTER_CARE", Blank::allowed,
                {"0", "1"}),
        code_in("131", "In touch is no known code", "OC3", "IN_TOUCH", Blank::wrong,
                {"YES", "NO", "DIED", "REFU", "NREQ", "RHOM"}),
        code_in("132", "Activity is no known code", "OC3", "ACTIV", Blank::wrong,
                {"F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5", "G4", "G5", "G6", "0"}),
        code_in("133", "Accommodation is no known code", "OC3", "ACCOM", Blank::wrong,
                {"B1", "B2", "C1", "C2", "D1", "D2", "E1", "E2", "G1", "G2", "H1",
                 "H2", "K1", "K2", "R1", "R2", "S2", "T1", "T2", "U1", "U2", "V1",
                 "V2", "W1", "W2", "X2", "Y1", "Y2", "Z1", "Z2", "0"}),
        code_in("143", "Reason for a new episode is no known code", "Episodes", "RNE", Blank::allowed,
                {"S", "L", "P", "T", "U", "B"}),
        code_in("144", "Legal status is no known code", "Episodes", "LS", Blank::allowed,
                {"C1", "C2", "D1", "E1", "V2", "V3", "V4", "J1", "J2", "J3", "L1", "L2", "L3"}),
        code_in("145", "Category of need is no known code", "Episodes", "CIN", Blank::allowed,
                {"N1", "N2", "N3", "N4", "N5", "N6", "N7", "N8"}),
        // As the latest return has them: H5 became K3, Z1 became Z11 to Z14.
        code_in("146", "Placement is no known code", "Episodes", "PLACE", Blank::allowed,
                {"A3", "A4", "A5", "A6", "K1", "K2", "K3",  "P1",  "P2",  "P3",
                 "R1", "R2", "R3", "R5", "S1", "T0", "T1",  "T2",  "T3",  "T4",
                 "U1", "U2", "U3", "U4", "U5", "U6", "Z11", "Z12", "Z13", "Z14"}),
        // The text says invalid or blank; a row without a day of review is not asked.
        each_row(
            "167", "Participation is no known code", {"Reviews"},
            [](const Row& row) { return row["REVIEW"] && !is_one_of(row["REVIEW_CODE"], review_codes); }),
        code_in("176", "Sex of adopters is no known code", "AD1", "SEX_ADOPTR", Blank::allowed,
                {"M1", "F1", "MM", "FF", "MF"}),
        code_in("177", "Legal status of adopters is no known code", "AD1", "LS_ADOPTR", Blank::allowed,
                {"L0", "L11", "L12", "L2", "L3", "L4"}),
        // A placement that has no provider is wrong with any code; the text does not say so.
        each_row("178", "Provider is no known code", {"Episodes"},
                 [](const Row& row) {
                     return row["PLACE_PROVIDER"]
                            && (!is_one_of(row["PLACE_PROVIDER"], provider_codes)
                                || is_one_of(row["PLACE"], without_provider));
                 }),
        each_row("180", "Score is no whole number from 0 to 40", {"OC2"},
                 [](const Row& row) { return row["SDQ_SCORE"] && !is_sdq_score(*row["SDQ_SCORE"]); }),
        each_row("181", "Health field is neither 0 nor 1", {"OC2"},
                 [](const Row& row) {
                     const auto is_wrong = [&](std::string_view column) {
                         return row[column] && !is_one_of(row[column], {"0", "1"});
                     };
                     return std::any_of(health_basics.begin(), health_basics.end(), is_wrong)
                            || std::any_of(health_extras.begin(), health_extras.end(), is_wrong);
                 }),
        code_in("196", "Reason for no score is no known code", "OC2", "SDQ_REASON", Blank::allowed,
                {"SDQ1", "SDQ2", "SDQ3", "SDQ4", "SDQ5"}),
        code_in("631", "Earlier permanence is no known code", "PrevPerm", "PREV_PERM", Blank::allowed,
                {"P1", "P2", "P3", "P4", "Z1"}),
        code_in("1006", "Missing is neither M nor A", "Missing", "MISSING", Blank::allowed, {"M", "A"}),
        code_in("1009", "Reason for a change of placement is no known code", "Episodes",
                "REASON_PLACE_CHANGE", Blank::allowed,
                {"CARPL", "CLOSE", "ALLEG", "STAND", "APPRR", "CREQB", "CREQO", "CHILD", "LAREQ", "PLACE",
                 "CUSTOD", "OTHER"}),
        each_row("SW02STG1", "Social worker's id begins with neither SW nor XX", {"SWEpisodes"},
                 [](const Row& row) {
                     const Cell id = row["SW_ID"];
                     return id && !id->starts_with("SW") && !id->starts_with("XX");
                 }),
    };
}

} // namespace styrhus::rules::validity
