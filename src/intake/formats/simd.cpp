#include "intake/formats/simd.h"

#include <cstring>

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

BlockMasks block_masks_scalar(const char* block, char delimiter, char line_break) {
    BlockMasks masks;
    for (unsigned i = 0; i < 64; ++i) {
        masks.delimiter |= std::uint64_t{block[i] == delimiter} << i;
        masks.line_break |= std::uint64_t{block[i] == line_break} << i;
        masks.quote |= std::uint64_t{block[i] == '"'} << i;
    }
    return masks;
}

const Kernels& plain_kernels() {
    static constexpr Kernels plain{is_ascii_scalar, is_utf8_scalar, block_masks_scalar};
    return plain;
}

const Kernels& kernels() {
    return plain_kernels();
}

} // namespace styrhus::intake::formats::simd
