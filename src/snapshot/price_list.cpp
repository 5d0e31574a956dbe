#include "snapshot/price_list.h"

#include <algorithm>
#include <tuple>

namespace styrhus::snapshot {

PriceList::PriceList(const std::vector<domain::Tariff>& tariffs) {
    tariffs_.reserve(tariffs.size());
    for (const domain::Tariff& tariff : tariffs)
        tariffs_.push_back({{tariff.facility, tariff.service_detail}, &tariff});
    std::sort(tariffs_.begin(), tariffs_.end(), [](const Entry& a, const Entry& b) {
        return std::tuple(a.first, a.second->period.from, a.second->price)
               < std::tuple(b.first, b.second->period.from, b.second->price);
    });
}

std::span<const PriceList::Entry> PriceList::at(domain::Term facility) const {
    const auto first =
        std::lower_bound(tariffs_.begin(), tariffs_.end(), facility,
                         [](const Entry& entry, domain::Term f) { return entry.first.facility < f; });
    const auto end =
        std::upper_bound(first, tariffs_.end(), facility,
                         [](domain::Term f, const Entry& entry) { return f < entry.first.facility; });
    return {first, end};
}

std::span<const PriceList::Entry> PriceList::of(const Key& key) const {
    return range_of(std::span(tariffs_), key);
}

std::span<const PriceList::Entry> PriceList::of(const domain::Grant& grant) const {
    return of(Key{grant.facility, grant.service_detail});
}

const domain::Tariff* PriceList::on(const Key& key, base::Date day) const {
    return holding(of(key), day);
}

const domain::Tariff* PriceList::on(const domain::Grant& grant, base::Date day) const {
    return holding(of(grant), day);
}

KnownPrice price_of(const domain::Grant& grant, const domain::Tariff* tariff,
                    const domain::QuantityFact* hours) {
    Price price = {.price = grant.price,
                   .quantity_milli = grant.quantity_milli,
                   .unit = grant.unit,
                   .day_count = grant.day_count,
                   .weeks_per_year_milli = grant.weeks_per_year_milli,
                   .vat_factor_ppm = grant.vat_factor_ppm};
    // A case system's price holds its VAT.
    if (tariff != nullptr && grant.vat_factor_ppm == whole_ppm) price.vat_factor_ppm = tariff->vat_factor_ppm;
    if (hours != nullptr) price.quantity_milli = hours->quantity_milli;
    bool is_known = grant.has_price || tariff != nullptr;
    if (!grant.has_price && tariff != nullptr) {
        price.price = tariff->price;
        price.unit = tariff->unit;
        price.day_count = tariff->day_count;
        if (price.unit == domain::PriceUnit::hour && hours == nullptr) is_known = false;
    }
    if (!is_known) price.price = {};
    return {price, is_known};
}

} // namespace styrhus::snapshot
