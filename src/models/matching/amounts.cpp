#include "models/matching/amounts.h"

#include <array>
#include <cstdlib>
#include <optional>
#include <span>

namespace styrhus::models::matching {

namespace {

using base::Date;
using base::Fraction;
using base::Money;
using base::Month;

/// Each grant of a bill is rounded once, the bill itself once more.
constexpr std::int64_t rounding_ore = 2;

bool is_near(std::int64_t a, std::int64_t b) {
    return std::abs(a - b) <= rounding_ore;
}

std::int64_t times(std::int64_t ore, std::int64_t numerator, std::int64_t denominator) {
    return base::round_ratio(ore, numerator, denominator);
}

/// How many calendar months [from, to) is, if it is whole months.
std::optional<int> whole_months(std::int32_t from, std::int32_t to) {
    const Date first = Date::from_days(from);
    const Date end = Date::from_days(to);
    if (first != first.first_of_month() || end != end.first_of_month()) return std::nullopt;
    return Month::containing(end).index() - Month::containing(first).index();
}

} // namespace

Amounts::Amounts(const snapshot::Snapshot& snapshot, const Interventions& interventions, BillBasis basis)
    : snapshot_(snapshot), interventions_(interventions), basis_(basis), prices_(snapshot.tariffs) {}

/// On the basis of the bill: an invoice holds the VAT component that is reclaimed afterwards.
std::int64_t Amounts::cost_ore(std::uint32_t intervention, std::int32_t from, std::int32_t to) const {
    const std::int64_t ore = interventions_.cost_ore(intervention, from, to);
    const std::int32_t factor = unit_price(intervention, from).price.vat_factor_ppm;
    if (basis_ == BillBasis::cost || factor <= 0) return ore;
    return times(ore, snapshot::whole_ppm, factor);
}

Compared Amounts::compare(std::uint32_t intervention, std::int64_t ore, std::int32_t from, std::int32_t to,
                          std::int64_t quantity_milli) const {
    const std::int64_t expected = cost_ore(intervention, from, to);
    if (expected <= 0) return {Difference::unknown, expected, 0};
    if (is_near(ore, expected)) return {Difference::none, expected, expected};
    for (const Difference found :
         {by_day_count(intervention, ore, from, to), by_vat(intervention, ore, expected, from)})
        if (found != Difference::other) return {found, expected, expected};
    return by_quantity(intervention, ore, expected, from, to, quantity_milli);
}

/// Places with a price per day that are billed by the month, or a day too long or too short.
Difference Amounts::by_day_count(std::uint32_t intervention, std::int64_t ore, std::int32_t from,
                                 std::int32_t to) const {
    const std::int64_t a_day = cost_ore(intervention, from, from + 1);
    const auto months = whole_months(from, to);
    const bool is_per_day = unit_price(intervention, from).price.unit == domain::PriceUnit::day;
    if (months && is_per_day && interventions_.granted_days(intervention, from, to) == to - from) {
        // A day's cost is rounded; over a month the rounding may be thirty times as large.
        const std::int64_t rounding = rounding_ore + 16LL * *months;
        if (std::abs(ore - times(a_day, 61LL * *months, 2)) <= rounding) return Difference::thirty_and_a_half;
        if (std::abs(ore - times(a_day, 365LL * *months, 12)) <= rounding) return Difference::twelfth;
    }
    const std::int64_t with_more = cost_ore(intervention, from, to + 1);
    if (is_near(ore, with_more)) return Difference::day_more;
    const std::int64_t expected = cost_ore(intervention, from, to);
    const std::int64_t last_day = cost_ore(intervention, to - 1, to);
    // Past the last day nothing is granted, but a day too many costs what the last one does.
    if (last_day > 0 && is_near(ore, expected + last_day)) return Difference::day_more;
    if (to - from > 1 && last_day > 0 && is_near(ore, expected - last_day)) return Difference::day_less;
    return Difference::other;
}

Difference Amounts::by_vat(std::uint32_t intervention, std::int64_t ore, std::int64_t expected,
                           std::int32_t from) const {
    const std::int32_t factor = unit_price(intervention, from).price.vat_factor_ppm;
    const bool is_reclaimed = basis_ == BillBasis::cost && factor > 0 && factor != snapshot::whole_ppm;
    if (!is_reclaimed) return Difference::other;
    if (is_near(ore, times(expected, snapshot::whole_ppm, factor))) return Difference::vat_kept;
    if (is_near(ore, times(expected, factor, snapshot::whole_ppm))) return Difference::vat_deducted_twice;
    return Difference::other;
}

/// The bill's own number of units tells whether the number or the price differs.
Compared Amounts::by_quantity(std::uint32_t intervention, std::int64_t ore, std::int64_t expected,
                              std::int32_t from, std::int32_t to, std::int64_t quantity_milli) const {
    const Compared other = {Difference::other, expected, expected};
    const snapshot::KnownPrice known = unit_price(intervention, from);
    const bool is_one_price = known.price.price == unit_price(intervention, to - 1).price.price;
    if (quantity_milli <= 0 || known.price.price.is_zero() || !is_one_price) return other;
    const Fraction whole = {1, 1};
    const Fraction vat = {basis_ == BillBasis::cost ? known.price.vat_factor_ppm : snapshot::whole_ppm,
                          snapshot::whole_ppm};
    const Fraction units = {quantity_milli, 1000};
    const auto cost_of = [&](Fraction of_units, Fraction once, Fraction twice) {
        return base::rounded_product(known.price.price, std::array<Fraction, 3>{of_units, once, twice})
            .in_ore();
    };
    const std::int64_t by_units = cost_of(units, vat, whole);
    // Bills state hundredths of a unit.
    const std::int64_t rounding = rounding_ore + cost_of({1, 200}, vat, whole);
    if (std::abs(ore - by_units) <= rounding) return {Difference::quantity, expected, by_units};
    if (vat.numerator != vat.denominator) {
        if (std::abs(ore - cost_of(units, whole, whole)) <= rounding)
            return {Difference::vat_kept, expected, by_units};
        if (std::abs(ore - cost_of(units, vat, vat)) <= rounding)
            return {Difference::vat_deducted_twice, expected, by_units};
    }
    const bool is_per_hour = known.price.unit == domain::PriceUnit::hour;
    if (is_per_hour || std::abs(expected - by_units) <= rounding)
        return {Difference::price, expected, by_units};
    return other;
}

/// Of an hourly price the price alone: the hours are the bill's.
snapshot::KnownPrice Amounts::unit_price(std::uint32_t intervention, std::int32_t day) const {
    const domain::Grant& grant = snapshot_.grants[interventions_.grant_on(intervention, day)];
    const domain::QuantityFact an_hour = {};
    return snapshot::price_of(grant, prices_.on(grant, Date::from_days(day)), &an_hour);
}

} // namespace styrhus::models::matching
