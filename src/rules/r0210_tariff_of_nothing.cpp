#include "rules/rules.h"

/// A tariff of zero: those it prices count without kroner. An own unit with a budget of its own may have it.
namespace styrhus::rules {

namespace {

void tariff_of_nothing(const Municipality& at, Report& report) {
    const std::vector<domain::Tariff>& tariffs = at.facts<domain::Tariff>();
    for (std::uint32_t number = 0; number < tariffs.size(); ++number) {
        const domain::Tariff& tariff = tariffs[number];
        if (!tariff.price.is_zero() || !at.is_recent(tariff.period)) continue;
        if (at.is_on_frame(tariff.facility, tariff.period.from)) continue;
        report.tariff(number, tariff.period.from, {},
                      {"Taksten er 0 kr. fra {}.", "The tariff is 0 kroner from {}."}, {tariff.period.from});
    }
}

} // namespace

const Rule r0210 = {.head = {.code = "r0210",
                             .severity = domain::Severity::warning,
                             .title = {"Takst på 0 kr.", "Tariff of zero"},
                             .reference = "Kontrolpraksis: pris på nul",
                             .field = "price"},
                    .needs = kind(domain::FactKind::tariff),
                    .look = tariff_of_nothing};

} // namespace styrhus::rules
