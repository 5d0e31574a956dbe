#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace styrhus::make_municipality {

enum class AmountForm : std::uint8_t {
    plain,        ///< -1234,56
    dotted,       ///< -1.234,56
    dotted_after, ///< 1.234,56-
};

/// Øre as kroner with a decimal comma.
std::string amount_text(std::int64_t ore, AmountForm form);
/// Hundredths with a decimal comma and no needless zeros: 350 → "3,5", 400 → "4".
std::string hundredths_text(std::int64_t hundredths);
/// 954 → "95,4%".
std::string permille_text(int permille);
/// UTF-8 to Windows-1252; the texts of this maker hold nothing else.
std::string to_windows_1252(std::string_view utf8);
/// "prefix00047": at least so many digits.
std::string numbered(std::string_view prefix, std::int64_t number, int digits);
/// Quoted when it holds a semicolon, a quote or a line break.
void put_cell(std::string& line, std::string_view cell);
/// The first bytes of a UTF-8 text that hold at most so many letters.
std::string first_letters(std::string_view utf8, int letters);

/// value × numerator / denominator, rounded half away from zero. denominator > 0.
std::int64_t scaled(std::int64_t value, std::int64_t numerator, std::int64_t denominator);

} // namespace styrhus::make_municipality
