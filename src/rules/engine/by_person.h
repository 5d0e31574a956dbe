#pragma once

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace styrhus::rules {

/// The rows of a table by the person they are about; 0 is nobody.
class ByPerson {
  public:
    ByPerson() = default;
    ByPerson(std::span<const std::uint32_t> person_of_row, std::uint32_t persons)
        : rows_(person_of_row.size()), begin_(std::size_t{persons} + 2) {
        for (const std::uint32_t person : person_of_row)
            ++begin_[person + 1];
        std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
        std::vector<std::uint32_t> next = begin_;
        for (std::uint32_t row = 0; row < person_of_row.size(); ++row)
            rows_[next[person_of_row[row]]++] = row;
    }

    std::span<const std::uint32_t> of(std::uint32_t person) const {
        return std::span(rows_).subspan(begin_[person], begin_[person + 1] - begin_[person]);
    }

    /// Puts each person's rows in order; equal ones stay as they stand.
    template <class Less>
    void sort(Less less) {
        for (std::size_t i = 0; i + 1 < begin_.size(); ++i)
            std::stable_sort(rows_.begin() + begin_[i], rows_.begin() + begin_[i + 1], less);
    }

    /// The same with those rows only that `keep` is true of.
    template <class Keep>
    ByPerson where(Keep keep) const {
        ByPerson kept;
        for (std::size_t i = 0; i + 1 < begin_.size(); ++i) {
            kept.begin_.push_back(static_cast<std::uint32_t>(kept.rows_.size()));
            for (const std::uint32_t row : of(static_cast<std::uint32_t>(i)))
                if (keep(row)) kept.rows_.push_back(row);
        }
        kept.begin_.push_back(static_cast<std::uint32_t>(kept.rows_.size()));
        return kept;
    }

  private:
    std::vector<std::uint32_t> rows_;
    std::vector<std::uint32_t> begin_; ///< per person from 0, and one more
};

} // namespace styrhus::rules
