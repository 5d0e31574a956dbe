#pragma once

#include "snapshot/select.h"
#include "snapshot/snapshot.h"

#include <memory>
#include <span>

namespace styrhus::snapshot {

/// What a snapshot is frozen from. Everything is known on `known_on`; nothing here reads a clock or a file.
struct FreezeOrder {
    LiveFacts live;
    std::span<const domain::Delivery> deliveries; ///< those that count; LiveFacts' indexes point into it
    domain::PersonIndex persons;
    std::shared_ptr<const reference::Reference> reference;
    std::shared_ptr<domain::Dictionary> terms; ///< the store's; codes of the reference data are added to it
    std::vector<domain::Finding> reading_findings;
    base::Date as_of;
    base::Date known_on;
    std::string home_municipality; ///< code as text; grants paid by others stand in "for others"
};

/// Facts, people and reference data → columns. No accepted fact is left out: what cannot be placed stands in
/// the remainder with a finding.
Snapshot freeze(FreezeOrder order);

} // namespace styrhus::snapshot
