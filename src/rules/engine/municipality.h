#pragma once

#include "domain/facts.h"
#include "models/commitment/grant_costs.h"
#include "reference/law.h"
#include "rules/engine/run.h"
#include "snapshot/snapshot.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace styrhus::rules {

/// Kinds of facts a rule cannot do without.
using Kinds = std::uint32_t;
constexpr Kinds kind(domain::FactKind of) {
    return 1U << static_cast<unsigned>(of);
}

/// A grant that counts, with what most rules ask of it.
struct LiveGrant {
    std::uint32_t number = 0; ///< in grants()
    const domain::Grant& fact;
    const reference::LawReference* law = nullptr; ///< on its first day; null where it cannot be read
    std::uint32_t person = 0;                     ///< 0 = nobody known
};

/// The facts in force of a municipality, laid out for rules: whose they are, what law they stand on, what
/// they cost. Made once per snapshot and only read afterwards.
class Municipality {
  public:
    explicit Municipality(const snapshot::Snapshot& snapshot);
    // Live grants point at the laws read here.
    Municipality(const Municipality&) = delete;
    Municipality& operator=(const Municipality&) = delete;

    const snapshot::Snapshot& snapshot() const { return snapshot_; }
    const std::vector<domain::Grant>& grants() const { return snapshot_.grants; }
    const std::vector<domain::Posting>& postings() const { return snapshot_.postings; }
    const std::string& text(domain::Term term) const { return snapshot_.terms->text(term); }
    base::Date as_of() const { return snapshot_.as_of; }

    /// Which of the kinds no delivery has; empty if all are there.
    Told missing(Kinds kinds) const;

    /// 1 … persons().
    std::uint32_t persons() const { return static_cast<std::uint32_t>(snapshot_.persons.persons.size()); }
    const domain::Person& person(std::uint32_t person) const { return snapshot_.persons.persons[person - 1]; }
    std::uint32_t person_of_grant(std::uint32_t grant) const { return person_of_grant_[grant]; }
    std::uint32_t person_of_posting(std::uint32_t posting) const { return person_of_posting_[posting]; }
    /// By first day, then by where they stand.
    std::span<const std::uint32_t> grants_of(std::uint32_t person) const;
    /// By posting day, then by where they stand.
    std::span<const std::uint32_t> postings_of(std::uint32_t person) const;

    /// Those that count, in the order of grants().
    const std::vector<LiveGrant>& live_grants() const { return live_grants_; }
    /// Whether the grant counts: granted or ended, with days, and not set aside.
    bool is_live(std::uint32_t grant) const { return is_live_[grant]; }
    /// Its paragraph on its first day; null where it cannot be read.
    const reference::LawReference* law_of(std::uint32_t grant) const;
    /// What it costs over the twelve months that end on the as-of date, or over those after it where it
    /// begins later: øre on the basis cost.
    base::Money yearly_cost(std::uint32_t grant) const;
    /// The method of the posting's account line.
    reference::Method method_of(std::uint32_t posting) const { return method_of_posting_[posting]; }
    /// Whether its source says which days it pays for.
    static bool has_service(const domain::Posting& posting) {
        return !posting.service.is_empty() && !posting.service.is_open();
    }

    /// What a statement or a later delivery knows the row by.
    std::uint64_t subject_of_grant(std::uint32_t grant) const;
    std::uint64_t subject_of_posting(std::uint32_t posting) const;

  private:
    void join_people();
    void read_laws();
    void index_rows();

    const snapshot::Snapshot& snapshot_;
    Kinds delivered_ = 0;
    std::vector<std::uint32_t> person_of_grant_;
    std::vector<std::uint32_t> person_of_posting_;
    std::vector<std::uint32_t> grants_by_person_;
    std::vector<std::uint32_t> grants_begin_; ///< per person, and one more
    std::vector<std::uint32_t> postings_by_person_;
    std::vector<std::uint32_t> postings_begin_;
    std::vector<bool> is_live_;
    std::vector<LiveGrant> live_grants_;
    std::vector<reference::LawReference> laws_;
    std::vector<std::int32_t> law_of_grant_; ///< index in laws_; −1 for none
    std::vector<reference::Method> method_of_posting_;
    models::commitment::GrantCosts costs_;
};

} // namespace styrhus::rules
