#pragma once

#include "make_municipality/make_municipality.h"

#include <string>

namespace styrhus::make_municipality {

/// The Danish text that lies beside the deliveries and says that nothing in them is real.
std::string readme(const Order& order);

} // namespace styrhus::make_municipality
