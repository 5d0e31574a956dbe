#include "intake/formats/simd.h"

#include <gtest/gtest.h>
#include <random>
#include <string>
#include <vector>

namespace styrhus::intake::formats::simd {
namespace {

std::string random_text(std::mt19937& random, std::size_t size) {
    // Mostly whole letters of one to four bytes, sometimes any byte.
    const std::string_view letters[] = {"a",      ";",          "\n",     "\"",        "\u00E6",
                                        "\u20AC", "\U0001F600", "\uD7FF", "\U0010FFFF"};
    const bool may_break = random() % 2 == 0;
    std::string text;
    while (text.size() < size) {
        if (may_break && random() % 40 == 0)
            text += static_cast<char>(random() & 0xFF);
        else
            text += letters[random() % std::size(letters)];
    }
    if (random() % 4 == 0) text.resize(size);
    return text;
}

TEST(Simd, the_fast_kernels_equal_the_plain_ones_on_random_bytes) {
    std::mt19937 random(20260102);
    for (int round = 0; round < 20000; ++round) {
        const std::string text = random_text(random, random() % 300);
        ASSERT_EQ(kernels().is_utf8(text), plain_kernels().is_utf8(text));
        ASSERT_EQ(kernels().is_ascii(text), plain_kernels().is_ascii(text));
        ASSERT_EQ(kernels().has_windows_1252_gap(text), plain_kernels().has_windows_1252_gap(text));
        const std::size_t blocks = text.size() / 64;
        std::vector<BlockMasks> fast(blocks);
        std::vector<BlockMasks> plain(blocks);
        kernels().masks(text.data(), blocks, ';', '\n', fast.data());
        plain_kernels().masks(text.data(), blocks, ';', '\n', plain.data());
        for (std::size_t block = 0; block < blocks; ++block) {
            ASSERT_EQ(fast[block].delimiter, plain[block].delimiter);
            ASSERT_EQ(fast[block].line_break, plain[block].line_break);
            ASSERT_EQ(fast[block].quote, plain[block].quote);
        }
    }
}

TEST(Simd, every_sequence_of_two_bytes_and_every_lead_is_judged_alike) {
    for (unsigned first = 0; first < 256; ++first)
        for (unsigned second = 0; second < 256; ++second)
            for (const std::string_view rest : {"", "\x80", "\xBF\xBF", "a"}) {
                for (const std::size_t before : {0U, 29U, 30U, 31U}) {
                    std::string text(before, 'x');
                    text += static_cast<char>(first);
                    text += static_cast<char>(second);
                    text += rest;
                    ASSERT_EQ(kernels().is_utf8(text), plain_kernels().is_utf8(text))
                        << first << " " << second;
                }
            }
}

} // namespace
} // namespace styrhus::intake::formats::simd
