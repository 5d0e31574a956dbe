#pragma once

#include "base/date.h"
#include "base/money.h"
#include "domain/facts.h"
#include "snapshot/snapshot.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace styrhus::models::closing {

/// A row that is another in a month now than then: of other kroner, or of the same and saying something else,
/// such as another paragraph. It is known again by its subject; rows of one subject count as one.
struct Correction {
    domain::FactKind kind = domain::FactKind::grant; ///< grant or posting
    std::uint64_t subject = 0;
    std::optional<std::uint32_t> then; ///< in the earlier snapshot's grants or postings; none: it is new
    std::optional<std::uint32_t> now; ///< in the later one's; none: it is gone, or has no kroner in the month
    base::Money amount_then;
    base::Money amount_now;

    base::Money change() const { return amount_now - amount_then; }
};

/// Grants that count, by their committed kroner of the month, or postings by their actual ones: the largest
/// change first, then by subject. The changes sum to the change of the month's committed or actual kroner.
std::vector<Correction> corrected_grants(const snapshot::Snapshot& then, const snapshot::Snapshot& now,
                                         base::Month month);
std::vector<Correction> corrected_postings(const snapshot::Snapshot& then, const snapshot::Snapshot& now,
                                           base::Month month);

} // namespace styrhus::models::closing
