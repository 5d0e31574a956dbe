#include "views/page/row_name.h"

#include "base/error_text.h"

#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

using models::ladder::Place;

constexpr std::pair<std::string_view, Place> whole_places[] = {
    {"no-step", Place::no_step},    {"steps", Place::step},
    {"account", Place::by_account}, {"coverage", Place::coverage_difference},
    {"others", Place::for_others},  {"remainder", Place::remainder}};

std::optional<std::uint8_t> small_number(std::string_view text) {
    if (text.empty() || text.size() > 2) return std::nullopt;
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return static_cast<std::uint8_t>(value);
}

} // namespace

std::string name_of(const RowChoice& choice) {
    if (choice.only_placed) return "placed";
    if (!choice.place) return "all";
    if (*choice.place == Place::step && choice.number) return std::to_string(*choice.number);
    std::string name;
    for (const auto& [text, place] : whole_places)
        if (place == *choice.place) name = text;
    if (*choice.place == Place::by_account && choice.number) name += fmt::format("-{}", *choice.number);
    if (*choice.place == Place::remainder && choice.number)
        name += fmt::format("-{}", reference::code(static_cast<reference::Method>(*choice.number)));
    return name;
}

base::Result<RowChoice> parse_row(std::string_view name) {
    if (name == "all") return RowChoice{};
    if (name == "placed") return RowChoice{.only_placed = true};
    for (const auto& [text, place] : whole_places)
        if (name == text) return RowChoice{.place = place};
    if (const auto step = small_number(name)) return RowChoice{.place = Place::step, .number = step};
    constexpr std::string_view account = "account-";
    constexpr std::string_view remainder = "remainder-";
    if (name.starts_with(account))
        if (const auto step = small_number(name.substr(account.size())))
            return RowChoice{.place = Place::by_account, .number = step};
    if (name.starts_with(remainder))
        for (std::uint8_t method = 0; method < models::ladder::methods; ++method)
            if (reference::code(static_cast<reference::Method>(method)) == name.substr(remainder.size()))
                return RowChoice{.place = Place::remainder, .number = method};
    return base::error(
        "A figure's row is a step's number or one of steps, account, no-step, coverage, others, "
        "remainder, all. It says: {}",
        "Et tals række er et trins nummer eller en af steps, account, no-step, coverage, others, "
        "remainder, all. Der står: {}",
        name);
}

} // namespace styrhus::views::page
