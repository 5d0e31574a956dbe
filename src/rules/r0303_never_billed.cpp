#include "rules/rules.h"

/// Help that was granted and that nobody has sent a bill for, though the longest lag of such providers is
/// over (DEFINITIONS 6: private 6 months, municipal and regional 12). Either it is not delivered, or a claim
/// is still to come.
namespace styrhus::rules {

namespace {

/// A shorter stretch may hide in the bill before or after it.
constexpr int days_to_be_missed = 28;

void never_billed(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (!at.is_billed_to_us(grant.number)) continue;
        const base::Date settled = at.as_of()
                                       .plus_days(1)
                                       .plus_months(-at.billing().longest_lag_months(grant.fact))
                                       .first_of_month();
        const base::Period old = grant.fact.period.intersect({at.billing().first_day(), settled});
        if (old.is_empty() || old.days() < days_to_be_missed || at.billing().covers(grant.number, old))
            continue;
        const base::Money cost = at.cost_of(grant.number, old);
        if (cost.is_zero()) continue;
        report.grant(grant.number, old.from, cost,
                     {"Der er ingen regning for dagene {} til {}, som er bevilget for {} kr.",
                      "There is no bill for the days {} to {}, granted for DKK {}."},
                     {old.from, old.to.plus_days(-1), cost});
    }
}

} // namespace

const Rule r0303 = {.head = {.code = "r0303",
                             .severity = domain::Severity::warning,
                             .title = {"Bevilget, men aldrig afregnet", "Granted, never billed"},
                             .reference = "DEFINITIONS 6 B; kontrolpraksis (DOMAIN 6)",
                             .field = "end"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting),
                    .look = never_billed};

} // namespace styrhus::rules
