#pragma once

#include "domain/facts.h"
#include "snapshot/live.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

/// One row told twice because its citizen got another CPR number: under the old one in the extracts before,
/// under the new one in those after. Keys hold the number, so nothing tells the store that it is one row; the
/// help, and its kroner, are one (decision 0086).
namespace styrhus::snapshot {

/// What the register says of numbers that were another's before.
class Renumbered {
  public:
    explicit Renumbered(std::span<const domain::Citizen> citizens);
    bool is_empty() const { return next_.empty(); }
    bool is_former(domain::IdentityRef number) const { return next_.contains(number); }

    struct Place {
        domain::IdentityRef latest{}; ///< the number that the citizen has today
        int steps = 0;                ///< how many numbers that is from here
    };
    Place place_of(domain::IdentityRef number) const;

  private:
    std::unordered_map<domain::IdentityRef, domain::IdentityRef> next_; ///< by former number
};

/// Places among the rows in force.
struct ToldAgain {
    std::uint32_t former = 0; ///< under a former number, last named before
    std::uint32_t later = 0;  ///< the same under a later number of the citizen's
};

/// What an extract tells again of what an earlier one of the same source told under a former number: the same
/// help of the same place from the same day at the same price; or at another, where the row under the former
/// number was gone. A row that is still named beside the later one is another row, and is what is to be
/// corrected (r0145). By the place of the former row; a later row takes the place of one of each number.
/// `lineages` names the source and scope of each row.
template <class Fact>
std::vector<ToldAgain> told_again(const Renumbered& renumbered, std::span<const Fact> facts,
                                  std::span<const LiveRow> rows, std::span<const std::string_view> lineages);

} // namespace styrhus::snapshot
