#include "models/commitment/cost_curve.h"

#include "base/check.h"

#include <algorithm>
#include <limits>

// Every pattern counts units: days, calendar months, calendar years or payments. Progress(day) says how many
// units have passed since the start, as whole + part/length, where length is the number of days of the unit
// that holds the day. The exact cost of [a, b) is rate × (Progress(b) − Progress(a)), a fraction; it is
// rounded once per calendar year, at b, with a the grant's first day of that year.
namespace styrhus::models::commitment {

namespace {

using snapshot::CostPattern;

__extension__ using Wide = __int128;

constexpr std::int32_t days_a_week = 7;

/// The largest magnitude of a product that 64-bit arithmetic is trusted with.
constexpr std::int64_t narrow_limit = std::int64_t{1} << 62;

struct Progress {
    std::int64_t whole = 0;
    std::int32_t part = 0;
    std::int32_t length = 1;
};

struct YearDays {
    std::int32_t first = 0;
    std::int32_t end = 0;
};

YearDays year_of(std::int32_t day) {
    const int year = base::Date::from_days(day).year();
    return {base::Date::of(year, 1, 1).days(), base::Date::of(year + 1, 1, 1).days()};
}

template <class Integer>
Integer divide_half_away(Integer numerator, Integer denominator) {
    const Integer magnitude = numerator < 0 ? -numerator : numerator;
    const Integer rounded = (magnitude + denominator / 2) / denominator;
    return numerator < 0 ? -rounded : rounded;
}

Wide checked_product(Wide a, Wide b) {
    Wide product = 0;
    STYRHUS_CHECK(!__builtin_mul_overflow(a, b, &product));
    return product;
}

std::int64_t round_to_ore(Wide numerator, Wide denominator) {
    if (numerator > -narrow_limit && numerator < narrow_limit && denominator < narrow_limit)
        return divide_half_away(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator));
    const Wide ore = divide_half_away(numerator, denominator);
    STYRHUS_CHECK(ore >= std::numeric_limits<std::int64_t>::min()
                  && ore <= std::numeric_limits<std::int64_t>::max());
    return static_cast<std::int64_t>(ore);
}

/// rate × days ÷ of, rounded; wide only where it must be.
std::int64_t round_share(std::int64_t rate, std::int64_t days, std::int64_t of) {
    std::int64_t product = 0;
    if (__builtin_mul_overflow(rate, days, &product) || std::abs(product) > narrow_limit)
        return base::round_ratio(rate, days, of);
    return divide_half_away(product, of);
}

/// The day payment k falls on; k counts from 0, the start itself. Short months pay on their last day.
std::int32_t payment_day(const CostCurve& curve, std::int64_t k) {
    if (curve.pattern == CostPattern::payment_weeks_on_day)
        return curve.from + static_cast<std::int32_t>(k) * days_a_week * curve.payment_interval;
    return base::Date::from_days(curve.from).plus_months(static_cast<int>(k) * curve.payment_interval).days();
}

/// The last payment on or before a day of the curve.
std::int64_t payment_holding(const CostCurve& curve, std::int32_t day) {
    if (curve.pattern == CostPattern::payment_weeks_on_day)
        return (day - curve.from) / (days_a_week * curve.payment_interval);
    const int months = base::Month::containing(base::Date::from_days(day)).index()
                       - base::Month::containing(base::Date::from_days(curve.from)).index();
    const std::int64_t k = months / curve.payment_interval;
    return payment_day(curve, k) > day ? k - 1 : k;
}

Progress payment_progress(const CostCurve& curve, std::int32_t day) {
    if (day == curve.from) return {};
    // The day before is asked, so that the end of the curve completes its last payment.
    const std::int64_t k = payment_holding(curve, day - 1);
    const std::int32_t paid_on = payment_day(curve, k);
    const std::int32_t paid_to = std::min(payment_day(curve, k + 1), curve.to);
    if (day == paid_to) return {k + 1, 0, 1};
    return {k, day - paid_on, paid_to - paid_on};
}

Progress month_progress(std::int32_t day) {
    const base::Month month = base::Month::containing(base::Date::from_days(day));
    return {month.index(), day - month.first().days(), month.days()};
}

Progress progress(const CostCurve& curve, YearDays year, std::int32_t day) {
    switch (curve.pattern) {
    case CostPattern::per_day:
        return {day, 0, 1};
    case CostPattern::per_month_days:
        return month_progress(day);
    case CostPattern::per_year_days:
        return {0, day - year.first, year.end - year.first};
    case CostPattern::payment_months_on_day:
    case CostPattern::payment_weeks_on_day:
        return payment_progress(curve, day);
    case CostPattern::one_off:
        return {day > curve.from ? 1 : 0, 0, 1};
    }
    return {};
}

/// The cumulative cost of one calendar year, as far as it depends on the year alone.
class YearOfCurve {
  public:
    YearOfCurve(const CostCurve& curve, YearDays year)
        : curve_(curve), year_(year), start_(progress(curve, year, std::max(curve.from, year.first))),
          has_carry_(curve.carry.numerator != 0 && curve.from >= year.first) {}

