#include "intake/sources/named_in_text.h"

#include "base/ascii.h"

#include <algorithm>
#include <array>
#include <vector>

namespace styrhus::intake::sources {

namespace {

using base::is_digit;

/// Parted by blanks and by marks that stand in no number and no date.
std::vector<std::string_view> words_of(std::string_view text) {
    constexpr std::string_view marks = " \t\r\n,;:()\"'";
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(marks), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::string in_small_letters(std::string_view word) {
    std::string out(word.substr(0, word.ends_with('.') ? word.size() - 1 : word.size()));
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// "Sag", "Voksensag", "sagsnr.", "Sagsnummer".
bool announces_case(std::string_view word) {
    const std::string small = in_small_letters(word);
    return small.ends_with("sag") || is_any_of(small, {"sagsnr", "sagsnummer", "sagsid"});
}

/// A year or the number of a voucher is shorter or stands elsewhere.
bool is_case_number(std::string_view word) {
    constexpr int digits_min = 5;
    return std::count_if(word.begin(), word.end(), is_digit) >= digits_min;
}

std::optional<int> number_of(std::string_view digits) {
    constexpr std::size_t digits_max = 4;
    if (digits.empty() || digits.size() > digits_max || !std::all_of(digits.begin(), digits.end(), is_digit))
        return std::nullopt;
    int number = 0;
    for (const char digit : digits)
        number = number * 10 + (digit - '0');
    return number;
}

/// "120509", "12.05.2009", "12-05-09".
std::optional<Birth> day_of_birth(std::string_view word) {
    if (word.ends_with('.')) word.remove_suffix(1);
    std::array<std::string_view, 3> parts;
    if (word.size() == 6 && std::all_of(word.begin(), word.end(), is_digit)) {
        parts = {word.substr(0, 2), word.substr(2, 2), word.substr(4)};
    } else {
        const std::size_t first = word.find_first_of(".-");
        const std::size_t second = first == word.npos ? word.npos : word.find_first_of(".-", first + 1);
        if (second == word.npos) return std::nullopt;
        parts = {word.substr(0, first), word.substr(first + 1, second - first - 1), word.substr(second + 1)};
    }
    const auto day = number_of(parts[0]);
    const auto month = number_of(parts[1]);
    const auto year = number_of(parts[2]);
    const bool has_century = parts[2].size() == 4;
    if (!day || !month || !year || (!has_century && parts[2].size() != 2)) return std::nullopt;
    constexpr int this_century = 2000;
    const auto date = base::civil_date(has_century ? *year : this_century + *year, *month, *day);
    if (!date) return std::nullopt;
    return Birth{*date, {}, has_century};
}

/// Bytes of the capital letter that a text begins with; 0 if it begins with something else.
std::size_t capital_at(std::string_view text) {
    if (text.empty()) return 0;
    if (text[0] >= 'A' && text[0] <= 'Z') return 1;
    constexpr std::array<std::string_view, 3> danish = {"Æ", "Ø", "Å"};
    return std::any_of(danish.begin(), danish.end(), [&](auto letter) { return text.starts_with(letter); })
               ? 2
               : 0;
}

/// "T.P." of "TP", "T.P" or "T.P."; empty of what is no initials.
std::string initials_in(std::string_view word) {
    constexpr int letters_min = 2;
    constexpr int letters_max = 4;
    std::string out;
    int letters = 0;
    while (!word.empty()) {
        const std::size_t bytes = capital_at(word);
        if (bytes == 0) return {};
        out.append(word.substr(0, bytes)).append(".");
        word.remove_prefix(bytes);
        if (word.starts_with('.')) word.remove_prefix(1);
        ++letters;
    }
    return letters >= letters_min && letters <= letters_max ? out : std::string();
}

/// Before the day, or after it; "f." and "født" may stand between.
std::string initials_beside(const std::vector<std::string_view>& words, std::size_t day) {
    std::size_t before = day;
    if (before > 0 && is_any_of(in_small_letters(words[before - 1]), {"f", "fdt", "født"})) --before;
    if (before > 0)
        if (std::string found = initials_in(words[before - 1]); !found.empty()) return found;
    return day + 1 < words.size() ? initials_in(words[day + 1]) : std::string();
}

} // namespace

std::string_view case_in(std::string_view text) {
    const std::vector<std::string_view> words = words_of(text);
    std::string_view number;
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (!announces_case(words[i])) continue;
        std::size_t at = i + 1;
        if (at + 1 < words.size() && is_any_of(in_small_letters(words[at]), {"nr", "nummer"})) ++at;
        std::string_view word = words[at];
        if (word.ends_with('.')) word.remove_suffix(1);
        if (!is_case_number(word)) continue;
        if (!number.empty() && number != word) return {};
        number = word;
    }
    return number;
}

std::optional<Birth> birth_in(std::string_view text) {
    const std::vector<std::string_view> words = words_of(text);
    std::optional<Birth> found;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto birth = day_of_birth(words[i]);
        if (!birth) continue;
        birth->initials = initials_beside(words, i);
        if (birth->initials.empty()) continue;
        if (found && *found != *birth) return std::nullopt;
        found = std::move(birth);
    }
    return found;
}

} // namespace styrhus::intake::sources
