#pragma once

#include "intake/formats/columns.h"

namespace styrhus::intake::formats {

/// Where the schema's columns lie in the file; an Error names the one that is missing and those that are
/// there.
base::Result<std::vector<std::size_t>>
place_columns(const TableShape& shape, std::span<const ColumnSchema> schema, const std::string& file);

/// The schema with its automatic decimal marks learnt from the file, where a value proves them.
base::Result<std::vector<ColumnSchema>> settled_schema(const Input& input, const ReadOptions& options,
                                                       std::span<const std::size_t> places,
                                                       std::span<const ColumnSchema> schema);

} // namespace styrhus::intake::formats