    /// Rounded øre since the year's first day of the grant. Without a carry it is 0 there; with one, what the
    /// earlier rate's last rounding left it at, so that the difference of two is right either way.
    std::int64_t until(std::int32_t day) const { return at(progress(curve_, year_, day)); }

    std::int64_t at(Progress now) const {
        const Wide units = static_cast<Wide>(now.whole - start_.whole) * now.length * start_.length
                           + static_cast<Wide>(now.part) * start_.length
                           - static_cast<Wide>(start_.part) * now.length;
        Wide numerator = checked_product(units, curve_.numerator);
        Wide denominator = static_cast<Wide>(curve_.denominator) * now.length * start_.length;
        if (has_carry_) {
            numerator = checked_product(numerator, curve_.carry.denominator)
                        + checked_product(denominator, curve_.carry.numerator);
            denominator = checked_product(denominator, curve_.carry.denominator);
        }
        return round_to_ore(numerator, denominator);
    }

  private:
    const CostCurve& curve_;
    YearDays year_;
    Progress start_;
    bool has_carry_;
};

/// Rates per day and per month with numbers this small need no wide arithmetic: nearly all grants.
bool is_narrow(const CostCurve& curve) {
    constexpr std::int64_t units_a_year =
        std::int64_t{12} * 31 * 31; // months over the product of two months' lengths
    return (curve.pattern == CostPattern::per_day || curve.pattern == CostPattern::per_month_days)
           && curve.carry.numerator == 0 && std::abs(curve.numerator) < narrow_limit / units_a_year
           && curve.denominator < narrow_limit / units_a_year;
}

/// YearOfCurve for a narrow curve, by looking up months instead of computing them.
class NarrowYear {
  public:
    NarrowYear(const CostCurve& curve, const Calendar& calendar, std::size_t month)
        : curve_(curve), calendar_(calendar), start_(std::max(curve.from, calendar.month(month).year_first)),
          start_month_(calendar.month_of(start_)), head_length_(calendar.month(start_month_).length()),
          head_(calendar.month(start_month_).end - start_) {}

    /// `day` lies in the month or is the first day after it.
    std::int64_t until(std::int32_t day, std::size_t month) const {
        if (day == start_) return 0;
        if (curve_.pattern == CostPattern::per_day)
            return divide_half_away(curve_.numerator * (day - start_), curve_.denominator);
        const std::int64_t length = calendar_.month(month).length();
        if (month == start_month_)
            return divide_half_away(curve_.numerator * (day - start_), curve_.denominator * length);
        const auto between = static_cast<std::int64_t>(month - start_month_) - 1;
        const std::int64_t tail = day - calendar_.month(month).first;
        const std::int64_t units = (between * head_length_ + head_) * length + tail * head_length_;
        return divide_half_away(curve_.numerator * units, curve_.denominator * head_length_ * length);
    }

  private:
    const CostCurve& curve_;
    const Calendar& calendar_;
    std::int32_t start_;
    std::size_t start_month_;
    std::int64_t head_length_;
    std::int64_t head_; ///< days of the first month from the start on
};

void narrow_cost_by_month(const CostCurve& curve, std::int32_t from, std::int32_t to,
                          const Calendar& calendar, std::span<std::int64_t> out) {
    std::size_t m = calendar.month_of(from);
    std::size_t k = 0;
    for (std::int32_t day = from; day < to;) {
        const std::int32_t year_end = calendar.month(m).year_end;
        const NarrowYear cumulative(curve, calendar, m);
        std::int64_t before = cumulative.until(day, m);
        for (; day < to && day < year_end; ++m, ++k) {
            day = std::min(to, calendar.month(m).end);
            const std::int64_t now = cumulative.until(day, m);
            out[k] = now - before;
            before = now;
        }
    }
}

/// The same for a rate per day that is not negative: the busiest loop of all, so nothing else is in it.
void daily_cost_by_month(const CostCurve& curve, std::int32_t from, std::int32_t to, const Calendar& calendar,
                         std::int64_t* out) {
    const auto twice_rate = 2 * static_cast<std::uint64_t>(curve.numerator);
    const auto half = static_cast<std::uint64_t>(curve.denominator);
    const auto until = [&](std::int32_t days) {
        return static_cast<std::int64_t>((twice_rate * static_cast<std::uint64_t>(days) + half) / (2 * half));
    };
    const MonthDays* month = &calendar.month(calendar.month_of(from));
    for (std::int32_t day = from; day < to;) {
        const std::int32_t start = std::max(curve.from, month->year_first);
        const std::int32_t year_end = std::min(to, month->year_end);
        std::int64_t before = until(day - start);
        for (; day < year_end; ++month, ++out) {
            day = std::min(year_end, month->end);
            const std::int64_t now = until(day - start);
            *out = now - before;
            before = now;
        }
    }
}

} // namespace

