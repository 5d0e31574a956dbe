#pragma once

#include "intake/formats/simd.h"
#include "intake/formats/trouble.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace styrhus::intake::formats {

/// How a delimited text is cut. The quote is always ". A line break is \n (a \r before it belongs to it) or,
/// in files that have no \n, a lone \r.
struct Dialect {
    char delimiter = ';';
    char line_break = '\n';
    bool operator==(const Dialect&) const = default;
};

/// No row is longer. Where no end of row is found within so many bytes, the row is taken to be its physical
/// line: one forgotten quote costs one line and not the rest of the file.
constexpr std::size_t max_row_bytes = std::size_t{1} << 20;

/// One row of a scanned text, as positions in it.
struct ScannedRow {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;         ///< of its line break, or of the text
    std::uint32_t first_field = 0; ///< its place among the field ends
    std::uint32_t fields = 0;
    std::uint32_t lines_before = 0; ///< line breaks before it in this text, also those inside quotes
    RowTrouble trouble = RowTrouble::none;
    bool ends_file = false;  ///< no line break follows
    bool odd_quotes = false; ///< something follows a closing quote; `read_field` says whether it is wrong
};

enum class TextEnd : std::uint8_t { more_follows, end_of_file };

/// Where the rows and fields of a text lie. Reused from piece to piece.
struct Scan {
    std::vector<ScannedRow> rows;
    std::vector<std::uint32_t> field_ends; ///< may be longer than what is in use
    std::size_t field_count = 0;
    std::size_t consumed = 0;         ///< the first byte of the row that is not whole yet
    std::uint32_t lines_consumed = 0; ///< line breaks before `consumed`
    /// The last row is too long and goes on: what follows is to be passed over to its line break.
    bool ends_in_long_row = false;

    /// The bytes of a field as they stand, with quotes; the last without the \r of its line break.
    std::string_view raw_field(std::string_view text, const ScannedRow& row, std::size_t field) const;
};

/// Cuts a text that begins at the start of a row. What a row is depends on nothing before it, so a file can
/// be cut from several places at once, and each part be checked against the one before.
///
/// A quote counts only where a field begins; elsewhere it is a character (5" pipe). Inside, "" is one quote.
void scan_rows(std::string_view text, TextEnd end, const Dialect& dialect, const simd::Kernels& kernels,
               Scan& scan);

/// Keeps unquoted texts alive in one place; addresses stay.
class TextArena {
  public:
    std::string_view keep(std::string_view text);
    void clear();

  private:
    std::vector<std::string> blocks_;
};

/// The value of a field as it stands in the file. `value` is a view of `raw`, or of the arena where quotes
/// had to be halved. Blanks after a closing quote are passed over; anything else there is text_after_quote.
RowTrouble read_field(std::string_view raw, TextArena& arena, std::string_view& value);

} // namespace styrhus::intake::formats
