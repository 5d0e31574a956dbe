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
    std::vector<domain::Finding> reading_findings; ///< of all the deliveries; those of rows in force are kept
    base::Date as_of;
    base::Date known_on;
    domain::KnownReading reading = domain::KnownReading::received;
    std::string home_municipality; ///< code as text; grants paid by others stand in "for others"
};

/// Facts, people and reference data → the base. No accepted fact is left out: what cannot be placed stands in
/// the remainder with a finding. The same bytes on any number of threads.
std::shared_ptr<const Base> freeze_base(FreezeOrder order);

/// What statements say of single grants, laid over the base: only the persons they speak of are laid out
/// anew. Statements of other forms and superseded ones may be among them.
Snapshot lay_over(std::shared_ptr<const Base> base, std::span<const domain::Statement> statements);

/// The same snapshot made the long way: every person laid out with the statements in hand.
Snapshot lay_over_everyone(std::shared_ptr<const Base> base, std::span<const domain::Statement> statements);

/// A base with nothing said of its grants.
Snapshot freeze(FreezeOrder order);

} // namespace styrhus::snapshot
