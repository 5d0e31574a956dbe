#include "intake/formats/column_schema.h"

#include "base/error_text.h"

#include <algorithm>
#include <fmt/core.h>
#include <fmt/ranges.h>

namespace styrhus::intake::formats {

base::Result<std::vector<std::size_t>>
place_columns(const TableShape& shape, std::span<const ColumnSchema> schema, const std::string& file) {
    std::vector<std::size_t> places;
    for (const ColumnSchema& column : schema) {
        const std::optional<std::size_t> place = find_column(shape.columns, column.names);
        if (!place)
            return base::error("the file lacks a column the mapping needs; correct the mapping or ask for "
                               "the right file: \"{}\" is not among \"{}\" in {}",
                               "filen mangler en kolonne, som oversættelsen har brug for; ret oversættelsen, "
                               "eller bed om den rigtige fil: \"{}\" er ikke blandt \"{}\" i {}",
                               fmt::join(column.names, "\" or \""), fmt::join(shape.columns, "\", \""), file);
        places.push_back(*place);
    }
    return places;
}

namespace {

bool needs_learning(const ColumnSchema& column) {
    return (column.type == ColumnType::amount || column.type == ColumnType::decimal)
           && column.amount.mark == DecimalMark::automatic;
}

/// Settles the automatic decimal marks: reads until each such column has shown a value that proves its mark.
base::Result<void> learn_marks(const Input& input, const ReadOptions& options,
                               std::span<const std::size_t> places, std::vector<ColumnSchema>& schema) {
    std::size_t open = static_cast<std::size_t>(std::count_if(schema.begin(), schema.end(), needs_learning));
    if (open == 0) return {};
    STYRHUS_TRY(TableReader reader, TableReader::open(input, options));
    RowBatch batch;
    while (open > 0) {
        STYRHUS_TRY(const bool more, reader.next(batch));
        if (!more) return {};
        for (std::size_t at = 0; at < batch.size() && open > 0; ++at) {
            const Row row = batch[at];
            if (row.kind != RowKind::data || row.trouble != RowTrouble::none) continue;
            for (std::size_t c = 0; c < schema.size(); ++c) {
                const bool is_number = !row.kinds.empty() && row.kinds[places[c]] == CellKind::number;
                if (!needs_learning(schema[c]) || is_number) continue;
                schema[c].amount.mark = proved_decimal_mark(row.fields[places[c]]);
                if (!needs_learning(schema[c])) --open;
            }
        }
    }
    return {};
}

} // namespace

base::Result<std::vector<ColumnSchema>> settled_schema(const Input& input, const ReadOptions& options,
                                                       std::span<const std::size_t> places,
                                                       std::span<const ColumnSchema> schema) {
    std::vector<ColumnSchema> settled(schema.begin(), schema.end());
    STYRHUS_TRY_VOID(learn_marks(input, options, places, settled));
    return settled;
}

} // namespace styrhus::intake::formats
