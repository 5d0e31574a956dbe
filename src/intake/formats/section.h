#pragma once

#include "intake/formats/columns.h"
#include "intake/formats/open_text.h"
#include "intake/formats/text_builder.h"

#include <optional>

/// One part of a delimited file as a batch of typed columns; the piece of work a thread takes.
namespace styrhus::intake::formats {

struct PlannedColumn {
    std::size_t field = 0;
    ColumnType type = ColumnType::text;
    DateFormat date = DateFormat::any;
    AmountFormat amount;
};

/// What every thread needs to know about the file.
struct ReadPlan {
    std::shared_ptr<ByteSource> source;
    Dialect dialect;
    Encoding encoding = Encoding::utf8;
    std::vector<std::string> header;
    std::uint64_t first_row = 0;
    std::vector<PlannedColumn> columns;
    std::vector<std::size_t> amount_fields; ///< fields of the file that hold money, each once
};

/// The rows that begin in [from, to), read from `begin` on. The batch's lines count from `begin`.
struct Section {
    std::uint64_t begin = 0;
    std::uint64_t next = 0; ///< where the row after the last begins
    std::uint64_t line_breaks = 0;
    bool ends_file = false;
    ColumnBatch batch;
    /// Rows of the batch that hold only amounts, and perhaps a total word: totals, if they add up.
    std::vector<std::uint32_t> total_candidates;
};

class SectionReader {
  public:
    explicit SectionReader(const ReadPlan& plan);
    /// `begin` is where a row is known to start; without it, the start is guessed from `from` on and must be
    /// compared with where the section before ends.
    base::Result<Section> read(std::uint64_t from, std::uint64_t to, std::optional<std::uint64_t> begin);

  private:
    /// Where a row of the scanned piece lies, for the loops over columns.
    struct GoodRow {
        std::uint32_t begin;
        std::uint32_t first_field;
    };

    base::Result<std::uint64_t> guess_begin(std::uint64_t from, std::uint64_t to);
    base::Result<std::string_view> load(std::uint64_t at, std::size_t size);
    base::Result<std::uint64_t> pass_over_line(std::uint64_t at);
    void take_rows(std::string_view text, std::size_t count, Section& section);
    void find_bad_bytes(std::string_view text, std::size_t count);
    bool is_ordinary(std::string_view text, const ScannedRow& row) const;
    bool may_be_total(std::string_view text, const ScannedRow& row) const;
    void take_doubtful(std::string_view text, const ScannedRow& row, Section& section);
    void keep_row(const ScannedRow& row, ColumnBatch& batch);
    std::string_view field_of(std::string_view text, const GoodRow& row, std::size_t field) const;
    void read_column(std::string_view text, std::size_t column, ColumnBatch& batch);
    template <class Value, class Plain, class Read>
    void read_values(std::string_view text, std::size_t column, std::vector<Value>& into, ColumnBatch& batch,
                     Value blank, Value wrong, const Plain& plain, const Read& read);
    void reserve(ColumnBatch& batch, double times);
    ColumnBatch finish_batch(ColumnBatch batch);

    const ReadPlan& plan_;
    std::string buffer_;
    Scan scan_;
    TextArena arena_;
    std::vector<GoodRow> good_;
    std::vector<TextBuilder> builders_; // one per column; unused for typed ones
    std::uint64_t lines_ = 0;           // line breaks of this section before the piece
    char header_start_ = 0;             // the header's first letter that is_filling
};

} // namespace styrhus::intake::formats
