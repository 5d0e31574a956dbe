#pragma once

#include "domain/known_reading.h"
#include "views/view.h"

#include <optional>

/// The day a page's figures are to be known on, wherever its address says it.
namespace styrhus::views {

struct KnownAsked {
    std::optional<base::Date> on; ///< none: today's figures
    domain::KnownReading reading = domain::KnownReading::received;
};

/// From `kendt` and `laesning`, which may stand in a figure's name too: a name then leads to the same figure
/// whoever asks for it. An error names what the keys may say.
base::Result<KnownAsked> known_asked(const Request& request);

} // namespace styrhus::views
