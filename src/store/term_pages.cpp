#include "store/term_pages.h"

#include "base/check.h"
#include "store/store.h"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <utility>

namespace styrhus::store {
namespace {

/// JSON lets every other byte of UTF-8 stand as it is.
bool is_escaped(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
}

void append_escaped(std::string_view text, std::string& json) {
    for (const char c : text)
        if (!is_escaped(c))
            json += c;
        else if (c == '"' || c == '\\')
            (json += '\\') += c;
        else
            json += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
}

[[noreturn]] void refuse() {
    throw StoreError(
        "reading the dictionary failed: a page of texts was changed after it was stored; restore "
        "the store from a backup");
}

/// Takes the escape sequence after a backslash from the front.
char take_escaped(std::string_view& rest) {
    if (rest.empty()) refuse();
    const char c = rest.front();
    rest.remove_prefix(1);
    constexpr std::string_view letters = "bfnrt";
    constexpr std::string_view meanings = "\b\f\n\r\t";
    if (const auto at = letters.find(c); at != std::string_view::npos) return meanings[at];
    if (c != 'u') return c;
    unsigned value = 0;
    if (rest.size() < 4) refuse();
    const auto [end, trouble] = std::from_chars(rest.data(), rest.data() + 4, value, 16);
    if (trouble != std::errc() || end != rest.data() + 4 || value >= 0x20) refuse();
    rest.remove_prefix(4);
    return static_cast<char>(value);
}

/// Takes a text from behind its opening quote to behind its closing one.
std::string_view take_text(std::string_view& rest, std::string& unescaped) {
    const std::size_t plain = rest.find_first_of("\"\\");
    if (plain == std::string_view::npos) refuse();
    if (rest[plain] == '"') return std::exchange(rest, rest.substr(plain + 1)).substr(0, plain);
    unescaped.clear();
    while (!rest.empty() && rest.front() != '"') {
        const char c = rest.front();
        rest.remove_prefix(1);
        unescaped += c == '\\' ? take_escaped(rest) : c;
    }
    if (rest.empty()) refuse();
    rest.remove_prefix(1);
    return unescaped;
}

} // namespace

void TextPage::add(std::string_view text) {
    STYRHUS_CHECK(!is_full());
    json_ += count_++ == 0 ? "[\"" : ",\"";
    if (std::none_of(text.begin(), text.end(), is_escaped))
        json_ += text;
    else
        append_escaped(text, json_);
    json_ += '"';
}

std::string TextPage::take() {
    json_ += ']';
    count_ = 0;
    return std::exchange(json_, {});
}

void for_each_text(std::string_view page, const std::function<void(std::string_view)>& use) {
    std::string unescaped;
    char before = '[';
    while (page.size() >= 2 && page[0] == before && page[1] == '"') {
        page.remove_prefix(2);
        use(take_text(page, unescaped));
        before = ',';
    }
    if (page != "]") refuse();
}

} // namespace styrhus::store
