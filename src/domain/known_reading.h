#pragma once

#include <cstdint>

namespace styrhus::domain {

/// Which question `known on D` answers (DEFINITIONS 2); figures of the two are never pooled.
enum class KnownReading : std::uint8_t {
    received,     ///< what had been delivered by the day
    reconstructed ///< what the sources knew on the day, as told by what has been delivered since
};

} // namespace styrhus::domain
