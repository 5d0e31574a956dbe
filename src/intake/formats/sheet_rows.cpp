#include "intake/formats/sheet_rows.h"

#include "base/error_text.h"
#include "intake/formats/open_text.h"
#include "intake/formats/row_judge.h"
#include "intake/formats/workbook.h"

#include <algorithm>
#include <fmt/core.h>

namespace styrhus::intake::formats {

namespace {

constexpr std::size_t batch_rows = 4096;
/// A row may be as wide as the sheet.
constexpr std::size_t batch_fields_max = std::size_t{1} << 20;

/// The cells of a row, and where the next row's begin.
std::span<const SheetCell> cells_of_row(std::span<const SheetCell> cells) {
    const auto end = std::find_if(cells.begin(), cells.end(),
                                  [&](const SheetCell& cell) { return cell.row != cells.front().row; });
    return cells.first(static_cast<std::size_t>(end - cells.begin()));
}

struct SheetHeader {
    std::vector<std::string> columns;
    std::uint32_t row = 0;
    std::size_t known = 0; // columns the mapping knows
    std::vector<std::string> preamble;
};

std::optional<SheetHeader> header_of(const Sheet& sheet, const Workbook& workbook,
                                     const ReadOptions& options) {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::uint32_t> numbers;
    std::span<const SheetCell> rest = sheet.cells;
    while (!rest.empty() && rows.size() < header_rows_searched) {
        const std::span<const SheetCell> cells = cells_of_row(rest);
        std::vector<std::string>& row = rows.emplace_back(cells.back().column + 1);
        for (const SheetCell& cell : cells)
            row[cell.column] = cell_text(cell, workbook);
        numbers.push_back(cells.front().row);
        rest = rest.subspan(cells.size());
    }
    const std::optional<std::size_t> found = find_header(rows, options.known_columns);
    if (!found) return std::nullopt;
    SheetHeader header{header_columns(rows[*found]), numbers[*found], 0, {}};
    for (const std::string& name : options.known_columns)
        if (find_column(header.columns, std::span(&name, 1))) ++header.known;
    for (std::size_t above = 0; above < *found; ++above) {
        std::string line;
        for (const std::string& field : rows[above])
            if (!is_blank(field)) line.append(line.empty() ? "" : " ").append(trimmed(field));
        header.preamble.push_back(std::move(line));
    }
    return header;
}

std::string sheet_names(const Workbook& workbook) {
    std::string list;
    for (const Sheet& sheet : workbook.sheets)
        list.append(list.empty() ? "" : ", ").append(sheet.name);
    return list;
}

base::Result<std::size_t> choose_sheet(const Workbook& workbook, const Input& input,
                                       const ReadOptions& options) {
    std::vector<std::size_t> filled;
    std::size_t most_known = 0;
    std::size_t best = 0;
    std::size_t ties = 0;
    for (std::size_t at = 0; at < workbook.sheets.size(); ++at) {
        const Sheet& sheet = workbook.sheets[at];
        if (!options.entry.empty() && normalised_name(sheet.name) == normalised_name(options.entry))
            return at;
        if (sheet.cells.empty() || sheet.is_hidden) continue;
        filled.push_back(at);
        const std::optional<SheetHeader> header = header_of(sheet, workbook, options);
        const std::size_t known = header ? header->known : 0;
        ties = known == most_known ? ties + 1 : known > most_known ? 0 : ties;
        if (known > most_known) best = at;
        most_known = std::max(most_known, known);
    }
    if (!options.entry.empty())
        return base::error(
            "the workbook has no such sheet; name another in the mapping: \"{}\" is not among {} in {}",
            "regnearket har ikke det ark; nævn et andet i oversættelsen: \"{}\" er ikke blandt {} i {}",
            options.entry, sheet_names(workbook), input.name());
    if (filled.empty())
        return base::error("the workbook is empty; ask the source for it again: {}",
                           "regnearket er tomt; bed kilden om det igen: {}", input.name());
    if (filled.size() == 1) return filled.front();
    if (most_known > 0 && ties == 0) return best;
    return base::error(
        "the workbook has several sheets and the mapping does not say which to read; name one: {} in {}",
        "regnearket har flere ark, og oversættelsen siger ikke, hvilket der skal læses; nævn et: {} i {}",
        sheet_names(workbook), input.name());
}

} // namespace

class SheetRows : public TableReader::Rows {
  public:
    SheetRows(std::shared_ptr<const Workbook> workbook, std::size_t sheet, TableShape shape,
              std::uint32_t first_row, const ReadOptions& options)
        : workbook_(std::move(workbook)), shape_(std::move(shape)), judge_(shape_.columns, options.amounts),
          rest_(workbook_->sheets[sheet].cells), row_(first_row) {
        while (!rest_.empty() && rest_.front().row < first_row)
            rest_ = rest_.subspan(1);
    }

