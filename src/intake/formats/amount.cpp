#include "intake/formats/amount.h"

#include "base/ascii.h"

#include <algorithm>
#include <fmt/core.h>
#include <limits>

namespace styrhus::intake::formats {

namespace {

using base::is_digit;

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view narrow_space = "\u202F";
constexpr std::string_view minus_sign = "\u2212";
constexpr std::string_view en_dash = "\u2013";
constexpr std::string_view right_quote = "\u2019";

bool drop_front(std::string_view& text, std::string_view what) {
    if (!text.starts_with(what)) return false;
    text.remove_prefix(what.size());
    return true;
}

bool drop_back(std::string_view& text, std::string_view what) {
    if (!text.ends_with(what)) return false;
    text.remove_suffix(what.size());
    return true;
}

/// What stands around the digits: signs, parentheses, currency.
struct Dressing {
    int minuses = 0;
    int pluses = 0;
    bool opened = false;
    bool closed = false;
    bool is_sound() const { return minuses + pluses + (opened ? 1 : 0) <= 1 && opened == closed; }
    bool is_negative() const { return minuses == 1 || opened; }
};

bool undress_front(std::string_view& text, Dressing& dressing) {
    text = trimmed(text);
    for (const std::string_view minus : {std::string_view("-"), minus_sign, en_dash})
        if (drop_front(text, minus)) return ++dressing.minuses, true;
    if (drop_front(text, "+")) return ++dressing.pluses, true;
    if (!dressing.opened && drop_front(text, "(")) return dressing.opened = true;
    for (const std::string_view currency : {"DKK", "kr.", "Kr.", "kr", "Kr", "\u00A3", "\u20AC", "$"})
        if (drop_front(text, currency)) return true;
    return false;
}

bool undress_back(std::string_view& text, Dressing& dressing) {
    text = trimmed(text);
    // "1.234,-" is the Danish way to write whole kroner, not a negative amount.
    if (text.size() > 2 && is_digit(text[text.size() - 3]) && drop_back(text, ",-")) return true;
    for (const std::string_view minus : {std::string_view("-"), minus_sign, en_dash})
        if (drop_back(text, minus)) return ++dressing.minuses, true;
    if (!dressing.closed && drop_back(text, ")")) return dressing.closed = true;
    for (const std::string_view currency : {"DKK", "kr.", "Kr.", "kr", "Kr", "\u00A3", "\u20AC", "$"})
        if (drop_back(text, currency)) return true;
    return false;
}

Dressing undress(std::string_view& text) {
    Dressing dressing;
    while (undress_front(text, dressing)) {
    }
    while (undress_back(text, dressing)) {
    }
    return dressing;
}

/// Digits without their marks: value ÷ 10^scale.
struct Digits {
    std::uint64_t value = 0;
    unsigned scale = 0;
};

/// Grouping by `group` (or spaces or apostrophes, but one sign throughout), decimals after `decimal`.
CellTrouble read_digits(std::string_view body, char decimal, char group, Digits& digits) {
    std::string_view group_used;
    std::size_t run = 0;
    std::size_t whole_digits = 0;
    bool in_decimals = false;
    digits = {};
    for (std::size_t at = 0; at < body.size();) {
        const char c = body[at];
        if (is_digit(c)) {
            if (__builtin_mul_overflow(digits.value, std::uint64_t{10}, &digits.value)
                || __builtin_add_overflow(digits.value, static_cast<std::uint64_t>(c - '0'), &digits.value))
                return CellTrouble::number_too_large;
            ++run;
            if (in_decimals)
                ++digits.scale;
            else
                ++whole_digits;
            ++at;
            continue;
        }
        if (in_decimals) return CellTrouble::not_a_number;
        if (c == decimal) {
            if (!group_used.empty() && run != 3) return CellTrouble::not_a_number;
            in_decimals = true;
            ++at;
            continue;
        }
        std::string_view mark;
        for (const std::string_view sign : {std::string_view(&group, 1), std::string_view(" "),
                                            std::string_view("'"), no_break_space, narrow_space, right_quote})
            if (mark.empty() && body.substr(at).starts_with(sign)) mark = body.substr(at, sign.size());
        const bool is_first = group_used.empty();
        // Nobody groups after a zero: 0,123 can only be decimals.
        const bool is_run_wrong = is_first ? run < 1 || run > 3 || body[0] == '0' : run != 3;
        if (mark.empty() || (!is_first && mark != group_used) || is_run_wrong)
            return CellTrouble::not_a_number;
        group_used = mark;
        run = 0;
        at += mark.size();
    }
    if (in_decimals ? digits.scale == 0 : (!group_used.empty() && run != 3)) return CellTrouble::not_a_number;
    return whole_digits + digits.scale == 0 ? CellTrouble::not_a_number : CellTrouble::none;
}

DecimalMark proved_by_body(std::string_view body) {
    if (body.find_first_of(".,") == std::string_view::npos) return DecimalMark::automatic;
    Digits digits;
    const bool as_comma = read_digits(body, ',', '.', digits) == CellTrouble::none;
    const bool as_point = read_digits(body, '.', ',', digits) == CellTrouble::none;
    if (as_comma == as_point) return DecimalMark::automatic;
    return as_comma ? DecimalMark::comma : DecimalMark::point;
}

struct Number {
    bool negative = false;
    Digits digits;
};

CellTrouble read_number(std::string_view text, DecimalMark mark, Number& number) {
    std::string_view body = trimmed(text);
    if (body.empty()) return CellTrouble::blank;
    if (body.front() == '#') return CellTrouble::spreadsheet_error;
    const Dressing dressing = undress(body);
    number = {};
    if (body.empty()) {
        const bool lone_dash = dressing.minuses == 1 && !dressing.opened && trimmed(text).size() <= 3;
        return lone_dash ? CellTrouble::none : CellTrouble::not_a_number;
    }
    if (!dressing.is_sound()) return CellTrouble::not_a_number;
    number.negative = dressing.is_negative();
    const DecimalMark proved = proved_by_body(body);
    DecimalMark used = mark;
    if (mark == DecimalMark::automatic) used = proved == DecimalMark::automatic ? DecimalMark::comma : proved;
    const bool comma = used == DecimalMark::comma;
    const CellTrouble trouble = read_digits(body, comma ? ',' : '.', comma ? '.' : ',', number.digits);
    const bool has_mark = body.find_first_of(".,") != std::string_view::npos;
    if (trouble == CellTrouble::none)
        return mark == DecimalMark::automatic && proved == DecimalMark::automatic && has_mark
                   ? CellTrouble::ambiguous_number
                   : CellTrouble::none;
    if (trouble == CellTrouble::not_a_number && proved != DecimalMark::automatic && proved != used)
        return CellTrouble::other_number_format;
    return trouble;
}

void drop_trailing_zeros(Digits& digits, unsigned keep) {
    while (digits.scale > keep && digits.value % 10 == 0) {
        digits.value /= 10;
        --digits.scale;
    }
}

/// The commonest form, without a look at anything else: -?digits[,dd]. False sends the text the long way.
bool read_plain_amount(std::string_view text, char mark, std::int64_t& ore) {
    const char* at = text.data();
    const char* const end = at + text.size();
    const bool negative = at != end && *at == '-';
    at += negative ? 1 : 0;
    if (end - at > 15 || at == end) return false;
    std::int64_t value = 0;
    const char* const first = at;
    for (; at != end && is_digit(*at); ++at)
        value = value * 10 + (*at - '0');
    if (at == first) return false;
    value *= 100;
    if (at != end) {
        if (end - at != 3 || *at != mark || !is_digit(at[1]) || !is_digit(at[2])) return false;
        value += (at[1] - '0') * 10 + (at[2] - '0');
    }
    ore = negative ? -value : value;
    return true;
}

} // namespace

std::string_view trimmed(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    for (;;) {
        if (!text.empty() && is_space(text.front()))
            text.remove_prefix(1);
        else if (!text.empty() && is_space(text.back()))
            text.remove_suffix(1);
        else if (!drop_front(text, no_break_space) && !drop_back(text, no_break_space)
                 && !drop_front(text, narrow_space) && !drop_back(text, narrow_space))
            return text;
    }
}

DecimalMark proved_decimal_mark(std::string_view value) {
    std::string_view body = trimmed(value);
    return undress(body).is_sound() ? proved_by_body(body) : DecimalMark::automatic;
}

DecimalMark learn_decimal_mark(std::span<const std::string_view> values) {
    DecimalMark learnt = DecimalMark::automatic;
    for (const std::string_view value : values) {
        const DecimalMark proved = proved_decimal_mark(value);
        if (proved == DecimalMark::automatic) continue;
        if (learnt != DecimalMark::automatic && proved != learnt) return DecimalMark::automatic;
        learnt = proved;
    }
    return learnt;
}

CellTrouble read_amount(std::string_view text, const AmountFormat& format, std::int64_t& ore) {
    if (format.unit == AmountUnit::kroner && format.mark != DecimalMark::automatic
        && read_plain_amount(text, format.mark == DecimalMark::comma ? ',' : '.', ore))
        return CellTrouble::none;
    Number number;
    const CellTrouble trouble = read_number(text, format.mark, number);
    if (trouble != CellTrouble::none) return trouble;
    const unsigned kept = format.unit == AmountUnit::kroner ? 2 : 0;
    drop_trailing_zeros(number.digits, kept);
    if (number.digits.scale > kept) {
        if (format.extra == ExtraDecimals::refuse) return CellTrouble::too_many_decimals;
        for (; number.digits.scale > kept + 1; --number.digits.scale)
            number.digits.value /= 10;
        // Only the first digit beyond decides a half away from zero; the others were cut, which cannot change
        // it.
        number.digits.value = number.digits.value / 10 + (number.digits.value % 10 >= 5 ? 1 : 0);
        --number.digits.scale;
    }
    for (; number.digits.scale < kept; ++number.digits.scale)
        if (__builtin_mul_overflow(number.digits.value, std::uint64_t{10}, &number.digits.value))
            return CellTrouble::number_too_large;
    if (number.digits.value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return CellTrouble::number_too_large;
    const auto magnitude = static_cast<std::int64_t>(number.digits.value);
    ore = number.negative ? -magnitude : magnitude;
    return CellTrouble::none;
}

base::Result<base::Money> parse_amount(std::string_view text, const AmountFormat& format) {
    std::int64_t ore = 0;
    const CellTrouble trouble = read_amount(text, format, ore);
    if (trouble != CellTrouble::none) return base::Error{describe(trouble, text)};
    return base::Money::ore(ore);
}

base::Fraction Decimal::fraction() const {
    std::int64_t denominator = 1;
    for (unsigned k = 0; k < scale; ++k)
        denominator *= 10;
    return {mantissa, denominator};
}

CellTrouble read_decimal(std::string_view text, DecimalMark mark, Decimal& value) {
    Number number;
    const CellTrouble trouble = read_number(text, mark, number);
    if (trouble != CellTrouble::none) return trouble;
    drop_trailing_zeros(number.digits, 0);
    if (number.digits.scale > 18) return CellTrouble::too_many_decimals;
    if (number.digits.value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return CellTrouble::number_too_large;
    const auto magnitude = static_cast<std::int64_t>(number.digits.value);
    value = {number.negative ? -magnitude : magnitude, static_cast<std::uint8_t>(number.digits.scale)};
    return CellTrouble::none;
}

base::Result<Decimal> parse_decimal(std::string_view text, DecimalMark mark) {
    Decimal value;
    const CellTrouble trouble = read_decimal(text, mark, value);
    if (trouble != CellTrouble::none) return base::Error{describe(trouble, text)};
    return value;
}

CellTrouble read_whole_number(std::string_view text, std::int64_t& value) {
    std::string_view body = trimmed(text);
    if (body.empty()) return CellTrouble::blank;
    if (body.front() == '#') return CellTrouble::spreadsheet_error;
    const bool negative = drop_front(body, "-") || drop_front(body, minus_sign);
    const auto mark = static_cast<std::size_t>(
        std::find_if(body.begin(), body.end(), [](char c) { return c == '.' || c == ','; }) - body.begin());
    if (mark < body.size()) {
        if (mark + 1 == body.size() || body.find_first_not_of('0', mark + 1) != std::string_view::npos
            || body.size() - mark - 1 == 3)
            return CellTrouble::not_a_number;
        body = body.substr(0, mark);
    }
    if (body.empty()) return CellTrouble::not_a_number;
    std::int64_t magnitude = 0;
    for (const char c : body) {
        if (!is_digit(c)) return CellTrouble::not_a_number;
        if (__builtin_mul_overflow(magnitude, std::int64_t{10}, &magnitude)
            || __builtin_add_overflow(magnitude, std::int64_t{c - '0'}, &magnitude))
            return CellTrouble::number_too_large;
    }
    value = negative ? -magnitude : magnitude;
    return CellTrouble::none;
}

base::Result<std::int64_t> parse_whole_number(std::string_view text) {
    std::int64_t value = 0;
    const CellTrouble trouble = read_whole_number(text, value);
    if (trouble != CellTrouble::none) return base::Error{describe(trouble, text)};
    return value;
}

} // namespace styrhus::intake::formats
