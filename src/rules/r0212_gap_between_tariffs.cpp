#include "rules/rules.h"

#include <algorithm>

/// Days between two tariffs of a facility and level while grants are priced by them: on those days the help
/// costs nothing in our figures. An own unit with a budget of its own needs no price. At stake is what the
/// same number of days cost just before, or just after.
namespace styrhus::rules {

namespace {

using base::Money;
using base::Period;
using domain::Tariff;

/// What a grant's days in a gap would have cost.
Money worth(const Municipality& at, std::uint32_t grant, Period days) {
    const Period before = {days.from.plus_days(-days.days()), days.from};
    const Money cost = at.cost_of(grant, before);
    return cost.is_zero() ? at.cost_of(grant, {days.to, days.to.plus_days(days.days())}) : cost;
}

/// Help that is paid once lacks its price only if it begins in the gap.
bool lacks_price(const domain::Grant& grant, Period gap, const Tariff& before) {
    if (grant.has_price) return false;
    return before.day_count == domain::DayCount::one_off ? gap.contains(grant.period.from)
                                                         : gap.overlaps(grant.period);
}

void report_gap(const Municipality& at, const Place& place, const Tariff& before, const Tariff& after,
                Report& report) {
    const Period gap = at.so_far({before.period.to, after.period.from});
    if (gap.is_empty()) return;
    std::int64_t grants = 0;
    Money sum;
    for (const std::uint32_t grant : place.grants) {
        const domain::Grant& fact = at.grants()[grant];
        if (!lacks_price(fact, gap, before)) continue;
        ++grants;
        sum += worth(at, grant, gap.intersect(fact.period));
    }
    if (grants == 0 || at.is_on_frame(after.facility, gap.from)) return;
    report.tariff(at.places().number_of(after), after.period.from, sum,
                  {"Den forrige takst sluttede {}, og denne begynder {}. Bevillinger uden pris imellem: {}.",
                   "The tariff before ended {} and this one begins {}. Grants without a price between: {}."},
                  {before.period.to.plus_days(-1), after.period.from, grants});
}

void gap_between_tariffs(const Municipality& at, Report& report) {
    for (const Place& place : at.places().all()) {
        const Tariff* lasting = nullptr;
        for (const auto& [key, tariff] : place.tariffs) {
            if (lasting != nullptr) report_gap(at, place, *lasting, *tariff, report);
            if (lasting == nullptr || lasting->period.to < tariff->period.to) lasting = tariff;
        }
    }
}

} // namespace

const Rule r0212 = {.head = {.code = "r0212",
                             .severity = domain::Severity::error,
                             .title = {"Hul mellem to takster", "Gap between two tariffs"},
                             .reference = "Kontrolpraksis: takstlisten",
                             .field = "start"},
                    .needs = kind(domain::FactKind::tariff) | kind(domain::FactKind::grant),
                    .look = gap_between_tariffs};

} // namespace styrhus::rules
