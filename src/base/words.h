#pragma once

#include "base/date.h"
#include "base/money.h"

#include <cstdint>
#include <string>
#include <string_view>

/// Numbers inside sentences. Cells are typed and written by the renderers; a sentence is text, so the view or
/// the rule that says it writes the few numbers in it, by the same rules (UX 5). Whole numbers only: no
/// floating point here.
namespace styrhus::base {

enum class Language { da, en };

inline constexpr const char* no_break_space = "\xC2\xA0";
inline constexpr const char* minus_sign = "\xE2\x88\x92";

/// 1.234.567
std::string number_text(std::int64_t number, Language language);
/// A number of tenths: 6050 is 605,0.
std::string tenths_text(std::int64_t tenths, Language language);
/// 605,0 mio. kr. from a million kroner on, else whole kroner: 84.310 kr.
std::string kroner_text(Money amount, Language language);
/// 605,0 mio. kr. whatever the size.
std::string millions_text(Money amount, Language language);
/// 1.234,50
std::string ore_text(Money amount, Language language);
/// 98 % of part ÷ whole; "under 1 %" below one, "over 99 %" where something is missing of the whole. Empty
/// where the part is no share: of nothing or less, below nothing or above the whole.
std::string percent_text(std::int64_t part, std::int64_t whole, Language language);
/// 2,0 %
std::string percent_tenths_text(std::int64_t part, std::int64_t whole, Language language);
/// okt. 2025
std::string month_text(Month month, Language language);
/// 14.11.2025
std::string date_text(Date date, Language language);
/// "1 borger", "2 borgere".
std::string counted(std::int64_t number, std::string_view one, std::string_view many, Language language);

} // namespace styrhus::base
