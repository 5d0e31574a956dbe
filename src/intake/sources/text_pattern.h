#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace styrhus::intake::sources {

/// Checks a mapping's regular expression (Perl syntax, Boost.Regex).
base::Result<void> check_pattern(std::string_view pattern);

/// The groups of the first place in the text that fits: [0] is the whole, a group that took no part is empty.
/// Nothing if no place fits, or if the pattern is so hungry that the search was given up.
std::optional<std::vector<std::string>> find_pattern(std::string_view pattern, std::string_view text);

} // namespace styrhus::intake::sources
