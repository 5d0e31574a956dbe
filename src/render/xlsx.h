#pragma once

#include "document/document.h"

#include <filesystem>

namespace styrhus::render {

/// Writes a document as an Excel workbook: a first sheet that says what it is (title, sentence, basis,
/// reservations, filters), then one sheet per table with real numbers, dates and percentages. Money is in
/// kroner with øre and shown in the column's unit; lengths of time are days. Nothing is ever a formula. Equal
/// documents give equal bytes. Throws std::runtime_error if the file cannot be written.
void write_xlsx(const document::Document& document, const std::filesystem::path& path);

} // namespace styrhus::render
