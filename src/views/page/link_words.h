#pragma once

#include "models/matching/matching.h"
#include "views/view.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

/// What a page calls the links of bills: their states, how they differ, and what speaks for them.
namespace styrhus::views::page {

struct Words {
    std::string_view da;
    std::string_view en;
};

struct StateName {
    models::matching::LinkState state;
    std::string_view code; ///< in addresses
    std::string_view da;
    std::string_view en;
};
/// In the order they are shown.
std::span<const StateName> state_names();
const StateName& state_name(models::matching::LinkState state);

/// Empty where there is nothing to compare with.
Words difference_words(models::matching::Difference difference);
/// "borger, leverandør, dage, beløb".
std::string signs_text(const Context& context, std::uint16_t signs);

} // namespace styrhus::views::page
