#include "models/multistate/occupation.h"

#include "base/check.h"
#include "models/multistate/step.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace styrhus::models::multistate {

namespace {

/// The covariance of the probabilities, carried forward: V ← (I+dA)ᵀ V (I+dA) + Σ_h p_h² cov(dA_h·).
class TableCovariance {
  public:
    TableCovariance(TableError kind, std::size_t states) : kind_(kind), n_(states), v_(states * states) {}

    /// `before` and `after` are the probabilities on either side of the step. Aalen's form weighs the
    /// increments with the probabilities after it and Greenwood's with those before, which is where the two
    /// meet their sources.
    void advance(const Step& step, std::span<const std::int32_t> at_risk, std::span<const double> before,
                 std::span<const double> after) {
        for (std::size_t i = 0; i < n_; ++i)
            step.apply(&v_[i * n_]);
        for (std::size_t j = 0; j < n_; ++j)
            step.apply_transposed_to_column(&v_[j], n_);
        const auto moves = step.moves();
        for (std::size_t m = 0; m < moves.size(); ++m) {
            const std::size_t h = moves[m].from;
            const double weight = kind_ == TableError::aalen ? after[h] : before[h];
            add_square(h, moves[m].to, weight * weight * step.moved(m) / at_risk[h]);
        }
        if (kind_ == TableError::greenwood) subtract_means(step, at_risk, before);
    }

    double standard_error(std::size_t state) const {
        return std::sqrt(std::max(0.0, v_[state * n_ + state]));
    }

  private:
    /// V += c (e_k − e_h)ᵀ(e_k − e_h)
    void add_square(std::size_t h, std::size_t k, double c) {
        v_[h * n_ + h] += c;
        v_[k * n_ + k] += c;
        v_[h * n_ + k] -= c;
        v_[k * n_ + h] -= c;
    }

    /// V −= Σ_h p_h²/Y_h a_hᵀ a_h, where a_h is row h of dA.
    void subtract_means(const Step& step, std::span<const std::int32_t> at_risk,
                        std::span<const double> before) {
        for (std::size_t h = 0; h < n_; ++h) {
            if (step.stays(h) == 1.0) continue;
            std::array<double, max_states> a{};
            a[h] = step.stays(h) - 1.0;
            for (std::size_t m = 0; m < step.moves().size(); ++m)
                if (step.moves()[m].from == h) a[step.moves()[m].to] = step.moved(m);
            const double c = before[h] * before[h] / at_risk[h];
            for (std::size_t i = 0; i < n_; ++i)
                for (std::size_t j = 0; j < n_; ++j)
                    v_[i * n_ + j] -= c * a[i] * a[j];
        }
    }

    TableError kind_;
    std::size_t n_;
    std::vector<double> v_;
};

} // namespace

std::size_t Occupation::row_at(double time) const {
    const auto after = std::upper_bound(times.begin(), times.end(), time);
    return after == times.begin() ? 0 : static_cast<std::size_t>(after - times.begin()) - 1;
}

std::vector<double> start_in(int state, int states) {
    STYRHUS_CHECK(0 <= state && state < states);
    std::vector<double> start(static_cast<std::size_t>(states));
    start[static_cast<std::size_t>(state)] = 1.0;
    return start;
}

std::vector<double> observed_start(const EventTable& table) {
    const double people = std::accumulate(table.at_risk_first.begin(), table.at_risk_first.end(), 0.0);
    STYRHUS_CHECK(people > 0);
    std::vector<double> start;
    for (std::int32_t count : table.at_risk_first)
        start.push_back(count / people);
    return start;
}

Occupation estimate_occupation(const EventTable& table, std::span<const double> start, TableError error) {
    const auto states = static_cast<std::size_t>(table.states);
    STYRHUS_CHECK(start.size() == states);
    STYRHUS_CHECK(std::abs(std::accumulate(start.begin(), start.end(), 0.0) - 1.0) < 1e-9);
    Occupation result;
    result.states = states;
    result.times.reserve(table.slots());
    result.times.push_back(table.origin);
    result.times.insert(result.times.end(), table.times.begin(), table.times.end());
    result.probability.resize(table.slots() * states);
    std::copy(start.begin(), start.end(), result.probability.begin());
    if (error != TableError::none) result.standard_error.resize(table.slots() * states);
    TableCovariance covariance(error, states);
    Step step;
    for (std::size_t slot = 1; slot < table.slots(); ++slot) {
        step.load(table, slot);
        double* now = &result.probability[slot * states];
        std::copy(now - states, now, now);
        step.apply(now);
        if (error == TableError::none) continue;
        covariance.advance(step, table.at_risk_at(slot), result.probability_at(slot - 1),
                           result.probability_at(slot));
        for (std::size_t j = 0; j < states; ++j)
            result.standard_error[slot * states + j] = covariance.standard_error(j);
    }
    return result;
}

std::vector<double> transition_probabilities(const EventTable& table, double time) {
    const auto states = static_cast<std::size_t>(table.states);
    std::vector<double> p(states * states);
    for (std::size_t h = 0; h < states; ++h)
        p[h * states + h] = 1.0;
    Step step;
    for (std::size_t slot = 1; slot < table.slots() && table.times[slot - 1] <= time; ++slot) {
        step.load(table, slot);
        for (std::size_t h = 0; h < states; ++h)
            step.apply(&p[h * states]);
    }
    return p;
}

} // namespace styrhus::models::multistate
