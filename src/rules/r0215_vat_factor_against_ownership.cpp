#include "rules/rules.h"

#include <unordered_set>

/// VAT is reclaimed of private places and hours, and of nothing public: a private provider at factor 1 gives
/// away a refund, a public one below 1 claims too much. Courses paid once may be free of VAT. One finding per
/// facility, on a tariff that holds.
namespace styrhus::rules {

namespace {

using base::Money;
using domain::Ownership;
using domain::Tariff;

constexpr std::int64_t whole = snapshot::whole_ppm;

bool is_public(Ownership ownership) {
    return ownership == Ownership::own || ownership == Ownership::other_municipality
           || ownership == Ownership::region;
}

bool is_private_whole(const Tariff& tariff) {
    return tariff.ownership == Ownership::private_provider && tariff.vat_factor_ppm == whole
           && tariff.unit != domain::PriceUnit::one_off;
}

bool is_public_reduced(const Tariff& tariff) {
    return is_public(tariff.ownership) && tariff.vat_factor_ppm < whole;
}

/// What the factor takes off the help of the last twelve months; which factor a private provider should
/// have is not known, and nothing is guessed.
Money taken_off(const Municipality& at, const Tariff& tariff) {
    if (!is_public_reduced(tariff) || tariff.vat_factor_ppm <= 0) return {};
    Money cost;
    for (const std::uint32_t grant : at.places().grants_at(tariff.facility))
        cost += at.yearly_cost(grant);
    return Money::ore(base::round_ratio(cost.in_ore(), whole - tariff.vat_factor_ppm, tariff.vat_factor_ppm));
}

void vat_factor_against_ownership(const Municipality& at, Report& report) {
    const std::vector<Tariff>& tariffs = at.facts<Tariff>();
    std::unordered_set<domain::Term> told;
    for (std::uint32_t number = 0; number < tariffs.size(); ++number) {
        const Tariff& tariff = tariffs[number];
        if (told.count(tariff.facility) != 0 || !tariff.period.contains(at.as_of())) continue;
        const bool is_whole = is_private_whole(tariff);
        if (!is_whole && !is_public_reduced(tariff)) continue;
        told.insert(tariff.facility);
        const Words message =
            is_whole
                ? Words{"Leverandøren er privat, men momsfaktoren er {}: købsmoms refunderes ikke.",
                        "The provider is private but the VAT factor is {}: no VAT is reclaimed."}
                : Words{"Leverandøren er offentlig, men momsfaktoren er {}: der er ingen moms at refundere.",
                        "The provider is public but the VAT factor is {}: there is no VAT to reclaim."};
        report.tariff(number, tariff.period.from, taken_off(at, tariff), message,
                      {Thousandths{tariff.vat_factor_ppm / 1000}});
    }
}

} // namespace

const Rule r0215 = {
    .head = {.code = "r0215",
             .severity = domain::Severity::note,
             .title = {"Momsfaktor mod ejerforhold", "VAT factor against ownership"},
             .reference = "Momsrefusion for kommuner; grundlag: bogført udgift efter købsmoms",
             .field = "vat_factor"},
    .needs = kind(domain::FactKind::tariff),
    .look = vat_factor_against_ownership};

} // namespace styrhus::rules
