#pragma once

#include "snapshot/freeze.h"
#include "snapshot/grant_area.h"
#include "snapshot/join_report.h"
#include "snapshot/placing.h"
#include "snapshot/rate.h"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace styrhus::snapshot {

/// Lays grants out as GrantColumns and PieceColumns: prices from the grant or the tariff of its day, hours
/// from the provider system, one row per constant rate, one piece per constant ladder and step. Fills `held`
/// per PersonId with the ladders a person stands on, for the postings.
class GrantRows {
  public:
    /// `origin_of_delivery`: index in ModelColumns::origins for each delivery of the order.
    GrantRows(const FreezeOrder& order, std::span<const std::uint8_t> origin_of_delivery, Snapshot& into);
    void lay_out();

    /// Ladders held by a person, empty for those without.
    std::span<const HeldLadder> held_by(domain::PersonId person) const;

  private:
    struct TariffKey {
        domain::Term facility{};
        domain::Term detail{};
        auto operator<=>(const TariffKey&) const = default;
    };
    struct HoursKey {
        domain::PersonId person{};
        domain::Term service{};
        domain::Term detail{};
        domain::Term facility{};
        auto operator<=>(const HoursKey&) const = default;
    };
    /// A stretch of a grant over which price and hours stand still.
    struct PricedStretch {
        base::Period period;
        const domain::Tariff* tariff = nullptr;
        const domain::QuantityFact* hours = nullptr;
    };

    void index_tariffs();
    void index_hours();
    std::vector<base::Period> cut(const domain::Grant& grant, domain::PersonId person) const;
    PricedStretch priced(const domain::Grant& grant, domain::PersonId person, base::Period period) const;
    Price price_of(const domain::Grant& grant, const PricedStretch& stretch, bool& is_known) const;
    void lay_out_grant(std::uint32_t fact, domain::PersonId person);
    void add_row(std::uint32_t fact, domain::PersonId person, base::Period period, const Rate& rate,
                 std::optional<base::Fraction> carry, std::uint16_t marks);
    std::uint16_t marks_of(std::uint32_t fact) const;
    bool is_on_frame(const domain::Grant& grant, base::Date day) const;
    void place_row(std::uint32_t fact, std::uint32_t row, base::Period period, const PricedStretch& stretch,
                   const Price& price);
    void finish_person(domain::PersonId person);
    void name_areas();
    void report(JoinTrouble trouble, const domain::Grant& grant);

    const FreezeOrder& order_;
    std::span<const std::uint8_t> origin_of_delivery_;
    Snapshot& into_;
    Placer placer_;
    GrantAreas areas_;
    std::vector<std::pair<TariffKey, const domain::Tariff*>> tariffs_;
    std::vector<std::pair<HoursKey, const domain::QuantityFact*>> hours_;
    std::vector<PlacedStretch> stretches_; ///< of the person or grant at hand
    std::vector<SettledPiece> settled_;
    std::vector<HeldLadder> held_;
    std::vector<std::uint32_t> held_begin_; ///< per PersonId
};

} // namespace styrhus::snapshot
