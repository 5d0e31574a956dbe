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
    bool has_seen(std::uint32_t intervention) const { return own_.count(intervention) != 0; }

    enum class Fit : std::uint8_t { unknown, usual, unusual };
    /// Where the kind has too few bills to tell, the intervention's own do; where those are too few as well,
    /// an account that is another service's is unusual.
    Fit fit(std::uint32_t intervention, std::int32_t day, domain::Term account) const;
    /// The account most of those bills stand on; none if none was seen.
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

        void see(domain::Term account);
        std::uint32_t on(domain::Term account) const;
        domain::Term most() const; ///< none if none was seen
    };
    const domain::Grant& grant_of(std::uint32_t intervention, std::int32_t day) const;
    static Kind kind_of(const domain::Grant& grant);
    bool is_anothers(const domain::Grant& grant, domain::Term account) const;

    const snapshot::Snapshot& snapshot_;
    const Interventions& interventions_;
    std::map<Kind, Seen> kinds_;
    std::map<domain::Term, Seen> services_; ///< whatever the paragraph: it may change its number
    std::map<std::uint32_t, Seen> own_;     ///< per intervention
    std::map<domain::Term, std::uint32_t> bills_on_;
};

} // namespace styrhus::models::matching
