#include "rules/rules.h"

/// More hours a week than there are, or fewer than none; none at all is r0135's.
namespace styrhus::rules {

namespace {

constexpr std::int64_t hours_a_week_milli = 168'000;

void impossible_hours(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        const bool is_hours = grant.fact.day_count == domain::DayCount::hours_per_week;
        const bool is_possible =
            grant.fact.quantity_milli >= 0 && (!is_hours || grant.fact.quantity_milli <= hours_a_week_milli);
        if (is_possible) continue;
        report.grant(grant.number, grant.fact.period.from, at.yearly_cost(grant.number),
                     {"Antallet eller timetallet kan ikke være {}.", "The quantity or hours cannot be {}."},
                     {Thousandths{grant.fact.quantity_milli}});
    }
}

} // namespace

const Rule r0122 = {.head = {.code = "r0122",
                             .severity = domain::Severity::error,
                             .title = {"Umuligt antal eller timetal", "Impossible quantity or hours"},
                             .reference = "Kontrolpraksis: mængder",
                             .field = "quantity"},
                    .needs = kind(domain::FactKind::grant),
                    .look = impossible_hours};

} // namespace styrhus::rules
