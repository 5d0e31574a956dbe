#pragma once

#include "base/result.h"
#include "document/document.h"

#include <iosfwd>
#include <string>
#include <string_view>

namespace styrhus::app {

/// Writes a document as text, json, csv, html or xlsx into a file, or to the stream if no file is named. A
/// workbook needs a file.
base::Result<void> write_document(const document::Document& document, std::string_view format,
                                  const std::string& file, std::ostream& stream);

} // namespace styrhus::app
