#pragma once

#include "intake/formats/table.h"

/// The first half of reading a delimited file: unwrapping, encoding, delimiter, header. Used by both readers.
namespace styrhus::intake::formats {

/// The header stands within so many rows.
inline constexpr std::size_t header_rows_searched = 60;

struct OpenedText {
    TableShape shape;
    std::shared_ptr<ByteSource>
        source;                     ///< ASCII-compatible: UTF-8 or Windows-1252, without a byte order mark
    std::uint64_t first_row = 0;    ///< where the first row below the header begins
    std::uint64_t lines_before = 0; ///< line breaks above it
};

base::Result<OpenedText> open_text(const Input& input, const ReadOptions& options);

/// Whether the bytes are a workbook, which `open_text` does not read.
base::Result<bool> is_workbook(const Input& input);

/// The delimiter and line break that cut a sample into the most regular rows.
Dialect detect_dialect(std::string_view sample, std::optional<char> delimiter);

/// Which of some rows is the header; nothing where no row is like one.
std::optional<std::size_t> find_header(std::span<const std::vector<std::string>> rows,
                                       std::span<const std::string> known_columns);

/// Trims, and leaves out nameless columns at the end.
std::vector<std::string> header_columns(std::span<const std::string> fields);

/// The value of a field as UTF-8. False: bad bytes, replaced in `value` by U+FFFD.
bool to_utf8(std::string_view bytes, Encoding encoding, TextArena& arena, std::string_view& value);

} // namespace styrhus::intake::formats
