#pragma once

#include "app/pipeline.h"

#include <string>
#include <vector>

/// Making a mapping in the browser: what a file looks like, and which field each column probably is.
namespace styrhus::app {

base::Result<FilePreview> preview(const IncomingFile& file,
                                  const std::vector<intake::sources::Mapping>& known);

} // namespace styrhus::app
