#pragma once

#include "base/large_pages.h"
#include "domain/ids.h"
#include "domain/person_index.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// Keys and claims. The master key lies outside the store; everything that must not be read without it is
/// derived here.
namespace styrhus::domain::identity {

class Cpr;

/// 32 random bytes kept in a file of their own. No formatter.
class MasterKey {
  public:
    static MasterKey random();
    /// Exactly 32 bytes.
    static MasterKey from_bytes(std::string_view bytes);
    std::string_view bytes() const { return {bytes_.data(), bytes_.size()}; }

    enum class Purpose : std::uint64_t { claims = 1, raw_deliveries = 2, hashing = 3 };
    /// A key for one purpose (libsodium crypto_kdf, BLAKE2b).
    std::array<unsigned char, 32> derive(Purpose purpose) const;

  private:
    std::array<char, 32> bytes_{};
};

/// What a source said of who someone is. `value` is the number itself: it goes encrypted to the store and
/// nowhere else.
struct IdentityClaim {
    IdentityRef ref{};
    ClaimKind kind = ClaimKind::cpr;
    std::string scope; ///< the source whose numbering it is; empty for CPR
    std::string value;
};

using IdentityClaims = base::LargeVector<IdentityClaim>;

/// Makes claims, and the keyed hashes that stand for them (SipHash-2-4, 128 bits, the first 64 used; a store
/// refuses two values with one ref).
class ClaimMaker {
  public:
    explicit ClaimMaker(const MasterKey& key);
    IdentityClaim of_cpr(const Cpr& cpr) const;
    IdentityClaim of_number(ClaimKind kind, std::string_view scope, std::string_view value) const;
    /// The keyed 64-bit hash of any bytes, for fact stamps.
    std::uint64_t hash(std::string_view bytes) const;

  private:
    std::array<unsigned char, 16> key_{};
};

} // namespace styrhus::domain::identity
