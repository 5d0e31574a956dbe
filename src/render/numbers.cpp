#include "render/numbers.h"

#include <fmt/core.h>

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace styrhus::render {

using base::Money;
using document::MoneyUnit;

namespace {

/// Below four years in months (UX 5).
constexpr double shown_in_months_below_days = 4 * days_per_year;

char group_mark(Language language) {
    return language == Language::da ? '.' : ',';
}
char decimal_mark(Language language) {
    return language == Language::da ? ',' : '.';
}

std::string grouped(std::string_view digits, Language language) {
    std::string out;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) out += group_mark(language);
        out += digits[i];
    }
    return out;
}

bool is_all_zero(std::string_view digits) {
    return digits.find_first_not_of("0.") == std::string_view::npos;
}

/// "0.15" rounded to one decimal is "0.2": half away from zero on decimal digits, which are not negative.
std::string round_digits(std::string_view digits, std::size_t decimals) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::string fraction(point < digits.size() ? digits.substr(point + 1) : std::string_view());
    const bool is_up = fraction.size() > decimals && fraction[decimals] >= '5';
    fraction.resize(decimals, '0');
    std::string all = std::string(digits.substr(0, point)) + fraction;
    std::size_t i = all.size();
    bool carry = is_up;
    while (carry && i > 0) {
        --i;
        carry = all[i] == '9';
        all[i] = carry ? '0' : static_cast<char>(all[i] + 1);
    }
    if (carry) all.insert(all.begin(), '1');
    if (decimals > 0) all.insert(all.size() - decimals, ".");
    return all;
}

/// Digits with a point, not negative, in the language's form and with the sign.
std::string written(std::string_view digits, bool is_negative, Language language, Sign sign) {
    const std::size_t point = std::min(digits.find('.'), digits.size());
    std::string out;
    if (!is_all_zero(digits)) {
        if (is_negative)
            out = minus_sign;
        else if (sign == Sign::always)
            out = "+";
    }
    out += grouped(digits.substr(0, point), language);
    if (point < digits.size()) {
        out += decimal_mark(language);
        out += digits.substr(point + 1);
    }
    return out;
}

/// `scaled` counts units of 10^-decimals.
std::string fixed_point(std::int64_t scaled, int decimals, Language language, Sign sign) {
    const bool is_negative = scaled < 0;
    const std::uint64_t size =
        is_negative ? ~static_cast<std::uint64_t>(scaled) + 1 : static_cast<std::uint64_t>(scaled);
    std::string digits = fmt::format("{:0{}}", size, decimals + 1);
    if (decimals > 0) digits.insert(digits.size() - static_cast<std::size_t>(decimals), ".");
    return written(digits, is_negative, language, sign);
}

constexpr std::array<const char*, 12> danish_months{"januar",    "februar", "marts",    "april",
                                                    "maj",       "juni",    "juli",     "august",
                                                    "september", "oktober", "november", "december"};
constexpr std::array<const char*, 12> english_months{"January",   "February", "March",    "April",
                                                     "May",       "June",     "July",     "August",
                                                     "September", "October",  "November", "December"};

std::string long_month(int month, Language language) {
    const auto index = static_cast<std::size_t>(month - 1);
    return language == Language::da ? danish_months[index] : english_months[index];
}

/// jan., feb., …, maj without a point; Jan, Feb, ….
std::string short_month(int month, Language language) {
    const std::string name = long_month(month, language).substr(0, 3);
    return language == Language::da && month != 5 ? name + "." : name;
}

} // namespace

std::string whole(std::int64_t number, Language language, Sign sign) {
    return fixed_point(number, 0, language, sign);
}

std::string decimal(double number, int decimals, Language language, Sign sign) {
    if (!std::isfinite(number)) return en_dash;
    std::array<char, 512> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(number),
                                   std::chars_format::fixed);
    const std::string_view digits(buffer.data(), static_cast<std::size_t>(end.ptr - buffer.data()));
    const int places = std::min(std::max(decimals, 0), 15);
    return written(round_digits(digits, static_cast<std::size_t>(places)), number < 0, language, sign);
}

std::string percent(double share, int decimals, Language language) {
    if (!std::isfinite(share)) return en_dash;
    const std::string unit = language == Language::da ? std::string(no_break_space) + "%" : "%";
    if (decimals == 0 && share > 0 && share < 0.01) return "under" + std::string(no_break_space) + "1" + unit;
    // Ten places more than shown take away what the product by 100 adds: 0.07 × 100 is 7.000000000000001.
    const double hundredths = std::round(share * 1e12) / 1e10;
    return decimal(hundredths, decimals, language) + unit;
}

