#pragma once

#include "make_municipality/cases.h"

namespace styrhus::make_municipality {

/// Writes the tariff lists of January and July.
void write_tariffs(Delivery& delivery, const Market& market, const Window& window);

} // namespace styrhus::make_municipality
