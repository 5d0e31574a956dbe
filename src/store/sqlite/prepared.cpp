#include "store/sqlite/prepared.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

namespace styrhus::store::sqlite {

Prepared::Prepared(SQLite::Database& database, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    const int outcome =
        sqlite3_prepare_v3(database.getHandle(), sql.c_str(), static_cast<int>(sql.size()) + 1,
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    statement_.reset(statement);
    if (outcome != SQLITE_OK) throw SQLite::Exception(database.getHandle(), outcome);
}

void Prepared::fail(int outcome) const {
    throw SQLite::Exception(sqlite3_db_handle(statement_.get()), outcome);
}

} // namespace styrhus::store::sqlite
