#pragma once

#include "base/money.h"
#include "base/period.h"
#include "models/commitment/calendar.h"
#include "snapshot/columns.h"

#include <cstdint>
#include <span>

/// What a grant costs, day by day, without ever adding rounded parts (DEFINITIONS 1 and 5).
namespace styrhus::models::commitment {

/// A grant's cost as an exact function of the day. Days since 1970-01-01, [from, to); the rate is numerator ÷
/// denominator øre per unit of the pattern.
struct CostCurve {
    std::int32_t from = 0;
    std::int32_t to = snapshot::open_day;
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
    snapshot::CostPattern pattern = snapshot::CostPattern::per_day;
    std::uint8_t payment_interval = 1; ///< months or weeks between payments
    /// Exact øre that the same grant cost in the calendar year of `from` before it, at another rate.
    base::Fraction carry;
};

inline CostCurve curve_of(const snapshot::GrantColumns& grants, std::size_t row) {
    CostCurve curve{.from = grants.from[row],
                    .to = grants.to[row],
                    .numerator = grants.rate_numerator[row],
                    .denominator = grants.rate_denominator[row],
                    .pattern = grants.pattern[row],
                    .payment_interval = grants.payment_interval[row],
                    .carry = {}};
    if (!grants.carry_numerator.empty())
        curve.carry = {grants.carry_numerator[row], grants.carry_denominator[row]};
    return curve;
}

/// Whole øre of the days of the curve in [from, to): per calendar year the difference of the cumulative cost
/// since the year's first day, rounded once, half away from zero. So the parts of any split sum to the whole.
std::int64_t cost_ore(const CostCurve& curve, std::int32_t from, std::int32_t to);
base::Money cost(const CostCurve& curve, base::Period period);
/// The same, by looking up the calendar, for `from` < `to` that lie within both the curve and the calendar.
std::int64_t cost_ore(const CostCurve& curve, std::int32_t from, std::int32_t to, const Calendar& calendar);

/// The same for each month that [from, to) touches, in order. `from` < `to` lie within both the curve and the
/// calendar; `out` holds at least month_of(to − 1) − month_of(from) + 1 numbers.
void cost_by_month(const CostCurve& curve, std::int32_t from, std::int32_t to, const Calendar& calendar,
                   std::span<std::int64_t> out);

/// What a whole number of øre a calendar month (per_month_days, denominator 1, no carry) costs in the first
/// and the last of the months that [from, to) touches; every month between costs the rate itself. `from` and
/// `to` lie as above, in different months.
struct MonthEnds {
    std::int64_t first_ore = 0;
    std::int64_t last_ore = 0;
};
MonthEnds month_ends(std::int32_t curve_from, std::int64_t ore_per_month, std::int32_t from, std::int32_t to,
                     const Calendar& calendar);

/// How many payments a `payment_…_on_day` curve with an end makes.
std::int64_t payments(const CostCurve& curve);

/// The part of an amount that falls on the first `days` of its `of_days` service days: shares are differences
/// of this, so they sum to the amount.
std::int64_t spread_ore(std::int64_t amount_ore, std::int32_t days, std::int32_t of_days);

} // namespace styrhus::models::commitment
