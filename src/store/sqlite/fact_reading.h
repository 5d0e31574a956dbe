#pragma once

#include "base/date.h"
#include "domain/facts.h"
#include "domain/ids.h"

#include <cstdint>
#include <span>
#include <vector>

namespace SQLite {
class Database;
}

/// Reading facts in two steps, so that a row that is said again in every delivery is read whole once.
namespace styrhus::store::sqlite {

/// Appends the stamps of a delivery's facts of a kind, and the ends of their periods if the kind has them.
void select_stamps(SQLite::Database& database, domain::FactKind kind, domain::DeliveryId delivery,
                   std::vector<domain::FactStamp>& stamps, std::vector<base::Date>& ends);
/// Appends the facts that stand on the given places among them, ascending.
void select_places(SQLite::Database& database, domain::FactKind kind, domain::DeliveryId delivery,
                   std::span<const std::uint32_t> places, domain::Facts& into);

} // namespace styrhus::store::sqlite
