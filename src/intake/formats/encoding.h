#pragma once

#include "base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace styrhus::intake::formats {

/// How a file's bytes stand for letters. Everything above `formats` is UTF-8.
enum class Encoding : std::uint8_t { utf8, windows_1252, utf16_little, utf16_big };

std::string_view name(Encoding encoding);
/// From a mapping: "utf-8", "windows-1252" (also "cp1252", "latin1", "iso-8859-1"), "utf-16le", "utf-16be".
base::Result<Encoding> parse_encoding(std::string_view text);

/// What the first bytes say.
struct ByteOrderMark {
    Encoding encoding;
    std::size_t size;
};
std::optional<ByteOrderMark> byte_order_mark(std::string_view bytes);

/// True where every byte is below 128.
bool is_ascii(std::string_view bytes);
/// Strict UTF-8 (Unicode table 3-7): no overlong forms, surrogates, or values above U+10FFFF.
bool is_utf8(std::string_view bytes);
/// Windows-1252 leaves five bytes without meaning: 81, 8D, 8F, 90, 9D.
bool is_windows_1252(std::string_view bytes);

/// Which of UTF-8 and Windows-1252 a text is in, judged by its non-ASCII bytes: UTF-8 where at least half of
/// what is not ASCII forms whole UTF-8 letters (Danish in Windows-1252 practically never does), so a few
/// broken bytes in a UTF-8 file are row errors, not another encoding. Pure ASCII is UTF-8.
Encoding judge_bytes(std::string_view sample);
/// UTF-16 without a mark: half of a Latin text's bytes are zero, on one side.
std::optional<Encoding> judge_utf16(std::string_view sample);

/// Appends as UTF-8. False if a byte had no meaning (written as U+FFFD).
bool append_windows_1252(std::string_view bytes, std::string& out);
/// Appends UTF-8 with every broken sequence replaced by U+FFFD; false if there was one.
bool append_utf8_repaired(std::string_view bytes, std::string& out);
/// Appends as UTF-8; a lone surrogate or odd last byte becomes the byte FF, which is in no UTF-8 text, so
/// that the row it stands in is found to have bad bytes and nothing else is.
void append_utf16(std::string_view bytes, Encoding encoding, std::string& out);

} // namespace styrhus::intake::formats
