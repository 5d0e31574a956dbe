#pragma once

#include "base/date.h"
#include "base/money.h"
#include "document/document.h"

#include <cstdint>
#include <string>
#include <vector>

/// How numbers, money, dates and lengths of time are written for people (UX 5): the one place that knows.
/// Danish groups with points and has a decimal comma, English the reverse; minus is U+2212 and a space before
/// a unit does not break.
namespace styrhus::render {

using document::Language;

inline constexpr double days_per_year = 365.25;
inline constexpr double days_per_month = days_per_year / 12;

/// always: a deviation carries + or −; zero carries neither.
enum class Sign { when_negative, always };

inline constexpr const char* no_break_space = "\xC2\xA0";
inline constexpr const char* minus_sign = "\xE2\x88\x92";
/// Nothing known.
inline constexpr const char* en_dash = "\xE2\x80\x93";

/// The Danish or the English of a phrase.
inline const char* say(Language language, const char* danish, const char* english) {
    return language == Language::da ? danish : english;
}

/// 1.234.567
std::string whole(std::int64_t number, Language language, Sign sign = Sign::when_negative);
/// 48,3 with the decimals asked for (0–15), half away from zero on the shortest digits that name the number,
/// as browsers do: 48.25 is 48,3 and 1.005 with two decimals is 1,01. A number that is not finite is an en
/// dash.
std::string decimal(double number, int decimals, Language language, Sign sign = Sign::when_negative);
/// 2,1 % of 0.021. Without decimals a share between 0 and 1 % is "under 1 %".
std::string percent(double share, int decimals, Language language);
/// The amount in the unit, without the unit's name: øre 1.234,50, kroner 1.235, thousands 1, millions 0,0.
std::string money(base::Money amount, document::MoneyUnit unit, Language language,
                  Sign sign = Sign::when_negative);
/// 632,6 mio. kr.; DKK 632.6 million.
std::string money_with_unit(base::Money amount, document::MoneyUnit unit, Language language,
                            Sign sign = Sign::when_negative);
/// What stands in the head of a column: kr., 1.000 kr., mio. kr.
std::string unit_name(document::MoneyUnit unit, Language language);
/// Whole months below four years, then years with one decimal: 24 mdr., 4,0 år. `at_least` is rounded down,
/// so that it stays true: over 11 år. A year is 365.25 days, a month a twelfth of it.
std::string duration(document::Duration length, Language language);
/// 14.03.2024; 14 Mar 2024. The open end is an en dash.
std::string date_in_table(base::Date date, Language language);
/// 14. marts 2024; 14 March 2024.
std::string date_in_text(base::Date date, Language language);
/// okt. 2025; Oct 2025.
std::string month_name(base::Month month, Language language);

/// How a cell is shown: its own type decides, the unit and sign apply to money and numbers. Missing is an en
/// dash.
struct Shown {
    Language language = Language::da;
    document::MoneyUnit unit = document::MoneyUnit::kroner;
    Sign sign = Sign::when_negative;
};
std::string value_text(const document::Value& value, const Shown& shown);
/// The same with the cell's note after it in parentheses.
std::string cell_text(const document::Cell& cell, const Shown& shown);
Shown shown_in(const document::Column& column, Language language);

/// " (som modtaget)" or " (rekonstrueret)": which reading of "known on" the figures stand on (DEFINITIONS 2).
std::string known_reading_words(const document::Basis& basis, Language language);

/// What a choice is called: its option's label, or the value itself where no option has it.
const std::string& chosen(const std::vector<document::Option>& options, const std::string& value);

/// True for what is set flush right: all but words, dates and months.
bool is_number(const document::Value& value);
bool is_number_column(const document::Column& column);

} // namespace styrhus::render
