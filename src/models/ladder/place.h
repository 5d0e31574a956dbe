#pragma once

#include "reference/area_tree.h"

#include <compare>
#include <cstdint>
#include <optional>

namespace styrhus::models::ladder {

/// Where a krone stands. Σ over all places = the ledger (DEFINITIONS 4).
enum class Place : std::uint8_t {
    no_step,             ///< a citizen's cost on a day without step in that ladder
    step,                ///< on the step the citizen holds that day
    by_account,          ///< no citizen, but the account alone determines the step
    coverage_difference, ///< own units' own lines, less frame units' internal prices on the ladder
    for_others,          ///< cases handled for other municipalities
    remainder            ///< everything else, shown by the method of its line
};

/// A row of the ladder's table: `number` is the step of a step or account row, the reference::Method of a
/// remainder, else 0. Committed kroner without a place stand in the remainder of method `case_`.
struct Row {
    Place place = Place::no_step;
    std::uint8_t number = 0;
    auto operator<=>(const Row&) const = default;
};

constexpr std::size_t methods = 7;

/// Rows of a ladder of so many steps, in the order of Place and number.
constexpr std::size_t row_count(std::size_t steps) {
    return 1 + 2 * steps + 2 + methods;
}

constexpr std::size_t row_index(Row row, std::size_t steps) {
    switch (row.place) {
    case Place::no_step:
        return 0;
    case Place::step:
        return row.number;
    case Place::by_account:
        return steps + row.number;
    case Place::coverage_difference:
        return 2 * steps + 1;
    case Place::for_others:
        return 2 * steps + 2;
    case Place::remainder:
        return 2 * steps + 3 + row.number;
    }
    return 0;
}

constexpr Row row_at(std::size_t index, std::size_t steps) {
    if (index == 0) return {Place::no_step, 0};
    if (index <= steps) return {Place::step, static_cast<std::uint8_t>(index)};
    if (index <= 2 * steps) return {Place::by_account, static_cast<std::uint8_t>(index - steps)};
    if (index == 2 * steps + 1) return {Place::coverage_difference, 0};
    if (index == 2 * steps + 2) return {Place::for_others, 0};
    return {Place::remainder, static_cast<std::uint8_t>(index - 2 * steps - 3)};
}

constexpr bool is_placed(Place place) {
    return place <= Place::by_account;
}

/// Some rows of some ladders. Nothing means any.
struct RowChoice {
    std::optional<std::uint8_t> ladder; ///< snapshot::no_ladder: what stands on no ladder
    std::optional<Place> place;
    std::optional<std::uint8_t> number;
    bool only_placed = false; ///< on a step, by account or on no step
    bool of_citizens = false; ///< not the coverage difference, which is of own units and of no citizen

    bool contains(std::uint8_t of_ladder, Row row) const {
        return (!ladder || *ladder == of_ladder) && (!place || *place == row.place)
               && (!number || *number == row.number) && (!only_placed || is_placed(row.place))
               && (!of_citizens || row.place != Place::coverage_difference);
    }
};

} // namespace styrhus::models::ladder
