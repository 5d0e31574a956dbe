#include "models/multistate/expected_time.h"

#include "base/check.h"
#include "models/multistate/step.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace styrhus::models::multistate {

namespace {

/// B(t), from × to: time expected in `to` between t and the horizon by somebody in `from` just after t.
/// Backwards, B(t_s−) = H_s B(t_s), and between times B grows by the length of the interval on its diagonal.
class RemainingTime {
  public:
    RemainingTime(const EventTable& table, double horizon)
        : table_(table), n_(static_cast<std::size_t>(table.states)), b_(n_ * n_) {
        last_ = static_cast<std::size_t>(std::lower_bound(table.times.begin(), table.times.end(), horizon)
                                         - table.times.begin());
        next_ = horizon;
    }

    /// Slots whose time lies before the horizon; later ones change nothing.
    std::size_t last_slot() const { return last_; }

    /// To be called for last_slot(), last_slot() − 1, … 0: makes B hold just after the slot.
    void step_back_to(std::size_t slot) {
        if (slot < last_) {
            step_.load(table_, slot + 1);
            for (std::size_t j = 0; j < n_; ++j)
                step_.apply_to_column(&b_[j], n_);
        }
        const double time = slot == 0 ? table_.origin : table_.times[slot - 1];
        for (std::size_t j = 0; j < n_; ++j)
            b_[j * n_ + j] += next_ - time;
        next_ = time;
    }

    const std::vector<double>& matrix() const { return b_; }
    const double* row(std::size_t state) const { return &b_[state * n_]; }

  private:
    const EventTable& table_;
    std::size_t n_;
    std::size_t last_ = 0;
    double next_ = 0;
    Step step_;
    std::vector<double> b_;
};

/// A person's influence on the expected time is a sum over stays: a move from h to k at t adds
/// r_h (B_k(t) − B_h(t)), and being at risk in h takes Σ r_h a_h B off. Both come from tables by slot.
struct InfluenceTables {
    std::size_t n = 0;
    std::size_t last_slot = 0;
    /// slot × state × states: r_h B_k is `r[h] × remaining[k]`.
    std::vector<double> remaining;
    /// slot × state × states: Σ of r_h a_h B over the slots so far.
    std::vector<double> drift;
    /// slot × state
    std::vector<double> r;
    /// B just after the origin.
    std::vector<double> from_origin;

    const double* remaining_of(std::size_t slot, std::size_t state) const {
        return &remaining[(slot * n + state) * n];
    }
    const double* drift_of(std::size_t slot, std::size_t state) const {
        return &drift[(std::min(slot, last_slot) * n + state) * n];
    }
};

InfluenceTables influence_tables(const EventTable& table, const Occupation& occupation, double horizon) {
    RemainingTime remaining(table, horizon);
    InfluenceTables tables;
    const std::size_t n = tables.n = occupation.states;
    const std::size_t slots = (tables.last_slot = remaining.last_slot()) + 1;
    tables.remaining.resize(slots * n * n);
    tables.drift.resize(slots * n * n);
    tables.r.resize(slots * n);
    Step step;
    for (std::size_t slot = slots; slot-- > 0;) {
        remaining.step_back_to(slot);
        std::copy(remaining.matrix().begin(), remaining.matrix().end(), &tables.remaining[slot * n * n]);
        if (slot == 0) break;
        step.load(table, slot);
        double* r = &tables.r[slot * n];
        double* drift = &tables.drift[slot * n * n];
        for (std::size_t h = 0; h < n; ++h) {
            if (step.stays(h) == 1.0) continue;
            r[h] = occupation.probability_at(slot - 1)[h] / table.at_risk_at(slot)[h];
            for (std::size_t j = 0; j < n; ++j)
                drift[h * n + j] = r[h] * (step.stays(h) - 1.0) * remaining.row(h)[j];
        }
        for (std::size_t m = 0; m < step.moves().size(); ++m) {
            const Move& move = step.moves()[m];
            for (std::size_t j = 0; j < n; ++j)
                drift[move.from * n + j] += r[move.from] * step.moved(m) * remaining.row(move.to)[j];
        }
    }
    for (std::size_t i = n * n; i < tables.drift.size(); ++i)
        tables.drift[i] += tables.drift[i - n * n];
    tables.from_origin = remaining.matrix();
    return tables;
}

/// Adds what one stay contributes to its person's influence.
void add_stay(const Study& study, const InfluenceTables& tables, std::size_t row,
              std::vector<double>& influence) {
    const std::size_t entry = study.entry_slot(row);
    const std::size_t exit = study.exit_slot(row);
    const std::size_t h = study.from()[row];
    const std::uint8_t to = study.to()[row];
    if (entry == exit) return;
    for (std::size_t j = 0; j < tables.n; ++j)
        influence[j] += tables.drift_of(entry, h)[j] - tables.drift_of(exit, h)[j];
    if (to == no_event || exit > tables.last_slot) return;
    const double r = tables.r[exit * tables.n + h];
    for (std::size_t j = 0; j < tables.n; ++j)
        influence[j] += r * (tables.remaining_of(exit, to)[j] - tables.remaining_of(exit, h)[j]);
}

} // namespace

