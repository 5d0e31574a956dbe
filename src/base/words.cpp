#include "base/words.h"

#include <array>
#include <cstdlib>
#include <fmt/core.h>

namespace styrhus::base {

namespace {

char group_mark(Language language) {
    return language == Language::da ? '.' : ',';
}

char decimal_mark(Language language) {
    return language == Language::da ? ',' : '.';
}

std::string grouped(std::uint64_t number, Language language) {
    std::string digits = std::to_string(number);
    for (std::size_t place = digits.size(); place > 3; place -= 3)
        digits.insert(place - 3, 1, group_mark(language));
    return digits;
}

std::uint64_t size_of(std::int64_t number) {
    return number < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(number)
                      : static_cast<std::uint64_t>(number);
}

constexpr std::int64_t ore_in_million_kroner = 100'000'000;

} // namespace

std::string number_text(std::int64_t number, Language language) {
    return (number < 0 ? minus_sign : "") + grouped(size_of(number), language);
}

std::string tenths_text(std::int64_t tenths, Language language) {
    const std::uint64_t size = size_of(tenths);
    return fmt::format("{}{}{}{}", tenths < 0 ? minus_sign : "", grouped(size / 10, language),
                       decimal_mark(language), size % 10);
}

std::string millions_text(Money amount, Language language) {
    const std::string number = tenths_text(round_ratio(amount.in_ore(), 10, ore_in_million_kroner), language);
    return language == Language::da
               ? number + no_break_space + "mio." + no_break_space + "kr."
               : std::string("DKK") + no_break_space + number + no_break_space + "million";
}

std::string kroner_text(Money amount, Language language) {
    if (size_of(amount.in_ore()) >= static_cast<std::uint64_t>(ore_in_million_kroner))
        return millions_text(amount, language);
    const std::string number = number_text(round_ratio(amount.in_ore(), 1, 100), language);
    return language == Language::da ? number + no_break_space + "kr."
                                    : std::string("DKK") + no_break_space + number;
}

std::string ore_text(Money amount, Language language) {
    const std::uint64_t size = size_of(amount.in_ore());
    return fmt::format("{}{}{}{:02}", amount.in_ore() < 0 ? minus_sign : "", grouped(size / 100, language),
                       decimal_mark(language), size % 100);
}

std::string percent_text(std::int64_t part, std::int64_t whole, Language language) {
    if (whole <= 0 || part < 0 || part > whole) return "";
    const std::int64_t percent = round_ratio(part, 100, whole);
    if (percent == 0 && part != 0)
        return fmt::format("{} 1{}%", language == Language::da ? "under" : "below", no_break_space);
    if (percent == 100 && part != whole)
        return fmt::format("{} 99{}%", language == Language::da ? "over" : "above", no_break_space);
    return number_text(percent, language) + no_break_space + "%";
}

std::string percent_tenths_text(std::int64_t part, std::int64_t whole, Language language) {
    if (whole <= 0 || part < 0 || part > whole) return "";
    return tenths_text(round_ratio(part, 1000, whole), language) + no_break_space + "%";
}

std::string month_text(Month month, Language language) {
    constexpr std::array<const char*, 12> danish = {"jan.", "feb.", "mar.", "apr.", "maj",  "jun.",
                                                    "jul.", "aug.", "sep.", "okt.", "nov.", "dec."};
    constexpr std::array<const char*, 12> english = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto index = static_cast<std::size_t>(month.month() - 1);
    return fmt::format("{}{}{}", language == Language::da ? danish[index] : english[index], no_break_space,
                       month.year());
}

std::string date_text(Date date, Language language) {
    if (date.is_open_end()) return "\xE2\x80\x93";
    const CivilDay day = date.civil();
    if (language == Language::da) return fmt::format("{:02}.{:02}.{}", day.day, day.month, day.year);
    return fmt::format("{} {}", day.day, month_text(Month::containing(date), language));
}

std::string counted(std::int64_t number, std::string_view one, std::string_view many, Language language) {
    return fmt::format("{} {}", number_text(number, language), number == 1 ? one : many);
}

} // namespace styrhus::base
