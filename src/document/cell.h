#pragma once

#include "base/date.h"
#include "base/money.h"
#include "base/period.h"

#include <cstdint>
#include <string>
#include <variant>

namespace styrhus::document {

/// Nothing known: shown as an en dash. Zero is a number and never this.
struct Missing {
    bool operator==(const Missing&) const = default;
};
/// A whole number of things.
struct Count {
    std::int64_t value = 0;
    bool operator==(const Count&) const = default;
};
/// A measured number with the decimals it is shown with, such as full-year persons.
struct Decimal {
    double value = 0;
    int decimals = 1;
    bool operator==(const Decimal&) const = default;
};
/// A share of 1; 0.021 is shown as 2,1 %.
struct Percent {
    double value = 0;
    int decimals = 0;
    bool operator==(const Percent&) const = default;
};
/// A length of time in days; shown in months below four years, else in years (UX 5).
struct Duration {
    double days = 0;
    /// A median that is not reached: "over" this many days.
    bool at_least = false;
    bool operator==(const Duration&) const = default;
};
/// A small number that may not be shown (DOMAIN 12).
struct Hidden {
    bool operator==(const Hidden&) const = default;
};

using Value = std::variant<Missing, std::string, Count, base::Money, Decimal, Percent, Duration, base::Date,
                           base::Month, Hidden>;

/// What a mark or number means beside its size. Up and over are orange, down and under blue; never red or
/// green.
enum class Tone { plain, muted, up, down, warning, error };

/// One typed value with what is behind it.
struct Cell {
    Value value = Missing{};
    /// The figure that `explain` takes; empty where the cell is no figure.
    std::string figure;
    /// A page to go to, as a path with Danish keys; empty for none.
    std::string link;
    Tone tone = Tone::plain;
    /// A word shown with the value, such as "foreløbig" or "antaget".
    std::string note;
    bool operator==(const Cell&) const = default;
};

inline Cell text_cell(std::string text) {
    return {.value = std::move(text)};
}
inline Cell count_cell(std::int64_t n, std::string figure = {}) {
    return {.value = Count{n}, .figure = std::move(figure)};
}
inline Cell money_cell(base::Money amount, std::string figure = {}) {
    return {.value = amount, .figure = std::move(figure)};
}

} // namespace styrhus::document
