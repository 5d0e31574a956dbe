#pragma once

#include "base/result.h"
#include "document/document.h"

#include <iosfwd>
#include <string>
#include <string_view>

namespace styrhus::app {

/// Writes a document as text, json, csv, html or xlsx into a file, or to the stream if no file is named. A
/// workbook needs a file. With the key of a table only that table is written.
base::Result<void> write_document(const document::Document& document, std::string_view format,
                                  const std::string& file, std::ostream& stream, std::string_view table = {});

/// The keys of an address that ask for a file, not for other content.
constexpr std::string_view table_parameter = "tabel";
/// Set where a file is asked for: tables then hold every row, not only those a page shows.
constexpr std::string_view all_rows_parameter = "alle";
/// Whether it is set: for what is read as data, and for a table by itself.
inline bool holds_all_rows(std::string_view format, std::string_view table) {
    return format == "xlsx" || format == "csv" || !table.empty();
}

} // namespace styrhus::app
