#pragma once

#include "models/multistate/step.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// The coordinates in which robust_error.cpp follows people; its opening explains P, C and w.
namespace styrhus::models::multistate {

/// v += factor × w
inline void add_scaled(double* v, double factor, const double* w, std::size_t n) {
    for (std::size_t j = 0; j < n; ++j)
        v[j] += factor * w[j];
}

/// row × matrix (n × n, row-major)
std::vector<double> row_times(const double* row, const std::vector<double>& matrix, std::size_t n);

/// P and C_h since the frame last started.
class MovingFrame {
  public:
    explicit MovingFrame(std::size_t states);

    /// P ← P H and C_h ← C_h H
    void multiply(const Step& step);
    /// C_h ← C_h − r_h a_h
    void drift(const Step& step, const double* r);
    /// P⁻¹; nothing if P is singular or so close to it that digits would be lost.
    std::optional<std::vector<double>> inverse() const;
    /// P ← I and C ← 0
    void restart();

    const std::vector<double>& product() const { return product_; }
    const std::vector<double>& drifts() const { return drifts_; }
    const double* drift_of(std::size_t state) const { return &drifts_[state * n_]; }

  private:
    std::size_t n_;
    std::vector<double> product_;
    std::vector<double> drifts_;
};

/// What w becomes when the frame starts again: w M + c_h for those at risk in h, w M for those who are not.
/// Runs of 2, 4, 8 … frames are kept too, so that passing any number of frames costs a logarithm of it: where
/// states empty often there may be as many frames as times.
class FrameChanges {
  public:
    explicit FrameChanges(std::size_t states) : n_(states) {}
    void append(const MovingFrame& last_of_frame);
    /// Carries w from one frame to a later one; `state` is where the person is at risk all the while, if
    /// anywhere.
    void carry(double* w, std::size_t from_frame, std::size_t to_frame,
               std::optional<std::size_t> state) const;

  private:
    struct Change {
        std::vector<double> matrix;
        std::vector<double> drifts;
    };
    Change joined(const Change& first, const Change& second) const;

    std::size_t n_;
    /// runs_[k][b] covers frames b·2ᵏ up to (b+1)·2ᵏ.
    std::vector<std::vector<Change>> runs_;
};

/// What the pass over the rows looks up, per slot.
class FrameTable {
  public:
    /// `weights` holds r_h = p_h(t−)/Y_h, slot × state.
    FrameTable(const EventTable& table, const std::vector<double>& weights);

    /// The frame that holds after the slot; before it, `frame(slot − 1)`.
    std::size_t frame(std::size_t slot) const { return frame_[slot]; }
    bool restarts_at(std::size_t slot) const { return slot > 0 && frame_[slot] != frame_[slot - 1]; }
    /// C_h P⁻¹ just after the slot.
    const double* entry_shift(std::size_t slot, std::size_t state) const {
        return &entry_shift_[(slot * n_ + state) * n_];
    }
    /// Row k of P⁻¹ just after the slot.
    const double* inverse_row(std::size_t slot, std::size_t state) const {
        return &inverse_[(slot * n_ + state) * n_];
    }
    const FrameChanges& changes() const { return changes_; }

  private:
    void record(const MovingFrame& frame, const std::vector<double>& inverse, std::size_t slot);

    std::size_t n_;
    std::vector<std::size_t> frame_;
    std::vector<double> entry_shift_;
    std::vector<double> inverse_;
    FrameChanges changes_;
};

} // namespace styrhus::models::multistate
