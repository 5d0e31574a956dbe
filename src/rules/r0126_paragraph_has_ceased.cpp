#include "rules/rules.h"

/// A grant that runs on under a paragraph after it has ceased: on 1 January 2024 those of serviceloven on
/// children became paragraphs of barnets lov, and the grant's row should have followed.
namespace styrhus::rules {

namespace {

void look(const Municipality& at, Report& report) {
    for (std::uint32_t grant = 0; grant < at.grants().size(); ++grant) {
        const domain::Grant& fact = at.grants()[grant];
        const reference::LawReference* law = at.law_of(grant);
        if (!at.is_live(grant) || law == nullptr || !law->in_force || law->paragraph == nullptr) continue;
        const base::Date ceased = law->paragraph->valid.to;
        if (ceased.is_open_end() || fact.period.to <= ceased || at.as_of() < ceased) continue;
        report.grant(grant, ceased, at.yearly_cost(grant),
                     {"{} ophørte {}, men bevillingen løber videre på den.",
                      "{} ceased on {}, but the grant runs on under it."},
                     {at.text(fact.law), ceased.plus_days(-1)});
    }
}

} // namespace

const Rule r0126 = {
    .head = {.code = "r0126",
             .severity = domain::Severity::warning,
             .title = {"Bevilling på en ophørt paragraf", "Grant on a paragraph that has ceased"},
             .reference = "Barnets lov, i kraft 1. januar 2024; serviceloven",
             .field = "law"},
    .needs = kind(domain::FactKind::grant),
    .look = look};

} // namespace styrhus::rules
