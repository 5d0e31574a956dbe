#pragma once

#include "intake/formats/table.h"

namespace styrhus::intake::formats {

/// Recognises total rows by arithmetic: a row that holds only amounts, and perhaps the word "I alt", where
/// each amount is the sum of its column so far (or since the last total). A label alone proves nothing and a
/// missing one hides nothing. A file whose rows are nothing but amounts has no total rows.
class TotalWatch {
  public:
    explicit TotalWatch(std::span<const AmountColumn> amounts);
    /// Whether this row is a total of those before it; if not, it is added to them.
    bool is_total(std::span<const std::string_view> fields);

  private:
    struct Column {
        AmountColumn amount;
        std::int64_t sum = 0;
        std::int64_t since_total = 0;
        bool known = true; ///< false once a value could not be read or the sum overflowed
    };
    bool adds_up(std::span<const std::string_view> fields) const;
    std::vector<Column> columns_;
    bool has_keyed_rows_ = false;
};

/// "I alt", "Total", "Subtotal", "Hovedtotal" and the like.
bool is_total_word(std::string_view text);

/// Says what kind of row each is, and whether its number of fields is right.
class RowJudge {
  public:
    RowJudge(std::vector<std::string> columns, std::span<const AmountColumn> amounts);
    /// Fills kind and trouble; `ends_file` marks a last row without a line break.
    void judge(RowBatch& batch, std::size_t at, bool ends_file);

  private:
    bool repeats_header(std::span<const std::string_view> fields) const;
    std::vector<std::string> columns_;
    bool has_names_ = false;
    TotalWatch totals_;
};

/// Trouble with the number of fields: only named columns must be there, and only filled fields can be too
/// many.
RowTrouble field_trouble(std::span<const std::string_view> fields, std::size_t expected, bool ends_file);

bool is_blank(std::string_view text);

} // namespace styrhus::intake::formats
