#include "rules/rules.h"

/// No price of its own, and a facility or level that the tariff list does not know, from a source whose
/// grants are priced by the list: the citizen stands on the ladder without kroner. An own unit with a budget
/// of its own needs no price.
namespace styrhus::rules {

namespace {

/// Which sources have grants that the tariff list prices.
std::vector<bool> priced_by_list(const Municipality& at) {
    std::vector<bool> priced(at.sources().size());
    for (const LiveGrant& grant : at.live_grants())
        if (!grant.fact.has_price && !at.places().prices().of(grant.fact).empty())
            priced[at.source_of(grant.fact.source)] = true;
    return priced;
}

void no_tariff(const Municipality& at, Report& report) {
    const snapshot::PriceList& prices = at.places().prices();
    const std::vector<bool> is_priced = priced_by_list(at);
    for (const LiveGrant& grant : at.live_grants()) {
        const domain::Grant& fact = grant.fact;
        if (fact.has_price || domain::is_none(fact.facility) || !at.is_recent(fact.period)) continue;
        if (!is_priced[at.source_of(fact.source)] || !prices.of(fact).empty()) continue;
        if (at.is_on_frame(fact.facility, fact.period.from)) continue;
        const Words message =
            prices.at(fact.facility).empty()
                ? Words{"Bevillingen fra {} har ingen pris, og stedet er ikke på takstlisten.",
                        "The grant from {} has no price, and the facility is not in the tariff list."}
                : Words{"Bevillingen fra {} har ingen pris, og takstlisten kender stedet, men ikke niveauet.",
                        "The grant from {} has no price, and the tariff list knows the facility but not the "
                        "level."};
        report.grant(grant.number, fact.period.from, {}, message, {fact.period.from});
    }
}

} // namespace

const Rule r0128 = {.head = {.code = "r0128",
                             .severity = domain::Severity::error,
                             .title = {"Sted eller niveau uden takst", "Facility or level without a tariff"},
                             .reference = "Kontrolpraksis: pris mod takst og kontrakt",
                             .field = "facility"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::tariff),
                    .look = no_tariff};

} // namespace styrhus::rules
