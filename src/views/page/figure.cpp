#include "views/page/figure.h"

#include <charconv>
#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

using base::Error;
using base::Result;

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_'
           || c == '.' || c == '~';
}

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

Result<std::string> decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hex_value(text[i + 2]) : -1;
        if (high < 0 || low < 0)
            return Error{"A figure's name has a % without two hexadecimal digits.",
                         "Et tals navn har et % uden to hexadecimale cifre."};
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0;;) {
        const std::size_t end = text.find(mark, from);
        parts.push_back(text.substr(from, end == std::string_view::npos ? end : end - from));
        if (end == std::string_view::npos) return parts;
        from = end + 1;
    }
}

} // namespace

std::string encoded(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (is_plain(c))
            out += c;
        else
            out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    return out;
}

std::string format(const Figure& figure) {
    std::string out = figure.measure;
    for (const std::string& part : figure.parts)
        out += '/' + encoded(part);
    char mark = '?';
    for (const auto& [key, value] : figure.filters) {
        out += mark + encoded(key) + '=' + encoded(value);
        mark = '&';
    }
    return out;
}

Result<Figure> parse_figure(std::string_view text) {
    Figure figure;
    const std::size_t query = text.find('?');
    const std::vector<std::string_view> path = split(text.substr(0, query), '/');
    figure.measure = std::string(path.front());
    if (figure.measure.empty())
        return Error{"A figure's name begins with what is measured, such as ladder.cost.",
                     "Et tals navn begynder med det, der måles, for eksempel ladder.cost."};
    for (std::size_t i = 1; i < path.size(); ++i) {
        STYRHUS_TRY(auto part, decoded(path[i]));
        figure.parts.push_back(std::move(part));
    }
    if (query == std::string_view::npos) return figure;
    for (const std::string_view pair : split(text.substr(query + 1), '&')) {
        const std::size_t equals = pair.find('=');
        if (equals == std::string_view::npos)
            return Error{"A filter in a figure's name is written key=value.",
                         "Et filter i et tals navn skrives nøgle=værdi."};
        STYRHUS_TRY(auto key, decoded(pair.substr(0, equals)));
        STYRHUS_TRY(auto value, decoded(pair.substr(equals + 1)));
        figure.filters.emplace(std::move(key), std::move(value));
    }
    return figure;
}

std::string format(MonthSpan span) {
    return base::iso(span.first) + ".." + base::iso(span.last);
}

Result<MonthSpan> parse_months(std::string_view text) {
    const std::size_t dots = text.find("..");
    if (dots == std::string_view::npos)
        return Error{"Months are written as 2025-01..2025-10.", "Måneder skrives som 2025-01..2025-10."};
    STYRHUS_TRY(auto first, base::parse_iso_month(text.substr(0, dots)));
    STYRHUS_TRY(auto last, base::parse_iso_month(text.substr(dots + 2)));
    if (last < first)
        return Error{"The last month lies before the first.", "Den sidste måned ligger før den første."};
    return MonthSpan{first, last};
}

std::size_t page_number(std::string_view text) {
    std::size_t number = 1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool is_number = error == std::errc{} && end == text.data() + text.size();
    return is_number && number > 0 && number < 1'000'000 ? number : 1;
}

std::string address(std::string_view path,
                    const std::vector<std::pair<std::string_view, std::string>>& parameters) {
    std::string out(path);
    char mark = '?';
    for (const auto& [key, value] : parameters) {
        if (value.empty()) continue;
        out += mark;
        out += key;
        out += '=' + encoded(value);
        mark = '&';
    }
    return out;
}

} // namespace styrhus::views::page
