#pragma once

#include "models/commitment/grant_costs.h"
#include "models/forecast/courses.h"
#include "snapshot/snapshot.h"

#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace styrhus::models::forecast {

/// Help that nobody has written yet: of a policy area and a kind of help, how many courses begin a month, how
/// soon they are known, and what one costs month by month from its first.
///
/// Courses begun in the last twelve whole months, divided by the part of such months' courses that is known
/// by now, give the number a month; what a month lacks is that number × the part not known yet, both for
/// months that have been and for those to come (Bornhuetter and Ferguson, 1972, on counts).
class Inflow {
  public:
    struct Group {
        domain::Term area{};
        HelpKind kind = 0;
        double a_month = 0;               ///< courses that begin
        std::vector<double> cost_ore;     ///< of one, in its first month, its second …
        std::vector<std::int32_t> delays; ///< days from beginning to decision, ascending; few: all the town's
    };

    /// `area` is per grant.
    Inflow(const snapshot::Snapshot& snapshot, const commitment::GrantCosts& costs, const Courses& courses,
           std::span<const std::uint32_t> grants, std::span<const domain::Term> area);

    const std::vector<Group>& groups() const { return groups_; }
    /// Courses of a group that begin in a month and are not known yet.
    double not_known(const Group& group, base::Month month) const;
    /// What a course of the group costs in its k-th month, counted from 0; the last that was seen goes on.
    static double cost_ore(const Group& group, int k);

  private:
    double part_known(const Group& group, base::Month month) const;

    base::Date as_of_;
    std::vector<std::int32_t> delays_; ///< of all
    std::vector<Group> groups_;
};

} // namespace styrhus::models::forecast
