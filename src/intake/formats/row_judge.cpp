#include "intake/formats/row_judge.h"

#include <algorithm>

namespace styrhus::intake::formats {

TotalWatch::TotalWatch(std::span<const AmountColumn> amounts) {
    for (const AmountColumn& amount : amounts)
        columns_.push_back({.amount = amount});
}

bool is_total_word(std::string_view text) {
    const std::string word = normalised_name(text);
    for (const std::string_view start :
         {"ialt", "total", "subtotal", "hovedtotal", "grandtotal", "samlet", "sumialt"})
        if (word.starts_with(start)) return true;
    return word == "sum" || word == "summer" || word == "delsum";
}

bool is_blank(std::string_view text) {
    return trimmed(text).empty();
}

bool TotalWatch::adds_up(std::span<const std::string_view> fields) const {
    std::size_t matches = 0;
    for (const Column& column : columns_) {
        if (column.amount.column >= fields.size() || is_blank(fields[column.amount.column])) continue;
        std::int64_t amount = 0;
        if (!column.known
            || read_amount(fields[column.amount.column], column.amount.format, amount) != CellTrouble::none)
            return false;
        if (amount != column.sum && amount != column.since_total) return false;
        ++matches;
    }
    return matches > 0;
}

bool TotalWatch::is_total(std::span<const std::string_view> fields) {
    if (columns_.empty()) return false;
    std::size_t others = 0;
    std::size_t labels = 0;
    for (std::size_t at = 0; at < fields.size(); ++at) {
        const bool is_amount = std::any_of(columns_.begin(), columns_.end(),
                                           [&](const Column& column) { return column.amount.column == at; });
        if (is_amount || is_blank(fields[at])) continue;
        ++others;
        if (others == 1 && is_total_word(fields[at])) ++labels;
        if (others > 1) break;
    }
    if (others == labels && has_keyed_rows_ && adds_up(fields)) {
        for (Column& column : columns_)
            column.since_total = 0;
        return true;
    }
    has_keyed_rows_ = has_keyed_rows_ || others > 0;
    for (Column& column : columns_) {
        if (column.amount.column >= fields.size()) continue;
        std::int64_t amount = 0;
        const CellTrouble trouble = read_amount(fields[column.amount.column], column.amount.format, amount);
        if (trouble == CellTrouble::blank) continue;
        if (trouble != CellTrouble::none || __builtin_add_overflow(column.sum, amount, &column.sum)
            || __builtin_add_overflow(column.since_total, amount, &column.since_total))
            column.known = false;
    }
    return false;
}

RowTrouble field_trouble(std::span<const std::string_view> fields, std::size_t expected, bool ends_file) {
    if (fields.size() < expected) return ends_file ? RowTrouble::truncated : RowTrouble::too_few_fields;
    for (std::size_t at = expected; at < fields.size(); ++at)
        if (!is_blank(fields[at])) return RowTrouble::too_many_fields;
    return RowTrouble::none;
}

RowJudge::RowJudge(std::vector<std::string> columns, std::span<const AmountColumn> amounts)
    : columns_(std::move(columns)), totals_(amounts) {
    has_names_ =
        std::any_of(columns_.begin(), columns_.end(), [](const std::string& c) { return !c.empty(); });
}

bool RowJudge::repeats_header(std::span<const std::string_view> fields) const {
    if (!has_names_ || fields.size() < columns_.size()) return false;
    for (std::size_t at = 0; at < columns_.size(); ++at)
        if (trimmed(fields[at]) != columns_[at]) return false;
    return true;
}

void RowJudge::judge(RowBatch& batch, std::size_t at, bool ends_file) {
    RowBatch::Entry& entry = batch.rows_[at];
    const std::span<const std::string_view> fields =
        std::span(batch.fields_).subspan(entry.first_field, entry.fields);
    // Old DOS programs end a text file with the byte 1A.
    const bool is_dos_end = ends_file && fields.size() == 1 && fields[0] == "\x1a";
    if (is_dos_end
        || (entry.trouble == RowTrouble::none && std::all_of(fields.begin(), fields.end(), is_blank))) {
        entry.kind = RowKind::blank;
        return;
    }
    if (repeats_header(fields)) {
        entry.kind = RowKind::repeated_header;
        return;
    }
    if (entry.trouble == RowTrouble::none) entry.trouble = field_trouble(fields, columns_.size(), ends_file);
    if (totals_.is_total(fields)) {
        entry.kind = RowKind::total;
        entry.trouble = RowTrouble::none;
    }
}

} // namespace styrhus::intake::formats
