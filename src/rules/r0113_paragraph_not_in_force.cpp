#include "rules/rules.h"

/// A grant on a paragraph that had ceased, or had not begun, on its first day: barnets lov took over from
/// serviceloven's chapters on children on 1 January 2024. Paragraphs before 2007 are not in
/// our books, so grants that began then are not judged.
namespace styrhus::rules {

namespace {

void look(const Municipality& at, Report& report) {
    for (std::uint32_t grant = 0; grant < at.grants().size(); ++grant) {
        const domain::Grant& fact = at.grants()[grant];
        const reference::LawReference* law = at.law_of(grant);
        if (!at.is_live(grant) || law == nullptr || law->in_force || law->paragraph == nullptr) continue;
        report.grant(grant, fact.period.from, at.yearly_cost(grant),
                     {"{} gjaldt ikke den {}, da bevillingen begyndte.",
                      "{} was not in force on {}, when the grant began."},
                     {at.text(fact.law), fact.period.from});
    }
}

} // namespace

const Rule r0113 = {.head = {.code = "r0113",
                             .severity = domain::Severity::warning,
                             .title = {"Paragraf, der ikke gjaldt", "Paragraph that was not in force"},
                             .reference = "Barnets lov, i kraft 1. januar 2024; serviceloven",
                             .in_force = {base::Date::of(2007, 1, 1), base::Date::open_end()},
                             .field = "law"},
                    .needs = kind(domain::FactKind::grant),
                    .look = look};

} // namespace styrhus::rules
