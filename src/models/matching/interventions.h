#pragma once

#include "models/commitment/grant_costs.h"
#include "snapshot/snapshot.h"

#include <cstdint>
#include <span>
#include <vector>

namespace styrhus::models::matching {

/// One help to one citizen at one place: its grants follow each other as prices and laws change, and bills
/// pay for them as one.
struct Intervention {
    std::uint32_t person = 0;          ///< 0 = nobody known; then it is one grant
    std::vector<std::uint32_t> grants; ///< that count, by first day
    std::int32_t from = 0;
    std::int32_t to = 0;      ///< the first day after the last grant; gaps may lie between
    bool is_on_frame = false; ///< an own unit's, paid by its frame on all days: no bills come
};

class Interventions {
  public:
    Interventions(const snapshot::Snapshot& snapshot, const commitment::GrantCosts& costs);

    std::size_t size() const { return all_.size(); }
    const Intervention& operator[](std::uint32_t number) const { return all_[number]; }
    /// Numbers of the person's interventions.
    std::span<const std::uint32_t> of_person(std::uint32_t person) const;
    /// Numbers of the interventions at facilities that the payee runs.
    std::span<const std::uint32_t> of_provider(domain::Term payee) const;
    /// Who may be paid for it, as postings name payees; empty where nobody has said.
    std::span<const domain::Term> payees(std::uint32_t number) const;
    /// Per grant the number of its intervention; UINT32_MAX where it does not count.
    std::vector<std::uint32_t> by_grant() const;
    /// The grant that holds on a day; else the last before it, else the first.
    std::uint32_t grant_on(std::uint32_t number, std::int32_t day) const;
    /// Days of [from, to) on which a grant of it holds.
    std::int32_t granted_days(std::uint32_t number, std::int32_t from, std::int32_t to) const;
    /// Whole øre of [from, to) by its grants.
    std::int64_t cost_ore(std::uint32_t number, std::int32_t from, std::int32_t to) const;

  private:
    void gather();
    void find_payees();
    bool is_on_frame(const Intervention& one) const;

    const snapshot::Snapshot& snapshot_;
    const commitment::GrantCosts& costs_;
    std::vector<Intervention> all_;
    std::vector<std::vector<std::uint32_t>> by_person_;
    std::vector<std::vector<domain::Term>> payees_of_facility_; ///< per Term
    std::vector<std::vector<std::uint32_t>> by_payee_;          ///< per Term
};

} // namespace styrhus::models::matching
