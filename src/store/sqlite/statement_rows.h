#pragma once

#include "domain/statement.h"
#include "store/sealing.h"
#include "store/store.h"

#include <vector>

namespace SQLite {
class Database;
}

/// The log of statements, whose payloads lie sealed.
namespace styrhus::store::sqlite {

void insert_statement(SQLite::Database& database, domain::Statement statement, const Sealer& sealer);
/// In the order added, those the filter wants.
std::vector<domain::Statement> select_statements(SQLite::Database& database, const StatementFilter& filter,
                                                 const Sealer& sealer);
/// Stores older than the sealing hold payloads in clear: they are sealed where they lie, once. Nothing that
/// was said is changed by it.
void seal_old_statements(SQLite::Database& database, const Sealer& sealer);

} // namespace styrhus::store::sqlite
