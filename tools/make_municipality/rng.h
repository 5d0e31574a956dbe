#pragma once

#include <cstdint>
#include <initializer_list>
#include <span>

namespace styrhus::make_municipality {

/// Random numbers addressed by what they are for: the same address always gives the same numbers, whatever
/// was drawn elsewhere. Own generator and own distributions, so that no library version changes a byte.
class Rng {
  public:
    explicit Rng(std::initializer_list<std::uint64_t> address);

    std::uint64_t next();
    /// 0 ≤ u < 1.
    double uniform();
    double between(double low, double high);
    /// 0 ≤ n < count.
    int below(int count);
    /// Both ends included.
    int whole(int low, int high);
    bool chance(double probability);
    /// Mean 0, variance 1, within ±6: the sum of twelve uniform numbers.
    double bell();
    /// A factor with median 1, spread sigma on the logarithm.
    double spread(double sigma);
    int poisson(double mean);
    /// Index drawn with the given weights.
    int pick(std::span<const double> weights);

  private:
    std::uint64_t state_ = 0;
};

/// Log-logistic quantile: half of all last longer than `median`, and the few that stay, stay long.
double log_logistic(double u, double median, double shape);

} // namespace styrhus::make_municipality
