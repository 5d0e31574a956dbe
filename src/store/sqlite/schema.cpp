#include "store/sqlite/schema.h"

#include "store/record_columns.h"
#include "store/sqlite/rows.h"
#include "store/store.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>
#include <algorithm>
#include <fmt/core.h>
#include <string>
#include <vector>

namespace styrhus::store::sqlite {
namespace {

// "Styr": says in the file's header whose file it is.
constexpr std::int64_t application = 0x53747972;

struct ColumnPlan {
    std::string name;
    ColumnType type = ColumnType::integer;
    std::string initial; ///< as SQL
};
struct TablePlan {
    std::string name;
    std::vector<ColumnPlan> columns; ///< but id
};

/// What a newly added column holds in older rows: the member's own initial value.
struct InitialValues {
    std::vector<std::string> values;
    void integer(std::int64_t value) { values.push_back(std::to_string(value)); }
    void term(domain::Term) { values.emplace_back("0"); }
    void text(std::string_view) { values.emplace_back("''"); }
};

template <class Row>
TablePlan plan() {
    InitialValues initial;
    if constexpr (is_fact<Row>) write_columns(domain::FactStamp{}, initial);
    write_columns(Row{}, initial);
    TablePlan table{Columns<Row>::table, {}};
    describe_table<Row>([&](const std::string& name, ColumnType type) {
        table.columns.push_back({name, type, initial.values[table.columns.size()]});
    });
    return table;
}

std::vector<TablePlan> declared_tables() {
    std::vector<TablePlan> tables;
    for_each_fact_type([&]<class Fact>() { tables.push_back(plan<Fact>()); });
    tables.push_back(plan<domain::Delivery>());
    tables.push_back(plan<domain::DeliveredFile>());
    tables.push_back(plan<domain::Rejection>());
    tables.push_back(plan<domain::Finding>());
    tables.push_back(plan<domain::MappingGap>());
    tables.push_back(plan<domain::MetValue>());
    tables.push_back(plan<domain::Statement>());
    tables.push_back(plan<Publication>());
    return tables;
}

std::vector<std::string> texts(SQLite::Database& database, const std::string& sql) {
    std::vector<std::string> found;
    Prepared query(database, sql);
    while (query.step())
        found.emplace_back(RowReader(query).text());
    return found;
}

const char* sql_type(ColumnType type) {
    return type == ColumnType::integer ? "INTEGER" : "TEXT";
}

std::string create_sql(const TablePlan& table) {
    std::string sql = fmt::format("CREATE TABLE {} (id INTEGER PRIMARY KEY", table.name);
    for (const ColumnPlan& column : table.columns)
        sql += fmt::format(", {} {} NOT NULL", column.name, sql_type(column.type));
    return sql + ") STRICT";
}

/// The statements that make the table as declared, if anything is missing. Throws if it has a column that
/// nobody here knows.
std::vector<std::string> missing(SQLite::Database& database, const TablePlan& table) {
    std::vector<std::string> there =
        texts(database, fmt::format("SELECT name FROM pragma_table_info('{}')", table.name));
    if (there.empty()) return {create_sql(table)};
    std::erase(there, "id");
    std::vector<std::string> statements;
    for (const ColumnPlan& column : table.columns)
        if (std::erase(there, column.name) == 0)
            statements.push_back(fmt::format("ALTER TABLE {} ADD COLUMN {} {} NOT NULL DEFAULT {}",
                                             table.name, column.name, sql_type(column.type), column.initial));
    if (!there.empty())
        throw StoreError(fmt::format("opening the store failed: it was made by a newer Styrhus, which also "
                                     "keeps {}.{}; use that version",
                                     table.name, there.front()));
    return statements;
}

std::vector<std::string> missing_tables_and_columns(SQLite::Database& database) {
    std::vector<std::string> statements;
    for (const TablePlan& table : declared_tables())
        for (std::string& statement : missing(database, table))
            statements.push_back(std::move(statement));
    return statements;
}

std::size_t version_of(SQLite::Database& database) {
    const std::int64_t version = single_integer(database, "PRAGMA user_version");
    const bool is_new = single_integer(database, "SELECT count(*) FROM sqlite_schema") == 0;
    if (!is_new && single_integer(database, "PRAGMA application_id") != application)
        throw StoreError("opening the store failed: the file is another program's database; name a store or "
                         "a new file");
    const auto known = static_cast<std::int64_t>(migrations().size());
    if (version > known)
        throw StoreError(fmt::format("opening the store failed: it was made by a newer Styrhus (its layout "
                                     "is version {}, this program knows {}); use that version",
                                     version, known));
    return static_cast<std::size_t>(version);
}

} // namespace

std::int64_t single_integer(SQLite::Database& database, const std::string& sql) {
    Prepared query(database, sql);
    return query.step() ? RowReader(query).integer() : 0;
}

void make_append_only(SQLite::Database& database) {
    for (const std::string& table :
         texts(database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"))
        for (const char* change : {"UPDATE", "DELETE"})
            database.exec(fmt::format("CREATE TRIGGER IF NOT EXISTS {0}_refuses_{1} BEFORE {1} ON {0} BEGIN "
                                      "SELECT RAISE(ABORT, '{0} is append-only: add a correction instead'); "
                                      "END",
                                      table, change));
    // INSERT OR REPLACE deletes without asking the triggers above. Facts come by the million and are spared
    // the question.
    for (const char* table : {"delivery", "statement", "publication", "key_check"})
        database.exec(fmt::format(
            "CREATE TRIGGER IF NOT EXISTS {0}_refuses_REPLACE BEFORE INSERT ON {0} WHEN EXISTS (SELECT 1 "
            "FROM {0} WHERE id = NEW.id) BEGIN SELECT RAISE(ABORT, '{0} is append-only: that number is "
            "taken'); END",
            table));
}

void bring_up_to_date(SQLite::Database& database) {
    if (version_of(database) == migrations().size() && missing_tables_and_columns(database).empty()) return;
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    // Asked again: another program may have done it while we waited for our turn.
    for (const Migration& migration : migrations().subspan(version_of(database)))
        database.exec(migration.sql);
    for (const std::string& statement : missing_tables_and_columns(database))
        database.exec(statement);
    make_append_only(database);
    database.exec(fmt::format("PRAGMA application_id = {}", application));
    database.exec(fmt::format("PRAGMA user_version = {}", migrations().size()));
    transaction.commit();
}

} // namespace styrhus::store::sqlite
