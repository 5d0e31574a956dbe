/// Any bytes as a delimited file. The row reader and the column reader, with different threads and parts,
/// must agree on every row, and every text that leaves them is UTF-8.

#include "base/check.h"
#include "intake/formats/columns.h"

#include <algorithm>
#include <cstdint>

using namespace styrhus::intake::formats;

namespace {

struct Counts {
    std::uint64_t rows = 0;
    std::uint64_t rejected = 0;
    std::uint64_t blank = 0;
    std::uint64_t headers = 0;
    std::uint64_t last_line = 0;
    bool operator==(const Counts&) const = default;
};

Counts count_rows(TableReader& reader) {
    Counts counts;
    RowBatch batch;
    for (;;) {
        const auto more = reader.next(batch);
        if (!more || !*more) return counts;
        for (std::size_t at = 0; at < batch.size(); ++at) {
            const Row row = batch[at];
            for (const std::string_view field : row.fields)
                STYRHUS_CHECK(is_utf8(field));
            counts.blank += row.kind == RowKind::blank ? 1U : 0U;
            counts.headers += row.kind == RowKind::repeated_header ? 1U : 0U;
            const bool is_data = row.kind == RowKind::data;
            counts.rows += is_data && row.trouble == RowTrouble::none ? 1U : 0U;
            counts.rejected += is_data && row.trouble != RowTrouble::none ? 1U : 0U;
            STYRHUS_CHECK(row.line > counts.last_line);
            counts.last_line = row.line;
        }
    }
}

/// The types take turns over the columns; an automatic decimal mark among them.
std::vector<ColumnSchema> schema_of(const TableShape& shape, bool with_amounts) {
    static constexpr ColumnType types[] = {ColumnType::code,    ColumnType::text,         ColumnType::date,
                                           ColumnType::decimal, ColumnType::whole_number, ColumnType::amount};
    std::vector<ColumnSchema> schema;
    for (const std::string& name : shape.columns) {
        const ColumnType type = types[schema.size() % std::size(types)];
        if (normalised_name(name).empty() || (type == ColumnType::amount && !with_amounts)) continue;
        schema.push_back({.names = {name}, .type = type, .amount = {.mark = DecimalMark::automatic}});
        if (schema.size() == 12) break;
    }
    return schema;
}

Counts count_columns(const Input& input, const std::vector<ColumnSchema>& schema, unsigned threads,
                     ReadOptions options) {
    Counts counts;
    const auto summary = read_columns(input, options, schema, threads, [&](ColumnBatch&& batch) {
        for (const Column& column : batch.columns) {
            const std::size_t size =
                std::max({column.texts.size(), column.dates.size(), column.amounts.size(),
                          column.numbers.size(), column.decimals.size()});
            STYRHUS_CHECK(size == batch.rows);
            for (std::size_t row = 0; row < column.texts.size(); ++row)
                STYRHUS_CHECK(is_utf8(column.texts[row]));
        }
        STYRHUS_CHECK(batch.line_offsets.size() == batch.rows);
    });
    if (summary)
        counts = {summary->rows, summary->rejected, summary->blank_rows, summary->repeated_headers, 0};
    return counts;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) return 0;
    ReadOptions options;
    const unsigned choice = data[0];
    if ((choice & 1U) != 0) options.encoding = Encoding::windows_1252;
    if ((choice & 2U) != 0) options.delimiter = ',';
    if ((choice & 4U) != 0) options.header = HeaderRule::none;
    options.part_bytes = data[1] + 1U;
    const Input input = Input::bytes(std::string(data + 2, data + size), "fuzz");
    auto reader = TableReader::open(input, options);
    if (!reader || reader->shape().container != Container::plain) return 0;
    const std::vector<ColumnSchema> schema = schema_of(reader->shape(), false);
    Counts rows = count_rows(*reader);
    rows.last_line = 0;
    STYRHUS_CHECK(count_columns(input, schema, 1 + (choice >> 3) % 3, options) == rows);
    options.part_bytes = 1U << 20;
    const std::vector<ColumnSchema> with_amounts = schema_of(reader->shape(), true);
    const Counts whole = count_columns(input, with_amounts, 1, options);
    options.part_bytes = data[1] + 1U;
    STYRHUS_CHECK(count_columns(input, with_amounts, 2, options) == whole);
    return 0;
}
