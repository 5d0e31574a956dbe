#include "rules/rules.h"

/// A price per day so high, or per month so low, that it must be another unit's: the yearly price written as
/// the day's, the hour's as the month's. Small supplements are small.
namespace styrhus::rules {

namespace {

using base::Money;
using domain::PriceUnit;

void price_of_another_unit(const Municipality& at, Report& report) {
    const Money daily_max = Money::kroner(at.setting(reference::daily_price_max_setting));
    const Money monthly_min = Money::kroner(at.setting(reference::monthly_price_min_setting));
    for (const LiveGrant& grant : at.live_grants()) {
        const domain::Grant& fact = grant.fact;
        if (!fact.has_price || fact.price <= Money{} || fact.is_supplementary) continue;
        const bool is_high = fact.unit == PriceUnit::day && daily_max < fact.price;
        const bool is_low = fact.unit == PriceUnit::month && fact.price < monthly_min;
        if (!is_high && !is_low) continue;
        const Words message = is_high
                                  ? Words{"{} kr. pr. dag fra {} ligner prisen for en måned eller et år.",
                                          "DKK {} a day from {} looks like the price of a month or a year."}
                                  : Words{"{} kr. pr. måned fra {} ligner prisen for en time eller en dag.",
                                          "DKK {} a month from {} looks like the price of an hour or a day."};
        report.grant(grant.number, fact.period.from, at.yearly_cost(grant.number), message,
                     {fact.price, fact.period.from});
    }
}

} // namespace

const Rule r0134 = {
    .head = {.code = "r0134",
             .severity = domain::Severity::warning,
             .title = {"Pris, der ligner en anden enheds", "Price that looks like another unit's"},
             .reference = "Kontrolpraksis: pris og enhed; grænserne er skøn (data/parameters)",
             .field = "unit"},
    .needs = kind(domain::FactKind::grant),
    .look = price_of_another_unit};

} // namespace styrhus::rules
