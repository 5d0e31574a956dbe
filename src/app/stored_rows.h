#pragma once

#include "domain/delivery.h"
#include "snapshot/select.h"
#include "store/store.h"

namespace styrhus::app {

/// The store's rows, as `select_live` asks for them. The store must outlive them.
snapshot::ReadRows rows_of(store::Store& store);

/// The same with a delivery that is not stored yet, under the number given.
snapshot::ReadRows rows_with(store::Store& store, domain::DeliveryId id, const domain::Facts& incoming);

} // namespace styrhus::app
