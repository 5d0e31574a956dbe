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

ClaimPlaces sorted_claims(std::span<const IdentityClaim> claims) {
    // The ref beside the place, so that comparing two waits for no memory.
    std::vector<std::pair<IdentityRef, const IdentityClaim*>> order;
    order.reserve(claims.size());
    for (const IdentityClaim& claim : claims) {
        STYRHUS_CHECK(!domain::is_none(claim.ref));
        order.emplace_back(claim.ref, &claim);
    }
    std::sort(order.begin(), order.end());
    ClaimPlaces sorted;
    sorted.reserve(claims.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        if (i == 0 || order[i - 1].first != order[i].first)
            sorted.push_back(order[i].second);
        else
            refuse_collision(*sorted.back(), *order[i].second);
    return sorted;
}

ClaimPage seal_claims(const Sealer& sealer, std::int64_t id, std::span<const IdentityClaim* const> claims) {
    STYRHUS_CHECK(!claims.empty());
    ClaimPage page{.id = id, .first = claims.front()->ref, .last = claims.back()->ref, .sealed = {}};
    std::string bytes;
    for (const IdentityClaim* claim : claims) {
        put(bytes, claim->ref);
        put(bytes, claim->kind);
        put(bytes, claim->scope);
        put(bytes, claim->value);
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

void mark_known(std::span<const IdentityClaim> page, std::span<const IdentityClaim* const> claims,
                std::vector<bool>& is_known) {
    if (page.empty()) return;
    auto known = page.begin();
    auto claim = std::lower_bound(claims.begin(), claims.end(), page.front().ref,
                                  [](const IdentityClaim* one, IdentityRef ref) { return one->ref < ref; });
    for (; claim != claims.end() && known != page.end(); ++claim) {
        known = std::lower_bound(known, page.end(), (*claim)->ref,
                                 [](const IdentityClaim& one, IdentityRef ref) { return one.ref < ref; });
        if (known == page.end() || known->ref != (*claim)->ref) continue;
        refuse_collision(*known, **claim);
        is_known[static_cast<std::size_t>(claim - claims.begin())] = true;
    }
}

} // namespace styrhus::store
