#pragma once

#include "domain/identity/secret.h"
#include "domain/ids.h"
#include "store/sealing.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Identity claims as they lie in a store: a delivery's new claims, sorted by ref, in pages that are sealed
/// whole. Reading all of them, as each publish does, then opens hundreds of pages and not a million claims;
/// and a page shows nothing but the two refs at its ends.
namespace styrhus::store {

constexpr std::size_t claims_per_page = 2048;

struct ClaimPage {
    std::int64_t id = 0; ///< its row number, and what it is bound to
    domain::IdentityRef first{};
    domain::IdentityRef last{};
    std::string sealed;
};

/// Claims where they lie: sorting places moves a fifth of what sorting claims would.
using ClaimPlaces = std::vector<const domain::identity::IdentityClaim*>;

/// Sorted by ref, each ref once. Throws StoreError if one ref stands for two identities.
ClaimPlaces sorted_claims(std::span<const domain::identity::IdentityClaim> claims);

/// At most `claims_per_page` claims, sorted.
ClaimPage seal_claims(const Sealer& sealer, std::int64_t id,
                      std::span<const domain::identity::IdentityClaim* const> claims);
/// Appends the page's claims. Throws StoreError if the page was changed after it was sealed.
void open_claims(const Sealer& sealer, const ClaimPage& page, std::string_view sealed,
                 std::vector<domain::identity::IdentityClaim>& into);

/// Marks in `is_known` which of the sorted `claims` are among the sorted claims of a page. Throws StoreError
/// if one has the same ref and is someone else.
void mark_known(std::span<const domain::identity::IdentityClaim> page,
                std::span<const domain::identity::IdentityClaim* const> claims, std::vector<bool>& is_known);

} // namespace styrhus::store