std::int64_t cost_ore(const CostCurve& curve, std::int32_t from, std::int32_t to) {
    from = std::max(from, curve.from);
    to = std::min(to, curve.to);
    if (curve.pattern == CostPattern::one_off) {
        if (from != curve.from || to <= from) return 0;
        to = from + 1;
    }
    STYRHUS_CHECK(to != snapshot::open_day);
    std::int64_t sum = 0;
    while (from < to) {
        const YearDays year = year_of(from);
        const std::int32_t end = std::min(to, year.end);
        const YearOfCurve cumulative(curve, year);
        sum += cumulative.until(end) - cumulative.until(from);
        from = end;
    }
    return sum;
}

std::int64_t cost_ore(const CostCurve& curve, std::int32_t from, std::int32_t to, const Calendar& calendar) {
    if (!is_narrow(curve)) return cost_ore(curve, from, to);
    std::int64_t sum = 0;
    while (from < to) {
        const std::size_t first = calendar.month_of(from);
        const std::int32_t end = std::min(to, calendar.month(first).year_end);
        const NarrowYear cumulative(curve, calendar, first);
        sum += cumulative.until(end, calendar.month_of(end - 1)) - cumulative.until(from, first);
        from = end;
    }
    return sum;
}

base::Money cost(const CostCurve& curve, base::Period period) {
    return base::Money::ore(cost_ore(curve, period.from.days(), period.to.days()));
}

void cost_by_month(const CostCurve& curve, std::int32_t from, std::int32_t to, const Calendar& calendar,
                   std::span<std::int64_t> out) {
    if (is_narrow(curve)) {
        if (curve.pattern == CostPattern::per_day && curve.numerator >= 0)
            return daily_cost_by_month(curve, from, to, calendar, out.data());
        return narrow_cost_by_month(curve, from, to, calendar, out);
    }
    std::size_t m = calendar.month_of(from);
    std::size_t k = 0;
    for (std::int32_t day = from; day < to;) {
        const YearDays year{calendar.month(m).year_first, calendar.month(m).year_end};
        const YearOfCurve cumulative(curve, year);
        std::int64_t before = cumulative.until(day);
        for (; day < to && day < year.end; ++m, ++k) {
            day = std::min(to, calendar.month(m).end);
            const std::int64_t now = cumulative.until(day);
            out[k] = now - before;
            before = now;
        }
    }
}

MonthEnds month_ends(std::int32_t curve_from, std::int64_t ore_per_month, std::int32_t from, std::int32_t to,
                     const Calendar& calendar) {
    // Whole months add whole øre and drop out of every difference. What is left is how three months are cut:
    // that of the grant's first day in the year (the head, when it is cut at all), the first and the last.
    const MonthDays& first = calendar.month(calendar.month_of(from));
    const MonthDays& last = calendar.month(calendar.month_of(to - 1));
    const std::int32_t start = std::max(curve_from, first.year_first);
    const MonthDays& head = start >= first.first ? first : calendar.month(calendar.month_of(start));
    const std::int64_t head_days = head.end - start;
    const auto since_head = [&](const MonthDays& month, std::int64_t days) {
        return round_share(ore_per_month, head_days * month.length() + days * head.length(),
                           std::int64_t{head.length()} * month.length());
    };
    const std::int64_t head_ore = round_share(ore_per_month, head_days, head.length());
    MonthEnds ends;
    if (&head == &first)
        ends.first_ore =
            start == from ? head_ore : head_ore - round_share(ore_per_month, from - start, head.length());
    else
        ends.first_ore = since_head(first, first.length()) - since_head(first, from - first.first);
    // A new year begins with whole months.
    ends.last_ore = last.year_first == first.year_first
                        ? since_head(last, to - last.first) - head_ore
                        : round_share(ore_per_month, to - last.first, last.length());
    return ends;
}

std::int64_t payments(const CostCurve& curve) {
    STYRHUS_CHECK(curve.to != snapshot::open_day);
    return payment_progress(curve, curve.to).whole;
}

std::int64_t spread_ore(std::int64_t amount_ore, std::int32_t days, std::int32_t of_days) {
    if (days == of_days) return amount_ore;
    if (days == 0) return 0;
    return base::round_ratio(amount_ore, days, of_days);
}

} // namespace styrhus::models::commitment
