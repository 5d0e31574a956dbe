#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// The few inner loops that look at many bytes at once. Each has a plain version that is the definition, and
/// a version for AVX2, chosen once when the program starts; a test holds them equal on random bytes.
namespace styrhus::intake::formats::simd {

/// Bit i tells about byte i of a block of 64.
struct BlockMasks {
    std::uint64_t delimiter = 0;
    std::uint64_t line_break = 0;
    std::uint64_t quote = 0;
};

struct Kernels {
    bool (*is_ascii)(std::string_view bytes);
    bool (*is_utf8)(std::string_view bytes);
    /// The masks of so many whole blocks of 64 bytes.
    void (*masks)(const char* text, std::size_t blocks, char delimiter, char line_break, BlockMasks* out);
    /// Whether one of the five bytes without meaning in Windows-1252 is there.
    bool (*has_windows_1252_gap)(std::string_view bytes);
    /// The machine counts and finds bits in one instruction (BMI, POPCNT).
    bool counts_bits;
};

/// The best for this machine.
const Kernels& kernels();
/// The definition.
const Kernels& plain_kernels();

bool is_ascii_scalar(std::string_view bytes);
bool is_utf8_scalar(std::string_view bytes);
bool has_windows_1252_gap_scalar(std::string_view bytes);
void masks_scalar(const char* text, std::size_t blocks, char delimiter, char line_break, BlockMasks* out);

} // namespace styrhus::intake::formats::simd
