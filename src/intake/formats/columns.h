#pragma once

#include "base/date.h"
#include "base/money.h"
#include "base/result.h"
#include "intake/formats/amount.h"
#include "intake/formats/date_text.h"
#include "intake/formats/table.h"

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

/// Chosen columns of a file as typed values, read by several threads, handed over in file order.
///
/// Every check of the row reader is made: encoding, quotes, number of fields, repeated headers, total rows.
/// The answer is the same for any number of threads: the file is cut at fixed places, each part begins where
/// the part before it really ended, and batches arrive one at a time in their order.
namespace styrhus::intake::formats {

enum class ColumnType : std::uint8_t {
    text, ///< texts that seldom repeat, kept one by one
    code, ///< texts that often repeat: each batch has its own list of them
    date,
    amount,
    whole_number,
    decimal,
};

/// One column to read: which, and as what.
struct ColumnSchema {
    std::vector<std::string>
        names; ///< any of these in the header, compared normalised; the first found counts
    ColumnType type = ColumnType::text;
    DateFormat date = DateFormat::any;
    /// For amounts; a decimal uses its mark. An automatic mark is learnt from the file's own values first.
    AmountFormat amount = {};
};

/// What a cell holds that is blank or wrong. Blank dates are the open end.
constexpr base::Money no_amount = base::Money::ore(std::numeric_limits<std::int64_t>::min());
constexpr base::Date no_date = base::Date::from_days(std::numeric_limits<std::int32_t>::min());
constexpr std::int64_t no_number = std::numeric_limits<std::int64_t>::min();
constexpr Decimal no_decimal{no_number, 0};

/// The texts of a column in one batch, trimmed, UTF-8.
class TextColumn {
  public:
    std::size_t size() const { return is_coded_ ? codes_.size() : ends_.size(); }
    std::string_view operator[](std::size_t row) const { return is_coded_ ? entry(codes_[row]) : entry(row); }

    bool is_coded() const { return is_coded_; }
    /// For a `code` column: per row the place of its text among the entries, which are in order of first
    /// appearance.
    std::span<const std::uint32_t> codes() const { return codes_; }
    std::size_t entry_count() const { return ends_.size(); }
    std::size_t bytes_in_memory() const {
        return (codes_.capacity() + ends_.capacity()) * sizeof(std::uint32_t) + bytes_.capacity();
    }
    std::string_view entry(std::size_t at) const {
        const std::uint32_t begin = at == 0 ? 0 : ends_[at - 1];
        return std::string_view(bytes_).substr(begin, ends_[at] - begin);
    }

  private:
    friend class TextBuilder;
    bool is_coded_ = false;
    std::vector<std::uint32_t> codes_;
    std::vector<std::uint32_t> ends_;
    std::string bytes_;
};

/// One column of a batch; the vector of its type is filled, the others are empty.
struct Column {
    ColumnType type = ColumnType::text;
    TextColumn texts;
    std::vector<base::Date> dates;
    std::vector<base::Money> amounts;
    std::vector<std::int64_t> numbers;
    std::vector<Decimal> decimals;
};

/// A cell that could not be read. Its row is still among the rows: whether it can be used is the mapping's
/// choice.
struct CellError {
    std::uint32_t row = 0;    ///< in the batch
    std::uint32_t column = 0; ///< in the schema
    CellTrouble trouble = CellTrouble::none;
    std::string text;
};

/// A row that is not among the rows. Its fields are given as far as they could be cut.
struct RejectedRow {
    std::uint64_t line = 0;
    RowTrouble trouble = RowTrouble::none;
    std::vector<std::string> fields;
};

/// A total row, not among the rows; the amounts in the order of the schema's amount columns.
struct TotalRow {
    std::uint64_t line = 0;
    std::vector<base::Money> amounts;
};

struct ColumnBatch {
    std::size_t rows = 0;
    std::uint64_t first_line = 0;
    std::vector<std::uint32_t> line_offsets; ///< see `line`
    std::vector<Column> columns;             ///< one per schema entry
    std::vector<CellError> cell_errors;      ///< by column, then row; blanks are not errors
    std::vector<RejectedRow> rejected;
    std::vector<TotalRow> totals;
    std::uint64_t blank_rows = 0;
    std::uint64_t repeated_headers = 0;

    /// What the values take, without those of rejected rows and errors.
    std::size_t bytes_in_memory() const;
    /// The physical line a row begins on.
    std::uint64_t line(std::size_t row) const { return first_line + line_offsets[row]; }
};

struct ColumnSummary {
    TableShape shape;
    std::vector<std::size_t> columns;  ///< where each schema entry was found in the file
    std::vector<AmountFormat> formats; ///< per schema entry, with what was learnt
    std::uint64_t rows = 0;
    std::uint64_t rejected = 0;
    std::uint64_t totals = 0;
    std::uint64_t blank_rows = 0;
    std::uint64_t repeated_headers = 0;
    std::uint64_t cell_errors = 0;
};

/// Takes the batches in file order, one at a time, each from whichever thread finished it.
using ColumnSink = std::function<void(ColumnBatch&& batch)>;

/// Reads the columns of a file. An Error is about the file as a whole: it cannot be opened, lacks a column of
/// the schema, or is damaged on the way (then batches have been handed over already, and none should be
/// kept).
base::Result<ColumnSummary> read_columns(const Input& input, const ReadOptions& options,
                                         std::span<const ColumnSchema> schema, unsigned threads,
                                         const ColumnSink& sink);

} // namespace styrhus::intake::formats
