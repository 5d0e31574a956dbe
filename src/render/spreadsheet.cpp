#include "render/spreadsheet.h"

#include "render/numbers.h"

#include <array>
#include <string_view>

namespace styrhus::render {

std::string safe_from_formulas(const std::string& text) {
    constexpr std::array<std::string_view, 8> openings{
        "=", "+", "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0"};
    if (text.empty()) return text;
    if (text.front() == '\t' || text.front() == '\r' || text.front() == '\n') return "'" + text;
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return text;
    for (const std::string_view opening : openings)
        if (std::string_view(text).substr(first).starts_with(opening)) return "'" + text;
    return text;
}

std::string spreadsheet_head(const document::Column& column, document::Language language) {
    using document::ColumnKind;
    switch (column.kind) {
    case ColumnKind::money:
        return column.label + " (" + say(language, "kr.", "DKK") + ")";
    case ColumnKind::percent:
        return column.label + " (%)";
    case ColumnKind::duration:
        return column.label + say(language, " (dage)", " (days)");
    default:
        return column.label;
    }
}

} // namespace styrhus::render
