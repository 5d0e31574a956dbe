#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace styrhus::render {

/// The length in bytes of the well-formed UTF-8 character `text` begins with, or 0 if it begins with none.
std::size_t utf8_length(std::string_view text);

/// The same text with each byte that is no UTF-8, and each character XML 1.0 forbids, as U+FFFD.
std::string clean_utf8(std::string_view text);

/// How many columns of a terminal the text takes, near enough for Danish: one per character.
std::size_t character_count(std::string_view text);

} // namespace styrhus::render
