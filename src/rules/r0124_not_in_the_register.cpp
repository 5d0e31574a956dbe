#include "rules/rules.h"

/// A citizen with a running grant whom the civil register extract does not know.
namespace styrhus::rules {

namespace {

void look(const Municipality& at, Report& report) {
    for (std::uint32_t grant = 0; grant < at.grants().size(); ++grant) {
        const domain::Grant& fact = at.grants()[grant];
        const std::uint32_t person = at.person_of_grant(grant);
        if (!at.is_live(grant) || person == 0 || !fact.period.contains(at.as_of())) continue;
        if (!at.person(person).born.is_open_end()) continue;
        report.grant(grant, fact.period.from, at.yearly_cost(grant),
                     {"CPR-udtrækket kender ikke borgeren; er nummeret rigtigt?",
                      "The register does not know the citizen; is the number right?"});
    }
}

} // namespace

const Rule r0124 = {
    .head = {.code = "r0124",
             .severity = domain::Severity::warning,
             .title = {"Borger, som CPR-udtrækket ikke kender", "Citizen unknown to the register"},
             .reference = "Kontrolpraksis: CPR-numre",
             .field = "citizen"},
    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::citizen),
    .look = look};

} // namespace styrhus::rules
