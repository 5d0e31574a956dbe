#include "rules/rules.h"

#include <algorithm>
#include <array>

/// Hours that a provider delivers to a citizen on days no grant of the help holds. A week is given for dates
/// that are set by the week. At stake is what the hours cost by the tariff, where there is one.
namespace styrhus::rules {

namespace {

using domain::QuantityFact;

constexpr std::int32_t days_bare_max = 7;
constexpr std::int64_t days_a_week = 7;

/// Days of the hours that no grant holds.
struct Bare {
    base::Date first;
    std::int32_t days = 0;

    void add(base::Date from, base::Date to) {
        if (to <= from) return;
        if (days == 0) first = from;
        days += base::days_between(from, to);
    }
};

/// The level may have changed since; the facility, or the service, is the help.
bool is_help_of(const domain::Grant& grant, const QuantityFact& hours) {
    const bool is_there = !domain::is_none(hours.facility) && grant.facility == hours.facility;
    return is_there || (!domain::is_none(hours.service) && grant.service == hours.service);
}

Bare bare_days(const Municipality& at, const QuantityFact& hours) {
    const base::Period days = at.so_far(hours.period);
    Bare bare;
    base::Date held_until = days.from;
    for (const std::uint32_t number : at.grants_of(at.person_of(hours.citizen))) {
        const domain::Grant& grant = at.grants()[number];
        if (!at.is_live(number) || !is_help_of(grant, hours) || !grant.period.overlaps(days)) continue;
        bare.add(held_until, grant.period.from);
        held_until = std::max(held_until, grant.period.to);
    }
    bare.add(held_until, days.to);
    return bare;
}

base::Money cost_of(const Municipality& at, const QuantityFact& hours, const Bare& bare) {
    const domain::Tariff* tariff =
        at.places().prices().on({hours.facility, hours.service_detail}, bare.first);
    if (tariff == nullptr || tariff->unit != domain::PriceUnit::hour) return {};
    return base::rounded_product(tariff->price,
                                 std::array{base::Fraction{hours.quantity_milli, 1000},
                                            base::Fraction{tariff->vat_factor_ppm, snapshot::whole_ppm},
                                            base::Fraction{bare.days, days_a_week}});
}

void hours_without_a_grant(const Municipality& at, Report& report) {
    const std::vector<QuantityFact>& all = at.facts<QuantityFact>();
    for (std::uint32_t number = 0; number < all.size(); ++number) {
        const QuantityFact& hours = all[number];
        if (hours.quantity_milli == 0 || at.person_of(hours.citizen) == 0) continue;
        const Bare bare = bare_days(at, hours);
        if (bare.days <= days_bare_max) continue;
        report.hours(number, bare.first, cost_of(at, hours, bare),
                     {"{} timer om ugen i {} dage fra {} uden en bevilling, der gælder.",
                      "{} hours a week for {} days from {} without a grant that holds."},
                     {Thousandths{hours.quantity_milli}, std::int64_t{bare.days}, bare.first});
    }
}

} // namespace

const Rule r0153 = {.head = {.code = "r0153",
                             .severity = domain::Severity::warning,
                             .title = {"Timer uden bevilling", "Hours without a grant"},
                             .reference = "Kontrolpraksis: leveret mod bevilget",
                             .field = "end"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::quantity),
                    .look = hours_without_a_grant};

} // namespace styrhus::rules
