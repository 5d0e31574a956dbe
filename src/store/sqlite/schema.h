#pragma once

#include <span>

namespace SQLite {
class Database;
}

namespace styrhus::store::sqlite {

/// A numbered file of src/store/migrations/sqlite.
struct Migration {
    const char* name;
    const char* sql;
};
/// In order; the first leads from nothing to version 1.
std::span<const Migration> migrations();

/// Makes the tables of a new store, or brings an older one up to date, in one transaction. Throws StoreError
/// if the file is another program's or was made by a newer Styrhus.
void bring_up_to_date(SQLite::Database& database);

/// What was said is never changed, whoever opens the file with whatever program: triggers refuse it.
void make_append_only(SQLite::Database& database);

} // namespace styrhus::store::sqlite
