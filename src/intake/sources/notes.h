#pragma once

#include "domain/finding.h"
#include "intake/sources/cells.h"

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
};

Note describe(CellNote note, std::string_view column);

/// The row counts, with what the mapping says an unlisted value means.
Note unknown_value_note(std::string_view column);
/// The file ends in the middle of a row: what it speaks for is not all there.
Note incomplete_file_note();
/// The row says the same as another one of its delivery.
Note duplicate_row_note();

/// Why a row was rejected, in Danish, from the stable code of the reader.
std::string danish_reason(std::string_view code);

} // namespace styrhus::intake::sources
