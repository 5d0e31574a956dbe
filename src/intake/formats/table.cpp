#include "intake/formats/table.h"

#include "intake/formats/e_invoice_files.h"
#include "intake/formats/open_text.h"
#include "intake/formats/row_judge.h"
#include "intake/formats/rows.h"
#include "intake/formats/sheet_rows.h"

#include <algorithm>

namespace styrhus::intake::formats {

Row RowBatch::operator[](std::size_t at) const {
    const Entry& entry = rows_[at];
    const auto kinds = kinds_.empty() ? std::span<const CellKind>()
                                      : std::span(kinds_).subspan(entry.first_field, entry.fields);
    return {std::span(fields_).subspan(entry.first_field, entry.fields), kinds, entry.line, entry.kind,
            entry.trouble};
}

void RowBatch::clear() {
    rows_.clear();
    fields_.clear();
    kinds_.clear();
    arena_.clear();
    notes_.clear();
}

/// Delimited text, a piece at a time.
class TextRows : public TableReader::Rows {
  public:
    TextRows(OpenedText opened, const ReadOptions& options)
        : opened_(std::move(opened)), judge_(opened_.shape.columns, options.amounts), at_(opened_.first_row),
          lines_(opened_.lines_before) {}

    const TableShape& shape() const override { return opened_.shape; }

    base::Result<bool> next(RowBatch& batch) override {
        for (;;) {
            batch.clear();
            if (finished_) return false;
            STYRHUS_TRY_VOID(read_piece(batch.text_));
            std::string_view text = batch.text_;
            if (skipping_line_) text = pass_over_line(text);
            if (skipping_line_) continue;
            scan_rows(text, finished_ ? TextEnd::end_of_file : TextEnd::more_follows, opened_.shape.dialect,
                      simd::kernels(), scan_);
            fill(batch, text);
            at_ += scan_.consumed;
            lines_ += scan_.lines_consumed;
            skipping_line_ = scan_.ends_in_long_row;
            opened_.source->release_before(at_);
            piece_ = scan_.consumed == 0 ? piece_ * 2 : piece_bytes;
            if (!batch.empty()) return true;
        }
    }

  private:
    base::Result<void> read_piece(std::string& text) {
        text.resize(piece_);
        STYRHUS_TRY(const std::size_t got, opened_.source->read_at(at_, text));
        text.resize(got);
        finished_ = got < piece_;
        return {};
    }

    /// The rest of a row that was too long.
    std::string_view pass_over_line(std::string_view text) {
        const std::size_t line_break = text.find(opened_.shape.dialect.line_break);
        const std::size_t passed = line_break == std::string_view::npos ? text.size() : line_break + 1;
        at_ += passed;
        lines_ += line_break == std::string_view::npos ? 0 : 1;
        skipping_line_ = line_break == std::string_view::npos;
        return text.substr(passed);
    }

    void fill(RowBatch& batch, std::string_view text) {
        const bool is_all_utf8 =
            opened_.shape.encoding != Encoding::windows_1252 && is_utf8(text.substr(0, scan_.consumed));
        for (const ScannedRow& row : scan_.rows) {
            RowBatch::Entry entry{batch.fields_.size(), row.fields, lines_ + row.lines_before + 1,
                                  RowKind::data, row.trouble};
            for (std::size_t field = 0; field < row.fields; ++field) {
                std::string_view value;
                const RowTrouble trouble = read_field(scan_.raw_field(text, row, field), batch.arena_, value);
                if (trouble != RowTrouble::none && entry.trouble == RowTrouble::none) entry.trouble = trouble;
                if (!is_all_utf8 && !to_utf8(value, opened_.shape.encoding, batch.arena_, value)
                    && entry.trouble == RowTrouble::none)
                    entry.trouble = RowTrouble::bad_bytes;
                batch.fields_.push_back(value);
            }
            if (row.fields == 0) {
                std::string_view line = text.substr(
                    row.begin, std::min<std::size_t>(row.end - row.begin, rejected_line_bytes_max));
                to_utf8(line, opened_.shape.encoding, batch.arena_, line);
                batch.fields_.push_back(line);
                entry.fields = 1;
            }
            batch.rows_.push_back(entry);
        }
        for (std::size_t at = 0; at < batch.size(); ++at)
            judge_.judge(batch, at, scan_.rows[at].ends_file);
    }

    OpenedText opened_;
    RowJudge judge_;
    std::uint64_t at_;
    std::uint64_t lines_;
    std::size_t piece_ = piece_bytes;
    bool finished_ = false;
    bool skipping_line_ = false;
    Scan scan_;
};

AmountFormat format_of(const Row& row, std::size_t field, AmountFormat declared) {
    if (field < row.kinds.size() && row.kinds[field] == CellKind::number) declared.mark = DecimalMark::point;
    return declared;
}

DateFormat format_of(const Row& row, std::size_t field, DateFormat declared) {
    if (field >= row.kinds.size()) return declared;
    if (row.kinds[field] == CellKind::date) return DateFormat::iso;
    // A number in a column of days is a serial number that lost its format, unless it is 20240314.
    if (row.kinds[field] == CellKind::number && row.fields[field].size() != 8)
        return DateFormat::excel_serial;
    return declared;
}

TableReader::TableReader(std::unique_ptr<Rows> rows) : rows_(std::move(rows)) {}
TableReader::TableReader(TableReader&&) noexcept = default;
TableReader& TableReader::operator=(TableReader&&) noexcept = default;
TableReader::~TableReader() = default;

const TableShape& TableReader::shape() const {
    return rows_->shape();
}
base::Result<bool> TableReader::next(RowBatch& batch) {
    return rows_->next(batch);
}

base::Result<TableReader> TableReader::open(const Input& input, const ReadOptions& options) {
    STYRHUS_TRY(const bool in_workbook, is_workbook(input));
    if (in_workbook) {
        STYRHUS_TRY(std::unique_ptr<Rows> sheet, open_sheet(input, options));
        return TableReader(std::move(sheet));
    }
    STYRHUS_TRY(std::unique_ptr<Rows> invoices, open_e_invoices(input, options));
    if (invoices) return TableReader(std::move(invoices));
    STYRHUS_TRY(OpenedText opened, open_text(input, options));
    return TableReader(std::make_unique<TextRows>(std::move(opened), options));
}

} // namespace styrhus::intake::formats
