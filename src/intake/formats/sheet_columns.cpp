#include "intake/formats/sheet_columns.h"

#include "intake/formats/column_schema.h"
#include "intake/formats/text_builder.h"

#include <algorithm>

namespace styrhus::intake::formats {

namespace {

class SheetBatches {
  public:
    SheetBatches(std::span<const ColumnSchema> schema, std::span<const std::size_t> places)
        : schema_(schema), places_(places) {
        for (const ColumnSchema& column : schema)
            builders_.emplace_back(column.type, Encoding::utf8);
    }

    ColumnBatch build(const RowBatch& rows) {
        ColumnBatch batch;
        batch.columns.resize(schema_.size());
        batch.first_line = rows[0].line;
        for (std::size_t at = 0; at < rows.size(); ++at)
            take(rows[at], batch);
        for (std::size_t c = 0; c < schema_.size(); ++c) {
            const ColumnType type = schema_[c].type;
            batch.columns[c].type = type;
            if (type == ColumnType::text || type == ColumnType::code)
                batch.columns[c].texts = builders_[c].finish();
        }
        const auto by_column = [](const CellError& a, const CellError& b) { return a.column < b.column; };
        std::stable_sort(batch.cell_errors.begin(), batch.cell_errors.end(), by_column);
        return batch;
    }

  private:
    void take(const Row& row, ColumnBatch& batch) {
        if (row.kind == RowKind::blank) {
            ++batch.blank_rows;
        } else if (row.kind == RowKind::repeated_header) {
            ++batch.repeated_headers;
        } else if (row.kind == RowKind::total) {
            batch.totals.push_back(total(row));
        } else if (row.trouble != RowTrouble::none) {
            batch.rejected.push_back({row.line, row.trouble, {row.fields.begin(), row.fields.end()}});
        } else {
            for (std::size_t c = 0; c < schema_.size(); ++c)
                add_cell(row, c, batch);
            batch.line_offsets.push_back(static_cast<std::uint32_t>(row.line - batch.first_line));
            ++batch.rows;
        }
    }

    TotalRow total(const Row& row) const {
        TotalRow total{row.line, {}};
        for (std::size_t c = 0; c < schema_.size(); ++c) {
            if (schema_[c].type != ColumnType::amount) continue;
            std::int64_t ore = 0;
            const AmountFormat format = format_of(row, places_[c], schema_[c].amount);
            const bool is_read = read_amount(row.fields[places_[c]], format, ore) == CellTrouble::none;
            total.amounts.push_back(is_read ? base::Money::ore(ore) : no_amount);
        }
        return total;
    }

    void add_cell(const Row& row, std::size_t c, ColumnBatch& batch) {
        const std::size_t field = places_[c];
        const std::string_view text = row.fields[field];
        Column& into = batch.columns[c];
        CellTrouble trouble = CellTrouble::none;
        switch (schema_[c].type) {
        case ColumnType::text:
        case ColumnType::code:
            builders_[c].add_value(text);
            break;
        case ColumnType::date: {
            base::Date date;
            trouble = read_date(text, format_of(row, field, schema_[c].date), date);
            into.dates.push_back(trouble == CellTrouble::none || trouble == CellTrouble::blank ? date
                                                                                               : no_date);
            break;
        }
        case ColumnType::amount: {
            std::int64_t ore = 0;
            trouble = read_amount(text, format_of(row, field, schema_[c].amount), ore);
            into.amounts.push_back(trouble == CellTrouble::none ? base::Money::ore(ore) : no_amount);
            break;
        }
        case ColumnType::whole_number: {
            std::int64_t number = 0;
            trouble = read_whole_number(text, number);
            into.numbers.push_back(trouble == CellTrouble::none ? number : no_number);
            break;
        }
        case ColumnType::decimal: {
            Decimal value;
            trouble = read_decimal(text, format_of(row, field, schema_[c].amount).mark, value);
            into.decimals.push_back(trouble == CellTrouble::none ? value : no_decimal);
            break;
        }
        }
        if (trouble != CellTrouble::none && trouble != CellTrouble::blank)
            batch.cell_errors.push_back({static_cast<std::uint32_t>(batch.rows),
                                         static_cast<std::uint32_t>(c), trouble, std::string(trimmed(text))});
    }

    std::span<const ColumnSchema> schema_;
    std::span<const std::size_t> places_;
    std::vector<TextBuilder> builders_;
};

} // namespace

base::Result<ColumnSummary> read_sheet_columns(const Input& input, const ReadOptions& options,
                                               std::span<const ColumnSchema> schema, const ColumnSink& sink) {
    ColumnSummary summary;
    {
        STYRHUS_TRY(const TableReader reader, TableReader::open(input, options));
        summary.shape = reader.shape();
    }
    STYRHUS_TRY(summary.columns, place_columns(summary.shape, schema, input.name()));
    STYRHUS_TRY(const std::vector<ColumnSchema> settled,
                settled_schema(input, options, summary.columns, schema));
    ReadOptions with_amounts = options;
    with_amounts.amounts.clear();
    for (std::size_t c = 0; c < settled.size(); ++c) {
        summary.formats.push_back(settled[c].amount);
        if (settled[c].type == ColumnType::amount)
            with_amounts.amounts.push_back({.column = summary.columns[c], .format = settled[c].amount});
    }
    STYRHUS_TRY(TableReader reader, TableReader::open(input, with_amounts));
    SheetBatches batches(settled, summary.columns);
    RowBatch rows;
    for (;;) {
        STYRHUS_TRY(const bool more, reader.next(rows));
        if (!more) return summary;
        ColumnBatch batch = batches.build(rows);
        summary.rows += batch.rows;
        summary.rejected += batch.rejected.size();
        summary.totals += batch.totals.size();
        summary.blank_rows += batch.blank_rows;
        summary.repeated_headers += batch.repeated_headers;
        summary.cell_errors += batch.cell_errors.size();
        sink(std::move(batch));
    }
}

} // namespace styrhus::intake::formats
