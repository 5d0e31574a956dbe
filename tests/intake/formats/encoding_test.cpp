#include "intake/formats/encoding.h"

#include <gtest/gtest.h>

namespace styrhus::intake::formats {
namespace {

TEST(Encoding, strict_utf_8_refuses_what_the_standard_refuses) {
    for (const std::string_view whole : {"", "abc", "\u00E6\u00F8\u00E5", "\u20AC", "\U0001F600", "\u0800",
                                         "\uD7FF", "\uE000", "\U00010000", "\U0010FFFF", "\uFFFD"})
        EXPECT_TRUE(is_utf8(whole)) << whole;
    // Lone continuation, overlong /, lone lead, overlong three, surrogate, overlong four, above U+10FFFF, cut
    // letters.
    for (const std::string_view broken :
         {"\x80", "\xC0\xAF", "\xC3", "\xC3(", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xF0\x9F\x98", "\xFF", "a\xE6z"}) {
        EXPECT_FALSE(is_utf8(broken));
        // The same far inside a long text, where the fast path works on whole registers.
        for (std::size_t before = 0; before < 70; ++before)
            EXPECT_FALSE(is_utf8(std::string(before, 'a') + std::string(broken) + std::string(100, 'b')))
                << before;
    }
    for (std::size_t before = 0; before < 70; ++before)
        EXPECT_TRUE(is_utf8(std::string(before, 'a') + "\u00E6\u20AC\U0001F600" + std::string(100, 'b')))
            << before;
}

TEST(Encoding, windows_1252_has_every_letter_but_five) {
    std::string out;
    EXPECT_TRUE(append_windows_1252("K\xF8rsel \x80 \x96 \xC6\xD8\xC5 \x9F", out));
    EXPECT_EQ(out, "K\u00F8rsel \u20AC \u2013 \u00C6\u00D8\u00C5 \u0178");
    for (const char gap : {'\x81', '\x8D', '\x8F', '\x90', '\x9D'}) {
        out.clear();
        EXPECT_FALSE(append_windows_1252(std::string_view(&gap, 1), out));
        EXPECT_EQ(out, "\uFFFD");
        EXPECT_FALSE(is_windows_1252(std::string_view(&gap, 1)));
    }
    EXPECT_TRUE(is_windows_1252("\x80\x82\xFF"));
}

TEST(Encoding, the_two_are_told_apart_by_their_own_letters) {
    EXPECT_EQ(judge_bytes("plain ascii"), Encoding::utf8);
    EXPECT_EQ(judge_bytes("Socialp\u00E6dagogisk st\u00F8tte"), Encoding::utf8);
    EXPECT_EQ(judge_bytes("Socialp\xE6"
                          "dagogisk st\xF8tte og mere"),
              Encoding::windows_1252);
    // A UTF-8 file with one broken byte is still UTF-8, and that byte's row an error.
    EXPECT_EQ(judge_bytes("\u00E6\u00F8\u00E5 \xE6 \u00E6\u00F8\u00E5 and more"), Encoding::utf8);
    // A letter cut by the end of the sample says nothing.
    EXPECT_EQ(judge_bytes("abc \u00E6 abc \xC3"), Encoding::utf8);
}

TEST(Encoding, utf_16_is_known_with_and_without_its_mark) {
    EXPECT_EQ(byte_order_mark("\xFF\xFE"
                              "a")
                  ->encoding,
              Encoding::utf16_little);
    EXPECT_EQ(byte_order_mark("\xFE\xFF"
                              "a")
                  ->encoding,
              Encoding::utf16_big);
    EXPECT_EQ(byte_order_mark("\xEF\xBB\xBF"
                              "a")
                  ->size,
              3U);
    EXPECT_FALSE(byte_order_mark("abc"));
    using namespace std::string_view_literals;
    EXPECT_EQ(judge_utf16("a\0;\0b\0\n\0"sv), Encoding::utf16_little);
    EXPECT_EQ(judge_utf16("\0a\0;\0b\0\n"sv), Encoding::utf16_big);
    EXPECT_FALSE(judge_utf16("a;b\n"sv));
}

TEST(Encoding, utf_16_becomes_utf_8_and_half_pairs_are_marked) {
    using namespace std::string_view_literals;
    std::string out;
    append_utf16("\xE6\0\xAC\x20\x3D\xD8\x00\xDE"sv, Encoding::utf16_little, out);
    EXPECT_EQ(out, "\u00E6\u20AC\U0001F600");
    out.clear();
    append_utf16("\0\xE6\x20\xAC\xD8\x3D\xDE\x00"sv, Encoding::utf16_big, out);
    EXPECT_EQ(out, "\u00E6\u20AC\U0001F600");
    out.clear();
    append_utf16("\x3D\xD8z\0\0\xDEz"sv, Encoding::utf16_little, out);
    EXPECT_EQ(out, "\xFFz\xFF\xFF");
    EXPECT_FALSE(is_utf8(out));
}

TEST(Encoding, repaired_text_is_whole_again_and_says_so) {
    std::string out;
    EXPECT_FALSE(append_utf8_repaired("a\xE6z", out));
    EXPECT_EQ(out, "a\uFFFDz");
    out.clear();
    EXPECT_TRUE(append_utf8_repaired("\u00E6", out));
}

TEST(Encoding, names_in_mappings_are_known) {
    EXPECT_EQ(*parse_encoding("UTF-8"), Encoding::utf8);
    EXPECT_EQ(*parse_encoding("cp1252"), Encoding::windows_1252);
    EXPECT_EQ(*parse_encoding("Windows-1252"), Encoding::windows_1252);
    EXPECT_FALSE(parse_encoding("ebcdic"));
}

} // namespace
} // namespace styrhus::intake::formats
