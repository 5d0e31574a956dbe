#pragma once

#include "base/date.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

/// The commonest forms of values, read without branches on their length. Each says false for everything else,
/// which then goes the long way (amount.h, date_text.h); a test holds the two equal wherever this says true.
/// `text` must have 16 readable bytes behind it, whatever they are.
namespace styrhus::intake::formats::plain {

/// 1 to 8 digits; false if there is anything else among them. The trick of eight at once is Daniel Lemire's.
inline bool eight_digits(const char* at, std::size_t count, std::uint64_t& value) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, 8);
    // The digits move to the high end, and the letter 0 takes the places before them (the first byte is the
    // lowest).
    word = (word << (64 - 8 * count)) | (0x0030303030303030ULL >> (8 * (count - 1)));
    word ^= 0x3030303030303030ULL;
    if ((((word + 0x7676767676767676ULL) | word) & 0x8080808080808080ULL) != 0) return false;
    word = word * 10 + (word >> 8); // pairs
    constexpr std::uint64_t mask = 0x000000FF000000FFULL;
    value = ((word & mask) * 0x000F424000000064ULL + ((word >> 16) & mask) * 0x0000271000000001ULL) >> 32;
    return true;
}

/// 1 to 16 digits.
inline bool digits(const char* at, std::size_t count, std::uint64_t& value) {
    if (count == 0 || count > 16) return false;
    if (count <= 8) return eight_digits(at, count, value);
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    if (!eight_digits(at, count - 8, high) || !eight_digits(at + count - 8, 8, low)) return false;
    value = high * 100000000 + low;
    return true;
}

/// -?digits
inline bool whole_number(std::string_view text, std::int64_t& value) {
    const bool negative = !text.empty() && text.front() == '-';
    std::uint64_t magnitude = 0;
    if (!digits(text.data() + negative, text.size() - negative, magnitude)) return false;
    value = negative ? -static_cast<std::int64_t>(magnitude) : static_cast<std::int64_t>(magnitude);
    return true;
}

/// -?digits, then the decimal mark and two digits: kroner and øre.
inline bool amount(std::string_view text, char mark, std::int64_t& ore) {
    const bool negative = !text.empty() && text.front() == '-';
    const std::size_t size = text.size() - negative;
    if (size < 4 || size > 17) return false;
    const char* const at = text.data() + negative;
    const char* const tail = at + size - 3;
    const std::uint64_t tens = static_cast<unsigned char>(tail[1] - '0');
    const std::uint64_t ones = static_cast<unsigned char>(tail[2] - '0');
    std::uint64_t kroner = 0;
    if (tail[0] != mark || tens > 9 || ones > 9 || !digits(at, size - 3, kroner)) return false;
    const auto magnitude = static_cast<std::int64_t>(kroner * 100 + tens * 10 + ones);
    ore = negative ? -magnitude : magnitude;
    return true;
}

constexpr int first_table_year = 1900;
constexpr int table_years = 201;

/// The day before each month of 1900–2100, and before the month after: most dates of a file cost two
/// look-ups.
constexpr std::array<std::int32_t, table_years * 12 + 1> make_month_starts() {
    std::array<std::int32_t, table_years * 12 + 1> starts{};
    std::int32_t day = -25567; // 1900-01-01 is 25,567 days before 1970-01-01
    std::size_t at = 0;
    for (int year = first_table_year; year < first_table_year + table_years; ++year) {
        const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        for (int month = 0; month < 12; ++month) {
            starts[at++] = day - 1;
            constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
            day += month == 1 && leap ? 29 : lengths[month];
        }
    }
    starts[at] = day - 1;
    return starts;
}
inline constexpr auto month_starts = make_month_starts();

/// A day of 1900–2100 that the calendar has.
inline bool table_date(unsigned year, unsigned month, unsigned day, base::Date& date) {
    const unsigned years = year - static_cast<unsigned>(first_table_year);
    if (years >= static_cast<unsigned>(table_years) || month - 1 > 11) return false;
    const std::size_t at = years * 12 + month - 1;
    if (day - 1 >= static_cast<unsigned>(month_starts[at + 1] - month_starts[at])) return false;
    date = base::Date::from_days(month_starts[at] + static_cast<std::int32_t>(day));
    return true;
}

/// dd-mm-yyyy, dd.mm.yyyy, dd/mm/yyyy of the years 1900–2100.
inline bool danish_date(std::string_view text, base::Date& date) {
    if (text.size() != 10) return false;
    const char mark = text[2];
    if (mark != text[5] || (mark != '-' && mark != '.' && mark != '/')) return false;
    std::uint64_t first = 0;
    std::uint16_t last = 0;
    std::memcpy(&first, text.data(), 8);
    std::memcpy(&last, text.data() + 8, 2);
    // Digits become 0–9; the two marks are passed over.
    const std::uint64_t eight = (first ^ 0x3030003030003030ULL) & 0xFFFF00FFFF00FFFFULL;
    const std::uint64_t two = last ^ 0x3030U;
    constexpr std::uint64_t over_nine = 0x7676767676767676ULL;
    if ((((eight + over_nine) | eight | (two + over_nine) | two) & 0x8080808080808080ULL) != 0) return false;
    const auto digit = [&](unsigned at) { return static_cast<unsigned>(eight >> (8 * at) & 0xFF); };
    const unsigned year =
        digit(6) * 1000 + digit(7) * 100 + static_cast<unsigned>((two & 0xFF) * 10 + (two >> 8));
    return table_date(year, digit(3) * 10 + digit(4), digit(0) * 10 + digit(1), date);
}

} // namespace styrhus::intake::formats::plain
