#include "rules/rules.h"

#include <map>

/// A citizen with a grant whom the civil register extract does not know. Extracts leave out those whose cases
/// are long closed: a grant that ended in the last three years is judged where the extract knows nearly
/// everybody else whose help ended in its year.
namespace styrhus::rules {

namespace {

/// Of those whose help ended in a year the extract may lack one in so many.
constexpr std::int64_t one_unknown_in = 20;
constexpr int months_back = 36;

struct Known {
    std::int64_t grants = 0;
    std::int64_t unknown = 0;
    bool is_nearly_everybody() const { return unknown * one_unknown_in <= grants; }
};

bool is_unknown(const Municipality& at, const LiveGrant& grant) {
    return at.person(grant.person).born.is_open_end();
}

/// Of grants that have ended.
std::map<int, Known> known_by_year(const Municipality& at) {
    std::map<int, Known> years;
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.person == 0 || at.as_of() < grant.fact.period.to) continue;
        Known& year = years[grant.fact.period.to.plus_days(-1).year()];
        ++year.grants;
        if (is_unknown(at, grant)) ++year.unknown;
    }
    return years;
}

void not_in_the_register(const Municipality& at, Report& report) {
    const std::map<int, Known> years = known_by_year(at);
    for (const LiveGrant& grant : at.live_grants()) {
        if (grant.person == 0 || !is_unknown(at, grant)) continue;
        const auto year = years.find(grant.fact.period.to.plus_days(-1).year());
        const bool has_ended = grant.fact.period.to <= at.as_of();
        const bool is_long_ago = grant.fact.period.to <= at.as_of().plus_months(-months_back);
        if (has_ended && (is_long_ago || !year->second.is_nearly_everybody())) continue;
        report.grant(grant.number, grant.fact.period.from, at.yearly_cost(grant.number),
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
    .look = not_in_the_register};

} // namespace styrhus::rules
