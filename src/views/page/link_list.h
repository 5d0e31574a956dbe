#pragma once

#include "models/matching/matching.h"
#include "views/view.h"

#include <cstdint>
#include <string>
#include <vector>

namespace styrhus::views::page {

/// The postings that an address asks for, by year, state, payee, account and how they differ.
class LinkList {
  public:
    /// Keeps references to all of them.
    LinkList(const Context& context, const Request& request, const models::matching::Matching& matching);

    /// As the address says it; empty is all, and of the state what a person must look at.
    const std::string& year() const { return year_; }
    const std::string& state() const { return state_; }
    const std::string& payee() const { return payee_; }
    const std::string& account() const { return account_; }
    const std::string& difference() const { return difference_; }

    std::string standard_year() const;
    bool is_of_year(std::uint32_t posting) const;
    std::string account_text(std::uint32_t posting) const;
    std::string payee_text(std::uint32_t posting) const;

    /// The largest amount first.
    std::vector<std::uint32_t> postings() const;

  private:
    bool is_of_state(const models::matching::Match& match) const;
    bool is_listed(std::uint32_t posting) const;
    /// Whether its citizen's name and address are protected, or that of a grant it pays for.
    bool is_of_protected(std::uint32_t posting) const;

    const Context& context_;
    const snapshot::Snapshot& snapshot_;
    const models::matching::Matching& matching_;
    std::string year_;
    std::string state_;
    std::string payee_;
    std::string account_;
    std::string difference_;
};

} // namespace styrhus::views::page
