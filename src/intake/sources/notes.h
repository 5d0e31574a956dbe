#pragma once

#include "domain/finding.h"
#include "intake/formats/table.h"
#include "intake/sources/cells.h"

#include <optional>
#include <string>
#include <string_view>

namespace styrhus::intake::sources {

/// A finding before it knows its row.
struct Note {
    std::string code;
    domain::Severity severity = domain::Severity::note;
    std::string column;
    std::string da;
    std::string en;
    std::optional<base::Money> at_stake = {}; ///< none: what the row holds
};

Note describe(CellNote note, std::string_view column);
Note note_of(const formats::RowNote& found);

/// The row counts, with what the mapping says an unlisted value means.
Note unknown_value_note(std::string_view column);
/// The file ends in the middle of a row: what it speaks for is not all there.
Note incomplete_file_note();
/// The row says the same as another one of its delivery.
Note duplicate_row_note();
/// The same where rows of one key and content are one row.
Note repeated_row_note();

/// A full list without a key: its changed rows cannot be told from gone and new ones.
Note no_key_note();
/// Of so many rows in a delivery whose other rows have a key.
Note blank_key_note(std::size_t rows);

/// A mapping that points at the wrong column must not bring a citizen's number into a receipt or a message.
std::string without_cpr(std::string_view value);

/// Why a row was rejected, in Danish, from the stable code of the reader.
std::string danish_reason(std::string_view code);

} // namespace styrhus::intake::sources
