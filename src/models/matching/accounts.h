#pragma once

#include "models/matching/interventions.h"

#include <compare>
#include <cstdint>
#include <map>

namespace styrhus::models::matching {

/// Which accounts the bills of a kind of help stand on, learnt from the bills whose citizen and payee tell
/// what they are for. No chart says it for every municipality; its own practice does.
class Accounts {
  public:
    Accounts(const snapshot::Snapshot& snapshot, const Interventions& interventions);

    void see(std::uint32_t intervention, std::int32_t day, domain::Term account);

    enum class Fit : std::uint8_t { unknown, usual, unusual };
    Fit fit(std::uint32_t intervention, std::int32_t day, domain::Term account) const;
    /// The account most of its kind stand on; none if none was seen.
    domain::Term most_usual(std::uint32_t intervention, std::int32_t day) const;

  private:
    /// A paragraph, a type of place and a target group: what charts of accounts are divided by.
    struct Kind {
        domain::Term law{};
        domain::Term facility_type{};
        domain::Term target_group{};
        domain::Term service{}; ///< where neither law nor type of place is given
        auto operator<=>(const Kind&) const = default;
    };
    struct Seen {
        std::uint32_t bills = 0;
        std::map<domain::Term, std::uint32_t> of_account;
    };
    Kind kind_of(std::uint32_t intervention, std::int32_t day) const;

    const snapshot::Snapshot& snapshot_;
    const Interventions& interventions_;
    std::map<Kind, Seen> seen_;
};

} // namespace styrhus::models::matching
