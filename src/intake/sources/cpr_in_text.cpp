#include "intake/sources/cpr_in_text.h"

#include "base/ascii.h"
#include "base/date.h"

#include <algorithm>
#include <optional>

namespace styrhus::intake::sources {

namespace {

using base::is_digit;
using domain::identity::Cpr;

bool are_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}

struct Found {
    Cpr cpr;
    bool is_hyphened = false;
    std::size_t end = 0;
};

/// The number that begins at a place and is no part of a longer one.
std::optional<Found> number_at(std::string_view text, std::size_t at) {
    constexpr std::size_t birth_digits = 6;
    constexpr std::size_t digits = 10;
    if (at > 0 && is_digit(text[at - 1])) return std::nullopt;
    if (at + digits > text.size() || !are_digits(text.substr(at, birth_digits))) return std::nullopt;
    const char mark = text[at + birth_digits];
    const std::size_t size = is_digit(mark) ? digits : digits + 1;
    const std::string_view number = text.substr(at, size);
    if (number.size() < size || (at + size < text.size() && is_digit(text[at + size]))) return std::nullopt;
    const auto cpr = Cpr::parse(number);
    if (!cpr) return std::nullopt;
    return Found{*cpr, mark == '-', at + size};
}

/// A day of the calendar, or the substitute number of one: 60 added to the day, or 20 to the month.
bool has_day(std::string_view six) {
    const auto two = [&](std::size_t i) { return (six[i] - '0') * 10 + (six[i + 1] - '0'); };
    constexpr int day_substitute = 60;
    constexpr int month_substitute = 20;
    const int day = two(0) > day_substitute ? two(0) - day_substitute : two(0);
    const int month = two(2) > month_substitute ? two(2) - month_substitute : two(2);
    constexpr int leap_year = 2000; // the century is not known yet
    return base::civil_date(two(4) % 4 == 0 ? leap_year : leap_year + 1, month, day).has_value();
}

template <class Use>
void for_each_candidate(std::string_view text, const Use& use) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto found = number_at(text, at);
        if (!found || !has_day(text.substr(at))) continue;
        use(*found);
        at = found->end - 1;
    }
}

} // namespace

std::vector<Cpr> cprs_in(std::string_view text) {
    std::vector<Cpr> out;
    for_each_candidate(text, [&](const Found& found) {
        const bool is_sure = found.is_hyphened || found.cpr.satisfies_modulus_11();
        if (is_sure && std::find(out.begin(), out.end(), found.cpr) == out.end()) out.push_back(found.cpr);
    });
    return out;
}

bool may_hold_cpr(std::string_view text) {
    bool may = false;
    for_each_candidate(text, [&](const Found&) { may = true; });
    return may;
}

} // namespace styrhus::intake::sources
