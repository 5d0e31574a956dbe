#pragma once

#include "base/date.h"
#include "base/result.h"
#include "document/document.h"

#include <string>
#include <string_view>
#include <variant>

/// What tests read of a page.
namespace styrhus::views {

/// Of 2023, the year of the small towns.
inline base::Date day(int month, int d) {
    return base::Date::of(2023, month, d);
}

inline document::Stair stair_in(const document::Document& page) {
    for (const document::Block& block : page.blocks)
        if (const auto* stair = std::get_if<document::Stair>(&block)) return *stair;
    throw base::BugError("no stair");
}

inline const document::Table* find_table(const document::Document& page, std::string_view key) {
    for (const document::Block& block : page.blocks)
        if (const auto* table = std::get_if<document::Table>(&block))
            if (table->key == key) return table;
    return nullptr;
}

inline document::Table table_in(const document::Document& page, std::string_view key) {
    const document::Table* table = find_table(page, key);
    if (table == nullptr) throw base::BugError("no such table");
    return *table;
}

inline std::string text_of(const document::Table& table, std::size_t row, std::size_t column) {
    return std::get<std::string>(table.rows.at(row).cells.at(column).value);
}

inline base::Money kroner(const document::Cell& cell) {
    return std::get<base::Money>(cell.value);
}

} // namespace styrhus::views
