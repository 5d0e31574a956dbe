#pragma once

#include "views/view.h"

#include <optional>

/// The day a page's figures are to be known on, wherever its address says it.
namespace styrhus::views {

enum class Reading : std::uint8_t {
    received,     ///< by the deliveries received by that day
    reconstructed ///< as rebuilt from what the sources have told since
};

struct KnownAsked {
    std::optional<base::Date> on; ///< none: today's figures
    Reading reading = Reading::received;
};

/// From `kendt` and `laesning`, which may stand in a figure's name too: a name then leads to the same figure
/// whoever asks for it. An error names what the keys may say.
base::Result<KnownAsked> known_asked(const Request& request);

} // namespace styrhus::views
