#include "rules/rules.h"

#include <algorithm>
#include <map>
#include <string>

/// More billed for a grant in a year than it costs in that year, beyond the tolerance: more hours or days
/// than granted, or the same help billed twice.
namespace styrhus::rules {

namespace {

/// One real code list's tolerance (R11).
constexpr int percent = 10;
const base::Money least = base::Money::kroner(5000);

void look(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        std::map<int, std::int64_t> billed;
        for (const std::uint32_t number : at.matching().links_of_grant(grant.number)) {
            const models::matching::Link& link = at.matching().links[number];
            const models::matching::Match& match = at.matching().postings[link.posting];
            if (match.state == models::matching::LinkState::linked)
                billed[match.days.from.year()] += link.ore;
        }
        for (const auto& [year, ore] : billed) {
            const base::Money granted = at.cost_of(grant.number, base::Period::year(year));
            const base::Money above = base::Money::ore(ore) - granted;
            if (granted.is_zero() || above <= least || above.in_ore() * 100 <= granted.in_ore() * percent)
                continue;
            report.grant(grant.number, std::max(grant.fact.period.from, base::Date::of(year, 1, 1)), above,
                         {"Der er regnet {} kr. i {}; bevillingen koster {} kr. i det år.",
                          "DKK {} is billed in {}; the grant costs DKK {} in that year."},
                         {base::Money::ore(ore), std::to_string(year), granted});
        }
    }
}

} // namespace

const Rule r0307 = {.head = {.code = "r0307",
                             .severity = domain::Severity::warning,
                             .title = {"Regnet mere end bevilget", "Billed more than granted"},
                             .reference = "Kontrolpraksis: tolerance 10 % og 5.000 kr. (R11)",
                             .field = "quantity"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting),
                    .look = look};

} // namespace styrhus::rules
