#include "make_municipality/rng.h"

#include <cmath>

namespace styrhus::make_municipality {

namespace {

std::uint64_t stir(std::uint64_t x) {
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9ULL;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBULL;
    return x ^ (x >> 31);
}

} // namespace

Rng::Rng(std::initializer_list<std::uint64_t> address) {
    for (std::uint64_t part : address)
        state_ = stir(state_ + 0x9E3779B97F4A7C15ULL + stir(part + 0x632BE59BD9B4E019ULL));
}

std::uint64_t Rng::next() {
    state_ += 0x9E3779B97F4A7C15ULL;
    return stir(state_);
}

double Rng::uniform() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

double Rng::between(double low, double high) {
    return low + (high - low) * uniform();
}

int Rng::below(int count) {
    return static_cast<int>(uniform() * count);
}

int Rng::whole(int low, int high) {
    return low + below(high - low + 1);
}

bool Rng::chance(double probability) {
    return uniform() < probability;
}

double Rng::bell() {
    double sum = -6.0;
    for (int i = 0; i < 12; ++i)
        sum += uniform();
    return sum;
}

double Rng::spread(double sigma) {
    return std::exp(sigma * bell());
}

int Rng::poisson(double mean) {
    // Counting exponential gaps in pieces keeps exp() away from underflow for a whole country.
    int count = 0;
    while (mean > 0.0) {
        const double part = mean > 30.0 ? 30.0 : mean;
        const double floor = std::exp(-part);
        double product = uniform();
        while (product > floor) {
            ++count;
            product *= uniform();
        }
        mean -= part;
    }
    return count;
}

int Rng::pick(std::span<const double> weights) {
    double total = 0.0;
    for (double w : weights)
        total += w;
    double rest = uniform() * total;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        rest -= weights[i];
        if (rest < 0.0) return static_cast<int>(i);
    }
    for (std::size_t i = weights.size(); i-- > 0;) {
        if (weights[i] > 0.0) return static_cast<int>(i);
    }
    return 0;
}

double log_logistic(double u, double median, double shape) {
    return median * std::pow(u / (1.0 - u), 1.0 / shape);
}

} // namespace styrhus::make_municipality
