#include "views/page/filter_notice.h"

#include <algorithm>
#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

std::string without_filters(const Request& request, const std::string& path) {
    std::vector<std::pair<std::string_view, std::string>> parameters;
    const auto keys = filter_keys();
    for (const auto& [key, value] : request.parameters)
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) parameters.emplace_back(key, value);
    return address(path, parameters);
}

std::string_view word_of(const Context& context, std::string_view key) {
    if (key == "omr") return context.tr("område", "area");
    if (key == "maalgruppe") return context.tr("målgruppe", "target group");
    if (key == "enhed") return context.tr("enhed", "unit");
    return context.tr("leverandør", "provider");
}

} // namespace

void add_filter_notice(const Context& context, const Request& request, const LadderAsk& ask, bool is_empty,
                       document::Document& page) {
    if (ask.filters.empty() || !is_empty) return;
    std::string text(context.tr("Ingen borgere passer til filtrene.", "No citizens match."));
    if (const std::string_view key = unknown_filter(context, ask.filters); !key.empty())
        text +=
            fmt::format(" {} \"{}\" {} {}.", context.tr("Kilderne kender ikke", "The sources do not know"),
                        ask.filters.find(key)->second, context.tr("som", "as"), word_of(context, key));
    const std::string path = page.path.substr(0, page.path.find('?'));
    page.blocks.emplace_back(document::Notice{std::move(text), document::Tone::plain,
                                              std::string(context.tr("Ryd filtre", "Clear filters")),
                                              without_filters(request, path)});
}

} // namespace styrhus::views::page
