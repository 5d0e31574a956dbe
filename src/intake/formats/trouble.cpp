#include "intake/formats/trouble.h"

#include "base/check.h"

#include <fmt/core.h>

namespace styrhus::intake::formats {

namespace {

struct CellText {
    CellTrouble trouble;
    std::string_view code;
    std::string_view sentence;
};

constexpr CellText cell_texts[] = {
    {CellTrouble::none, "none", "nothing is wrong"},
    {CellTrouble::blank, "blank", "the cell is empty"},
    {CellTrouble::not_a_number, "not_a_number", "a number was expected; correct it in the source"},
    {CellTrouble::other_number_format, "other_number_format",
     "the number is written with another decimal mark than its column; check the mapping's number format"},
    {CellTrouble::ambiguous_number, "ambiguous_number",
     "the number can be read in two ways and no other value of its column decides; give the decimal mark in "
     "the mapping"},
    {CellTrouble::too_many_decimals, "too_many_decimals",
     "the number has more decimals than can be kept exactly; allow rounding in the mapping or correct the "
     "source"},
    {CellTrouble::number_too_large, "number_too_large",
     "the number is larger than can be kept; correct it in the source"},
    {CellTrouble::not_a_date, "not_a_date",
     "a date was expected; check the mapping's date format or correct the source"},
    {CellTrouble::no_such_day, "no_such_day", "the calendar has no such day; correct it in the source"},
    {CellTrouble::year_out_of_range, "year_out_of_range",
     "the year must lie in 1800–9998; correct it in the source"},
    {CellTrouble::spreadsheet_error, "spreadsheet_error",
     "the workbook itself shows an error in this cell; correct the formula and send the workbook again"},
};

struct RowText {
    RowTrouble trouble;
    std::string_view code;
};

constexpr RowText row_texts[] = {
    {RowTrouble::none, "none"},
    {RowTrouble::too_few_fields, "too_few_fields"},
    {RowTrouble::too_many_fields, "too_many_fields"},
    {RowTrouble::truncated, "truncated"},
    {RowTrouble::open_quote, "open_quote"},
    {RowTrouble::text_after_quote, "text_after_quote"},
    {RowTrouble::bad_bytes, "bad_bytes"},
    {RowTrouble::too_long, "too_long"},
};

const CellText& text_of(CellTrouble trouble) {
    const CellText& text = cell_texts[static_cast<std::size_t>(trouble)];
    STYRHUS_CHECK(text.trouble == trouble);
    return text;
}

} // namespace

std::string_view code(CellTrouble trouble) {
    return text_of(trouble).code;
}

std::string_view code(RowTrouble trouble) {
    const RowText& text = row_texts[static_cast<std::size_t>(trouble)];
    STYRHUS_CHECK(text.trouble == trouble);
    return text.code;
}

std::string describe(CellTrouble trouble, std::string_view text) {
    return fmt::format("{}: \"{}\"", text_of(trouble).sentence, text);
}

std::string describe(RowTrouble trouble, std::size_t fields_found, std::size_t fields_expected) {
    switch (trouble) {
    case RowTrouble::none:
        return "nothing is wrong";
    case RowTrouble::too_few_fields:
        return fmt::format("the row has too few fields; correct it in the source: {} of {}", fields_found,
                           fields_expected);
    case RowTrouble::too_many_fields:
        return fmt::format(
            "the row has too many fields, perhaps an unquoted delimiter in a text; correct it in "
            "the source: {} of {}",
            fields_found, fields_expected);
    case RowTrouble::truncated:
        return fmt::format("the file ends in the middle of this row; ask for the file again: {} of {} fields",
                           fields_found, fields_expected);
    case RowTrouble::open_quote:
        return "a quote opens in this row and nothing closes it; correct it in the source";
    case RowTrouble::text_after_quote:
        return "a field goes on after its closing quote; quotes inside a text must be doubled by the source";
    case RowTrouble::bad_bytes:
        return "the row holds bytes that the file's encoding does not have; give the encoding in the mapping "
               "or "
               "correct the source";
    case RowTrouble::too_long:
        return "the row has no end within the largest length of a row; check the file";
    }
    STYRHUS_CHECK(false);
    return {};
}

} // namespace styrhus::intake::formats
