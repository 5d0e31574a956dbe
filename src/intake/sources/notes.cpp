#include "intake/sources/notes.h"

#include "domain/identity/cpr.h"
#include "intake/sources/cpr_in_text.h"

#include <array>
#include <fmt/core.h>
#include <utility>

namespace styrhus::intake::sources {

Note describe(CellNote note, std::string_view column) {
    const std::string name(column);
    switch (note) {
    case CellNote::cpr_leading_zero:
        return {"reading.cpr_leading_zero", domain::Severity::warning, name,
                "CPR-nummeret har mistet sit første nul og er læst med det. Gem udtrækket som tekst og ikke "
                "i Excel.",
                "The CPR number has lost its leading zero and is read with it. Save the extract as text, not "
                "in Excel."};
    case CellNote::cpr_form:
        return {"reading.cpr_form", domain::Severity::warning, name,
                "Nummeret har ikke CPR-nummerets form. Det er brugt som kildens eget nummer.",
                "The number has not the form of a CPR number. It is used as the source's own number."};
    case CellNote::cpr_modulus_11:
        return {"reading.cpr_modulus_11", domain::Severity::note, name,
                "CPR-nummeret opfylder ikke modulus 11. Det gør nogle gyldige numre fra efter oktober 2007 "
                "heller ikke.",
                "The CPR number fails modulus 11, as some valid numbers issued since October 2007 do."};
    case CellNote::several_cprs:
        return {
            "reading.several_cprs", domain::Severity::warning, name,
            "Teksten nævner flere CPR-numre, så rækken knyttes ikke til nogen af dem. Bed om én linje pr. "
            "borger.",
            "The text names several CPR numbers, so the row is joined to none of them. Ask for one line "
            "per citizen."};
    case CellNote::none:
        break;
    }
    return {};
}

Note note_of(const formats::RowNote& found) {
    const domain::Severity severity = found.weight == formats::NoteWeight::note ? domain::Severity::note
                                      : found.weight == formats::NoteWeight::warning
                                          ? domain::Severity::warning
                                          : domain::Severity::error;
    return {found.code, severity, found.column, found.da, found.en, found.at_stake};
}

Note unknown_value_note(std::string_view column) {
    return {"reading.unknown_value", domain::Severity::error, std::string(column),
            "Værdien findes ikke i oversættelsen. Rækken er regnet med, som oversættelsen siger om ukendte "
            "værdier. Ret værdien i kildesystemet, eller skriv den i oversættelsen.",
            "The value map does not know this value. The row counts as the mapping says of unknown values. "
            "Correct it in the source system, or add it to the mapping."};
}

Note incomplete_file_note() {
    return {
        "delivery.incomplete", domain::Severity::error, "",
        "Filen slutter midt i en række. Perioden er ikke komplet og må ikke bruges som sammenligning. Bed "
        "om udtrækket igen.",
        "The file ends in the middle of a row. The period is not complete and must not be compared with. "
        "Ask for the extract again."};
}

Note duplicate_row_note() {
    return {"reading.duplicate_row", domain::Severity::warning, "",
            "Rækken står to gange med samme indhold i leverancen. Begge er regnet med. Undersøg, om den ene "
            "skal slettes i kildesystemet.",
            "The row stands twice with the same content in the delivery. Both count. Find out whether one "
            "should be deleted in the source system."};
}

Note repeated_row_note() {
    return {"reading.repeated_row", domain::Severity::note, "",
            "Rækken står flere gange med samme indhold i leverancen. Den tæller én gang.",
            "The row stands more than once with the same content in the delivery. It counts once."};
}

Note no_key_note() {
    return {"delivery.no_key", domain::Severity::note, "",
            "Kilden har ingen nøgle: en ændret række tæller som én forsvundet og én ny. Giv oversættelsen en "
            "nøgle, hvis kilden har en.",
            "The source has no key: a changed row counts as one gone and one new. Give the mapping a key if "
            "the source has one."};
}

Note blank_key_note(std::size_t rows) {
    return {"delivery.blank_key", domain::Severity::note, "",
            fmt::format("Rækker uden nøgle: {}. De tæller, men en rettelse af dem kan ikke kendes igen i en "
                        "senere leverance.",
                        rows),
            fmt::format("Rows without a key: {}. They count, but a correction of them cannot be known again "
                        "in a later delivery.",
                        rows)};
}

std::string without_cpr(std::string_view value) {
    if (domain::identity::Cpr::parse(value)) return "(et CPR-nummer)";
    return may_hold_cpr(value) ? "(en tekst med et CPR-nummer)" : std::string(value);
}

std::string danish_reason(std::string_view code) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 19> reasons = {{
        {"blank", "Feltet er tomt."},
        {"not_a_number", "Feltet er ikke et tal."},
        {"other_number_format",
         "Tallet er skrevet med et andet decimaltegn end kolonnens. Angiv decimaltegnet i oversættelsen."},
        {"ambiguous_number", "Tallet kan læses på to måder. Angiv decimaltegnet i oversættelsen."},
        {"too_many_decimals", "Tallet har flere decimaler, end feltet kan rumme."},
        {"number_too_large", "Tallet er for stort."},
        {"not_a_date", "Feltet er ikke en dato."},
        {"no_such_day", "Datoen findes ikke i kalenderen."},
        {"year_out_of_range", "Årstallet ligger uden for 1800–9998."},
        {"spreadsheet_error", "Feltet er en fejl i regnearket."},
        {"too_few_fields", "Rækken har færre felter end overskriften."},
        {"too_many_fields", "Rækken har flere felter end overskriften."},
        {"truncated", "Filen slutter midt i rækken. Bed om udtrækket igen."},
        {"open_quote", "Et anførselstegn i rækken bliver aldrig lukket."},
        {"text_after_quote", "Et felt fortsætter efter sit afsluttende anførselstegn."},
        {"bad_bytes", "Rækken har tegn, som filens tegnsæt ikke kender. Angiv tegnsættet i oversættelsen."},
        {"too_long", "Rækken har ingen afslutning inden for den største længde."},
        {"cell.blank", "Feltet er tomt, og rækken kan ikke bruges uden det."},
        {"value.unknown", "Værdien findes ikke i oversættelsen."},
    }};
    for (const auto& [reason, text] : reasons)
        if (reason == code) return std::string(text);
    return "Rækken kan ikke læses.";
}

} // namespace styrhus::intake::sources
