#include "store/sealing.h"

#include "base/check.h"

#include <sodium.h>

namespace styrhus::store {
namespace {

constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t tag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* bytes(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

} // namespace

std::string place(std::string_view kind, std::initializer_list<std::uint64_t> numbers) {
    std::string bytes(kind);
    for (const std::uint64_t number : numbers)
        for (int shift = 0; shift < 64; shift += 8)
            bytes += static_cast<char>((number >> shift) & 0xFF);
    return bytes;
}

std::string Sealer::seal(std::string_view text, std::string_view place) const {
    static const bool ready = sodium_init() >= 0;
    STYRHUS_CHECK(ready);
    std::string sealed(nonce_bytes + text.size() + tag_bytes, '\0');
    randombytes_buf(sealed.data(), nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(sealed) + nonce_bytes, nullptr, bytes(text), text.size(),
                                               bytes(place), place.size(), nullptr, bytes(sealed),
                                               key_.data());
    return sealed;
}

std::optional<std::string> Sealer::open(std::string_view sealed, std::string_view place) const {
    if (sealed.size() < nonce_bytes + tag_bytes) return std::nullopt;
    std::string text(sealed.size() - nonce_bytes - tag_bytes, '\0');
    const int outcome = crypto_aead_xchacha20poly1305_ietf_decrypt(
        bytes(text), nullptr, nullptr, bytes(sealed) + nonce_bytes, sealed.size() - nonce_bytes, bytes(place),
        place.size(), bytes(sealed), key_.data());
    if (outcome != 0) return std::nullopt;
    return text;
}

} // namespace styrhus::store
