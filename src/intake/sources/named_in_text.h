#pragma once

#include "base/date.h"

#include <optional>
#include <string>
#include <string_view>

/// What the text of a bill says, in other words than a CPR number, of whose it is. It makes nobody a citizen:
/// whether somebody has that case, or was born that day, and is at the place that is paid, is asked later.
namespace styrhus::intake::sources {

/// The number of the case that a text names: "S-0000123" of "Sag S-0000123, marts 2024" or of "sagsnr.
/// S-0000123". Empty where it names none, or several.
std::string_view case_in(std::string_view text);

/// A day of birth and the initials beside it.
struct Birth {
    base::Date day;
    std::string initials; ///< "T.P."
    /// Whether the year has four digits; of two it is of this century.
    bool has_century = false;
    bool operator==(const Birth&) const = default;
};

/// "TP f. 12.05.2009", "TP 120509". None without initials, for an invoice may be numbered 120509; none where
/// the text has several.
std::optional<Birth> birth_in(std::string_view text);

} // namespace styrhus::intake::sources
