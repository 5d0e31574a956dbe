#include "render/utf8.h"

namespace styrhus::render {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

unsigned char byte_at(std::string_view text, std::size_t i) {
    return static_cast<unsigned char>(text[i]);
}

/// The lowest second byte of a sequence by its first: refuses overlong forms (RFC 3629, section 4).
unsigned char lowest_second(unsigned char first) {
    if (first == 0xE0) return 0xA0;
    if (first == 0xF0) return 0x90;
    return 0x80;
}

/// The highest: refuses surrogates and what lies beyond U+10FFFF.
unsigned char highest_second(unsigned char first) {
    if (first == 0xED) return 0x9F;
    if (first == 0xF4) return 0x8F;
    return 0xBF;
}

bool is_forbidden_in_xml(unsigned char c) {
    return c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

} // namespace

std::size_t utf8_length(std::string_view text) {
    if (text.empty()) return 0;
    const unsigned char first = byte_at(text, 0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return 0;
    if (byte_at(text, 1) < lowest_second(first) || byte_at(text, 1) > highest_second(first)) return 0;
    for (std::size_t i = 2; i < length; ++i)
        if ((byte_at(text, i) & 0xC0) != 0x80) return 0;
    return length;
}

std::string clean_utf8(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = utf8_length(text);
        const std::string_view character = text.substr(0, length);
        const bool is_bad = length == 0 || is_forbidden_in_xml(byte_at(text, 0))
                            || character == "\xEF\xBF\xBE" || character == "\xEF\xBF\xBF";
        out += is_bad ? replacement : character;
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

std::size_t character_count(std::string_view text) {
    std::size_t n = 0;
    for (const char c : text)
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++n;
    return n;
}

} // namespace styrhus::render
