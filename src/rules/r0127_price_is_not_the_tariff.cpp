#include "rules/rules.h"

#include <optional>

/// A price of its own that differs from the tariff of its facility and level on its first day. A month that
/// is counted as 30.5 days or a twelfth of a year is no difference, nor is a supplement that the tariff list
/// has for the facility.
namespace styrhus::rules {

namespace {

using base::Money;
using domain::PriceUnit;

constexpr Money off_max = Money::ore(100);
constexpr std::int64_t off_percent_max = 1;

/// Days that a unit of price covers, in hundredths; 0 where it does not say.
std::int64_t days_of(PriceUnit unit) {
    switch (unit) {
    case PriceUnit::day:
        return 100;
    case PriceUnit::week:
        return 700;
    case PriceUnit::two_weeks:
        return 1400;
    case PriceUnit::month:
        return 3050;
    case PriceUnit::quarter:
        return 9150;
    case PriceUnit::year:
        return 36500;
    default:
        return 0;
    }
}

/// What the tariff costs per unit of the grant; none where the two are not alike.
std::optional<Money> in_unit(const domain::Tariff& tariff, PriceUnit unit) {
    if (unit == PriceUnit::unknown) return std::nullopt;
    if (tariff.unit == unit) return tariff.price;
    const std::int64_t from = days_of(tariff.unit);
    const std::int64_t to = days_of(unit);
    if (from == 0 || to == 0) return std::nullopt;
    return Money::ore(base::round_ratio(tariff.price.in_ore(), to, from));
}

bool is_alike(Money price, Money tariff) {
    const Money off = difference(price, tariff);
    return off <= off_max || off * 100 <= tariff * off_percent_max;
}

bool is_supplement(const Municipality& at, const domain::Tariff& tariff) {
    return reference::folded(at.text(tariff.service_detail)).find("tillæg") != std::string::npos;
}

/// Whether a supplement of the facility on the day makes up the difference: to the krone where it is per the
/// same unit, for among many supplements one is always about as large as an error.
bool is_with_supplement(const Municipality& at, const domain::Grant& grant, Money tariff) {
    for (const auto& [key, other] : at.places().prices().at(grant.facility)) {
        if (!other->period.contains(grant.period.from) || !is_supplement(at, *other)) continue;
        const std::optional<Money> supplement = in_unit(*other, grant.unit);
        if (!supplement) continue;
        const bool is_exact = other->unit == grant.unit;
        const Money whole = tariff + *supplement;
        if (is_exact ? difference(grant.price, whole) <= off_max : is_alike(grant.price, whole)) return true;
    }
    return false;
}

void price_is_not_the_tariff(const Municipality& at, Report& report) {
    for (const LiveGrant& grant : at.live_grants()) {
        const domain::Grant& fact = grant.fact;
        if (!fact.has_price || fact.price <= Money{} || domain::is_none(fact.facility)) continue;
        const domain::Tariff* tariff = at.places().prices().on(fact, fact.period.from);
        if (tariff == nullptr) continue;
        const std::optional<Money> right = in_unit(*tariff, fact.unit);
        if (!right || is_alike(fact.price, *right) || is_with_supplement(at, fact, *right)) continue;
        report.grant(grant.number, fact.period.from,
                     portion(at.yearly_cost(grant.number), difference(fact.price, *right), fact.price),
                     {"Prisen er {} kr., men taksten er {} kr. den {}.",
                      "The price is DKK {} but the tariff is DKK {} on {}."},
                     {fact.price, *right, fact.period.from});
    }
}

} // namespace

const Rule r0127 = {.head = {.code = "r0127",
                             .severity = domain::Severity::warning,
                             .title = {"Pris, der ikke er taksten", "Price that is not the tariff"},
                             .reference = "Kontrolpraksis: pris mod takst og kontrakt; SEL § 174, BL § 195",
                             .field = "price"},
                    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::tariff),
                    .look = price_is_not_the_tariff};

} // namespace styrhus::rules