    const TableShape& shape() const override { return shape_; }

    base::Result<bool> next(RowBatch& batch) override {
        batch.clear();
        while (batch.size() < batch_rows && batch.fields_.size() < batch_fields_max && !rest_.empty()) {
            add_row(batch);
            judge_.judge(batch, batch.size() - 1, false);
            ++row_;
        }
        return !batch.empty();
    }

  private:
    /// The row at row_: of the sheet's cells if it has any, else a blank one. A row is as wide as the header,
    /// since a workbook has no delimiters that could be missing.
    void add_row(RowBatch& batch) {
        const std::span<const SheetCell> cells =
            rest_.front().row == row_ ? cells_of_row(rest_) : std::span<const SheetCell>();
        std::size_t width = shape_.columns.size();
        if (!cells.empty()) width = std::max<std::size_t>(width, cells.back().column + 1);
        const std::size_t first = batch.fields_.size();
        batch.fields_.resize(first + width);
        batch.kinds_.resize(first + width, CellKind::text);
        for (const SheetCell& cell : cells) {
            const std::string text = cell_text(cell, *workbook_);
            batch.fields_[first + cell.column] = batch.arena_.keep(text);
            batch.kinds_[first + cell.column] = cell.kind;
        }
        batch.rows_.push_back({first, width, std::uint64_t{row_} + 1, RowKind::data, RowTrouble::none});
        rest_ = rest_.subspan(cells.size());
    }

    std::shared_ptr<const Workbook> workbook_;
    TableShape shape_;
    RowJudge judge_;
    std::span<const SheetCell> rest_;
    std::uint32_t row_;
};

base::Result<std::unique_ptr<TableReader::Rows>> open_sheet(const Input& input, const ReadOptions& options) {
    std::shared_ptr<const Workbook> shared = input.workbook();
    if (shared == nullptr) {
        STYRHUS_TRY(Workbook read, read_workbook(input, options.limits));
        shared = std::make_shared<const Workbook>(std::move(read));
    }
    const Workbook& workbook = *shared;
    STYRHUS_TRY(const std::size_t sheet, choose_sheet(workbook, input, options));
    TableShape shape;
    shape.container = Container::workbook;
    shape.entry = workbook.sheets[sheet].name;
    STYRHUS_TRY(shape.file_bytes, input.size());
    std::uint32_t first_row = 0;
    if (options.header == HeaderRule::none) {
        shape.columns = options.headings;
        std::uint32_t widest = 0;
        for (const SheetCell& cell : workbook.sheets[sheet].cells)
            widest = std::max(widest, cell.column + 1);
        if (shape.columns.empty()) shape.columns.assign(widest, "");
    } else if (const std::optional<SheetHeader> header =
                   header_of(workbook.sheets[sheet], workbook, options)) {
        shape.columns = header->columns;
        shape.header_line = std::uint64_t{header->row} + 1;
        shape.preamble = header->preamble;
        first_row = header->row + 1;
    }
    if (shape.columns.empty())
        return base::error("the sheet is empty; ask the source for the workbook again: {} in {}",
                           "arket er tomt; bed kilden om regnearket igen: {} i {}", shape.entry,
                           input.name());
    return std::unique_ptr<TableReader::Rows>(
        std::make_unique<SheetRows>(std::move(shared), sheet, std::move(shape), first_row, options));
}

} // namespace styrhus::intake::formats
