#include "intake/formats/simd.h"

#include <algorithm>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace styrhus::intake::formats::simd {

bool is_ascii_scalar(std::string_view bytes) {
    std::size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        if ((word & 0x8080808080808080ULL) != 0) return false;
    }
    for (; at < bytes.size(); ++at)
        if (static_cast<unsigned char>(bytes[at]) >= 0x80) return false;
    return true;
}

bool has_windows_1252_gap_scalar(std::string_view bytes) {
    return std::any_of(bytes.begin(), bytes.end(), [](char c) {
        const auto b = static_cast<unsigned char>(c);
        return b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D;
    });
}

void masks_scalar(const char* text, std::size_t blocks, char delimiter, char line_break, BlockMasks* out) {
    for (std::size_t block = 0; block < blocks; ++block, text += 64) {
        BlockMasks masks;
        for (unsigned i = 0; i < 64; ++i) {
            masks.delimiter |= std::uint64_t{text[i] == delimiter} << i;
            masks.line_break |= std::uint64_t{text[i] == line_break} << i;
            masks.quote |= std::uint64_t{text[i] == '"'} << i;
        }
        out[block] = masks;
    }
}

const Kernels& plain_kernels() {
    static constexpr Kernels plain{is_ascii_scalar, is_utf8_scalar, masks_scalar, has_windows_1252_gap_scalar,
                                   false};
    return plain;
}

#if defined(__x86_64__)

#define STYRHUS_AVX2 __attribute__((target("avx2,bmi,popcnt")))

namespace {

STYRHUS_AVX2 inline __m256i load(const char* at) {
    return _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at)); // NOLINT: how registers are loaded
}

STYRHUS_AVX2 inline std::uint64_t both(__m256i low, __m256i high) {
    return static_cast<std::uint32_t>(_mm256_movemask_epi8(low))
           | std::uint64_t{static_cast<std::uint32_t>(_mm256_movemask_epi8(high))} << 32;
}

