#pragma once

#include "base/check.h"
#include "models/multistate/study.h"

#include <array>
#include <cstddef>

namespace styrhus::models::multistate {

/// One factor (I + dA) of the product, kept as its moves: applying it to a row vector costs a few operations
/// per move instead of states². The share that stays is computed from counts, so that a state all have left
/// is left by exactly all of its probability.
///
/// Its scratch arrays are left unwritten beyond the states in use: clearing them would cost more than the
/// work.
// NOLINTBEGIN(cppcoreguidelines-pro-type-member-init)
class Step {
  public:
    void load(const EventTable& table, std::size_t slot) {
        states_ = static_cast<std::size_t>(table.states);
        moves_ = table.moves_at(slot);
        const auto at_risk = table.at_risk_at(slot);
        std::array<std::int32_t, max_states> left{};
        for (const Move& move : moves_)
            left[move.from] += move.count;
        for (std::size_t h = 0; h < states_; ++h) {
            const double people = at_risk[h];
            stays_[h] = left[h] == 0 ? 1.0 : (people - left[h]) / people;
        }
        for (std::size_t m = 0; m < moves_.size(); ++m)
            moved_[m] = double(moves_[m].count) / double(at_risk[moves_[m].from]);
    }

    std::span<const Move> moves() const { return moves_; }
    /// dA_hk of move m.
    double moved(std::size_t m) const { return moved_[m]; }
    double stays(std::size_t h) const { return stays_[h]; }

    /// row ← row (I + dA)
    void apply(double* row) const {
        std::array<double, max_states> before;
        for (std::size_t h = 0; h < states_; ++h) {
            before[h] = row[h];
            row[h] *= stays_[h];
        }
        for (std::size_t m = 0; m < moves_.size(); ++m)
            row[moves_[m].to] += before[moves_[m].from] * moved_[m];
    }

    /// column ← (I + dA)ᵀ column, with `stride` between the column's numbers
    void apply_transposed_to_column(double* column, std::size_t stride) const {
        std::array<double, max_states> row;
        for (std::size_t h = 0; h < states_; ++h)
            row[h] = column[h * stride];
        apply(row.data());
        for (std::size_t h = 0; h < states_; ++h)
            column[h * stride] = row[h];
    }

    /// column ← (I + dA) column, with `stride` between the column's numbers
    void apply_to_column(double* column, std::size_t stride) const {
        std::array<double, max_states> after;
        for (std::size_t h = 0; h < states_; ++h)
            after[h] = column[h * stride] * stays_[h];
        for (std::size_t m = 0; m < moves_.size(); ++m)
            after[moves_[m].from] += moved_[m] * column[moves_[m].to * stride];
        for (std::size_t h = 0; h < states_; ++h)
            column[h * stride] = after[h];
    }

  private:
    std::size_t states_ = 0;
    std::span<const Move> moves_;
    std::array<double, max_states> stays_;
    std::array<double, std::size_t{max_states} * (max_states - 1)> moved_;
};
// NOLINTEND(cppcoreguidelines-pro-type-member-init)

} // namespace styrhus::models::multistate
