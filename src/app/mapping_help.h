#pragma once

#include "app/pipeline.h"

#include <string>
#include <vector>

/// Making a mapping in the browser: what a file looks like, and which field each column probably is.
namespace styrhus::app {

MappingInfo info_of(const intake::sources::Mapping& mapping);

/// What rows of a kind may hold, without a file.
KindPreview kind_preview(domain::FactKind kind);

/// `sheet` is one of a workbook; empty chooses the one that a known mapping fits best.
base::Result<FilePreview> preview(const IncomingFile& file, const std::string& sheet,
                                  const std::vector<intake::sources::Mapping>& known);

} // namespace styrhus::app
