#pragma once

#include "intake/formats/table.h"

namespace styrhus::intake::formats {

/// What a TableReader reads from: delimited text, or the sheet of a workbook.
class TableReader::Rows {
  public:
    virtual ~Rows() = default;
    virtual const TableShape& shape() const = 0;
    virtual base::Result<bool> next(RowBatch& batch) = 0;
};

} // namespace styrhus::intake::formats
