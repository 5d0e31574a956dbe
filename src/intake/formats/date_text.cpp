#include "intake/formats/date_text.h"

#include "base/ascii.h"
#include "intake/formats/amount.h"
#include "intake/formats/plain_values.h"

#include <algorithm>
#include <array>

namespace styrhus::intake::formats {

namespace {

using base::Date;
using base::is_digit;

CellTrouble make_date(int year, int month, int day, Date& date) {
    if (year == 0 && month == 0 && day == 0) {
        date = Date::open_end();
        return CellTrouble::blank;
    }
    if (year >= 0 && month >= 0 && day >= 0
        && plain::table_date(static_cast<unsigned>(year), static_cast<unsigned>(month),
                             static_cast<unsigned>(day), date))
        return CellTrouble::none;
    if (month < 1 || month > 12 || day < 1 || day > base::days_in_month(year, month))
        return CellTrouble::no_such_day;
    if (year == 9999) {
        date = Date::open_end();
        return CellTrouble::none;
    }
    if (year < 1800 || year > 9998) return CellTrouble::year_out_of_range;
    date = Date::of(year, month, day);
    return CellTrouble::none;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Takes at most `most` digits from the front; returns how many it took.
std::size_t take_digits(std::string_view& text, std::size_t most, int& value) {
    std::size_t taken = 0;
    value = 0;
    while (taken < most && taken < text.size() && is_digit(text[taken]))
        value = value * 10 + (text[taken++] - '0');
    text.remove_prefix(taken);
    return taken;
}

bool take(std::string_view& text, char c) {
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

/// Nothing, or a time of day that is passed over: a blank or T, then digits with - : . between, perhaps a
/// zone.
bool is_time_or_nothing(std::string_view rest) {
    if (rest.empty()) return true;
    if (rest.front() != ' ' && rest.front() != 'T') return false;
    rest.remove_prefix(1);
    if (rest.empty() || !is_digit(rest.front())) return false;
    return std::all_of(rest.begin(), rest.end(), [](char c) {
        return is_digit(c) || c == '-' || c == ':' || c == '.' || c == '+' || c == 'Z' || c == ' ';
    });
}

CellTrouble read_day_month_year(std::string_view text, Date& date) {
    int day = 0;
    int month = 0;
    int year = 0;
    if (take_digits(text, 2, day) == 0 || text.empty()) return CellTrouble::not_a_date;
    const char mark = text.front();
    if (mark != '-' && mark != '.' && mark != '/') return CellTrouble::not_a_date;
    if (!take(text, mark) || take_digits(text, 2, month) == 0 || !take(text, mark))
        return CellTrouble::not_a_date;
    if (take_digits(text, 4, year) != 4 || !is_time_or_nothing(text)) return CellTrouble::not_a_date;
    return make_date(year, month, day, date);
}

CellTrouble read_iso(std::string_view text, Date& date) {
    int day = 0;
    int month = 0;
    int year = 0;
    if (take_digits(text, 4, year) != 4 || !take(text, '-') || take_digits(text, 2, month) != 2
        || !take(text, '-') || take_digits(text, 2, day) != 2 || !is_time_or_nothing(text))
        return CellTrouble::not_a_date;
    return make_date(year, month, day, date);
}

CellTrouble read_compact(std::string_view text, Date& date) {
    int day = 0;
    int month = 0;
    int year = 0;
    if (take_digits(text, 4, year) != 4 || take_digits(text, 2, month) != 2 || take_digits(text, 2, day) != 2
        || !is_time_or_nothing(text))
        return CellTrouble::not_a_date;
    return make_date(year, month, day, date);
}

/// 1–12, or 0. Danish and English, whole or as three letters.
int month_named(std::string_view word) {
    static constexpr std::string_view danish[] = {"januar",    "februar", "marts",    "april",
                                                  "maj",       "juni",    "juli",     "august",
                                                  "september", "oktober", "november", "december"};
    static constexpr std::string_view english[] = {"january",   "february", "march",    "april",
                                                   "may",       "june",     "july",     "august",
                                                   "september", "october",  "november", "december"};
    std::array<char, 9> lower{};
    if (word.size() < 3 || word.size() > lower.size()) return 0;
    std::transform(word.begin(), word.end(), lower.begin(),
                   [](char c) { return static_cast<char>(c | 0x20); });
    const std::string_view name(lower.data(), word.size());
    for (int month = 0; month < 12; ++month)
        for (const std::string_view whole : {danish[month], english[month]})
            if (name == whole || name == whole.substr(0, 3) || (month == 8 && name == "sept"))
                return month + 1;
    return 0;
}

CellTrouble read_month_name(std::string_view text, Date& date) {
    const auto skip_marks = [&] {
        while (!text.empty()
               && (text.front() == '-' || text.front() == '.' || text.front() == ' ' || text.front() == '/'))
            text.remove_prefix(1);
    };
    int day = 0;
    int year = 0;
    if (take_digits(text, 2, day) == 0) return CellTrouble::not_a_date;
    skip_marks();
    const auto word_end = std::find_if_not(text.begin(), text.end(), is_letter);
    const int month = month_named(text.substr(0, static_cast<std::size_t>(word_end - text.begin())));
    if (month == 0) return CellTrouble::not_a_date;
    text.remove_prefix(static_cast<std::size_t>(word_end - text.begin()));
    skip_marks();
    const std::size_t year_digits = take_digits(text, 4, year);
    if ((year_digits != 4 && year_digits != 2) || !is_time_or_nothing(text)) return CellTrouble::not_a_date;
    if (year_digits == 2) year += year <= 29 ? 2000 : 1900;
    return make_date(year, month, day, date);
}

CellTrouble read_excel_serial(std::string_view text, Date& date) {
    int serial = 0;
    const std::size_t taken = take_digits(text, 7, serial);
    if (taken == 0) return CellTrouble::not_a_date;
    if (!text.empty()) {
        if (text.front() != '.' && text.front() != ',') return CellTrouble::not_a_date;
        text.remove_prefix(1);
        if (!std::all_of(text.begin(), text.end(), is_digit)) return CellTrouble::not_a_date;
    }
    // Serial 60 is Excel's 29 February 1900, which never was; nobody's case is that old.
    if (serial < 61 || serial > 2958465) return CellTrouble::year_out_of_range;
    const Date day = Date::from_days(serial - 25569);
    date = serial >= 2958101 ? Date::open_end() : day; // 2958101 is 9999-01-01
    return CellTrouble::none;
}

CellTrouble read_any(std::string_view text, Date& date) {
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[digits]))
        ++digits;
    if (digits == 8) return read_compact(text, date);
    if (digits == 5) return read_excel_serial(text, date);
    if (digits == 4) return read_iso(text, date);
    if (digits != 1 && digits != 2) return CellTrouble::not_a_date;
    const bool is_named =
        std::any_of(text.begin(), text.end(), [](char c) { return is_letter(c) && c != 'T' && c != 'Z'; });
    return is_named ? read_month_name(text, date) : read_day_month_year(text, date);
}

} // namespace

CellTrouble read_date(std::string_view text, DateFormat format, Date& date) {
    if ((format == DateFormat::day_month_year || format == DateFormat::any) && plain::danish_date(text, date))
        return CellTrouble::none;
    const std::string_view body = trimmed(text);
    if (body.empty()) {
        date = Date::open_end();
        return CellTrouble::blank;
    }
    if (body.front() == '#') return CellTrouble::spreadsheet_error;
    switch (format) {
    case DateFormat::any:
        return read_any(body, date);
    case DateFormat::day_month_year:
        return read_day_month_year(body, date);
    case DateFormat::iso:
        return read_iso(body, date);
    case DateFormat::compact:
        return read_compact(body, date);
    case DateFormat::month_name:
        return read_month_name(body, date);
    case DateFormat::excel_serial:
        return read_excel_serial(body, date);
    }
    STYRHUS_CHECK(false);
    return CellTrouble::not_a_date;
}

base::Result<Date> parse_date(std::string_view text, DateFormat format) {
    Date date;
    const CellTrouble trouble = read_date(text, format, date);
    if (trouble != CellTrouble::none && trouble != CellTrouble::blank)
        return base::Error{describe(trouble, text)};
    return date;
}

} // namespace styrhus::intake::formats
