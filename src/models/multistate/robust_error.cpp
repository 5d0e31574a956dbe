#include "models/multistate/robust_error.h"

#include "base/check.h"
#include "models/multistate/moving_frame.h"
#include "models/multistate/step.h"

#include <algorithm>
#include <cmath>

/// The infinitesimal jackknife without a matrix of people by times.
///
/// U_i(t), a row vector over states, is how the estimate p(t) changes with the weight of person i; the
/// variance of p_j is Σ_i U_ij². Let H = I + dA, a_h = row h of dA, r_h = p_h(t−)/Y_h, and J = r_h (e_k −
/// e_h) if person i moves from h to k at t. Then
///
///     U_i(t) = U_i(t−) H − [i at risk in h] r_h a_h + [i moves] J
///
/// Followed person by person that is people × times × states² (what R does). Two observations make it rows
/// plus times:
///
/// 1. The sum of squares can be carried as a matrix. S = Σ_i U_iᵀU_i moves by
///
///        S ← HᵀSH + K + Kᵀ + Σ_h r_h² Y_h (Σ_k dA_hk (e_k − e_h)ᵀ(e_k − e_h) − a_hᵀa_h)
///        K = Σ_h r_h (Σ over movers h→k of (U_i H)ᵀ(e_k − e_h) − (V_h H)ᵀ a_h)
///        V_h = Σ over those at risk in h of U_i
///
///    so beside S only two kinds of sums are needed: of U_i over those at risk, and over those who move at t.
///
/// 2. Between a person's own moves U_i follows a course that everybody in the same state shares. Let P(t) be
///    the product of the H so far, and C_h(t) the drift gathered by somebody at risk in h all along:
///    C_h ← C_h H − r_h a_h. Then
///
///        U_i(t) = w_i P(t) + C_h(t)    while i is at risk in h
///        U_i(t) = w_i P(t)             while i is not at risk
///
///    where w_i changes only when i enters, leaves or moves, by a vector that depends on slot and states
///    alone and lies in a table: entering h subtracts C_h P⁻¹, leaving h adds it, a move adds J P⁻¹. One pass
///    over the rows, person by person, therefore gives every sum that step 1 asks for, in the coordinates w.
///
/// P⁻¹ must not be taken of a product that has become nearly singular (a state that empties makes it exactly
/// so). The frame (moving_frame.h) then starts again with P = I, and w_i is carried across by P's last value.
namespace styrhus::models::multistate {

namespace {

/// One person's w, and the frame it is written in.
struct PersonInfluence {
    std::vector<double> w;
    std::size_t frame = 0;
};

class RobustError {
  public:
    RobustError(const Study& study, const Occupation& occupation, StartIs start)
        : study_(study), table_(study.table()), n_(occupation.states), start_(start), occupation_(occupation),
          start_probability_(occupation.probability_at(0)), people_at_start_(0),
          weights_(table_.slots() * n_), entered_(table_.slots() * n_ * n_),
          moved_(table_.slots() * n_ * n_) {
        for (std::int32_t count : table_.at_risk_first)
            people_at_start_ += count;
        for (std::size_t slot = 1; slot < table_.slots(); ++slot)
            for (std::size_t h = 0; h < n_; ++h)
                if (const auto people = table_.at_risk_at(slot)[h]; people > 0)
                    weights_[slot * n_ + h] = occupation.probability_at(slot - 1)[h] / people;
    }

    std::vector<double> standard_errors() {
        const FrameTable frames(table_, weights_);
        sum_over_rows(frames);
        return carry_moments(frames);
    }

  private:
    void sum_over_rows(const FrameTable& frames);
    void follow(const FrameTable& frames, std::size_t row, PersonInfluence& person);
    std::vector<double> carry_moments(const FrameTable& frames) const;
    void advance(const Step& step, std::size_t slot, const MovingFrame& frame,
                 const std::vector<double>& at_risk_w, std::vector<double>& s) const;
    std::vector<double> cross_terms(const Step& step, std::size_t slot, const MovingFrame& frame,
                                    const std::vector<double>& at_risk_w) const;
    void add_increments(const Step& step, std::size_t slot, std::vector<double>& s) const;
    void clear_certain_states(std::size_t slot, std::vector<double>& s) const;
    /// Vectors of one slot: state × states.
    double* at(std::vector<double>& table, std::size_t slot, std::size_t state) const {
        return &table[(slot * n_ + state) * n_];
    }

