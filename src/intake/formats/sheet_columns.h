#pragma once

#include "intake/formats/columns.h"

namespace styrhus::intake::formats {

/// `read_columns` for a workbook or e-invoices, by one thread: their cells are in memory already.
base::Result<ColumnSummary> read_sheet_columns(const Input& input, const ReadOptions& options,
                                               std::span<const ColumnSchema> schema, const ColumnSink& sink);

} // namespace styrhus::intake::formats