std::string money(Money amount, MoneyUnit unit, Language language, Sign sign) {
    const std::int64_t ore = amount.in_ore();
    switch (unit) {
    case MoneyUnit::ore:
        return fixed_point(ore, 2, language, sign);
    case MoneyUnit::kroner:
        return fixed_point(base::round_ratio(ore, 1, 100), 0, language, sign);
    case MoneyUnit::thousands:
        return fixed_point(base::round_ratio(ore, 1, 100'000), 0, language, sign);
    case MoneyUnit::millions:
        return fixed_point(base::round_ratio(ore, 1, 10'000'000), 1, language, sign);
    }
    return en_dash;
}

std::string unit_name(MoneyUnit unit, Language language) {
    switch (unit) {
    case MoneyUnit::ore:
    case MoneyUnit::kroner:
        return say(language, "kr.", "DKK");
    case MoneyUnit::thousands:
        return say(language, "1.000\xC2\xA0kr.",
                   "DKK\xC2\xA0"
                   "1,000");
    case MoneyUnit::millions:
        return say(language, "mio.\xC2\xA0kr.", "DKK\xC2\xA0million");
    }
    return {};
}

std::string money_with_unit(Money amount, MoneyUnit unit, Language language, Sign sign) {
    const std::string number = money(amount, unit, language, sign);
    if (language == Language::da) return number + no_break_space + unit_name(unit, language);
    const char* scale = unit == MoneyUnit::millions    ? "\xC2\xA0million"
                        : unit == MoneyUnit::thousands ? "\xC2\xA0thousand"
                                                       : "";
    return std::string("DKK") + no_break_space + number + scale;
}

std::string duration(document::Duration length, Language language) {
    if (!std::isfinite(length.days)) return en_dash;
    const std::string over = length.at_least ? std::string("over") + no_break_space : std::string();
    if (length.days >= shown_in_months_below_days) {
        const double years = length.days / days_per_year;
        const std::string number =
            length.at_least ? decimal(std::floor(years), 0, language) : decimal(years, 1, language);
        return over + number + no_break_space + say(language, "år", "years");
    }
    const double months = length.days / days_per_month;
    const double shown = length.at_least ? std::floor(months) : std::round(months);
    if (shown < 1 && months > 0 && !length.at_least)
        return std::string("under") + no_break_space + "1" + no_break_space + say(language, "md.", "month");
    const char* unit = shown == 1 ? say(language, "md.", "month") : say(language, "mdr.", "months");
    return over + decimal(shown, 0, language) + no_break_space + unit;
}

std::string date_in_table(base::Date date, Language language) {
    if (date.is_open_end()) return en_dash;
    const base::CivilDay day = date.civil();
    if (language == Language::da) return fmt::format("{:02}.{:02}.{:04}", day.day, day.month, day.year);
    return fmt::format("{} {} {}", day.day, short_month(day.month, language), day.year);
}

std::string date_in_text(base::Date date, Language language) {
    if (date.is_open_end()) return en_dash;
    const base::CivilDay day = date.civil();
    return fmt::format("{}{} {} {}", day.day, language == Language::da ? "." : "",
                       long_month(day.month, language), day.year);
}

std::string month_name(base::Month month, Language language) {
    return fmt::format("{} {}", short_month(month.month(), language), month.year());
}

std::string value_text(const document::Value& value, const Shown& shown) {
    struct Writer {
        const Shown& shown;
        std::string operator()(const document::Missing&) const { return en_dash; }
        std::string operator()(const document::Hidden&) const {
            return say(shown.language, "skjult", "hidden");
        }
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(const document::Count& count) const {
            return whole(count.value, shown.language, shown.sign);
        }
        std::string operator()(const Money& amount) const {
            return money(amount, shown.unit, shown.language, shown.sign);
        }
        std::string operator()(const document::Decimal& number) const {
            return decimal(number.value, number.decimals, shown.language, shown.sign);
        }
        std::string operator()(const document::Percent& share) const {
            return percent(share.value, share.decimals, shown.language);
        }
        std::string operator()(const document::Duration& length) const {
            return duration(length, shown.language);
        }
        std::string operator()(const base::Date& date) const { return date_in_table(date, shown.language); }
        std::string operator()(const base::Month& month) const { return month_name(month, shown.language); }
    };
    return std::visit(Writer{shown}, value);
}

std::string cell_text(const document::Cell& cell, const Shown& shown) {
    const std::string text = value_text(cell.value, shown);
    return cell.note.empty() ? text : text + " (" + cell.note + ")";
}

Shown shown_in(const document::Column& column, Language language) {
    return {.language = language,
            .unit = column.unit,
            .sign = column.is_signed ? Sign::always : Sign::when_negative};
}

std::string known_reading_words(const document::Basis& basis, Language language) {
    if (basis.known_reading == "received") return say(language, " (som modtaget)", " (as received)");
    if (basis.known_reading == "reconstructed") return say(language, " (rekonstrueret)", " (reconstructed)");
    return basis.known_reading.empty() ? std::string() : " (" + basis.known_reading + ")";
}

const std::string& chosen(const std::vector<document::Option>& options, const std::string& value) {
    for (const document::Option& option : options)
        if (option.value == value) return option.label;
    return value;
}

bool is_number(const document::Value& value) {
    return !std::holds_alternative<std::string>(value) && !std::holds_alternative<base::Date>(value)
           && !std::holds_alternative<base::Month>(value);
}

bool is_number_column(const document::Column& column) {
    return column.kind != document::ColumnKind::text && column.kind != document::ColumnKind::date;
}

} // namespace styrhus::render
