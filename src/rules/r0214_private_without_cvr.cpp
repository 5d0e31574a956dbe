#include "rules/rules.h"

/// A private provider in the tariff list without a CVR number: its invoices cannot be held against its
/// tariffs. One finding per facility, on a tariff that holds.
namespace styrhus::rules {

namespace {

void private_without_cvr(const Municipality& at, Report& report) {
    domain::Term told{};
    for (const auto& [key, tariff] : at.places().prices().entries()) {
        if (key.facility == told || !tariff->period.contains(at.as_of())) continue;
        if (tariff->ownership != domain::Ownership::private_provider || !domain::is_none(tariff->cvr))
            continue;
        told = key.facility;
        report.tariff(at.places().number_of(*tariff), tariff->period.from, {},
                      {"Leverandøren er privat, men står uden CVR-nummer.",
                       "The provider is private but has no CVR number."});
    }
}

} // namespace

const Rule r0214 = {
    .head = {.code = "r0214",
             .severity = domain::Severity::warning,
             .title = {"Privat leverandør uden CVR-nummer", "Private provider without a CVR number"},
             .reference = "Kontrolpraksis: fakturaer kendes på CVR-nummeret",
             .field = "cvr"},
    .needs = kind(domain::FactKind::tariff),
    .look = private_without_cvr};

} // namespace styrhus::rules
