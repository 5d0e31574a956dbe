#pragma once

#include "document/document.h"

#include <string>

/// What CSV and XLSX share.
namespace styrhus::render {

/// A text that Excel or LibreOffice would read as a formula when it opens a CSV file gets an apostrophe
/// first: one that begins, after blanks, with = + - @ or their full-width forms, or with a tab or carriage
/// return (OWASP, "CSV Injection").
std::string safe_from_formulas(const std::string& text);

/// The head of a column with the unit its numbers are in: "Budget (kr.)", "Andel (%)", "Varighed (dage)".
std::string spreadsheet_head(const document::Column& column, document::Language language);

} // namespace styrhus::render
