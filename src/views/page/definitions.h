#pragma once

#include <span>
#include <string_view>

/// What each figure is: the one table that pages, `explain` and the page of definitions share. The words
/// follow DEFINITIONS and stand in both languages.
namespace styrhus::views::page {

struct Definition {
    std::string_view measure; ///< "ladder.cost"
    std::string_view name_da;
    std::string_view name_en;
    std::string_view formula_da;
    std::string_view formula_en;
    std::string_view period_da;
    std::string_view period_en;
    std::string_view sources_da;
    std::string_view sources_en;
};

std::span<const Definition> definitions();
const Definition* find_definition(std::string_view measure);

} // namespace styrhus::views::page
