#pragma once

#include "base/result.h"
#include "intake/formats/table.h"
#include "intake/sources/cells.h"
#include "intake/sources/drift.h"

#include <string>
#include <vector>

namespace styrhus::intake::sources {

/// A heading of the file that the mapping does not know, and what it probably is.
struct UnmappedColumn {
    std::string heading;
    std::size_t column = 0; ///< position in the file
    LikelyColumn likely;    ///< `rule` is null where none is like it
};

/// The mapping's columns found in one file.
struct Binding {
    std::vector<BoundColumn> columns; ///< value maps first: they decide how the rest of a row is read
    std::vector<UnmappedColumn> unmapped;
    std::vector<const ColumnRule*> missing;
    std::size_t known = 0; ///< headings of the file that the mapping knows
    int amount = -1;       ///< the bound column whose sum the receipt shows
    int extract_date = -1; ///< the file's column that may tell the extract's date
};

/// The file with the workbook that it is, if it is one.
base::Result<formats::Input> taken_apart(const formats::Input& input);

/// The mapping held against a file's headings, whether or not it is the mapping's layout. `sheet` is one of a
/// workbook; empty leaves it to the mapping.
base::Result<Binding> bind_file(const Mapping& mapping, const formats::Input& input, const std::string& sheet,
                                const EarlierTexts& earlier);
/// Whether every column that the mapping cannot do without is there.
bool is_layout_of(const Mapping& mapping, const Binding& binding);

/// How the mapping says that a file is cut into rows.
base::Result<formats::ReadOptions> read_options(const Mapping& mapping, const std::string& sheet);

/// Opens the file as the mapping says, with its total rows recognised. An error where the file is not the
/// mapping's layout: it names the columns that it cannot do without, those that were found, and which of them
/// probably is which.
struct OpenedFile {
    formats::TableReader reader;
    Binding binding;
};
base::Result<OpenedFile> open_file(const Mapping& mapping, const formats::Input& input,
                                   const std::string& sheet, const EarlierTexts& earlier);

} // namespace styrhus::intake::sources
