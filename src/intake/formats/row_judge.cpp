#include "intake/formats/row_judge.h"

#include <algorithm>
#include <array>

namespace styrhus::intake::formats {

namespace {

/// More words may follow: "Total:", "Samlet udgift".
constexpr std::array<std::string_view, 7> total_words = {"ialt",       "total",  "subtotal", "hovedtotal",
                                                         "grandtotal", "samlet", "sumialt"};
constexpr std::array<std::string_view, 4> total_words_alone = {"sum", "summer", "delsum", "totalt"};

bool is_one_of(std::span<const std::string_view> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool repeats_header(std::span<const std::string_view> fields, std::span<const std::string> header) {
    if (fields.size() < header.size()) return false;
    bool has_names = false;
    for (std::size_t at = 0; at < header.size(); ++at) {
        if (trimmed(fields[at]) != header[at]) return false;
        has_names = has_names || !header[at].empty();
    }
    return has_names;
}

/// Only named columns must be there, and only filled fields can be too many.
RowTrouble width_trouble(std::span<const std::string_view> fields, std::size_t expected, bool ends_file) {
    if (fields.size() < expected) return ends_file ? RowTrouble::truncated : RowTrouble::too_few_fields;
    const bool has_more =
        !std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(expected), fields.end(), is_blank);
    return has_more ? RowTrouble::too_many_fields : RowTrouble::none;
}

bool holds_only_amounts(std::span<const std::string_view> fields,
                        std::span<const std::size_t> amount_fields) {
    bool labelled = false;
    bool has_amount = false;
    for (std::size_t at = 0; at < fields.size(); ++at) {
        if (is_blank(fields[at])) continue;
        if (std::find(amount_fields.begin(), amount_fields.end(), at) != amount_fields.end()) {
            has_amount = true;
        } else {
            if (labelled || !is_total_word(fields[at])) return false;
            labelled = true;
        }
    }
    return has_amount;
}

} // namespace

bool is_blank(std::string_view text) {
    return trimmed(text).empty();
}

bool is_total_word(std::string_view text) {
    const std::string word = normalised_name(text);
    return is_one_of(total_words_alone, word)
           || std::any_of(total_words.begin(), total_words.end(),
                          [&](std::string_view start) { return word.starts_with(start); });
}

bool is_only_total_word(std::string_view text) {
    const std::string word = normalised_name(text);
    return is_one_of(total_words_alone, word) || is_one_of(total_words, word);
}

RowLook look_at(std::span<const std::string_view> fields, RowTrouble trouble,
                std::span<const std::string> header, bool ends_file,
                std::span<const std::size_t> amount_fields) {
    // Old DOS programs end a text file with the byte 1A.
    const bool is_dos_end = ends_file && fields.size() == 1 && fields[0] == "\x1a";
    if (is_dos_end || (trouble == RowTrouble::none && std::all_of(fields.begin(), fields.end(), is_blank)))
        return {RowKind::blank, RowTrouble::none};
    if (repeats_header(fields, header)) return {RowKind::repeated_header, RowTrouble::none};
    if (trouble == RowTrouble::none) trouble = width_trouble(fields, header.size(), ends_file);
    const bool may_be_total = holds_only_amounts(fields, amount_fields);
    return {may_be_total ? RowKind::total : RowKind::data, trouble};
}

SeenAmount seen_amount(std::string_view text, const AmountFormat& format) {
    std::int64_t ore = 0;
    const CellTrouble trouble = read_amount(text, format, ore);
    if (trouble == CellTrouble::none) return {SeenAmount::State::value, ore};
    return {trouble == CellTrouble::blank ? SeenAmount::State::blank : SeenAmount::State::unreadable, 0};
}

void TotalSums::add(Column& column, std::int64_t ore) {
    if (__builtin_add_overflow(column.sum, ore, &column.sum)
        || __builtin_add_overflow(column.since_total, ore, &column.since_total))
        column.known = false;
}

bool TotalSums::adds_up(std::span<const SeenAmount> amounts) const {
    std::size_t matches = 0;
    for (std::size_t at = 0; at < columns_.size(); ++at) {
        const Column& column = columns_[at];
        if (amounts[at].state == SeenAmount::State::blank) continue;
        if (amounts[at].state == SeenAmount::State::unreadable || !column.known) return false;
        if (amounts[at].ore != column.sum && amounts[at].ore != column.since_total) return false;
        ++matches;
    }
    return matches > 0;
}

bool TotalSums::take(std::span<const SeenAmount> amounts, bool may_be_total) {
    if (may_be_total && has_data_ && adds_up(amounts)) {
        for (Column& column : columns_)
            column.since_total = 0;
        return true;
    }
    has_data_ = has_data_ || !may_be_total;
    for (std::size_t at = 0; at < columns_.size(); ++at) {
        if (amounts[at].state == SeenAmount::State::value) add(columns_[at], amounts[at].ore);
        if (amounts[at].state == SeenAmount::State::unreadable) columns_[at].known = false;
    }
    return false;
}

void TotalSums::take_sum(std::size_t column, std::int64_t sum, bool all_readable) {
    add(columns_[column], sum);
    columns_[column].known = columns_[column].known && all_readable;
}

RowJudge::RowJudge(std::vector<std::string> columns, std::span<const AmountColumn> amounts)
    : columns_(std::move(columns)), amounts_(amounts.begin(), amounts.end()), totals_(amounts.size()) {
    for (const AmountColumn& amount : amounts_)
        amount_fields_.push_back(amount.column);
}

void RowJudge::judge(RowBatch& batch, std::size_t at, bool ends_file) {
    RowBatch::Entry& entry = batch.rows_[at];
    const std::span<const std::string_view> fields =
        std::span(batch.fields_).subspan(entry.first_field, entry.fields);
    const RowLook look = look_at(fields, entry.trouble, columns_, ends_file, amount_fields_);
    entry.kind = look.kind;
    entry.trouble = look.trouble;
    if (look.kind == RowKind::blank || look.kind == RowKind::repeated_header) return;
    seen_.clear();
    const Row row = batch[at];
    for (const AmountColumn& amount : amounts_)
        seen_.push_back(amount.column < fields.size()
                            ? seen_amount(fields[amount.column], format_of(row, amount.column, amount.format))
                            : SeenAmount{});
    const bool is_total = totals_.take(seen_, look.kind == RowKind::total);
    entry.kind = is_total ? RowKind::total : RowKind::data;
    if (is_total) entry.trouble = RowTrouble::none;
}

} // namespace styrhus::intake::formats
