#include "domain/numbers.h"

#include <fmt/core.h>

#include <array>
#include <cstddef>

namespace styrhus::domain {

using base::Error;
using base::Result;

namespace {

/// The digits of a number people group by blanks; an error if there is anything else or not so many.
Result<std::string> digits_of(std::string_view text, std::size_t count, std::string_view what) {
    std::string digits;
    for (const char c : text) {
        if (c == ' ') continue;
        if (c < '0' || c > '9')
            return Error{fmt::format("a {} holds digits only; correct the number: \"{}\"", what, text)};
        digits += c;
    }
    if (digits.size() != count)
        return Error{fmt::format("a {} is {} digits long, this is {}; correct the number: \"{}\"", what,
                                 count, digits.size(), text)};
    return digits;
}

int value(char digit) {
    return digit - '0';
}

Error wrong_check_digit(std::string_view what, std::string_view text) {
    return Error{fmt::format(
        "the check digit of the {} fails; one digit is mistyped or two are swapped: \"{}\"", what, text)};
}

} // namespace

Result<Cvr> Cvr::parse(std::string_view text) {
    constexpr std::array<int, 8> weights{2, 7, 6, 5, 4, 3, 2, 1};
    constexpr std::string_view what = "CVR number";
    std::string_view rest = text;
    if (rest.starts_with("DK")) rest.remove_prefix(2);
    STYRHUS_TRY(std::string digits, digits_of(rest, weights.size(), what));
    int sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * value(digits[i]);
    if (sum % 11 != 0 || sum == 0) return wrong_check_digit(what, text);
    return Cvr(std::move(digits));
}

Result<PNumber> PNumber::parse(std::string_view text) {
    STYRHUS_TRY(std::string digits, digits_of(text, 10, "P-number"));
    return PNumber(std::move(digits));
}

Result<Gln> Gln::parse(std::string_view text) {
    constexpr std::size_t length = 13;
    constexpr std::string_view what = "GLN (EAN) number";
    STYRHUS_TRY(std::string digits, digits_of(text, length, what));
    int sum = 0;
    for (std::size_t i = 0; i + 1 < length; ++i)
        sum += value(digits[i]) * (i % 2 == 0 ? 1 : 3);
    if ((10 - sum % 10) % 10 != value(digits[length - 1])) return wrong_check_digit(what, text);
    return Gln(std::move(digits));
}

} // namespace styrhus::domain
