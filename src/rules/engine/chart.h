#pragma once

#include "rules/engine/municipality.h"

#include <unordered_set>

namespace styrhus::rules {

/// The accounts that the chart has. Made of the account facts; keeps a reference to the municipality.
class Chart {
  public:
    explicit Chart(const Municipality& at);
    /// Also a string of the authorised chart, which says itself what it stands for.
    bool knows(domain::Term account) const;

  private:
    const Municipality& at_;
    std::unordered_set<domain::Term> accounts_;
};

} // namespace styrhus::rules
