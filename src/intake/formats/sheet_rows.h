#pragma once

#include "intake/formats/rows.h"

namespace styrhus::intake::formats {

/// Rows of one sheet of a workbook: the one the options name, else the only one with content, else the one
/// whose header holds most of the columns the mapping knows.
base::Result<std::unique_ptr<TableReader::Rows>> open_sheet(const Input& input, const ReadOptions& options);

} // namespace styrhus::intake::formats
