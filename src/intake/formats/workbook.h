#pragma once

#include "base/result.h"
#include "intake/formats/byte_source.h"
#include "intake/formats/table.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace styrhus::intake::formats {

/// A cell with a value; styled empty cells are left out.
struct SheetCell {
    std::uint32_t row = 0; ///< from 0
    std::uint32_t column = 0;
    CellKind kind = CellKind::text;
    std::uint32_t text = 0; ///< of a text: its place among the workbook's texts
    double number = 0;      ///< of a number or boolean; of a date its serial number counted from 1899-12-30
};

struct Sheet {
    std::string name;
    bool is_hidden = false;
    std::vector<SheetCell> cells; ///< by row, then column
};

struct Workbook {
    std::vector<Sheet> sheets;
    std::vector<std::string> texts;
};

/// Reads every sheet of an .xlsx workbook. Truncated, damaged, encrypted and old (.xls) workbooks are Errors;
/// every part is checked against its checksum first.
base::Result<Workbook> read_workbook(const Input& input, const UnpackLimits& limits);

/// The same for whatever is a workbook; null for any other file.
base::Result<std::shared_ptr<const Workbook>> workbook_of(const Input& input);

/// How many rows of a sheet hold something.
std::uint64_t rows_of(const Sheet& sheet);

/// A cell's value as text: numbers with a point and at most Excel's own 15 digits, never with an exponent;
/// days as 2024-03-14, with a time of day only if the cell has one.
std::string cell_text(const SheetCell& cell, const Workbook& workbook);

/// Whether a number format of Excel shows a day: built-in ids, or a code with d, m or y outside quotes and
/// brackets.
bool shows_date(std::uint32_t built_in_id, std::string_view format_code);

} // namespace styrhus::intake::formats
