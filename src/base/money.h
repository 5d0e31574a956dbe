#pragma once

#include "base/result.h"

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace styrhus::base {

/// Whole øre. Every sum is checked for overflow; there is no way in from a floating-point number except the
/// named rounding below. Expenditure is positive, income negative.
class Money {
  public:
    constexpr Money() = default;
    static constexpr Money ore(std::int64_t amount) { return Money(amount); }
    static Money kroner(std::int64_t amount);

    constexpr std::int64_t in_ore() const { return ore_; }
    constexpr bool is_zero() const { return ore_ == 0; }

    Money operator+(Money other) const;
    Money operator-(Money other) const;
    Money operator-() const;
    Money operator*(std::int64_t factor) const;
    Money& operator+=(Money other) { return *this = *this + other; }
    Money& operator-=(Money other) { return *this = *this - other; }

    constexpr auto operator<=>(const Money&) const = default;

  private:
    constexpr explicit Money(std::int64_t amount) : ore_(amount) {}
    std::int64_t ore_ = 0;
};

/// An exact fraction of whole numbers; the denominator is positive. Rates, factors and shares are fractions
/// until the one rounding (DEFINITIONS 1).
struct Fraction {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
    bool operator==(const Fraction&) const = default;
};

/// numerator × times ÷ denominator to the nearest whole number, half away from zero. The product may need 128
/// bits; throws BugError if the answer does not fit 64.
std::int64_t round_ratio(std::int64_t numerator, std::int64_t times, std::int64_t denominator);

/// The same for a chain of factors: (amount × f₁ × f₂ …), rounded once.
Money rounded_product(Money amount, std::span<const Fraction> factors);

/// From kroner as a model's double, half away from zero. Only models may call it.
Money rounded_from_model(double kroner);

/// Splits a whole over weights so that the parts sum to it: part k = round(C_k) − round(C_{k−1}), where C_k
/// is whole × (w₁+…+w_k) ÷ Σw (DEFINITIONS 1). Weights are not negative; all zero gives everything to the
/// last.
std::vector<Money> share(Money whole, std::span<const std::int64_t> weights);

/// "1234567.89": a machine's form with a point, two decimals and no grouping.
std::string plain(Money amount);
/// The exact inverse of `plain`; accepts 0–2 decimals.
Result<Money> parse_plain(std::string_view text);

} // namespace styrhus::base
