#include "rules/rules.h"

/// Entered after the help had ended: nobody decided it while it ran. What is paid once may be reimbursed
/// afterwards, and crisis centres and shelters take citizens in before we hear of it.
namespace styrhus::rules {

namespace {

bool may_come_afterwards(const LiveGrant& grant) {
    return is_of_one_day(grant)
           || (grant.law != nullptr && grant.law->paragraph != nullptr
               && grant.law->paragraph->is_self_referred);
}

void decided_after_it_ended(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        const domain::Grant& fact = grant.fact;
        if (fact.decided_on.is_open_end() || fact.decided_on < fact.period.to) continue;
        if (may_come_afterwards(grant) || !at.is_recent(fact.period)) continue;
        report.grant(
            grant.number, fact.decided_on, at.yearly_cost(grant.number),
            {"Hjælpen sluttede {}, men er først oprettet {}.", "The help ended {} but was entered {}."},
            {fact.period.to.plus_days(-1), fact.decided_on});
    }
}

} // namespace

const Rule r0144 = {.head = {.code = "r0144",
                             .severity = domain::Severity::warning,
                             .title = {"Oprettet, efter at den var slut", "Entered after it had ended"},
                             .reference = "Kontrolpraksis: bevilling før hjælp",
                             .field = "decided_on"},
                    .needs = kind(domain::FactKind::grant),
                    .look = decided_after_it_ended};

} // namespace styrhus::rules
