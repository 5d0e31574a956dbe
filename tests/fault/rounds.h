#pragma once

#include <cstdlib>

namespace styrhus::store::testing {

/// How often to break things: a few times in the fast tests, STYRHUS_FAULTS times in the long ones.
inline int fault_rounds(int few) {
    const char* const asked = std::getenv("STYRHUS_FAULTS");
    return asked != nullptr ? std::atoi(asked) : few;
}

} // namespace styrhus::store::testing
