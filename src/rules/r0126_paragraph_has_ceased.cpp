#include "rules/rules.h"

/// A grant that runs on under a paragraph after it has ceased: on 1 January 2024 those of serviceloven on
/// children became paragraphs of barnets lov, and the grant's row should have followed. A course or purchase
/// is paid once, on the paragraph of the day it began.
namespace styrhus::rules {

namespace {

void paragraph_has_ceased(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.law == nullptr || !grant.law->in_force || grant.law->paragraph == nullptr) continue;
        if (grant.fact.day_count == domain::DayCount::one_off) continue;
        const base::Date ceased = grant.law->paragraph->valid.to;
        if (ceased.is_open_end() || grant.fact.period.to <= ceased || at.as_of() < ceased) continue;
        report.grant(grant.number, ceased, at.yearly_cost(grant.number),
                     {"{} ophørte {}, men bevillingen løber videre på den.",
                      "{} ceased on {}, but the grant runs on under it."},
                     {at.text(grant.fact.law), ceased.plus_days(-1)});
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
    .look = paragraph_has_ceased};

} // namespace styrhus::rules
