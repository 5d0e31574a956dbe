#include "base/money.h"

#include <charconv>
#include <cmath>
#include <fmt/core.h>
#include <limits>
#include <numeric>

namespace styrhus::base {

namespace {

__extension__ using Wide = __int128;

std::int64_t narrow(Wide value) {
    STYRHUS_CHECK(value >= std::numeric_limits<std::int64_t>::min()
                  && value <= std::numeric_limits<std::int64_t>::max());
    return static_cast<std::int64_t>(value);
}

Wide divide_half_away(Wide numerator, Wide denominator) {
    STYRHUS_CHECK(denominator > 0);
    const Wide magnitude = numerator < 0 ? -numerator : numerator;
    const Wide rounded = (magnitude + denominator / 2) / denominator;
    // denominator/2 truncates for odd denominators, which is right: a half only exists for even ones.
    return numerator < 0 ? -rounded : rounded;
}

} // namespace

Money Money::kroner(std::int64_t amount) {
    return ore(amount) * 100;
}

Money Money::operator+(Money other) const {
    std::int64_t sum = 0;
    STYRHUS_CHECK(!__builtin_add_overflow(ore_, other.ore_, &sum));
    return Money(sum);
}

Money Money::operator-(Money other) const {
    std::int64_t difference = 0;
    STYRHUS_CHECK(!__builtin_sub_overflow(ore_, other.ore_, &difference));
    return Money(difference);
}

Money Money::operator-() const {
    return Money() - *this;
}

Money Money::operator*(std::int64_t factor) const {
    std::int64_t product = 0;
    STYRHUS_CHECK(!__builtin_mul_overflow(ore_, factor, &product));
    return Money(product);
}

std::int64_t round_ratio(std::int64_t numerator, std::int64_t times, std::int64_t denominator) {
    return narrow(divide_half_away(static_cast<Wide>(numerator) * times, denominator));
}

Money rounded_product(Money amount, std::span<const Fraction> factors) {
    Wide numerator = amount.in_ore();
    std::int64_t denominator = 1;
    for (const Fraction& factor : factors) {
        STYRHUS_CHECK(factor.denominator > 0);
        STYRHUS_CHECK(!__builtin_mul_overflow(numerator, static_cast<Wide>(factor.numerator), &numerator));
        STYRHUS_CHECK(!__builtin_mul_overflow(denominator, factor.denominator, &denominator));
    }
    return Money::ore(narrow(divide_half_away(numerator, denominator)));
}

Money rounded_from_model(double kroner) {
    const double ore = std::round(kroner * 100.0);
    STYRHUS_CHECK(std::isfinite(ore) && std::abs(ore) < 9.2e18);
    return Money::ore(static_cast<std::int64_t>(ore));
}

std::vector<Money> share(Money whole, std::span<const std::int64_t> weights) {
    std::vector<Money> parts(weights.size());
    if (weights.empty()) return parts;
    const std::int64_t total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    if (total == 0) {
        parts.back() = whole;
        return parts;
    }
    std::int64_t weight_so_far = 0;
    std::int64_t ore_so_far = 0;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        STYRHUS_CHECK(weights[k] >= 0);
        weight_so_far += weights[k];
        const std::int64_t cumulative = round_ratio(whole.in_ore(), weight_so_far, total);
        parts[k] = Money::ore(cumulative - ore_so_far);
        ore_so_far = cumulative;
    }
    return parts;
}

std::string plain(Money amount) {
    const std::int64_t ore = amount.in_ore();
    const std::uint64_t magnitude =
        ore < 0 ? 0 - static_cast<std::uint64_t>(ore) : static_cast<std::uint64_t>(ore);
    return fmt::format("{}{}.{:02}", ore < 0 ? "-" : "", magnitude / 100, magnitude % 100);
}

Result<Money> parse_plain(std::string_view text) {
    const auto wrong = [&] { return Error{fmt::format("an amount has the form 1234.56, not \"{}\"", text)}; };
    const bool negative = text.starts_with('-');
    const std::string_view digits = negative ? text.substr(1) : text;
    const std::size_t point = digits.find('.');
    const std::string_view whole = digits.substr(0, point);
    const std::string_view part = point == std::string_view::npos ? "" : digits.substr(point + 1);
    if (whole.empty() || part.size() > 2 || whole.front() == '-' || (!part.empty() && part.front() == '-'))
        return wrong();
    std::int64_t kroner = 0;
    std::int64_t ore = 0;
    const auto read = [](std::string_view from, std::int64_t& into) {
        const auto [end, failure] = std::from_chars(from.data(), from.data() + from.size(), into);
        return failure == std::errc{} && end == from.data() + from.size();
    };
    if (!read(whole, kroner) || (!part.empty() && !read(part, ore))) return wrong();
    if (part.size() == 1) ore *= 10;
    if (kroner > std::numeric_limits<std::int64_t>::max() / 100 - 1) return wrong();
    const std::int64_t amount = kroner * 100 + ore;
    return Money::ore(negative ? -amount : amount);
}

} // namespace styrhus::base