std::vector<double> expected_time(const Occupation& occupation, double horizon) {
    STYRHUS_CHECK(horizon >= occupation.times.front());
    std::vector<double> result(occupation.states);
    for (std::size_t row = 0; row < occupation.times.size() && occupation.times[row] < horizon; ++row) {
        const bool last = row + 1 == occupation.times.size();
        const double until = last ? horizon : std::min(horizon, occupation.times[row + 1]);
        for (std::size_t j = 0; j < occupation.states; ++j)
            result[j] += occupation.probability_at(row)[j] * (until - occupation.times[row]);
    }
    return result;
}

std::vector<double> expected_time_matrix(const EventTable& table, double horizon) {
    STYRHUS_CHECK(horizon >= table.origin);
    RemainingTime remaining(table, horizon);
    for (std::size_t slot = remaining.last_slot() + 1; slot-- > 0;)
        remaining.step_back_to(slot);
    return remaining.matrix();
}

std::vector<double> expected_time_error(const Study& study, const Occupation& occupation, double horizon,
                                        StartIs start) {
    const EventTable& table = study.table();
    STYRHUS_CHECK(occupation.times.size() == table.slots() && horizon >= table.origin);
    const InfluenceTables tables = influence_tables(table, occupation, horizon);
    const std::size_t n = occupation.states;
    double people_at_start = 0;
    for (std::int32_t count : table.at_risk_first)
        people_at_start += count;
    std::vector<double> at_start(n); // p(0) B, the mean that a starting person differs from
    for (std::size_t h = 0; h < n; ++h)
        for (std::size_t j = 0; j < n; ++j)
            at_start[j] += occupation.probability_at(0)[h] * tables.from_origin[h * n + j];
    std::vector<double> sum_of_squares(n);
    std::vector<double> influence(n);
    const auto close = [&] {
        for (std::size_t j = 0; j < n; ++j)
            sum_of_squares[j] += influence[j] * influence[j];
        std::fill(influence.begin(), influence.end(), 0.0);
    };
    std::optional<std::int32_t> subject;
    for (std::size_t i = 0; i < study.rows(); ++i) {
        const std::size_t row = study.order().empty() ? i : study.order()[i];
        if (subject != study.subject()[row]) close();
        subject = study.subject()[row];
        add_stay(study, tables, row, influence);
        if (start == StartIs::given || study.entry_slot(row) != 0 || study.exit_slot(row) == 0) continue;
        for (std::size_t j = 0; j < n; ++j)
            influence[j] += (tables.from_origin[study.from()[row] * n + j] - at_start[j]) / people_at_start;
    }
    close();
    for (double& x : sum_of_squares)
        x = std::sqrt(x);
    return sum_of_squares;
}

} // namespace styrhus::models::multistate
