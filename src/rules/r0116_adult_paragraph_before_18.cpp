#include "rules/rules.h"

/// Help under a paragraph for adults that begins before the citizen is 18.
namespace styrhus::rules {

namespace {

void look(const Municipality& at, Report& report) {
    for (std::uint32_t grant = 0; grant < at.grants().size(); ++grant) {
        const domain::Grant& fact = at.grants()[grant];
        const reference::LawReference* law = at.law_of(grant);
        const std::uint32_t person = at.person_of_grant(grant);
        if (!at.is_live(grant) || law == nullptr || law->paragraph == nullptr || person == 0) continue;
        if (law->paragraph->area != reference::LawArea::adults) continue;
        const base::Date born = at.person(person).born;
        if (born.is_open_end() || base::birthday(born, 18) <= fact.period.from) continue;
        report.grant(grant, fact.period.from, at.yearly_cost(grant),
                     {"{} er for voksne; bevillingen begynder {}, og borgeren fylder 18 år den {}.",
                      "{} is for adults; the grant begins {} and the citizen turns 18 on {}."},
                     {at.text(fact.law), fact.period.from, base::birthday(born, 18)});
    }
}

} // namespace

const Rule r0116 = {
    .head = {.code = "r0116",
             .severity = domain::Severity::warning,
             .title = {"Voksenparagraf før det 18. år", "Adult paragraph before the 18th birthday"},
             .reference = "Kontrolpraksis: alder og lov",
             .field = "law"},
    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::citizen),
    .look = look};

} // namespace styrhus::rules
