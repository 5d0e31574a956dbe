#pragma once

#include "domain/ids.h"
#include "store/store.h"
#include "store/term_numbers.h"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace SQLite {
class Database;
}

namespace styrhus::store::sqlite {

/// Everything of a delivery, inside the caller's transaction.
void insert_delivery(SQLite::Database& database, domain::DeliveryId id, const NewDelivery& delivery,
                     const TermNumbers& terms);
/// The texts the store has met, in the order of their numbers.
void for_each_term(SQLite::Database& database,
                   const std::function<void(domain::Term, std::string_view)>& use);
/// The texts the facts use and the store has not met; completes `terms`.
void insert_terms(SQLite::Database& database, TermNumbers& terms);
/// Appends to `into`; throws StoreError if there are fewer facts than the delivery had.
void select_facts(SQLite::Database& database, domain::FactKind kind,
                  std::span<const domain::DeliveryId> deliveries, domain::Facts& into);
std::vector<domain::Delivery> select_deliveries(SQLite::Database& database);

} // namespace styrhus::store::sqlite
