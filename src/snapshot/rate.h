#pragma once

#include "base/money.h"
#include "base/period.h"
#include "domain/facts.h"
#include "snapshot/columns.h"

#include <cstdint>
#include <optional>

namespace styrhus::snapshot {

/// A price with everything multiplied in and nothing rounded (DEFINITIONS 1 and 5).
struct Rate {
    base::Fraction ore; ///< per unit of the pattern
    CostPattern pattern = CostPattern::per_day;
    std::uint8_t payment_interval = 1;
    bool operator==(const Rate&) const = default;
};

/// What decides a rate.
struct Price {
    base::Money price;
    std::int64_t quantity_milli = 1000; ///< hours a week for hours_per_week
    domain::PriceUnit unit = domain::PriceUnit::day;
    domain::DayCount day_count = domain::DayCount::by_day;
    std::int32_t weeks_per_year_milli = 52000;
    std::int32_t vat_factor_ppm = 1'000'000;
};

/// The rate of a price on the basis `cost`; none if its fraction does not fit 64 bits.
std::optional<Rate> rate_of(const Price& price);

/// Exact øre of the days of [from, to), which lie in one calendar year; none for payments on days, whose
/// parts depend on where the grant began.
std::optional<base::Fraction> exact_cost(const Rate& rate, std::int32_t from, std::int32_t to);

/// Sum of two fractions in lowest terms; none if it does not fit.
std::optional<base::Fraction> sum_of(base::Fraction a, base::Fraction b);

} // namespace styrhus::snapshot