/// The high half of each byte.
STYRHUS_AVX2 inline __m256i high_halves(__m256i bytes) {
    return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

STYRHUS_AVX2 void masks_avx2(const char* text, std::size_t blocks, char delimiter, char line_break,
                             BlockMasks* out) {
    const __m256i delimiters = _mm256_set1_epi8(delimiter);
    const __m256i line_breaks = _mm256_set1_epi8(line_break);
    const __m256i quotes = _mm256_set1_epi8('"');
    for (std::size_t block = 0; block < blocks; ++block, text += 64) {
        const __m256i low = load(text);
        const __m256i high = load(text + 32);
        out[block].delimiter = both(_mm256_cmpeq_epi8(low, delimiters), _mm256_cmpeq_epi8(high, delimiters));
        out[block].line_break =
            both(_mm256_cmpeq_epi8(low, line_breaks), _mm256_cmpeq_epi8(high, line_breaks));
        out[block].quote = both(_mm256_cmpeq_epi8(low, quotes), _mm256_cmpeq_epi8(high, quotes));
    }
}

STYRHUS_AVX2 bool is_ascii_avx2(std::string_view bytes) {
    std::size_t at = 0;
    for (; at + 128 <= bytes.size(); at += 128) {
        const char* const text = bytes.data() + at;
        const __m256i any = _mm256_or_si256(_mm256_or_si256(load(text), load(text + 32)),
                                            _mm256_or_si256(load(text + 64), load(text + 96)));
        if (_mm256_movemask_epi8(any) != 0) return false;
    }
    return is_ascii_scalar(bytes.substr(at));
}

STYRHUS_AVX2 bool has_windows_1252_gap_avx2(std::string_view bytes) {
    std::size_t at = 0;
    for (; at + 32 <= bytes.size(); at += 32) {
        const __m256i text = load(bytes.data() + at);
        if (_mm256_movemask_epi8(text) == 0) continue;
        __m256i gap = _mm256_setzero_si256();
        for (const char missing : {'\x81', '\x8D', '\x8F', '\x90', '\x9D'})
            gap = _mm256_or_si256(gap, _mm256_cmpeq_epi8(text, _mm256_set1_epi8(missing)));
        if (_mm256_movemask_epi8(gap) != 0) return true;
    }
    return has_windows_1252_gap_scalar(bytes.substr(at));
}

// Strict UTF-8 by three table look-ups per byte: J. Keiser and D. Lemire, "Validating UTF-8 in less than one
// instruction per byte", Software: Practice and Experience 51 (2021). Each look-up gives the set of errors
// that a half-byte allows; what all three allow is an error.
constexpr unsigned char too_short = 1 << 0;  // a lead followed by no continuation
constexpr unsigned char too_long = 1 << 1;   // ASCII followed by a continuation
constexpr unsigned char overlong_3 = 1 << 2; // E0 80–9F
constexpr unsigned char too_large = 1 << 3;  // F4 90–BF, F5–FF
constexpr unsigned char surrogate = 1 << 4;  // ED A0–BF
constexpr unsigned char overlong_2 = 1 << 5; // C0, C1
constexpr unsigned char too_large_1000 =
    1 << 6; // F5–FF 80–8F; shares its bit with F0 80–8F, told apart by the first
constexpr unsigned char overlong_4 = 1 << 6;
constexpr unsigned char two_continuations = 1 << 7;
constexpr unsigned char carry = too_short | too_long | two_continuations;

// The table for the high half of the byte before, for its low half, and for the high half of this byte.
alignas(32) constexpr unsigned char before_high[32] = {too_long,
                                                       too_long,
                                                       too_long,
                                                       too_long,
                                                       too_long,
                                                       too_long,
                                                       too_long,
                                                       too_long,
                                                       two_continuations,
                                                       two_continuations,
                                                       two_continuations,
                                                       two_continuations,
                                                       too_short | overlong_2,
                                                       too_short,
                                                       too_short | overlong_3 | surrogate,
                                                       too_short | too_large | too_large_1000 | overlong_4,
                                                       too_long,
                                                       too_long,
                                                       too_long,
                                                       too_long,
                                                       too_long,
                                                       too_long,
                                                       too_long,
                                                       too_long,
                                                       two_continuations,
                                                       two_continuations,
                                                       two_continuations,
                                                       two_continuations,
                                                       too_short | overlong_2,
                                                       too_short,
                                                       too_short | overlong_3 | surrogate,
                                                       too_short | too_large | too_large_1000 | overlong_4};
constexpr unsigned char beyond = carry | too_large | too_large_1000;
alignas(32) constexpr unsigned char before_low[32] = {carry | overlong_3 | overlong_2 | overlong_4,
                                                      carry | overlong_2,
                                                      carry,
                                                      carry,
                                                      carry | too_large,
                                                      beyond,
                                                      beyond,
                                                      beyond,
                                                      beyond,
                                                      beyond,
                                                      beyond,
                                                      beyond,
                                                      beyond,
                                                      beyond | surrogate,
                                                      beyond,
                                                      beyond,
                                                      carry | overlong_3 | overlong_2 | overlong_4,
                                                      carry | overlong_2,
                                                      carry,
                                                      carry,
                                                      carry | too_large,
                                                      beyond,
                                                      beyond,
                                                      beyond,
                                                      beyond,
                                                      beyond,
                                                      beyond,
                                                      beyond,
                                                      beyond,
                                                      beyond | surrogate,
                                                      beyond,
                                                      beyond};
constexpr unsigned char continued = too_long | overlong_2 | two_continuations;
alignas(32) constexpr unsigned char this_high[32] = {too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     continued | overlong_3 | too_large_1000 | overlong_4,
                                                     continued | overlong_3 | too_large,
                                                     continued | surrogate | too_large,
                                                     continued | surrogate | too_large,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     continued | overlong_3 | too_large_1000 | overlong_4,
                                                     continued | overlong_3 | too_large,
                                                     continued | surrogate | too_large,
                                                     continued | surrogate | too_large,
                                                     too_short,
                                                     too_short,
                                                     too_short,
                                                     too_short};

STYRHUS_AVX2 inline __m256i table(const unsigned char* values) {
    return _mm256_load_si256(reinterpret_cast<const __m256i*>(values)); // NOLINT
}

/// The text moved n bytes on, so that each byte meets the one n before it.
template <int n>
STYRHUS_AVX2 inline __m256i earlier(__m256i text, __m256i before) {
    return _mm256_alignr_epi8(text, _mm256_permute2x128_si256(before, text, 0x21), 16 - n);
}

STYRHUS_AVX2 inline __m256i errors_in(__m256i text, __m256i before) {
    const __m256i low_half = _mm256_set1_epi8(0x0F);
    const __m256i one_before = earlier<1>(text, before);
    const __m256i special = _mm256_and_si256(
        _mm256_and_si256(_mm256_shuffle_epi8(table(before_high), high_halves(one_before)),
                         _mm256_shuffle_epi8(table(before_low), _mm256_and_si256(one_before, low_half))),
        _mm256_shuffle_epi8(table(this_high), high_halves(text)));
    // The third byte of a letter of three or four, and the fourth, must be continuations: there, and only
    // there, two continuations after each other are right.
    const __m256i third =
        _mm256_subs_epu8(earlier<2>(text, before), _mm256_set1_epi8(static_cast<char>(0xE0 - 0x80)));
    const __m256i fourth =
        _mm256_subs_epu8(earlier<3>(text, before), _mm256_set1_epi8(static_cast<char>(0xF0 - 0x80)));
    const __m256i must_continue =
        _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(static_cast<char>(0x80)));
    return _mm256_xor_si256(must_continue, special);
}

/// Carries what the next 32 bytes need to know of the last.
struct Utf8Check {
    __m256i before{};
    __m256i errors{};
    bool before_is_ascii = true;
};

STYRHUS_AVX2 inline void take(Utf8Check& check, __m256i text) {
    const bool is_all_ascii = _mm256_movemask_epi8(text) == 0;
    if (!is_all_ascii || !check.before_is_ascii)
        check.errors = _mm256_or_si256(check.errors, errors_in(text, check.before));
    check.before = text;
    check.before_is_ascii = is_all_ascii;
}

STYRHUS_AVX2 bool is_utf8_avx2(std::string_view bytes) {
    Utf8Check check{_mm256_setzero_si256(), _mm256_setzero_si256()};
    std::size_t at = 0;
    for (; at + 32 <= bytes.size(); at += 32)
        take(check, load(bytes.data() + at));
    // The rest, padded with zeros, which also end a letter that is cut.
    char rest[64] = {};
    std::copy_n(bytes.data() + at, bytes.size() - at, rest);
    take(check, load(rest));
    take(check, load(rest + 32));
    return _mm256_testz_si256(check.errors, check.errors) != 0;
}

} // namespace

const Kernels& kernels() {
    static const Kernels best = [] {
        if (__builtin_cpu_supports("avx2") == 0) return plain_kernels();
        const bool counts_bits = __builtin_cpu_supports("bmi") != 0 && __builtin_cpu_supports("bmi2") != 0
                                 && __builtin_cpu_supports("popcnt") != 0;
        return Kernels{is_ascii_avx2, is_utf8_avx2, masks_avx2, has_windows_1252_gap_avx2, counts_bits};
    }();
    return best;
}

#else

const Kernels& kernels() {
    return plain_kernels();
}

#endif

} // namespace styrhus::intake::formats::simd
