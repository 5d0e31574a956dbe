#pragma once

#include "intake/formats/row_judge.h"
#include "intake/formats/section.h"

namespace styrhus::intake::formats {

/// Takes the sections of a file in order and moves the total rows among them out of the rows.
class ColumnTotals {
  public:
    explicit ColumnTotals(const ReadPlan& plan);
    void apply(Section& section);

  private:
    void take_plain(const ColumnBatch& batch);
    void take_row_by_row(Section& section);
    void set_unreadable(const ColumnBatch& batch);
    bool take_row(const ColumnBatch& batch, std::uint32_t row, bool may_be_total);
    bool take_rejected(const RejectedRow& row);
    TotalRow total_row(std::uint64_t line) const;
    void remove_rows(ColumnBatch& batch, std::span<const std::uint32_t> rows);

    const ReadPlan& plan_;
    std::vector<std::size_t> columns_;                   // of the schema, one per amount field
    std::vector<std::vector<std::uint32_t>> unreadable_; // rows of the section, per amount field
    std::vector<SeenAmount> seen_;
    TotalSums sums_;
};

} // namespace styrhus::intake::formats
