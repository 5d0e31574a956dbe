#include "models/reserve/chain_ladder.h"

#include "base/error_text.h"

#include <algorithm>
#include <cmath>

namespace styrhus::models::reserve {

namespace {

using Rows = std::vector<std::vector<double>>;

base::Result<void> check(const Rows& rows) {
    if (rows.empty() || rows.front().empty())
        return base::error("A run-off needs at least one service month.",
                           "Et afløb kræver mindst én ydelsesmåned.");
    for (std::size_t i = 1; i < rows.size(); ++i)
        if (rows[i].empty() || rows[i].size() > rows[i - 1].size())
            return base::error(
                "Service month {} of the run-off is known for more months than the one before.",
                "Ydelsesmåned {} i afløbet er kendt i flere måneder end den før.", i + 1);
    return {};
}

bool tells(const std::vector<double>& row, std::size_t delay) {
    return delay + 1 < row.size() && row[delay] > 0;
}

/// What the rows that tell of a delay had then, in all.
double base_of(const Rows& rows, std::size_t delay) {
    double sum = 0;
    for (const std::vector<double>& row : rows)
        if (tells(row, delay)) sum += row[delay];
    return sum;
}

double factor_of(const Rows& rows, std::size_t delay) {
    double next = 0;
    for (const std::vector<double>& row : rows)
        if (tells(row, delay)) next += row[delay + 1];
    const double base = base_of(rows, delay);
    return base > 0 ? next / base : 1;
}

/// Of a delay that one row tells of nothing is known; Mack takes the smaller of the two before and what their
/// fall goes on to.
double variance_of(const Rows& rows, std::size_t delay, double factor, std::span<const double> before) {
    double squares = 0;
    int told = 0;
    for (const std::vector<double>& row : rows) {
        if (!tells(row, delay)) continue;
        const double off = row[delay + 1] / row[delay] - factor;
        squares += row[delay] * off * off;
        ++told;
    }
    if (told > 1) return squares / (told - 1);
    if (before.empty()) return 0;
    const double last = before.back();
    if (before.size() == 1) return last;
    const double last_but_one = before[before.size() - 2];
    const double falling = last_but_one > 0 ? last * last / last_but_one : last;
    return std::min({falling, last_but_one, last});
}

} // namespace

base::Result<RunOff> chain_ladder(const Triangle& triangle) {
    const Rows& rows = triangle.rows;
    STYRHUS_TRY_VOID(check(rows));
    const std::size_t delays = rows.front().size();
    RunOff out;
    std::vector<double> bases;
    for (std::size_t delay = 0; delay + 1 < delays; ++delay) {
        bases.push_back(base_of(rows, delay));
        out.factors.push_back(factor_of(rows, delay));
        out.variances.push_back(variance_of(rows, delay, out.factors.back(), out.variances));
    }
    // (σ/f)², of which each row's and the total's error is made.
    const auto relative = [&](std::size_t delay) {
        return out.factors[delay] > 0 ? out.variances[delay] / (out.factors[delay] * out.factors[delay]) : 0;
    };
    for (const std::vector<double>& row : rows) {
        double amount = std::max(row.back(), 0.0);
        double error = 0;
        const bool runs_on = amount > 0;
        for (std::size_t delay = row.size() - 1; delay + 1 < delays && runs_on; ++delay) {
            if (bases[delay] > 0) error += relative(delay) * (1 / amount + 1 / bases[delay]);
            amount *= out.factors[delay];
        }
        out.ultimate.push_back(runs_on ? amount : row.back());
        out.outstanding.push_back(out.ultimate.back() - row.back());
        out.standard_error.push_back(runs_on ? amount * std::sqrt(error) : 0);
        out.total_outstanding += out.outstanding.back();
    }
    double variance = 0;
    double later = 0; // the ultimates of the rows after, which hang on the same factors
    for (std::size_t i = rows.size(); i-- > 0;) {
        double shared = 0;
        for (std::size_t delay = rows[i].size() - 1; delay + 1 < delays; ++delay)
            if (bases[delay] > 0) shared += 2 * relative(delay) / bases[delay];
        const double own = std::max(out.ultimate[i], 0.0);
        variance += out.standard_error[i] * out.standard_error[i] + own * later * shared;
        later += own;
    }
    out.total_standard_error = std::sqrt(variance);
    return out;
}

} // namespace styrhus::models::reserve
