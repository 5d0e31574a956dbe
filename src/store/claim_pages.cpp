#include "store/claim_pages.h"

#include "base/check.h"
#include "store/store.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <numeric>

namespace styrhus::store {
namespace {

using domain::IdentityRef;
using domain::identity::IdentityClaim;

bool is_before(const IdentityClaim& a, const IdentityClaim& b) {
    return a.ref < b.ref;
}

void refuse_collision(const IdentityClaim& one, const IdentityClaim& other) {
    if (one.kind == other.kind && one.scope == other.scope && one.value == other.value) return;
    throw StoreError("adding the delivery failed and changed nothing: two different identities have the same "
                     "ref, and keeping both would join two citizens; the store needs another key");
}

std::string place_of(const ClaimPage& page) {
    return place("claims", {static_cast<std::uint64_t>(page.id), static_cast<std::uint64_t>(page.first),
                            static_cast<std::uint64_t>(page.last)});
}

// Pages are written in the byte order of the machine, which is that of every machine we run on.
static_assert(std::endian::native == std::endian::little);

template <class Number>
void put(std::string& bytes, Number number) {
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}
void put(std::string& bytes, const std::string& text) {
    STYRHUS_CHECK(text.size() <= std::numeric_limits<std::uint16_t>::max());
    put(bytes, static_cast<std::uint16_t>(text.size()));
    bytes += text;
}

/// Reads what `put` wrote. The bytes were authenticated, so a page that ends early is a bug.
struct PageReader {
    std::string_view bytes;
    template <class Number>
    Number number() {
        STYRHUS_CHECK(bytes.size() >= sizeof(Number));
        Number value;
        std::memcpy(&value, bytes.data(), sizeof value);
        bytes.remove_prefix(sizeof value);
        return value;
    }
    std::string_view text() {
        const auto size = number<std::uint16_t>();
        STYRHUS_CHECK(bytes.size() >= size);
        const std::string_view value = bytes.substr(0, size);
        bytes.remove_prefix(size);
        return value;
    }
};

} // namespace

std::vector<IdentityClaim> sorted_claims(std::span<const IdentityClaim> claims) {
    // Sorting ref and place moves 16 bytes at a time where a claim has 80.
    std::vector<std::pair<IdentityRef, std::size_t>> order;
    order.reserve(claims.size());
    for (const IdentityClaim& claim : claims) {
        STYRHUS_CHECK(!domain::is_none(claim.ref));
        order.emplace_back(claim.ref, order.size());
    }
    std::sort(order.begin(), order.end());
    std::vector<IdentityClaim> sorted;
    sorted.reserve(claims.size());
    for (const auto& [ref, index] : order)
        if (sorted.empty() || sorted.back().ref != ref)
            sorted.push_back(claims[index]);
        else
            refuse_collision(sorted.back(), claims[index]);
    return sorted;
}

ClaimPage seal_claims(const Sealer& sealer, std::int64_t id, std::span<const IdentityClaim> claims) {
    STYRHUS_CHECK(!claims.empty());
    ClaimPage page{.id = id, .first = claims.front().ref, .last = claims.back().ref, .sealed = {}};
    std::string bytes;
    for (const IdentityClaim& claim : claims) {
        put(bytes, claim.ref);
        put(bytes, claim.kind);
        put(bytes, claim.scope);
        put(bytes, claim.value);
    }
    page.sealed = sealer.seal(bytes, place_of(page));
    return page;
}

void open_claims(const Sealer& sealer, const ClaimPage& page, std::string_view sealed,
                 std::vector<IdentityClaim>& into) {
    const std::optional<std::string> bytes = sealer.open(sealed, place_of(page));
    if (!bytes)
        throw StoreError("reading the identities failed: some were changed after they were stored; restore "
                         "the store from a backup");
    PageReader reader{*bytes};
    while (!reader.bytes.empty()) {
        IdentityClaim& claim = into.emplace_back();
        claim.ref = reader.number<IdentityRef>();
        claim.kind = reader.number<domain::ClaimKind>();
        claim.scope = reader.text();
        claim.value = reader.text();
    }
}

void mark_known(std::span<const IdentityClaim> page, std::span<const IdentityClaim> claims,
                std::vector<bool>& is_known) {
    if (page.empty()) return;
    auto known = page.begin();
    auto claim = std::lower_bound(claims.begin(), claims.end(), page.front(), is_before);
    for (; claim != claims.end() && known != page.end(); ++claim) {
        known = std::lower_bound(known, page.end(), *claim, is_before);
        if (known == page.end() || known->ref != claim->ref) continue;
        refuse_collision(*known, *claim);
        is_known[static_cast<std::size_t>(claim - claims.begin())] = true;
    }
}

} // namespace styrhus::store
