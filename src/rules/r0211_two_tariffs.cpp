#include "rules/rules.h"

#include <map>
#include <tuple>

/// Two prices for the same facility and level on the same days. A price by another unit, of another provider
/// or for another paragraph is another price. At stake is what hangs on which of them is right.
namespace styrhus::rules {

namespace {

using base::Money;
using domain::Tariff;

auto kind_of(const Tariff& tariff) {
    return std::tuple(tariff.unit, tariff.provider, tariff.law);
}

/// What the difference makes for those priced by the list in the days of both.
Money cost_of_difference(const Municipality& at, const Place& place, const Tariff& one, const Tariff& other) {
    const base::Period both = at.so_far(one.period.intersect(other.period));
    Money sum;
    for (const std::uint32_t grant : place.grants) {
        const domain::Grant& fact = at.grants()[grant];
        const Tariff* used = at.places().prices().on(fact, both.from);
        if (fact.has_price || used == nullptr || used->price.is_zero()) continue;
        sum += portion(at.cost_of(grant, both), difference(one.price, other.price), used->price);
    }
    return sum;
}

void two_tariffs(const Municipality& at, Report& report) {
    for (const Place& place : at.places().all()) {
        // Of those that began earlier the one that lasts longest: one look back is enough.
        std::map<decltype(kind_of({})), const Tariff*> lasting;
        for (const auto& [key, tariff] : place.tariffs) {
            const Tariff*& earlier = lasting[kind_of(*tariff)];
            if (earlier != nullptr && earlier->period.overlaps(tariff->period)
                && earlier->price != tariff->price)
                report.tariff(at.places().number_of(*tariff), tariff->period.from,
                              cost_of_difference(at, place, *earlier, *tariff),
                              {"Taksten fra {} er {} kr., men en takst fra {}, som gælder endnu, er {} kr.",
                               "The tariff from {} is DKK {}, but one from {} that still holds is DKK {}."},
                              {tariff->period.from, tariff->price, earlier->period.from, earlier->price});
            if (earlier == nullptr || earlier->period.to < tariff->period.to) earlier = tariff;
        }
    }
}

} // namespace

const Rule r0211 = {.head = {.code = "r0211",
                             .severity = domain::Severity::error,
                             .title = {"To takster på samme dag", "Two tariffs on the same day"},
                             .reference = "Kontrolpraksis: takstlisten",
                             .field = "end"},
                    .needs = kind(domain::FactKind::tariff),
                    .look = two_tariffs};

} // namespace styrhus::rules
