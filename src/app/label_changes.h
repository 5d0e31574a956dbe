#pragma once

#include "snapshot/snapshot.h"
#include "views/view.h"

#include <functional>
#include <vector>

namespace styrhus::app {

/// Deliveries of the snapshot that renamed labels, where codes then stand in another area, on another step or
/// under another method than before: those figures cannot be compared across the change. `gaps_of` reads what
/// a delivery's receipt says.
std::vector<views::LabelChange>
label_changes(const snapshot::Snapshot& snapshot,
              const std::function<std::vector<domain::MappingGap>(domain::DeliveryId)>& gaps_of);

} // namespace styrhus::app
