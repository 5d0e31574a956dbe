#pragma once

#include "base/result.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace styrhus::intake::sources {

/// One thing that a mapping shall say besides what it says.
struct Amendment {
    enum class Kind : std::uint8_t {
        heading, ///< the column `column` is also headed `text`
        value,   ///< `text` in the column `column` means `meaning`
        column   ///< the heading `column` is known: it fills the field `meaning`, or none
    };
    Kind kind = Kind::heading;
    std::string column;
    std::string field; ///< of a value, where the column fills two; empty: the first with that name
    std::string text;
    std::string meaning;
};

/// The mapping's text with what is amended and a version one higher. Every other line stays as somebody wrote
/// it: order, remarks, blanks. An error says what cannot be written so; then the text is changed by hand.
base::Result<std::string> amended(std::string_view toml, std::span<const Amendment> amendments);

} // namespace styrhus::intake::sources
