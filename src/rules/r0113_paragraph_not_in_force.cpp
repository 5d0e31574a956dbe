#include "rules/rules.h"

/// A grant on a paragraph that had ceased, or had not begun, on its first day: barnets lov took over from
/// serviceloven's chapters on children on 1 January 2024. Paragraphs before 2007 are not in
/// our books, so grants that began then are not judged.
namespace styrhus::rules {

namespace {

void paragraph_not_in_force(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.law == nullptr || grant.law->in_force || grant.law->paragraph == nullptr) continue;
        report.grant(grant.number, grant.fact.period.from, at.yearly_cost(grant.number),
                     {"{} gjaldt ikke den {}, da bevillingen begyndte.",
                      "{} was not in force on {}, when the grant began."},
                     {at.text(grant.fact.law), grant.fact.period.from});
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
                    .look = paragraph_not_in_force};

} // namespace styrhus::rules
