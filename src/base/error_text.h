#pragma once

#include "base/result.h"

#include <fmt/core.h>

namespace styrhus::base {

/// An error said in English and in Danish, with the same values in both.
template <class... Args>
Error error(fmt::format_string<Args...> english, fmt::format_string<Args...> danish, const Args&... args) {
    return {fmt::vformat(english, fmt::make_format_args(args...)),
            fmt::vformat(danish, fmt::make_format_args(args...))};
}

} // namespace styrhus::base
