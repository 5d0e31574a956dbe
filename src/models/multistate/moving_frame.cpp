#include "models/multistate/moving_frame.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace styrhus::models::multistate {

namespace {

/// P and P⁻¹ together may stretch a vector by this much before the frame starts again: 4 of the 16 digits are
/// spent.
constexpr double stretch_max = 1e4;

void set_identity(std::vector<double>& matrix, std::size_t n) {
    std::fill(matrix.begin(), matrix.end(), 0.0);
    for (std::size_t i = 0; i < n; ++i)
        matrix[i * n + i] = 1.0;
}

double largest(const std::vector<double>& matrix) {
    double most = 0;
    for (double x : matrix)
        most = std::max(most, std::abs(x));
    return most;
}

/// matrix ← matrix × factor
void multiply_rows(std::vector<double>& matrix, const std::vector<double>& factor, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i) {
        const std::vector<double> row = row_times(&matrix[i * n], factor, n);
        std::copy(row.begin(), row.end(), matrix.begin() + static_cast<std::ptrdiff_t>(i * n));
    }
}

/// Gauss–Jordan on (a | inverse) with row exchange; false if a is singular.
bool invert(std::vector<double>& a, std::vector<double>& inverse, std::size_t n) {
    for (std::size_t column = 0; column < n; ++column) {
        std::size_t pivot = column;
        for (std::size_t i = column + 1; i < n; ++i)
            if (std::abs(a[i * n + column]) > std::abs(a[pivot * n + column])) pivot = i;
        if (a[pivot * n + column] == 0.0) return false;
        if (pivot != column) {
            std::swap_ranges(&a[pivot * n], &a[pivot * n] + n, &a[column * n]);
            std::swap_ranges(&inverse[pivot * n], &inverse[pivot * n] + n, &inverse[column * n]);
        }
        const double scale = 1.0 / a[column * n + column];
        for (std::size_t j = 0; j < n; ++j)
            a[column * n + j] *= scale;
        for (std::size_t j = 0; j < n; ++j)
            inverse[column * n + j] *= scale;
        for (std::size_t i = 0; i < n; ++i) {
            const double factor = -a[i * n + column];
            if (i == column || factor == 0.0) continue;
            add_scaled(&a[i * n], factor, &a[column * n], n);
            add_scaled(&inverse[i * n], factor, &inverse[column * n], n);
        }
    }
    return true;
}

} // namespace

std::vector<double> row_times(const double* row, const std::vector<double>& matrix, std::size_t n) {
    std::vector<double> result(n);
    for (std::size_t i = 0; i < n; ++i)
        add_scaled(result.data(), row[i], &matrix[i * n], n);
    return result;
}

MovingFrame::MovingFrame(std::size_t states)
    : n_(states), product_(states * states), drifts_(states * states) {
    restart();
}

void MovingFrame::multiply(const Step& step) {
    for (std::size_t i = 0; i < n_; ++i)
        step.apply(&product_[i * n_]);
    for (std::size_t h = 0; h < n_; ++h)
        step.apply(&drifts_[h * n_]);
}

void MovingFrame::drift(const Step& step, const double* r) {
    for (std::size_t h = 0; h < n_; ++h)
        drifts_[h * n_ + h] += r[h] * (1.0 - step.stays(h));
    for (std::size_t m = 0; m < step.moves().size(); ++m) {
        const Move& move = step.moves()[m];
        drifts_[move.from * n_ + move.to] -= r[move.from] * step.moved(m);
    }
}

std::optional<std::vector<double>> MovingFrame::inverse() const {
    std::vector<double> work = product_;
    std::vector<double> result(n_ * n_);
    set_identity(result, n_);
    if (!invert(work, result, n_)) return std::nullopt;
    const double stretch = largest(result);
    if (!(stretch <= stretch_max)) return std::nullopt;
    return result;
}

void MovingFrame::restart() {
    set_identity(product_, n_);
    std::fill(drifts_.begin(), drifts_.end(), 0.0);
}

void FrameChanges::append(const MovingFrame& last_of_frame) {
    if (runs_.empty()) runs_.emplace_back();
    runs_[0].push_back({last_of_frame.product(), last_of_frame.drifts()});
    for (std::size_t k = 0; runs_[k].size() % 2 == 0; ++k) {
        if (k + 1 == runs_.size()) runs_.emplace_back();
        const std::vector<Change>& halves = runs_[k];
        runs_[k + 1].push_back(joined(halves[halves.size() - 2], halves.back()));
    }
}

FrameChanges::Change FrameChanges::joined(const Change& first, const Change& second) const {
    Change both = first;
    multiply_rows(both.matrix, second.matrix, n_);
    multiply_rows(both.drifts, second.matrix, n_);
    for (std::size_t i = 0; i < n_ * n_; ++i)
        both.drifts[i] += second.drifts[i];
    return both;
}

void FrameChanges::carry(double* w, std::size_t from_frame, std::size_t to_frame,
                         std::optional<std::size_t> state) const {
    while (from_frame < to_frame) {
        const auto aligned = static_cast<std::size_t>(std::countr_zero(from_frame));
        const auto fitting = static_cast<std::size_t>(std::bit_width(to_frame - from_frame)) - 1;
        const std::size_t k = std::min(aligned, fitting);
        const Change& change = runs_[k][from_frame >> k];
        const std::vector<double> carried = row_times(w, change.matrix, n_);
        std::copy(carried.begin(), carried.end(), w);
        if (state) add_scaled(w, 1.0, &change.drifts[*state * n_], n_);
        from_frame += std::size_t{1} << k;
    }
}

FrameTable::FrameTable(const EventTable& table, const std::vector<double>& weights)
    : n_(static_cast<std::size_t>(table.states)), frame_(table.slots()),
      entry_shift_(table.slots() * n_ * n_), inverse_(table.slots() * n_ * n_), changes_(n_) {
    MovingFrame frame(n_);
    std::vector<double> identity(n_ * n_);
    set_identity(identity, n_);
    record(frame, identity, 0);
    Step step;
    for (std::size_t slot = 1; slot < table.slots(); ++slot) {
        step.load(table, slot);
        frame.multiply(step);
        frame.drift(step, &weights[slot * n_]);
        frame_[slot] = frame_[slot - 1];
        const auto inverse = frame.inverse();
        if (!inverse) {
            changes_.append(frame);
            frame.restart();
            ++frame_[slot];
        }
        record(frame, inverse ? *inverse : identity, slot);
    }
}

void FrameTable::record(const MovingFrame& frame, const std::vector<double>& inverse, std::size_t slot) {
    std::copy(inverse.begin(), inverse.end(), inverse_.begin() + static_cast<std::ptrdiff_t>(slot * n_ * n_));
    for (std::size_t h = 0; h < n_; ++h) {
        double* shift = &entry_shift_[(slot * n_ + h) * n_];
        for (std::size_t i = 0; i < n_; ++i)
            add_scaled(shift, frame.drift_of(h)[i], &inverse[i * n_], n_);
    }
}

} // namespace styrhus::models::multistate
