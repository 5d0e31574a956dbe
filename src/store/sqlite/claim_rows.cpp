#include "store/sqlite/claim_rows.h"
#include "base/check.h"
#include "store/sqlite/prepared.h"

#include <algorithm>
#include <fmt/format.h>

namespace styrhus::store::sqlite {
namespace {

using domain::IdentityRef;
using domain::identity::IdentityClaim;

std::int64_t number(IdentityRef ref) {
    return static_cast<std::int64_t>(ref);
}

/// The stored claim is bound to its ref, kind and scope: none of them can be changed beside it.
std::string place_of(IdentityRef ref, domain::ClaimKind kind, std::string_view scope) {
    return place("claim", {static_cast<std::uint64_t>(ref), static_cast<std::uint64_t>(kind)}).append(scope);
}

/// Columns ref, kind, scope, sealed of the current row.
IdentityClaim opened(const Prepared& row, const Sealer& sealer) {
    RowReader reader(row);
    IdentityClaim claim;
    claim.ref = static_cast<IdentityRef>(reader.integer());
    claim.kind = static_cast<domain::ClaimKind>(reader.integer());
    claim.scope = reader.text();
    auto value = sealer.open(reader.blob(), place_of(claim.ref, claim.kind, claim.scope));
    if (!value)
        throw StoreError("reading the identities failed: one was changed after it was stored; restore the "
                         "store from a backup");
    claim.value = std::move(*value);
    return claim;
}

constexpr const char* select_one = "SELECT ref, kind, scope, sealed FROM claim WHERE ref = ?";

void refuse_collision(const IdentityClaim& one, const IdentityClaim& other) {
    if (one.kind == other.kind && one.scope == other.scope && one.value == other.value) return;
    throw StoreError("adding the delivery failed and changed nothing: two different identities have the same "
                     "ref, and keeping both would join two citizens; the store needs another key");
}

} // namespace

void insert_claims(SQLite::Database& database, domain::DeliveryId id, std::span<const IdentityClaim> claims,
                   const Sealer& sealer) {
    // In the order of the table, so that pages fill from one end and none is fetched twice.
    std::vector<const IdentityClaim*> sorted;
    sorted.reserve(claims.size());
    for (const IdentityClaim& claim : claims)
        sorted.push_back(&claim);
    std::sort(sorted.begin(), sorted.end(),
              [](const IdentityClaim* a, const IdentityClaim* b) { return number(a->ref) < number(b->ref); });

    Prepared known(database, select_one);
    Prepared insert(database,
                    "INSERT INTO claim (ref, kind, scope, delivery, sealed) VALUES (?, ?, ?, ?, ?)");
    const IdentityClaim* before = nullptr;
    for (const IdentityClaim* claim : sorted) {
        STYRHUS_CHECK(!domain::is_none(claim->ref));
        if (before != nullptr && before->ref == claim->ref) {
            refuse_collision(*before, *claim);
            continue;
        }
        before = claim;
        Binder(known).integer(number(claim->ref));
        const bool is_known = known.step();
        if (is_known) refuse_collision(opened(known, sealer), *claim);
        known.reset();
        if (is_known) continue;
        const std::string sealed = sealer.seal(claim->value, place_of(claim->ref, claim->kind, claim->scope));
        Binder(insert)
            .integer(number(claim->ref))
            .integer(static_cast<std::int64_t>(claim->kind))
            .text(claim->scope)
            .integer(static_cast<std::int64_t>(id))
            .blob(sealed);
        insert.run();
    }
}

std::vector<IdentityClaim> select_claims(SQLite::Database& database, const Sealer& sealer) {
    std::vector<IdentityClaim> claims;
    Prepared query(database, "SELECT ref, kind, scope, sealed FROM claim ORDER BY ref");
    while (query.step())
        claims.push_back(opened(query, sealer));
    return claims;
}

std::optional<IdentityClaim> select_claim(SQLite::Database& database, IdentityRef ref, const Sealer& sealer) {
    Prepared query(database, select_one);
    Binder(query).integer(number(ref));
    if (!query.step()) return std::nullopt;
    return opened(query, sealer);
}

} // namespace styrhus::store::sqlite
