#pragma once

#include "domain/dictionary.h"
#include "reference/reference.h"

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

/// The policy area of a grant, so that a filter on an area finds grants and postings alike. A case system
/// rarely names an account; the area is then that of the functions in the chart of accounts that decide the
/// grant's step, else the top area of its ladder's account lines.
namespace styrhus::snapshot {

class GrantAreas {
  public:
    /// The terms hold the codes of every area.
    GrantAreas(const reference::Reference& reference, const domain::Dictionary& terms)
        : reference_(reference), terms_(terms) {}

    /// None where no account is given or no line of the area tree fits it.
    domain::Term of_account(std::string_view source, domain::Term account, base::Date day);
    /// `step` 0: the grant brings cost and decides none. None where the lines do not agree on one top area.
    domain::Term of_step(reference::LadderId ladder, int step, base::Date day);

  private:
    /// By ladder and step; step 0 is the ladder's top area.
    using OfSteps = std::map<std::pair<reference::LadderId, int>, std::string>;
    std::vector<domain::Term> areas_on(base::Date day) const;
    void add_steps(base::Date day, OfSteps& areas) const;
    void add_tops(base::Date day, OfSteps& areas) const;
    std::string top_of(const std::string& area, base::Date day) const;
    std::string common_of(const std::string& a, const std::string& b, base::Date day) const;

    const reference::Reference& reference_;
    const domain::Dictionary& terms_;
    /// By date class; then ladder by ladder, each with its steps from 0.
    std::unordered_map<std::uint32_t, std::vector<domain::Term>> of_steps_;
    std::map<std::tuple<std::string, domain::Term, std::uint32_t>, domain::Term> of_account_;
};

} // namespace styrhus::snapshot
