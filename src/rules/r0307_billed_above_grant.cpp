#include "rules/engine/after_end.h"
#include "rules/rules.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

/// More billed for a grant in a year than it costs in that year, beyond the tolerance: more hours or days
/// than granted, or the same help billed twice. Days after the end are r0301's.
namespace styrhus::rules {

namespace {

/// One real code list's tolerance (R11).
constexpr int percent = 10;
const base::Money least = base::Money::kroner(5000);

/// By year, evenly over the days that the bill is for (DEFINITIONS 4).
void add_by_year(std::int64_t ore, base::Period days, std::map<int, std::int64_t>& billed) {
    std::vector<std::int64_t> weights;
    const int first = days.from.year();
    for (int year = first; year <= days.to.plus_days(-1).year(); ++year)
        weights.push_back(days.intersect(base::Period::year(year)).days());
    const std::vector<base::Money> shares = base::share(base::Money::ore(ore), weights);
    for (std::size_t i = 0; i < shares.size(); ++i)
        billed[first + static_cast<int>(i)] += shares[i].in_ore();
}

/// What r0301 tells of already, by posting.
std::map<std::uint32_t, std::int64_t> told_after_end(const Municipality& at) {
    std::map<std::uint32_t, std::int64_t> told;
    for (const Bill& bill : at.bills())
        if (const base::Money after = paid_after_end(at, bill); !after.is_zero())
            told.emplace(bill.number, after.in_ore());
    return told;
}

void billed_above_grant(const Municipality& at, Report& report) {
    const std::map<std::uint32_t, std::int64_t> after_end = told_after_end(at);
    for (const LiveGrant& grant : at.live_grants()) {
        std::map<int, std::int64_t> billed;
        for (const std::uint32_t number : at.matching().links_of_grant(grant.number)) {
            const models::matching::Link& link = at.matching().links[number];
            const models::matching::Match& match = at.matching().postings[link.posting];
            if (match.state != models::matching::LinkState::linked) continue;
            const auto told = after_end.find(link.posting);
            add_by_year(told == after_end.end() ? link.ore : link.ore - told->second, match.days, billed);
        }
        for (const auto& [year, ore] : billed) {
            const base::Money granted = at.cost_of(grant.number, base::Period::year(year));
            const base::Money above = base::Money::ore(ore) - granted;
            if (granted.is_zero() || above <= least || above.in_ore() * 100 <= granted.in_ore() * percent)
                continue;
            report.grant(grant.number, std::max(grant.fact.period.from, base::Date::of(year, 1, 1)), above,
                         {"Der er afregnet {} kr. for {}; bevillingen koster {} kr. i det år.",
                          "DKK {} is billed for {}; the grant costs DKK {} in that year."},
                         {base::Money::ore(ore), std::to_string(year), granted});
        }
    }
}

} // namespace

const Rule r0307 = {.head = {.code = "r0307",
                             .severity = domain::Severity::warning,
                             .title = {"Afregnet mere end bevilget", "Billed more than granted"},
                             .reference = "Kontrolpraksis: tolerance 10 % og 5.000 kr. (R11)",
                             .field = "quantity"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting),
                    .look = billed_above_grant};

} // namespace styrhus::rules
