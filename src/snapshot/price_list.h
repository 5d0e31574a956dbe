#pragma once

#include "domain/facts.h"
#include "snapshot/dated_index.h"
#include "snapshot/rate.h"

#include <compare>
#include <span>
#include <utility>
#include <vector>

namespace styrhus::snapshot {

/// A factor of 1: nothing is reclaimed, or nobody said.
constexpr std::int32_t whole_ppm = 1'000'000;

/// Tariffs by facility and level.
class PriceList {
  public:
    struct Key {
        domain::Term facility{};
        domain::Term detail{};
        auto operator<=>(const Key&) const = default;
    };
    using Entry = std::pair<Key, const domain::Tariff*>;

    /// Keeps pointers to the tariffs.
    explicit PriceList(const std::vector<domain::Tariff>& tariffs);

    /// All, by facility, level and first day.
    std::span<const Entry> entries() const { return tariffs_; }
    /// Those of a facility, whatever the level.
    std::span<const Entry> at(domain::Term facility) const;
    /// Those of a facility and level, by first day.
    std::span<const Entry> of(const Key& key) const;
    std::span<const Entry> of(const domain::Grant& grant) const;
    /// The one in force on a day; null if there is none.
    const domain::Tariff* on(const Key& key, base::Date day) const;
    const domain::Tariff* on(const domain::Grant& grant, base::Date day) const;

  private:
    DatedIndex<Key, domain::Tariff> tariffs_;
};

struct KnownPrice {
    Price price;
    bool is_known = false;
};

/// What a grant costs a unit: its own price, else its tariff's; the VAT that is reclaimed stands with the
/// tariff (DEFINITIONS 1, basis). An hourly price of a tariff is known only with the hours it is paid for.
/// `tariff` and `hours` may be null.
KnownPrice price_of(const domain::Grant& grant, const domain::Tariff* tariff,
                    const domain::QuantityFact* hours);

} // namespace styrhus::snapshot
