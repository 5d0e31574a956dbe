#include "intake/formats/table.h"

#include <algorithm>

namespace styrhus::intake::formats {

std::string normalised_name(std::string_view name) {
    std::string result;
    result.reserve(name.size());
    for (std::size_t at = 0; at < name.size(); ++at) {
        const char c = name[at];
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            result.push_back(c);
        } else if (c >= 'A' && c <= 'Z') {
            result.push_back(static_cast<char>(c + 32));
        } else if (c == '\xC3' && at + 1 < name.size()) {
            // U+00C0–U+00DE are the capitals of U+00E0–U+00FE (U+00D7 is ×): æøå, é, ü and so on.
            auto second = static_cast<unsigned char>(name[++at]);
            if (second >= 0x80 && second <= 0x9E && second != 0x97)
                second = static_cast<unsigned char>(second + 32);
            result.push_back('\xC3');
            result.push_back(static_cast<char>(second));
        }
    }
    return result;
}

std::optional<std::size_t> find_column(std::span<const std::string> columns,
                                       std::span<const std::string> names) {
    for (const std::string& name : names) {
        const std::string wanted = normalised_name(name);
        if (wanted.empty()) continue;
        const auto found = std::find_if(columns.begin(), columns.end(), [&](const std::string& column) {
            return normalised_name(column) == wanted;
        });
        if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
    }
    return std::nullopt;
}

} // namespace styrhus::intake::formats
