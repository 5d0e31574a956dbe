#include "store/sealed_payload.h"

#include "store/store.h"

#include <fmt/core.h>
#include <sodium.h>

namespace styrhus::store {
namespace {

constexpr std::string_view prefix = "sealed:";
constexpr int variant = sodium_base64_VARIANT_ORIGINAL;

std::string place_of(domain::StatementId id) {
    return place("statement", {static_cast<std::uint64_t>(id)});
}

} // namespace

bool is_sealed_payload(std::string_view stored) {
    return stored.starts_with(prefix);
}

std::string seal_payload(const Sealer& sealer, domain::StatementId id, std::string_view payload) {
    const std::string sealed = sealer.seal(payload, place_of(id));
    std::string text(sodium_base64_encoded_len(sealed.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(sealed.data()),
                      sealed.size(), variant);
    text.pop_back(); // the terminating zero
    return std::string(prefix) + text;
}

std::string open_payload(const Sealer& sealer, domain::StatementId id, std::string_view stored) {
    const std::string_view text =
        is_sealed_payload(stored) ? stored.substr(prefix.size()) : std::string_view();
    std::string sealed(text.size(), '\0');
    std::size_t size = 0;
    const int outcome = sodium_base642bin(reinterpret_cast<unsigned char*>(sealed.data()), sealed.size(),
                                          text.data(), text.size(), nullptr, &size, nullptr, variant);
    sealed.resize(outcome == 0 ? size : 0);
    const auto payload = sealer.open(sealed, place_of(id));
    if (!payload)
        throw StoreError(fmt::format("reading the statements failed: statement {} was changed after it was "
                                     "said; restore the store from a backup",
                                     static_cast<std::uint64_t>(id)));
    return *payload;
}

} // namespace styrhus::store
