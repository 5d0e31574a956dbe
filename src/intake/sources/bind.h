#pragma once

#include "base/result.h"
#include "intake/formats/table.h"
#include "intake/sources/cells.h"

#include <string>
#include <vector>

namespace styrhus::intake::sources {

/// The mapping's columns found in one file.
struct Binding {
    std::vector<BoundColumn> columns; ///< value maps first: they decide how the rest of a row is read
    std::vector<std::string> unmapped;
    std::vector<std::string> missing;
    int amount = -1;       ///< the bound column whose sum the receipt shows
    int extract_date = -1; ///< the file's column that may tell the extract's date
};

/// Opens the file as the mapping says, with its total rows recognised. An error where the file is not the
/// mapping's layout: it names the required columns that are missing and those that were found.
struct OpenedFile {
    formats::TableReader reader;
    Binding binding;
};
base::Result<OpenedFile> open_file(const Mapping& mapping, const formats::Input& input);

} // namespace styrhus::intake::sources
