#pragma once

#include "models/matching/interventions.h"
#include "snapshot/snapshot.h"

#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

namespace styrhus::models::matching {

/// Whom the text of a bill can mean. Nobody becomes a citizen by it: it is asked only which of those who have
/// a grant have that number, that case, or that day of birth and those initials.
class Named {
  public:
    Named(const snapshot::Snapshot& snapshot, const Interventions& interventions);

    /// Persons, each once, ascending.
    std::vector<std::uint32_t> persons_in(const domain::Posting& bill) const;

  private:
    bool are_initials_of(domain::Term initials, std::uint32_t person) const;

    const snapshot::Snapshot& snapshot_;
    const Interventions& interventions_;
    std::unordered_map<domain::Term, std::vector<std::uint32_t>> of_case_;
    std::map<base::Date, std::vector<std::uint32_t>> born_on_;
};

} // namespace styrhus::models::matching
