#pragma once

#include "domain/delivery.h"
#include "domain/dictionary.h"
#include "domain/known_reading.h"
#include "reference/reference.h"
#include "snapshot/freeze.h"
#include "snapshot/select.h"

#include <memory>
#include <string>
#include <vector>

/// From stored deliveries to what a snapshot is frozen from.
namespace styrhus::app {

/// A day, and in which sense its figures are known.
struct KnownOn {
    base::Date day;
    domain::KnownReading reading = domain::KnownReading::received;
    bool operator==(const KnownOn&) const = default;
};

/// What does not change from one freezing to the next of the same municipality.
struct FreezingGround {
    std::shared_ptr<const reference::Reference> reference;
    std::shared_ptr<domain::Dictionary> terms; ///< the store's
    std::string home_municipality;             ///< code
};

/// The rows in force of the deliveries, all of which count, and the people they speak of. The order points at
/// `deliveries`, which a reconstruction cuts at its day.
snapshot::FreezeOrder freeze_order(std::vector<domain::Delivery>& deliveries, const KnownOn& known,
                                   const snapshot::ReadRows& rows, const FreezingGround& ground);

} // namespace styrhus::app
