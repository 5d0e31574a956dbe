#pragma once

#include "intake/formats/table.h"

namespace styrhus::intake::formats {

/// A row that could not be cut is shown as one field, which is its line; this much of it.
inline constexpr std::size_t rejected_line_bytes_max = 4096;

/// What a row looks like by itself. `total` here means that it may be one: it holds only amounts, and perhaps
/// the word "I alt"; whether it is, its arithmetic decides.
struct RowLook {
    RowKind kind = RowKind::data;
    RowTrouble trouble = RowTrouble::none;
};

/// `trouble` is what cutting and decoding the row has found already; `ends_file` marks a last row without
/// line break.
RowLook look_at(std::span<const std::string_view> fields, RowTrouble trouble,
                std::span<const std::string> header, bool ends_file,
                std::span<const std::size_t> amount_fields);

/// "I alt", "Total", "Subtotal", "Hovedtotal" and the like.
bool is_total_word(std::string_view text);

/// The word and nothing else: "I alt", not "Samlet regning".
bool is_only_total_word(std::string_view text);

bool is_blank(std::string_view text);

/// One amount of a row as the arithmetic sees it.
struct SeenAmount {
    enum class State : std::uint8_t { blank, value, unreadable };
    State state = State::blank;
    std::int64_t ore = 0;
};
SeenAmount seen_amount(std::string_view text, const AmountFormat& format);

/// Recognises total rows by arithmetic: each amount is the sum of its column so far, or since the last total.
/// A label alone proves nothing and a missing one hides nothing. A file whose rows are nothing but amounts
/// has no totals.
class TotalSums {
  public:
    explicit TotalSums(std::size_t columns) : columns_(columns) {}
    /// Takes the next row of the file; true if it is a total, which is then not added.
    bool take(std::span<const SeenAmount> amounts, bool may_be_total);
    /// Takes many rows of which none may be a total: their sum in one column.
    void take_sum(std::size_t column, std::int64_t sum, bool all_readable);
    void saw_data() { has_data_ = true; }

  private:
    struct Column {
        std::int64_t sum = 0;
        std::int64_t since_total = 0;
        bool known = true; ///< false once a value could not be read or a sum overflowed
    };
    void add(Column& column, std::int64_t ore);
    bool adds_up(std::span<const SeenAmount> amounts) const;
    std::vector<Column> columns_;
    bool has_data_ = false;
};

/// Says what kind of row each is, one after the other.
class RowJudge {
  public:
    RowJudge(std::vector<std::string> columns, std::span<const AmountColumn> amounts);
    /// Fills kind and trouble of a batch's row.
    void judge(RowBatch& batch, std::size_t at, bool ends_file);

  private:
    std::vector<std::string> columns_;
    std::vector<AmountColumn> amounts_;
    std::vector<std::size_t> amount_fields_;
    std::vector<SeenAmount> seen_;
    TotalSums totals_;
};

} // namespace styrhus::intake::formats
