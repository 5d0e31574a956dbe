#include "rules/rules.h"

#include <algorithm>

/// The tariff a grant is priced by has ended and none follows: from then on the grant costs nothing in our
/// figures. Help that is paid once needs a tariff on its first day only, and what has not begun may wait for
/// next year's list.
namespace styrhus::rules {

namespace {

/// The one that ends last.
const domain::Tariff* last_of(std::span<const snapshot::PriceList::Entry> tariffs) {
    const auto last = std::max_element(tariffs.begin(), tariffs.end(), [](const auto& a, const auto& b) {
        return a.second->period.to < b.second->period.to;
    });
    return last == tariffs.end() ? nullptr : last->second;
}

void tariff_has_ended(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        const domain::Grant& fact = grant.fact;
        if (fact.has_price || domain::is_none(fact.facility) || at.as_of() < fact.period.from) continue;
        const domain::Tariff* tariff = last_of(at.places().prices().of(fact));
        if (tariff == nullptr || !at.is_recent(fact.period)) continue;
        const bool is_paid_once = tariff->day_count == domain::DayCount::one_off;
        const base::Date needed = is_paid_once ? fact.period.from : at.so_far(fact.period).to.plus_days(-1);
        const base::Date ended = tariff->period.to;
        if (needed < ended || at.is_on_frame(fact.facility, needed)) continue;
        report.grant(grant.number, ended, at.cost_of(grant.number, {ended.plus_months(-12), ended}),
                     {"Taksten sluttede {}, og ingen ny er kommet: bevillingen tæller uden kroner siden.",
                      "The tariff ended {} and none follows: the grant counts without kroner since."},
                     {ended.plus_days(-1)});
    }
}

} // namespace

const Rule r0129 = {.head = {.code = "r0129",
                             .severity = domain::Severity::error,
                             .title = {"Takst, der er udløbet", "Tariff that has ended"},
                             .reference = "Kontrolpraksis: pris mod takst og kontrakt",
                             .field = "facility"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::tariff),
                    .look = tariff_has_ended};

} // namespace styrhus::rules
