#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace styrhus::intake::formats {

/// What is wrong with one cell. A byte, not a sentence: ten million cells are read without making text, and
/// the sentence is made by `describe` for the few that are shown.
enum class CellTrouble : std::uint8_t {
    none,
    blank,               ///< nothing in the cell; whether that is wrong is the mapping's choice
    not_a_number,        ///< letters or signs where a number should be
    other_number_format, ///< 1234.56 in a column with decimal comma, or the reverse: reading it would be
                         ///< wrong by 100×
    ambiguous_number,    ///< 1.234 in a column that has not shown which sign is its decimal mark
    too_many_decimals,   ///< more than whole øre (or more than a quantity can hold), not only zeros
    number_too_large,
    not_a_date,
    no_such_day,       ///< the right form, but the calendar has no such day (31-02-2024)
    year_out_of_range, ///< outside 1800–9998, and not 31-12-9999
    spreadsheet_error, ///< the workbook's own #N/A, #REF! and the like
};

/// What is wrong with a whole row. Such a row is rejected with this reason; it is never repaired in silence.
enum class RowTrouble : std::uint8_t {
    none,
    too_few_fields,
    too_many_fields,
    truncated,        ///< the file ends in the middle of this row
    open_quote,       ///< a quote that nothing closes
    text_after_quote, ///< "abc"def: a quote closes before its field does
    bad_bytes,        ///< bytes that the file's encoding does not have
    too_long,         ///< no end of row within `max_row_bytes`
};

/// An English sentence: what is wrong and what to do; the cell's text comes last.
std::string describe(CellTrouble trouble, std::string_view text);
/// The same for a row; counts are used where the sentence needs them.
std::string describe(RowTrouble trouble, std::size_t fields_found, std::size_t fields_expected);
/// A short stable code, such as "too_few_fields", for receipts and translations.
std::string_view code(CellTrouble trouble);
std::string_view code(RowTrouble trouble);

} // namespace styrhus::intake::formats
