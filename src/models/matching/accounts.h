#pragma once

#include "models/matching/interventions.h"

#include <compare>
#include <cstdint>
#include <map>
#include <span>
#include <unordered_map>

namespace styrhus::models::matching {

/// Which accounts the bills of a kind of help stand on, learnt from the bills whose citizen and payee tell
/// what they are for. No chart says it for every municipality; its own practice does. Many accounts may be
/// one line of the authorised chart: one for each place, or new ones each year.
class Accounts {
  public:
    Accounts(const snapshot::Snapshot& snapshot, const Interventions& interventions,
             std::span<const domain::Posting> bills);

    void see(std::uint32_t intervention, std::int32_t day, domain::Term account);
    bool has_seen(std::uint32_t intervention) const { return own_.count(intervention) != 0; }

    /// Once all bills are seen.
    void learn();
    enum class Fit : std::uint8_t { unknown, usual, unusual };
    /// The kind's bills tell, if they stand together on few lines of the chart: their accounts are usual,
    /// another line's are not. An account of their line that is not one of them may be a place's own or a new
    /// year's: it is usual if the intervention's own bills stand on it, unusual if it is another service's.
    /// Where the kind's bills do not tell, the intervention's own do; where those are too few as well, an
    /// account that is another service's is unusual.
    Fit fit(std::uint32_t intervention, std::int32_t day, domain::Term account) const;
    /// The account most of those bills stand on; none if none was seen.
    domain::Term most_usual(std::uint32_t intervention, std::int32_t day) const;

  private:
    /// Function, ownership and grouping by the chart or by the account's digits, numbered; an account that
    /// neither tells of is a line of its own.
    enum class ChartLine : std::uint32_t {};
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
    struct SeenOfKind : Seen {
        std::map<ChartLine, std::uint32_t> of_line;
        bool stand_together = false; ///< most bills stand on lines that are usual
        std::uint32_t on_line(ChartLine line) const;
    };
    void number_lines(std::span<const domain::Posting> bills);
    const domain::Grant& grant_of(std::uint32_t intervention, std::int32_t day) const;
    static Kind kind_of(const domain::Grant& grant);
    bool is_anothers(const domain::Grant& grant, domain::Term account) const;

    const snapshot::Snapshot& snapshot_;
    const Interventions& interventions_;
    std::map<Kind, SeenOfKind> kinds_;
    std::map<domain::Term, Seen> services_; ///< whatever the paragraph: it may change its number
    std::map<std::uint32_t, Seen> own_;     ///< per intervention
    std::map<domain::Term, std::uint32_t> bills_on_;
    std::unordered_map<domain::Term, ChartLine> lines_; ///< of every account that a bill stands on
};

} // namespace styrhus::models::matching
