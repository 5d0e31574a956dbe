#include "make_municipality/text.h"

#include <algorithm>

namespace styrhus::make_municipality {

namespace {
__extension__ using Wide = __int128;
}

std::string amount_text(std::int64_t ore, AmountForm form) {
    const bool negative = ore < 0;
    const std::int64_t size = negative ? -ore : ore;
    std::string kroner = std::to_string(size / 100);
    if (form != AmountForm::plain) {
        for (auto at = static_cast<std::ptrdiff_t>(kroner.size()) - 3; at > 0; at -= 3)
            kroner.insert(static_cast<std::size_t>(at), 1, '.');
    }
    const std::int64_t cents = size % 100;
    std::string out = negative && form != AmountForm::dotted_after ? "-" : "";
    out += kroner;
    out += ',';
    if (cents < 10) out += '0';
    out += std::to_string(cents);
    if (negative && form == AmountForm::dotted_after) out += '-';
    return out;
}

std::string hundredths_text(std::int64_t hundredths) {
    std::string out = std::to_string(hundredths / 100);
    const std::int64_t rest = hundredths % 100;
    if (rest == 0) return out;
    out += ',';
    if (rest < 10) out += '0';
    out += rest % 10 == 0 ? std::to_string(rest / 10) : std::to_string(rest);
    return out;
}

std::string permille_text(int permille) {
    return hundredths_text(permille * 10LL) + "%";
}

std::string numbered(std::string_view prefix, std::int64_t number, int digits) {
    const std::string text = std::to_string(number);
    std::string out(prefix);
    const auto wanted = static_cast<std::size_t>(digits);
    if (text.size() < wanted) out.append(wanted - text.size(), '0');
    return out.append(text);
}

std::string to_windows_1252(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if (byte < 0x80) {
            out += utf8[i];
            continue;
        }
        // Two bytes give U+0080..U+07FF, of which Latin-1 is equal in Windows-1252; the only sign of three
        // bytes here is the dash, U+2013.
        if ((byte & 0xE0) == 0xC0) {
            const auto second = static_cast<unsigned char>(utf8[i + 1]);
            out += static_cast<char>(((byte & 0x1F) << 6) | (second & 0x3F));
            i += 1;
        } else {
            out += static_cast<char>(0x96);
            i += 2;
        }
    }
    return out;
}

void put_cell(std::string& line, std::string_view cell) {
    if (cell.find_first_of(";\"\r\n") == std::string_view::npos) {
        line += cell;
        return;
    }
    line += '"';
    for (char c : cell) {
        if (c == '"') line += '"';
        line += c;
    }
    line += '"';
}

std::string first_letters(std::string_view utf8, int letters) {
    std::size_t at = 0;
    while (at < utf8.size() && letters > 0) {
        ++at;
        while (at < utf8.size() && (static_cast<unsigned char>(utf8[at]) & 0xC0) == 0x80)
            ++at;
        --letters;
    }
    return std::string(utf8.substr(0, at));
}

std::int64_t scaled(std::int64_t value, std::int64_t numerator, std::int64_t denominator) {
    const Wide product = static_cast<Wide>(value) * numerator;
    const Wide half = denominator / 2;
    return static_cast<std::int64_t>(product >= 0 ? (product + half) / denominator
                                                  : (product - half) / denominator);
}

} // namespace styrhus::make_municipality
