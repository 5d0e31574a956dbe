#pragma once

#include "base/money.h"
#include "base/result.h"
#include "intake/formats/trouble.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace styrhus::intake::formats {

enum class DecimalMark : std::uint8_t { comma, point, automatic };
enum class AmountUnit : std::uint8_t { kroner, ore };
enum class ExtraDecimals : std::uint8_t { refuse, round_half_away };

/// How a column writes money. `automatic` must be settled by `learn_decimal_mark` for the column; until then
/// a value that can be read in two ways, such as 1.234, is an error rather than a guess.
struct AmountFormat {
    DecimalMark mark = DecimalMark::comma;
    AmountUnit unit = AmountUnit::kroner;
    ExtraDecimals extra = ExtraDecimals::refuse;
};

/// The mark that the values themselves prove: 1.234,50 and 12,5 prove a comma, 1,234.50 and 12.5 a
/// point, 1.234 and 1234 nothing. `automatic` where nothing proves either, or both are proved.
DecimalMark learn_decimal_mark(std::span<const std::string_view> values);
/// What one value proves; `automatic` if nothing.
DecimalMark proved_decimal_mark(std::string_view value);

/// Reads money into øre without allocating. Accepts grouping by the other mark, spaces or apostrophes; a
/// minus before or after (also U+2212), parentheses, kr, DKK and currency signs; "-" alone is zero
/// (accounting practice). Blank gives CellTrouble::blank. Expenditure/income by a D/K column is the caller's.
CellTrouble read_amount(std::string_view text, const AmountFormat& format, std::int64_t& ore);

/// The same with a sentence as its error; blank is an error.
base::Result<base::Money> parse_amount(std::string_view text, const AmountFormat& format = {});

/// A decimal number as mantissa ÷ 10^scale, exact: hours, counts, percentages. 37,50 is 375 ÷ 10.
struct Decimal {
    std::int64_t mantissa = 0;
    std::uint8_t scale = 0;
    bool operator==(const Decimal&) const = default;
    base::Fraction fraction() const;
};
CellTrouble read_decimal(std::string_view text, DecimalMark mark, Decimal& value);
base::Result<Decimal> parse_decimal(std::string_view text, DecimalMark mark = DecimalMark::comma);

/// A whole number such as an id or a count: digits with a sign; no grouping, no decimals but zeros ("12,0").
CellTrouble read_whole_number(std::string_view text, std::int64_t& value);
base::Result<std::int64_t> parse_whole_number(std::string_view text);

/// Without spaces at either end; also U+00A0 and U+202F, which Excel puts into numbers.
std::string_view trimmed(std::string_view text);

} // namespace styrhus::intake::formats
