#include "rules/rules.h"

/// Help under a paragraph for adults that begins before the citizen is 18.
namespace styrhus::rules {

namespace {

void adult_paragraph_before_18(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.law == nullptr || grant.law->paragraph == nullptr || grant.person == 0) continue;
        if (grant.law->paragraph->area != reference::LawArea::adults) continue;
        const base::Date born = at.person(grant.person).born;
        if (born.is_open_end() || base::birthday(born, 18) <= grant.fact.period.from) continue;
        report.grant(grant.number, grant.fact.period.from, at.yearly_cost(grant.number),
                     {"{} er for voksne; bevillingen begynder {}, og borgeren fylder 18 år den {}.",
                      "{} is for adults; the grant begins {} and the citizen turns 18 on {}."},
                     {at.text(grant.fact.law), grant.fact.period.from, base::birthday(born, 18)});
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
    .look = adult_paragraph_before_18};

} // namespace styrhus::rules
