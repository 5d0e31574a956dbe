#pragma once

#include "base/date.h"
#include "base/money.h"
#include "domain/ids.h"

#include <string>

namespace styrhus::domain {

enum class Severity : std::uint8_t { note, warning, error };

/// Something about the data that a person should look at. It never stops the work and never changes a figure
/// in silence. The text speaks of codes, columns and dates, never of a person.
struct Finding {
    std::string rule; ///< stable code such as "reading.cpr_leading_zero"
    Severity severity = Severity::warning;
    SourceRef source;
    base::Money at_stake;
    std::string column;
    std::string text_da;
    std::string text_en;
    bool operator==(const Finding&) const = default;
};

/// A row that became no fact, and why.
struct Rejection {
    SourceRef source;
    std::string reason; ///< stable code such as "date.unreadable"
    std::string column;
    std::string text_da;
    std::string text_en;
    base::Money amount; ///< what the row said, as far as it could be read
    bool amount_known = false;
};

} // namespace styrhus::domain
