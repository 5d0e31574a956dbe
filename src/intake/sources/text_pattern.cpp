#include "intake/sources/text_pattern.h"

#include "base/error_text.h"

#include <boost/regex.hpp>
#include <fmt/core.h>

namespace styrhus::intake::sources {

base::Result<void> check_pattern(std::string_view pattern) {
    const boost::regex compiled(pattern.begin(), pattern.end(), boost::regex::perl | boost::regex::no_except);
    if (compiled.status() == 0) return {};
    return base::error("\"{}\" is not a regular expression", "\"{}\" er ikke et regulært udtryk", pattern);
}

std::optional<std::vector<std::string>> find_pattern(std::string_view pattern, std::string_view text) {
    const boost::regex compiled(pattern.begin(), pattern.end(), boost::regex::perl | boost::regex::no_except);
    if (compiled.status() != 0) return std::nullopt;
    boost::match_results<std::string_view::const_iterator> found;
    try {
        if (!boost::regex_search(text.begin(), text.end(), found, compiled)) return std::nullopt;
    } catch (const std::runtime_error&) {
        return std::nullopt; // Boost gives up a search whose cost explodes
    }
    std::vector<std::string> groups;
    for (const auto& group : found)
        groups.push_back(group.matched ? group.str() : std::string());
    return groups;
}

} // namespace styrhus::intake::sources
