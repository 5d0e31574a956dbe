#include "intake/formats/encoding.h"

#include "base/error_text.h"
#include "intake/formats/simd.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace styrhus::intake::formats {

namespace {

// The letters of bytes 80–9F in Windows-1252 (WHATWG index windows-1252, with the five gaps kept as gaps).
constexpr std::array<char16_t, 32> upper_controls = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

void append_letter(char32_t letter, std::string& out) {
    const auto put = [&](char32_t value) {
        out.push_back(static_cast<char>(static_cast<unsigned char>(value)));
    };
    if (letter < 0x80) {
        put(letter);
    } else if (letter < 0x800) {
        put(0xC0 | letter >> 6);
        put(0x80 | (letter & 0x3F));
    } else if (letter < 0x10000) {
        put(0xE0 | letter >> 12);
        put(0x80 | (letter >> 6 & 0x3F));
        put(0x80 | (letter & 0x3F));
    } else {
        put(0xF0 | letter >> 18);
        put(0x80 | (letter >> 12 & 0x3F));
        put(0x80 | (letter >> 6 & 0x3F));
        put(0x80 | (letter & 0x3F));
    }
}

/// Length of the whole UTF-8 letter at `at`, or 0 where there is none (Unicode table 3-7).
std::size_t letter_length(std::string_view bytes, std::size_t at) {
    const unsigned lead = byte_at(bytes, at);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + length > bytes.size()) return 0;
    const unsigned second = byte_at(bytes, at + 1);
    const unsigned lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    const unsigned highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) return 0;
    for (std::size_t k = 2; k < length; ++k)
        if ((byte_at(bytes, at + k) & 0xC0) != 0x80) return 0;
    return length;
}

} // namespace

std::string_view name(Encoding encoding) {
    switch (encoding) {
    case Encoding::utf8:
        return "utf-8";
    case Encoding::windows_1252:
        return "windows-1252";
    case Encoding::utf16_little:
        return "utf-16le";
    case Encoding::utf16_big:
        return "utf-16be";
    }
    STYRHUS_CHECK(false);
    return {};
}

base::Result<Encoding> parse_encoding(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (lower == "utf-8" || lower == "utf8") return Encoding::utf8;
    if (lower == "windows-1252" || lower == "cp1252" || lower == "latin1" || lower == "iso-8859-1")
        return Encoding::windows_1252;
    if (lower == "utf-16le" || lower == "utf-16") return Encoding::utf16_little;
    if (lower == "utf-16be") return Encoding::utf16_big;
    return base::error(
        "the encoding is unknown; write utf-8, windows-1252, utf-16le or utf-16be instead of \"{}\"",
        "tegnsættet er ukendt; skriv utf-8, windows-1252, utf-16le eller utf-16be i stedet for \"{}\"", text);
}

std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return ByteOrderMark{Encoding::utf8, 3};
    if (bytes.starts_with("\xFF\xFE")) return ByteOrderMark{Encoding::utf16_little, 2};
    if (bytes.starts_with("\xFE\xFF")) return ByteOrderMark{Encoding::utf16_big, 2};
    return std::nullopt;
}

bool is_ascii(std::string_view bytes) {
    return simd::kernels().is_ascii(bytes);
}
bool is_utf8(std::string_view bytes) {
    return simd::kernels().is_utf8(bytes);
}

bool simd::is_utf8_scalar(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = letter_length(bytes, at);
        if (length == 0) return false;
        at += length;
    }
    return true;
}

bool is_windows_1252(std::string_view bytes) {
    return !simd::kernels().has_windows_1252_gap(bytes);
}

Encoding judge_bytes(std::string_view sample) {
    std::size_t letters = 0;
    std::size_t broken = 0;
    for (std::size_t at = 0; at < sample.size();) {
        const std::size_t length = letter_length(sample, at);
        if (length > 1) ++letters;
        // A letter cut by the sample's end says nothing.
        if (length == 0 && sample.size() - at >= 4) ++broken;
        at += std::max<std::size_t>(length, 1);
    }
    return broken > letters ? Encoding::windows_1252 : Encoding::utf8;
}

std::optional<Encoding> judge_utf16(std::string_view sample) {
    std::size_t zeros[2] = {0, 0};
    for (std::size_t at = 0; at < sample.size(); ++at)
        if (sample[at] == 0) ++zeros[at % 2];
    const std::size_t half = sample.size() / 2;
    if (half < 2) return std::nullopt;
    if (zeros[1] * 2 > half && zeros[0] * 20 < half) return Encoding::utf16_little;
    if (zeros[0] * 2 > half && zeros[1] * 20 < half) return Encoding::utf16_big;
    return std::nullopt;
}

bool append_windows_1252(std::string_view bytes, std::string& out) {
    bool whole = true;
    for (const char c : bytes) {
        const auto b = static_cast<unsigned char>(c);
        char32_t letter = b;
        if (b >= 0x80 && b < 0xA0) letter = upper_controls[b - 0x80U];
        if (b != 0 && letter == 0) {
            letter = 0xFFFD;
            whole = false;
        }
        append_letter(letter, out);
    }
    return whole;
}

bool append_utf8_repaired(std::string_view bytes, std::string& out) {
    bool whole = true;
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = letter_length(bytes, at);
        if (length == 0) {
            append_letter(0xFFFD, out);
            whole = false;
            ++at;
        } else {
            out.append(bytes.substr(at, length));
            at += length;
        }
    }
    return whole;
}

void append_utf16(std::string_view bytes, Encoding encoding, std::string& out) {
    const std::size_t high = encoding == Encoding::utf16_big ? 0 : 1;
    const auto unit = [&](std::size_t at) {
        return static_cast<char32_t>(byte_at(bytes, at + high) << 8 | byte_at(bytes, at + 1 - high));
    };
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        const char32_t first = unit(at);
        if (first < 0xD800 || first > 0xDFFF) {
            append_letter(first, out);
            continue;
        }
        const char32_t second = first < 0xDC00 && at + 3 < bytes.size() ? unit(at + 2) : 0;
        if (second >= 0xDC00 && second <= 0xDFFF) {
            append_letter(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00), out);
            at += 2;
        } else {
            out.push_back('\xFF');
        }
    }
    if (at < bytes.size()) out.push_back('\xFF');
}

} // namespace styrhus::intake::formats
