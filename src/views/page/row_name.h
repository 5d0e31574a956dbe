#pragma once

#include "base/result.h"
#include "models/ladder/place.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The rows of a ladder's table as figures' names have them: "6", "steps", "account-3", "no-step",
/// "placed" (steps, account and no step together), "coverage", "others", "remainder", "remainder-frame",
/// "all".
namespace styrhus::views::page {

constexpr bool is_placed(models::ladder::Place place) {
    return place <= models::ladder::Place::by_account;
}

/// Some rows of some ladders. Nothing means any.
struct RowChoice {
    std::optional<std::uint8_t> ladder; ///< snapshot::no_ladder: what stands on no ladder
    std::optional<models::ladder::Place> place;
    std::optional<std::uint8_t> number;
    bool only_placed = false; ///< on a step, by account or on no step

    bool contains(std::uint8_t of_ladder, models::ladder::Row row) const {
        return (!ladder || *ladder == of_ladder) && (!place || *place == row.place)
               && (!number || *number == row.number) && (!only_placed || is_placed(row.place));
    }
};

std::string name_of(const RowChoice& choice);
/// `ladder` is left as it is.
base::Result<RowChoice> parse_row(std::string_view name);

} // namespace styrhus::views::page
