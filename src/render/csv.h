#pragma once

#include "base/result.h"
#include "document/document.h"

#include <string>
#include <string_view>

namespace styrhus::render {

/// One table of a document as CSV for a spreadsheet: UTF-8 with a byte-order mark, `;` between fields, lines
/// that end in CR LF, numbers without grouping with the decimal mark of the document's language, money in
/// kroner with øre, percent as a number of hundredths, lengths of time in days, dates as 2024-03-14. Missing
/// is empty. A text that a spreadsheet would take for a formula gets an apostrophe before it. An error if no
/// table has the key.
base::Result<std::string> to_csv(const document::Document& document, std::string_view key);

/// All tables, each below a line with its title, an empty line between.
std::string to_csv(const document::Document& document);

} // namespace styrhus::render
