#pragma once

#include "base/money.h"
#include "base/result.h"
#include "intake/formats/amount.h"
#include "intake/formats/byte_source.h"
#include "intake/formats/date_text.h"
#include "intake/formats/encoding.h"
#include "intake/formats/scan.h"
#include "intake/formats/trouble.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Files from source systems as rows of text, whatever they are wrapped, encoded and cut as.
///
///     STYRHUS_TRY(TableReader reader, TableReader::open(Input::file(path), options));
///     reader.shape().columns …                     // what the file turned out to be
///     RowBatch batch;
///     for (;;) {
///         STYRHUS_TRY(const bool more, reader.next(batch));
///         if (!more) break;
///         for (std::size_t i = 0; i < batch.size(); ++i) use(batch[i]);
///     }
///
/// For typed columns of large files use `read_columns` (columns.h), which reads with several threads.
namespace styrhus::intake::formats {

enum class RowKind : std::uint8_t {
    data,
    blank,           ///< nothing but delimiters, blanks and empty quotes
    repeated_header, ///< the header once more
    total, ///< amounts that equal the sums of the rows above and nothing else but perhaps "I alt": not to be
           ///< added
};

/// What a workbook knows about a cell. The text of a number has a point as its decimal mark, the text of a
/// date is 2024-03-14, and of a boolean 1 or 0, whatever formats the mapping declares for delimited files.
enum class CellKind : std::uint8_t { text, number, date, boolean, error };

/// One record. Views live as long as the batch they came from and are always UTF-8.
struct Row {
    std::span<const std::string_view> fields;
    std::span<const CellKind> kinds; ///< one per field in a workbook; empty in delimited text
    /// The physical line it begins on, from 1; in a workbook the sheet's row number; among e-invoices the
    /// row's own number in the file, for a document may stand on one line.
    std::uint64_t line = 0;
    RowKind kind = RowKind::data;
    RowTrouble trouble = RowTrouble::none; ///< anything but none: reject the row and say so
};

/// How much a note weighs; a row whose note rejects it cannot be used.
enum class NoteWeight : std::uint8_t { note, warning, error, rejects };

/// What was found while a row was made and cannot be seen in its cells: an invoice's total that is not the
/// sum of its lines, a document in an archive that could not be read.
struct RowNote {
    std::size_t row = 0; ///< in the batch
    NoteWeight weight = NoteWeight::warning;
    std::string code;     ///< stable, such as "invoice.lines_sum"
    std::string column;   ///< empty: the row as a whole
    base::Money at_stake; ///< without sign
    std::string en;
    std::string da;
};

/// A few thousand rows and the bytes behind them.
class RowBatch {
  public:
    std::size_t size() const { return rows_.size(); }
    bool empty() const { return rows_.empty(); }
    Row operator[](std::size_t at) const;
    /// The bytes of text they were cut from; 0 in a workbook.
    std::size_t bytes() const { return text_.size(); }
    /// In the order of their rows.
    std::span<const RowNote> notes() const { return notes_; }

  private:
    friend class TextRows;
    friend class SheetRows;
    friend class EInvoiceRows;
    friend class RowJudge;
    void clear();
    struct Entry {
        std::size_t first_field;
        std::size_t fields;
        std::uint64_t line;
        RowKind kind;
        RowTrouble trouble;
    };
    std::vector<Entry> rows_;
    std::vector<std::string_view> fields_;
    std::vector<CellKind> kinds_;
    std::string text_;
    TextArena arena_;
    std::vector<RowNote> notes_;
};

enum class Container : std::uint8_t { plain, gzip, zip, workbook };

/// What a file turned out to be, for the receipt and the preview.
struct TableShape {
    Container container = Container::plain;
    std::string entry; ///< the file inside the zip, or the sheet of the workbook; empty for many files
    Encoding encoding = Encoding::utf8;
    bool has_byte_order_mark = false;
    Dialect dialect;
    /// As written, trimmed; nameless columns at the end are left out, nameless ones between are "".
    std::vector<std::string> columns;
    std::uint64_t header_line = 0;     ///< 0 without a header
    std::vector<std::string> preamble; ///< the lines above the header, such as a report's title
    std::uint64_t file_bytes = 0;      ///< as it lies, packed or not
};

enum class HeaderRule : std::uint8_t { find, none };

/// A column of money, for recognising total rows.
struct AmountColumn {
    std::size_t column = 0;
    AmountFormat format;
};

/// What the mapping says about the file; everything left out is found in the bytes.
struct ReadOptions {
    std::optional<Encoding> encoding;
    std::optional<char> delimiter;
    std::string entry; ///< which file of a zip, which sheet of a workbook
    HeaderRule header = HeaderRule::find;
    /// The columns' names where `header` is none; empty leaves them nameless, as many as the widest row has.
    std::vector<std::string> headings;
    /// Names the mapping knows (every variant). The header is the row that holds most of them; without names
    /// it is the first row that is filled like the rows below it.
    std::vector<std::string> known_columns;
    std::vector<AmountColumn> amounts;
    UnpackLimits limits;
    /// For `read_columns`: the file is cut into parts of so many bytes, one batch each. Tests make it small.
    std::uint64_t part_bytes = std::uint64_t{4} << 20;
};

/// Rows one after the other, in file order, by one thread.
class TableReader {
  public:
    static base::Result<TableReader> open(const Input& input, const ReadOptions& options = {});
    TableReader(TableReader&&) noexcept;
    TableReader& operator=(TableReader&&) noexcept;
    ~TableReader();

    const TableShape& shape() const;
    /// Fills the batch with the next rows; false when there are none left. An Error is damage to the file as
    /// a whole (a packed file cut short), after which none of its rows should be kept.
    base::Result<bool> next(RowBatch& batch);

    /// Implemented for delimited text, workbooks and e-invoices.
    class Rows;

  private:
    explicit TableReader(std::unique_ptr<Rows> rows);
    std::unique_ptr<Rows> rows_;
};

/// The formats a cell is really in: the column's own, or what the workbook knows.
AmountFormat format_of(const Row& row, std::size_t field, AmountFormat declared);
DateFormat format_of(const Row& row, std::size_t field, DateFormat declared);

/// For comparing column names: lower case (also æøå), without spaces, punctuation and a byte order mark.
/// "CPR-nr." and "cpr nr" are the same.
std::string normalised_name(std::string_view name);
/// The first column with one of the names, compared normalised.
std::optional<std::size_t> find_column(std::span<const std::string> columns,
                                       std::span<const std::string> names);

} // namespace styrhus::intake::formats
