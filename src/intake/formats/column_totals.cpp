#include "intake/formats/column_totals.h"

#include <algorithm>

namespace styrhus::intake::formats {

namespace {

template <class Value>
void remove_places(std::vector<Value>& values, std::span<const std::uint32_t> places) {
    if (values.empty()) return;
    std::size_t next = 0;
    std::size_t out = 0;
    for (std::size_t at = 0; at < values.size(); ++at) {
        if (next < places.size() && places[next] == at)
            ++next;
        else
            values[out++] = values[at];
    }
    values.resize(out);
}

} // namespace

ColumnTotals::ColumnTotals(const ReadPlan& plan) : plan_(plan), sums_(plan.amount_fields.size()) {
    for (const std::size_t field : plan.amount_fields) {
        const auto column =
            std::find_if(plan.columns.begin(), plan.columns.end(), [&](const PlannedColumn& planned) {
                return planned.field == field && planned.type == ColumnType::amount;
            });
        columns_.push_back(static_cast<std::size_t>(column - plan.columns.begin()));
    }
    unreadable_.resize(columns_.size());
    seen_.resize(columns_.size());
}

void ColumnTotals::apply(Section& section) {
    if (columns_.empty()) return;
    set_unreadable(section.batch);
    if (section.total_candidates.empty() && section.batch.rejected.empty())
        take_plain(section.batch);
    else
        take_row_by_row(section);
}

void ColumnTotals::set_unreadable(const ColumnBatch& batch) {
    for (std::vector<std::uint32_t>& rows : unreadable_)
        rows.clear();
    for (const CellError& error : batch.cell_errors)
        for (std::size_t k = 0; k < columns_.size(); ++k)
            if (columns_[k] == error.column) unreadable_[k].push_back(error.row);
}

void ColumnTotals::take_plain(const ColumnBatch& batch) {
    if (batch.rows > 0) sums_.saw_data();
    for (std::size_t k = 0; k < columns_.size(); ++k) {
        std::int64_t sum = 0;
        bool fits = unreadable_[k].empty();
        for (const base::Money amount : batch.columns[columns_[k]].amounts)
            if (amount != no_amount) fits = !__builtin_add_overflow(sum, amount.in_ore(), &sum) && fits;
        sums_.take_sum(k, fits ? sum : 0, fits);
    }
}

bool ColumnTotals::take_row(const ColumnBatch& batch, std::uint32_t row, bool may_be_total) {
    for (std::size_t k = 0; k < columns_.size(); ++k) {
        const base::Money amount = batch.columns[columns_[k]].amounts[row];
        const bool is_unreadable = std::binary_search(unreadable_[k].begin(), unreadable_[k].end(), row);
        seen_[k] = {is_unreadable         ? SeenAmount::State::unreadable
                    : amount == no_amount ? SeenAmount::State::blank
                                          : SeenAmount::State::value,
                    amount.in_ore()};
    }
    return sums_.take(seen_, may_be_total);
}

bool ColumnTotals::take_rejected(const RejectedRow& row) {
    const std::vector<std::string_view> fields(row.fields.begin(), row.fields.end());
    for (std::size_t k = 0; k < columns_.size(); ++k) {
        const std::size_t field = plan_.amount_fields[k];
        seen_[k] = field < fields.size() ? seen_amount(fields[field], plan_.columns[columns_[k]].amount)
                                         : SeenAmount{};
    }
    const RowLook look = look_at(fields, row.trouble, plan_.header, false, plan_.amount_fields);
    return sums_.take(seen_, look.kind == RowKind::total);
}

TotalRow ColumnTotals::total_row(std::uint64_t line) const {
    TotalRow total{line, {}};
    for (const SeenAmount& amount : seen_)
        total.amounts.push_back(amount.state == SeenAmount::State::value ? base::Money::ore(amount.ore)
                                                                         : no_amount);
    return total;
}

void ColumnTotals::take_row_by_row(Section& section) {
    ColumnBatch& batch = section.batch;
    std::vector<std::uint32_t> totals;
    std::vector<std::uint32_t> rejected_totals;
    std::size_t rejected = 0;
    const auto take_rejected_before = [&](std::uint64_t line) {
        for (; rejected < batch.rejected.size() && batch.rejected[rejected].line < line; ++rejected) {
            if (!take_rejected(batch.rejected[rejected])) continue;
            rejected_totals.push_back(static_cast<std::uint32_t>(rejected));
            batch.totals.push_back(total_row(batch.rejected[rejected].line));
        }
    };
    for (std::uint32_t row = 0; row < batch.rows; ++row) {
        take_rejected_before(batch.line(row));
        const bool may_be_total =
            std::binary_search(section.total_candidates.begin(), section.total_candidates.end(), row);
        if (!take_row(batch, row, may_be_total)) continue;
        totals.push_back(row);
        batch.totals.push_back(total_row(batch.line(row)));
    }
    take_rejected_before(~std::uint64_t{0});
    remove_places(batch.rejected, rejected_totals);
    if (!totals.empty()) remove_rows(batch, totals);
}

void ColumnTotals::remove_rows(ColumnBatch& batch, std::span<const std::uint32_t> rows) {
    remove_places(batch.line_offsets, rows);
    for (Column& column : batch.columns) {
        remove_places(column.dates, rows);
        remove_places(column.amounts, rows);
        remove_places(column.numbers, rows);
        remove_places(column.decimals, rows);
        if (column.texts.size() > 0) TextBuilder::remove(column.texts, rows);
    }
    batch.rows -= rows.size();
    // What could not be read in a total row is no error of the data.
    const auto removed = [&](const CellError& error) {
        return std::binary_search(rows.begin(), rows.end(), error.row);
    };
    batch.cell_errors.erase(std::remove_if(batch.cell_errors.begin(), batch.cell_errors.end(), removed),
                            batch.cell_errors.end());
    for (CellError& error : batch.cell_errors)
        error.row -=
            static_cast<std::uint32_t>(std::lower_bound(rows.begin(), rows.end(), error.row) - rows.begin());
}

} // namespace styrhus::intake::formats
