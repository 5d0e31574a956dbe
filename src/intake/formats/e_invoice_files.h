#pragma once

#include "base/result.h"
#include "intake/formats/byte_source.h"
#include "intake/formats/rows.h"
#include "intake/formats/table.h"

#include <memory>

namespace styrhus::intake::formats {

/// Whether the file is XML, packed or not, or a zip archive with XML in it. Workbooks, which are that too,
/// are not meant.
base::Result<bool> are_e_invoices(const Input& input, const ReadOptions& options);

/// The rows of all the file's documents, in their order in the archive, and a total row with what is to be
/// paid for them. A document that cannot be read is a rejected row, so that one of many stops none of the
/// others. Null where the file is something else.
base::Result<std::unique_ptr<TableReader::Rows>> open_e_invoices(const Input& input,
                                                                 const ReadOptions& options);

} // namespace styrhus::intake::formats
