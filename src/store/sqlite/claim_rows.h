#pragma once

#include "domain/identity/secret.h"
#include "domain/ids.h"
#include "store/sealing.h"
#include "store/store.h"

#include <optional>
#include <span>
#include <vector>

namespace SQLite {
class Database;
}

namespace styrhus::store::sqlite {

/// Adds those the store does not have. Throws StoreError if a ref stands for another value already.
void insert_claims(SQLite::Database& database, domain::DeliveryId id,
                   std::span<const domain::identity::IdentityClaim> claims, const Sealer& sealer);
std::vector<domain::identity::IdentityClaim> select_claims(SQLite::Database& database, const Sealer& sealer);
std::optional<domain::identity::IdentityClaim> select_claim(SQLite::Database& database,
                                                            domain::IdentityRef ref, const Sealer& sealer);

} // namespace styrhus::store::sqlite
