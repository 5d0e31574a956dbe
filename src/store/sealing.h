#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

/// Encryption of what the store must not show without its key: XChaCha20-Poly1305 (libsodium) with a random
/// nonce per sealed text. A sealed text is bound to its place, so that one moved to another place, like one
/// changed, does not open.
namespace styrhus::store {

/// The place a text belongs to, as bytes: its kind and its numbers.
std::string place(std::string_view kind, std::initializer_list<std::uint64_t> numbers);

class Sealer {
  public:
    explicit Sealer(const std::array<unsigned char, 32>& key) : key_(key) {}

    std::string seal(std::string_view text, std::string_view place) const;
    /// Nothing if it was changed, moved, cut, or sealed with another key.
    std::optional<std::string> open(std::string_view sealed, std::string_view place) const;

  private:
    std::array<unsigned char, 32> key_;
};

} // namespace styrhus::store
