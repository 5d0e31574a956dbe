#include "store/sqlite/statement_rows.h"

#include "store/record_columns.h"
#include "store/sealed_payload.h"
#include "store/sqlite/rows.h"
#include "store/sqlite/schema.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>
#include <algorithm>

namespace styrhus::store::sqlite {
namespace {

using domain::Statement;
using domain::StatementId;

std::vector<Statement> stored_after(SQLite::Database& database, StatementId since) {
    return select_rows<Statement>(
        database, static_cast<std::int64_t>(since) + 1, INT64_MAX,
        [](Statement& row, std::int64_t id) { row.id = static_cast<StatementId>(id); });
}

} // namespace

void insert_statement(SQLite::Database& database, Statement statement, const Sealer& sealer) {
    statement.payload = seal_payload(sealer, statement.id, statement.payload);
    insert_rows<Statement>(database, static_cast<std::int64_t>(statement.id), {&statement, 1});
}

std::vector<Statement> select_statements(SQLite::Database& database, const StatementFilter& filter,
                                         const Sealer& sealer) {
    std::vector<Statement> found = stored_after(database, filter.since);
    std::erase_if(found, [&](const Statement& row) {
        return (!filter.subject.empty() && row.subject != filter.subject)
               || (!filter.form.empty() && row.form != filter.form);
    });
    for (Statement& row : found)
        row.payload = open_payload(sealer, row.id, row.payload);
    return found;
}

void seal_old_statements(SQLite::Database& database, const Sealer& sealer) {
    std::vector<Statement> clear = stored_after(database, {});
    std::erase_if(clear, [](const Statement& row) { return is_sealed_payload(row.payload); });
    if (clear.empty()) return;
    // What lay in clear is overwritten, not only left behind.
    database.exec("PRAGMA secure_delete = ON");
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    database.exec("DROP TRIGGER IF EXISTS statement_refuses_UPDATE");
    Prepared update(database, "UPDATE statement SET payload = ? WHERE id = ? AND payload = ?");
    for (const Statement& row : clear) {
        const std::string sealed = seal_payload(sealer, row.id, row.payload);
        Binder(update).text(sealed).integer(static_cast<std::int64_t>(row.id)).text(row.payload);
        update.run();
    }
    make_append_only(database);
    transaction.commit();
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

} // namespace styrhus::store::sqlite