    const Study& study_;
    const EventTable& table_;
    std::size_t n_;
    StartIs start_;
    const Occupation& occupation_;
    std::span<const double> start_probability_;
    double people_at_start_;
    /// r_h, slot × state.
    std::vector<double> weights_;
    /// slot × state × states: Σ w of those who come to be at risk in the state, minus those who leave it.
    std::vector<double> entered_;
    /// slot × state × states: Σ r w over moves to the state, minus those from it; w as it is just before the
    /// slot.
    std::vector<double> moved_;
};

void RobustError::sum_over_rows(const FrameTable& frames) {
    PersonInfluence person;
    std::optional<std::int32_t> subject;
    for (std::size_t i = 0; i < study_.rows(); ++i) {
        const std::size_t row = study_.order().empty() ? i : study_.order()[i];
        if (subject != study_.subject()[row]) {
            subject = study_.subject()[row];
            person.w.assign(n_, 0.0);
            person.frame = 0;
        }
        follow(frames, row, person);
    }
}

/// One stay: enters, is carried along, leaves, perhaps by a move.
void RobustError::follow(const FrameTable& frames, std::size_t row, PersonInfluence& person) {
    const std::size_t entry = study_.entry_slot(row);
    const std::size_t exit = study_.exit_slot(row);
    if (entry == exit) return;
    const std::size_t h = study_.from()[row];
    double* w = person.w.data();
    if (start_ == StartIs::sampled && entry == 0) {
        add_scaled(w, -1.0 / people_at_start_, start_probability_.data(), n_);
        w[h] += 1.0 / people_at_start_;
    }
    frames.changes().carry(w, person.frame, frames.frame(entry), std::nullopt);
    add_scaled(w, -1.0, frames.entry_shift(entry, h), n_);
    add_scaled(at(entered_, entry, h), 1.0, w, n_);
    frames.changes().carry(w, frames.frame(entry), frames.frame(exit - 1), h);
    const std::uint8_t to = study_.to()[row];
    const double r = weights_[exit * n_ + h];
    if (to != no_event) {
        add_scaled(at(moved_, exit, to), r, w, n_);
        add_scaled(at(moved_, exit, h), -r, w, n_);
    }
    person.frame = frames.frame(exit);
    frames.changes().carry(w, frames.frame(exit - 1), person.frame, h);
    add_scaled(at(entered_, exit, h), -1.0, w, n_);
    add_scaled(w, 1.0, frames.entry_shift(exit, h), n_);
    if (to != no_event) {
        add_scaled(w, r, frames.inverse_row(exit, to), n_);
        add_scaled(w, -r, frames.inverse_row(exit, h), n_);
    }
}

/// Σ_h r_h² Y_h (Σ_k dA_hk (e_k − e_h)ᵀ(e_k − e_h) − a_hᵀa_h)
void RobustError::add_increments(const Step& step, std::size_t slot, std::vector<double>& s) const {
    std::array<double, std::size_t{max_states} * max_states> a{};
    const auto at_risk = table_.at_risk_at(slot);
    const double* r = &weights_[slot * n_];
    for (std::size_t h = 0; h < n_; ++h)
        a[h * n_ + h] = step.stays(h) - 1.0;
    for (std::size_t m = 0; m < step.moves().size(); ++m) {
        const auto [h, k, count] = step.moves()[m];
        const double c = r[h] * r[h] * count;
        s[h * n_ + h] += c;
        s[k * n_ + k] += c;
        s[h * n_ + k] -= c;
        s[k * n_ + h] -= c;
        a[h * n_ + k] = step.moved(m);
    }
    for (std::size_t h = 0; h < n_; ++h) {
        if (step.stays(h) == 1.0) continue;
        const double c = -r[h] * r[h] * at_risk[h];
        for (std::size_t i = 0; i < n_; ++i)
            add_scaled(&s[i * n_], c * a[h * n_ + i], &a[h * n_], n_);
    }
}

/// K of the opening, with the frame's product and drifts already multiplied by this slot's H.
std::vector<double> RobustError::cross_terms(const Step& step, std::size_t slot, const MovingFrame& frame,
                                             const std::vector<double>& at_risk_w) const {
    std::vector<double> columns(n_ * n_); // row j holds column j of K
    const double* r = &weights_[slot * n_];
    for (std::size_t k = 0; k < n_; ++k) {
        const std::vector<double> moved = row_times(&moved_[(slot * n_ + k) * n_], frame.product(), n_);
        add_scaled(&columns[k * n_], 1.0, moved.data(), n_);
    }
    std::vector<double> v(n_ * n_); // V_h H
    for (std::size_t h = 0; h < n_; ++h) {
        if (step.stays(h) == 1.0) continue;
        const std::vector<double> sum = row_times(&at_risk_w[h * n_], frame.product(), n_);
        std::copy(sum.begin(), sum.end(), &v[h * n_]);
        add_scaled(&v[h * n_], table_.at_risk_at(slot)[h], frame.drift_of(h), n_);
        add_scaled(&columns[h * n_], r[h] * (1.0 - step.stays(h)), &v[h * n_], n_);
    }
    for (std::size_t m = 0; m < step.moves().size(); ++m) {
        const auto [h, k, count] = step.moves()[m];
        add_scaled(&columns[k * n_], -r[h] * step.moved(m), &v[h * n_], n_);
        add_scaled(&columns[k * n_], r[h] * count, frame.drift_of(h), n_);
        add_scaled(&columns[h * n_], -r[h] * count, frame.drift_of(h), n_);
    }
    return columns;
}

void RobustError::advance(const Step& step, std::size_t slot, const MovingFrame& frame,
                          const std::vector<double>& at_risk_w, std::vector<double>& s) const {
    for (std::size_t i = 0; i < n_; ++i)
        step.apply(&s[i * n_]);
    for (std::size_t j = 0; j < n_; ++j)
        step.apply_transposed_to_column(&s[j], n_);
    const std::vector<double> k = cross_terms(step, slot, frame, at_risk_w);
    for (std::size_t i = 0; i < n_; ++i)
        for (std::size_t j = 0; j < n_; ++j)
            s[i * n_ + j] += k[i * n_ + j] + k[j * n_ + i];
    add_increments(step, slot, s);
}

/// A state that nobody can be in has no influence from anybody, and with a single state left neither has that
/// one. The sums come to zero only up to rounding, and √ would make 1e-8 of 1e-16.
void RobustError::clear_certain_states(std::size_t slot, std::vector<double>& s) const {
    const auto p = occupation_.probability_at(slot);
    const bool only_one = std::count(p.begin(), p.end(), 0.0) + 1 == static_cast<std::ptrdiff_t>(n_);
    for (std::size_t i = 0; i < n_; ++i)
        for (std::size_t j = 0; j < n_; ++j)
            if (only_one || p[i] == 0.0 || p[j] == 0.0) s[i * n_ + j] = 0.0;
}

std::vector<double> RobustError::carry_moments(const FrameTable& frames) const {
    std::vector<double> s(n_ * n_);
    if (start_ == StartIs::sampled)
        for (std::size_t i = 0; i < n_; ++i)
            for (std::size_t j = 0; j < n_; ++j)
                s[i * n_ + j] =
                    start_probability_[i] * (double(i == j) - start_probability_[j]) / people_at_start_;
    std::vector<double> errors;
    errors.reserve(table_.slots() * n_);
    const auto report = [&] {
        for (std::size_t j = 0; j < n_; ++j)
            errors.push_back(std::sqrt(std::max(0.0, s[j * n_ + j])));
    };
    report();
    std::vector<double> at_risk_w(entered_.begin(), entered_.begin() + static_cast<std::ptrdiff_t>(n_ * n_));
    MovingFrame frame(n_);
    Step step;
    for (std::size_t slot = 1; slot < table_.slots(); ++slot) {
        step.load(table_, slot);
        frame.multiply(step);
        advance(step, slot, frame, at_risk_w, s);
        clear_certain_states(slot, s);
        report();
        frame.drift(step, &weights_[slot * n_]);
        if (frames.restarts_at(slot)) {
            for (std::size_t h = 0; h < n_; ++h) {
                const std::vector<double> sum = row_times(&at_risk_w[h * n_], frame.product(), n_);
                std::copy(sum.begin(), sum.end(), &at_risk_w[h * n_]);
                add_scaled(&at_risk_w[h * n_], table_.at_risk_at(slot)[h], frame.drift_of(h), n_);
            }
            frame.restart();
        }
        add_scaled(at_risk_w.data(), 1.0, &entered_[slot * n_ * n_], n_ * n_);
    }
    return errors;
}

} // namespace

std::vector<double> robust_error(const Study& study, const Occupation& occupation, StartIs start) {
    STYRHUS_CHECK(occupation.times.size() == study.table().slots());
    return RobustError(study, occupation, start).standard_errors();
}

} // namespace styrhus::models::multistate
