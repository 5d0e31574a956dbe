#pragma once

#include "domain/facts.h"
#include "snapshot/price_list.h"

#include <cstdint>
#include <span>
#include <vector>

namespace styrhus::rules {

/// A facility and level of the tariff list, and the grants at it.
struct Place {
    std::span<const snapshot::PriceList::Entry> tariffs; ///< by first day; at least one
    std::span<const std::uint32_t> grants;               ///< by first day
};

/// The tariff list beside the grants it prices. Rows without a facility are at no place.
class Places {
  public:
    /// Keeps references to the prices and facts; `counted` are the numbers of the grants that count.
    Places(const snapshot::PriceList& prices, const std::vector<domain::Tariff>& tariffs,
           const std::vector<domain::Grant>& grants, std::vector<std::uint32_t> counted);
    // Places point into what is sorted here.
    Places(const Places&) = delete;
    Places& operator=(const Places&) = delete;

    const snapshot::PriceList& prices() const { return prices_; }
    /// Of the tariff list, by facility and level.
    const std::vector<Place>& all() const { return places_; }
    /// Grants at a facility, whatever the level and whether or not the tariff list has it.
    std::span<const std::uint32_t> grants_at(domain::Term facility) const;
    /// Its number among the tariffs.
    std::uint32_t number_of(const domain::Tariff& tariff) const {
        return static_cast<std::uint32_t>(&tariff - tariffs_.data());
    }

  private:
    const snapshot::PriceList& prices_;
    const std::vector<domain::Tariff>& tariffs_;
    const std::vector<domain::Grant>& grants_;
    std::vector<std::uint32_t> counted_; ///< by facility, level, first day and where they stand
    std::vector<Place> places_;
};

} // namespace styrhus::rules
