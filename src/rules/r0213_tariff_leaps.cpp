#include "rules/rules.h"

/// A tariff more than a quarter higher or lower than the one before it: most often a digit or a unit is
/// wrong. At stake is the difference for those priced by it in the last twelve months.
namespace styrhus::rules {

namespace {

using base::Money;
using domain::Tariff;

constexpr std::int64_t percent_max = 25;

bool is_leap(const Tariff& before, const Tariff& after) {
    return after.unit == before.unit && Money{} < before.price && Money{} < after.price
           && before.price * percent_max < difference(before.price, after.price) * 100;
}

Money cost_of_leap(const Municipality& at, const Place& place, const Tariff& before, const Tariff& after) {
    const base::Period year = {at.as_of().plus_months(-12).plus_days(1), at.as_of().plus_days(1)};
    Money cost;
    for (const std::uint32_t grant : place.grants)
        if (!at.grants()[grant].has_price) cost += at.cost_of(grant, year.intersect(after.period));
    return portion(cost, difference(before.price, after.price), after.price);
}

void tariff_leaps(const Municipality& at, Report& report) {
    for (const Place& place : at.places().all()) {
        const Tariff* before = nullptr;
        for (const auto& [key, tariff] : place.tariffs) {
            if (before != nullptr && at.is_recent(tariff->period) && is_leap(*before, *tariff))
                report.tariff(at.places().number_of(*tariff), tariff->period.from,
                              cost_of_leap(at, place, *before, *tariff),
                              {"Taksten går fra {} kr. til {} kr. den {}.",
                               "The tariff goes from DKK {} to DKK {} on {}."},
                              {before->price, tariff->price, tariff->period.from});
            before = tariff;
        }
    }
}

} // namespace

const Rule r0213 = {
    .head = {.code = "r0213",
             .severity = domain::Severity::note,
             .title = {"Takst, der springer mere end 25 %", "Tariff that leaps more than 25 %"},
             .reference = "Kontrolpraksis: takstlisten",
             .field = "price"},
    .needs = kind(domain::FactKind::tariff),
    .look = tariff_leaps};

} // namespace styrhus::rules
