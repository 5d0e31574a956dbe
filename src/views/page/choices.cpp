#include "views/page/choices.h"

#include <algorithm>
#include <utility>

namespace styrhus::views::page {

void add_choice(const Context& context, const char* key, std::string_view label, const std::string& value,
                const std::map<std::string, std::string>& names, document::Document& page) {
    document::Parameter parameter = {.key = key,
                                     .label = std::string(label),
                                     .kind = document::ParameterKind::choice,
                                     .value = value,
                                     .standard = "",
                                     .options = {{"", std::string(context.tr("alle", "all"))}},
                                     .is_primary = true};
    for (const auto& [code, name] : names)
        if (!code.empty()) parameter.options.push_back({code, name});
    const bool is_offered =
        std::any_of(parameter.options.begin(), parameter.options.end(),
                    [&](const document::Option& option) { return option.value == value; });
    if (!is_offered) parameter.options.push_back({value, value});
    if (parameter.options.size() > 1) page.parameters.push_back(std::move(parameter));
}

} // namespace styrhus::views::page
