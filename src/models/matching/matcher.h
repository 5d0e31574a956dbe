#pragma once

#include "models/commitment/grant_costs.h"
#include "models/matching/accounts.h"
#include "models/matching/amounts.h"
#include "models/matching/considered.h"
#include "models/matching/interventions.h"
#include "models/matching/matching.h"
#include "models/matching/named.h"

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace styrhus::models::matching {

/// The part of a posting that pays for an intervention.
struct Part {
    std::uint32_t intervention = 0;
    std::int64_t ore = 0;
    std::optional<std::uint32_t> grant = std::nullopt; ///< the one of it that a person has named
};

/// A posting's possible grants, and what was decided.
struct Candidate {
    std::uint32_t intervention = 0;
    std::int32_t from = 0; ///< the days it would pay for, [from, to)
    std::int32_t to = 0;
    Signs signs = 0;
    Compared compared;
    /// Of a bill without days: how many months from the one before the posting.
    std::int32_t months_off = 0;
    bool is_billed = false; ///< otherwise
    /// Of a bill that tells neither days nor citizen: the amount is not its to the øre, but may be; it only
    /// stands against others.
    bool is_rival_only = false;
};
/// The order does not depend on how the candidates were found.
bool is_likelier(const Candidate& a, const Candidate& b);

/// The postings that can pay for grants: those on citizens' accounts. Ascending.
std::vector<std::uint32_t> postings_of_cases(const snapshot::Snapshot& snapshot);
/// Bills and credits that name a citizen and a payee and stand on other accounts: an own unit's, the
/// administration's. Some pay for a grant all the same, on the wrong account. Ascending.
std::vector<std::uint32_t> postings_astray(const snapshot::Snapshot& snapshot);

/// Decides in rounds, the certain ones first: what is certainly billed is out of question for the rest.
class Matcher {
  public:
    /// `bills` are matched as far as they are named in `of_cases`; both outlive the call.
    Matcher(const snapshot::Snapshot& snapshot, std::span<const domain::Posting> bills, BillBasis basis,
            std::vector<std::uint32_t> of_cases);
    /// Takes what persons have said of the bills as certain.
    void heed(std::vector<SaidLink> said);
    /// Links those of further postings that certainly pay for a grant; the rest stay outside.
    void look_for_strays(std::vector<std::uint32_t> astray);
    Matching run() &&;
    /// From bills that only one of the citizen's helps can be paid by. Part of running.
    void learn_accounts();
    /// How a bill looks beside the grants of some interventions, by intervention; instead of running, once
    /// accounts are learnt.
    std::vector<Considered> consider(std::uint32_t posting,
                                     std::span<const std::uint32_t> interventions) const;
    const Interventions& interventions() const { return interventions_; }

  private:
    struct Days {
        std::int32_t from = 0;
        std::int32_t to = 0;
    };
    /// What has been billed of an intervention.
    struct Billed {
        struct Share {
            std::int64_t ore = 0;
            std::int64_t expected_ore = 0;
            int times = 1;
        };
        std::vector<Days> days;
        std::vector<Share> shares; ///< of bills that know their citizen and days, and are not what is granted
        std::int64_t ore = 0;
        std::int64_t expected_ore = 0;
    };

    void put_in_order();
    void sort_by_day(std::vector<std::uint32_t>& postings) const;
    void pair_undone(std::span<const std::uint32_t> by_day);
    void take_said();
    std::optional<std::uint32_t> only_help_of(std::uint32_t posting) const;
    void weigh_said();
    void match_recipients();
    void match_named();
    void match_payees();
    void match_certain(std::vector<std::uint32_t>& open, int bar);
    void match_alike(std::vector<std::uint32_t>& open);
    void match_whole_places(std::vector<std::uint32_t>& open);
    void match_together(std::vector<std::uint32_t>& open);
    void match_strays();
    void follow_undone();
    Matching lay_out() const;

    const domain::Posting& fact(std::uint32_t posting) const { return bills_[posting]; }
    std::uint32_t person_of(std::uint32_t posting) const { return persons_[posting]; }
    std::int64_t ore_of(std::uint32_t posting) const; ///< without sign
    std::optional<Days> service_of(std::uint32_t posting) const;
    /// By its recipient or by its text.
    bool knows_citizen(std::uint32_t posting) const { return person_of(posting) != 0 || is_named_[posting]; }
    bool is_taken_back(std::uint32_t posting) const { return undone_by_[posting] != none; }
    /// By a person, of it or of what takes it back.
    bool is_settled(std::uint32_t posting) const { return !settled_.empty() && settled_[posting] != 0; }
    bool is_said_to_be_elsewhere(std::uint32_t posting, std::uint32_t intervention) const;
    Candidate likeliest(std::uint32_t posting, std::uint32_t intervention) const;
    void weigh(std::uint32_t posting);
    void settle_what_it_takes_back(std::uint32_t posting);

    void add_candidates(std::uint32_t posting, std::uint32_t intervention,
                        std::vector<Candidate>& into) const;
    Candidate candidate(std::uint32_t posting, std::uint32_t intervention, Days days) const;
    Signs signs_of_amount(std::uint32_t posting, std::uint32_t intervention, const Compared& compared) const;
    Signs sign_of_payee(std::uint32_t posting, std::uint32_t intervention) const;
    Signs sign_of_account(std::uint32_t posting, std::uint32_t intervention, std::int32_t day) const;
    Signs sign_of_days(std::uint32_t intervention, Days days) const;
    Signs sign_of_own_days(std::uint32_t intervention, Days days) const;
    std::vector<std::vector<Candidate>> places_of(std::uint32_t posting) const;
    bool costs(const std::vector<Candidate>& place, std::int64_t ore) const;
    std::vector<Candidate> whole_place_of(std::uint32_t posting) const;
    bool is_one_citizens(std::uint32_t posting) const;
    bool is_billed(std::uint32_t intervention, std::int32_t from, std::int32_t to) const;
    bool is_as_usual(std::uint32_t intervention, std::int64_t ore, std::int64_t expected) const;
    bool may_be_all(const Candidate& one, std::int64_t ore) const;
    std::int64_t usual_ore(std::uint32_t intervention, std::int64_t expected) const;

    int most_of(std::uint32_t posting, const Candidate& one) const;
    /// The most likely one, with what it leads by; none if there is no candidate.
    std::optional<Candidate> best_of(std::uint32_t posting, std::vector<Candidate> candidates) const;
    void decide(std::uint32_t posting, const Candidate& chosen);
    void link_together(std::uint32_t posting, const std::vector<Candidate>& parts, LinkState state);
    static void note_share(Billed& billed, Billed::Share share);
    void note_billed(std::uint32_t posting, const Candidate& chosen, std::int64_t ore);
    void split(std::uint32_t posting, const Part& part, Days days, std::vector<Link>& links) const;

    static constexpr std::uint32_t none = UINT32_MAX;

    const snapshot::Snapshot& snapshot_;
    std::span<const domain::Posting> bills_;
    commitment::GrantCosts costs_;
    Interventions interventions_;
    Amounts amounts_;
    Accounts accounts_;
    Named named_;
    std::vector<std::uint32_t> order_;   ///< postings on cases, by day posted
    std::vector<std::uint32_t> persons_; ///< per posting: its recipient; 0 = none known
    std::vector<Match> matches_;
    std::vector<std::vector<Part>> parts_;       ///< per posting
    std::vector<std::uint32_t> undone_by_;       ///< per posting: the later one that takes it back
    std::vector<std::uint32_t> undoes_;          ///< per posting: the earlier one it takes back
    std::vector<Billed> billed_;                 ///< per intervention
    std::vector<std::vector<Candidate>> likely_; ///< per posting without recipient
    std::vector<std::uint32_t> astray_;
    std::vector<SaidLink> said_;
    std::vector<std::uint8_t> settled_; ///< per posting; empty if nothing is said
    std::vector<bool> is_named_; ///< per posting without recipient: its text names somebody with a grant
};

} // namespace styrhus::models::matching
