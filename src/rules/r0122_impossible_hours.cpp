#include "rules/rules.h"

/// More hours a week than there are, or none or fewer than none.
namespace styrhus::rules {

namespace {

constexpr std::int64_t hours_a_week_milli = 168'000;

void look(const Municipality& at, Report& report) {
    for (std::uint32_t grant = 0; grant < at.grants().size(); ++grant) {
        const domain::Grant& fact = at.grants()[grant];
        if (!at.is_live(grant)) continue;
        const bool is_hours = fact.day_count == domain::DayCount::hours_per_week;
        const bool is_possible =
            fact.quantity_milli > 0 && (!is_hours || fact.quantity_milli <= hours_a_week_milli);
        if (is_possible) continue;
        report.grant(grant, fact.period.from, at.yearly_cost(grant),
                     {"Antallet kan ikke være {} tusindedele.", "The quantity cannot be {} thousandths."},
                     {fact.quantity_milli});
    }
}

} // namespace

const Rule r0122 = {.head = {.code = "r0122",
                             .severity = domain::Severity::error,
                             .title = {"Umuligt antal eller timetal", "Impossible quantity or hours"},
                             .reference = "Kontrolpraksis: mængder",
                             .field = "quantity"},
                    .needs = kind(domain::FactKind::grant),
                    .look = look};

} // namespace styrhus::rules
