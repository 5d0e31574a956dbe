#include "domain/identity/secret.h"

#include "base/check.h"
#include "domain/identity/cpr.h"

#include <algorithm>
#include <cstring>
#include <sodium.h>

namespace styrhus::domain::identity {

MasterKey MasterKey::random() {
    STYRHUS_CHECK(sodium_init() >= 0);
    MasterKey key;
    randombytes_buf(key.bytes_.data(), key.bytes_.size());
    return key;
}

MasterKey MasterKey::from_bytes(std::string_view bytes) {
    STYRHUS_CHECK(bytes.size() == 32);
    MasterKey key;
    std::copy(bytes.begin(), bytes.end(), key.bytes_.begin());
    return key;
}

std::array<unsigned char, 32> MasterKey::derive(Purpose purpose) const {
    static constexpr char context[] = "styrhus1";
    std::array<unsigned char, 32> out{};
    std::array<unsigned char, 32> in{};
    std::memcpy(in.data(), bytes_.data(), in.size());
    crypto_kdf_derive_from_key(out.data(), out.size(), static_cast<std::uint64_t>(purpose), context,
                               in.data());
    return out;
}

ClaimMaker::ClaimMaker(const MasterKey& key) {
    const auto derived = key.derive(MasterKey::Purpose::hashing);
    std::copy_n(derived.begin(), key_.size(), key_.begin());
}

std::uint64_t ClaimMaker::hash(std::string_view bytes) const {
    unsigned char out[crypto_shorthash_siphashx24_BYTES];
    std::string_view in = bytes.empty() ? std::string_view("\0", 1) : bytes;
    crypto_shorthash_siphashx24(out, reinterpret_cast<const unsigned char*>(in.data()), in.size(),
                                key_.data());
    std::uint64_t value = 0;
    std::memcpy(&value, out, sizeof value);
    return value;
}

IdentityClaim ClaimMaker::of_cpr(const Cpr& cpr) const {
    const std::string digits(cpr.digits_.begin(), cpr.digits_.end());
    return of_number(cpr.is_administrative() ? ClaimKind::administrative : ClaimKind::cpr, "", digits);
}

IdentityClaim ClaimMaker::of_number(ClaimKind kind, std::string_view scope, std::string_view value) const {
    std::string bytes;
    bytes.reserve(scope.size() + value.size() + 2);
    bytes += static_cast<char>('0' + static_cast<int>(kind));
    bytes += scope;
    bytes += '\x1f';
    bytes += value;
    std::uint64_t ref = hash(bytes);
    if (ref == 0) ref = 1; // 0 means no one
    return {IdentityRef{ref}, kind, std::string(scope), std::string(value)};
}

} // namespace styrhus::domain::identity
