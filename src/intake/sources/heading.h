#pragma once

#include "intake/sources/read.h"

namespace styrhus::intake::sources {

/// Everything of the delivery that does not depend on its rows.
domain::Delivery heading_of(const ReadRequest& request);

} // namespace styrhus::intake::sources
