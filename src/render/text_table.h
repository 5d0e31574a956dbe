#pragma once

#include "document/document.h"

#include <string>
#include <vector>

namespace styrhus::render {

/// Spaces that make the text `width` characters wide.
std::string padded(const std::string& text, std::size_t width, bool is_flush_right);
/// One line; a control character becomes a blank or U+FFFD.
std::string one_line(const std::string& text);

/// The columns of a table as they stand in a terminal.
struct TextTable {
    std::string text;
    /// The first character of each column and its width.
    std::vector<std::size_t> starts;
    std::vector<std::size_t> widths;
};
/// Aligned, numbers to the right, a rule below the head and above totals.
TextTable text_table(const document::Table& table, document::Language language, std::size_t least_width = 0);

} // namespace styrhus::render
