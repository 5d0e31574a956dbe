#include "snapshot/rate.h"

#include <algorithm>
#include <limits>

namespace styrhus::snapshot {

namespace {

__extension__ using Wide = __int128;

Wide magnitude_of(Wide value) {
    return value < 0 ? -value : value;
}

Wide common_divisor(Wide a, Wide b) {
    a = magnitude_of(a);
    while (b != 0) {
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    return a == 0 ? 1 : a;
}

std::optional<base::Fraction> lowest_terms(Wide numerator, Wide denominator) {
    const Wide divisor = common_divisor(numerator, denominator);
    numerator /= divisor;
    denominator /= divisor;
    constexpr Wide limit = std::numeric_limits<std::int64_t>::max();
    if (magnitude_of(numerator) > limit || denominator > limit) return std::nullopt;
    return base::Fraction{static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator)};
}

/// Multiplies factors one by one in lowest terms, so that the product stays small.
class Product {
  public:
    explicit Product(std::int64_t value) : fraction_(base::Fraction{value, 1}) {}
    Product& times(std::int64_t numerator, std::int64_t denominator) {
        if (fraction_)
            fraction_ = lowest_terms(static_cast<Wide>(fraction_->numerator) * numerator,
                                     static_cast<Wide>(fraction_->denominator) * denominator);
        return *this;
    }
    std::optional<base::Fraction> fraction() const { return fraction_; }

  private:
    std::optional<base::Fraction> fraction_;
};

struct PatternOf {
    CostPattern pattern;
    std::int64_t numerator;
    std::int64_t denominator;
};

PatternOf pattern_of(const Price& price) {
    switch (price.day_count) {
    case domain::DayCount::by_day:
        return {CostPattern::per_day, 1, 1};
    case domain::DayCount::week:
        return {CostPattern::per_day, 1, 7};
    case domain::DayCount::two_weeks:
        return {CostPattern::per_day, 1, 14};
    case domain::DayCount::month_by_day:
    case domain::DayCount::month_twelfth:
        return {CostPattern::per_month_days, 1, 1};
    case domain::DayCount::month_30_5:
        return {CostPattern::per_day, 2, 61};
    case domain::DayCount::year_365:
        return {CostPattern::per_day, 1, 365};
    case domain::DayCount::hours_per_week:
        return {CostPattern::per_year_days, price.weeks_per_year_milli, 1000};
    case domain::DayCount::payment_on_day:
        return {price.unit == domain::PriceUnit::week || price.unit == domain::PriceUnit::two_weeks
                    ? CostPattern::payment_weeks_on_day
                    : CostPattern::payment_months_on_day,
                1, 1};
    case domain::DayCount::one_off:
        return {CostPattern::one_off, 1, 1};
    }
    return {CostPattern::per_day, 1, 1};
}

std::uint8_t interval_of(domain::PriceUnit unit) {
    if (unit == domain::PriceUnit::two_weeks) return 2;
    if (unit == domain::PriceUnit::quarter) return 3;
    return unit == domain::PriceUnit::year ? 12 : 1;
}

} // namespace

std::optional<Rate> rate_of(const Price& price) {
    const PatternOf pattern = pattern_of(price);
    const auto ore = Product(price.price.in_ore())
                         .times(price.quantity_milli, 1000)
                         .times(price.vat_factor_ppm, 1'000'000)
                         .times(pattern.numerator, pattern.denominator)
                         .fraction();
    if (!ore) return std::nullopt;
    const bool is_payment = price.day_count == domain::DayCount::payment_on_day;
    return Rate{*ore, pattern.pattern, is_payment ? interval_of(price.unit) : std::uint8_t{1}};
}

std::optional<base::Fraction> sum_of(base::Fraction a, base::Fraction b) {
    return lowest_terms(static_cast<Wide>(a.numerator) * b.denominator
                            + static_cast<Wide>(b.numerator) * a.denominator,
                        static_cast<Wide>(a.denominator) * b.denominator);
}

std::optional<base::Fraction> exact_cost(const Rate& rate, std::int32_t from, std::int32_t to) {
    const auto part = [&](std::int64_t days, std::int64_t of) {
        return lowest_terms(static_cast<Wide>(rate.ore.numerator) * days,
                            static_cast<Wide>(rate.ore.denominator) * of);
    };
    if (to <= from) return base::Fraction{};
    switch (rate.pattern) {
    case CostPattern::per_day:
        return part(to - from, 1);
    case CostPattern::per_year_days:
        return part(to - from, base::days_in_year(base::Date::from_days(from).year()));
    case CostPattern::one_off:
        return base::Fraction{};
    case CostPattern::payment_months_on_day:
    case CostPattern::payment_weeks_on_day:
        return std::nullopt;
    case CostPattern::per_month_days:
        break;
    }
    std::optional<base::Fraction> sum = base::Fraction{};
    for (std::int32_t day = from; sum && day < to;) {
        const base::Month month = base::Month::containing(base::Date::from_days(day));
        const std::int32_t end = std::min(to, month.end().days());
        const auto share = part(end - day, month.days());
        sum = share ? sum_of(*sum, *share) : std::nullopt;
        day = end;
    }
    return sum;
}

} // namespace styrhus::snapshot
