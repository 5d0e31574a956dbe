#pragma once

namespace styrhus::base {

/// An ASCII digit, whatever the locale says.
constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

} // namespace styrhus::base
