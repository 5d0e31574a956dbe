#pragma once

#include "store/columns.h"
#include "store/sqlite/prepared.h"

#include <fmt/core.h>
#include <span>
#include <string>
#include <vector>

/// Create, insert and select made from the declared columns.
namespace styrhus::store::sqlite {

/// Calls add(name, type) for every column of the table but id. A fact's row begins with its stamp.
template <class Row, class Describe>
void describe_table(Describe&& add) {
    if constexpr (is_fact<Row>) describe_columns<domain::FactStamp>(add);
    describe_columns<Row>(add);
}

template <class Row>
std::string column_names() {
    std::string names = "id";
    describe_table<Row>([&](const std::string& name, ColumnType) { names += ", " + name; });
    return names;
}

template <class Row>
std::string insert_sql() {
    std::string marks = "?";
    describe_table<Row>([&](const std::string&, ColumnType) { marks += ", ?"; });
    return fmt::format("INSERT INTO {} ({}) VALUES ({})", Columns<Row>::table, column_names<Row>(), marks);
}

/// Rows with a number between two, both inclusive, in the order of their numbers.
template <class Row>
std::string select_sql() {
    return fmt::format("SELECT {} FROM {} WHERE id BETWEEN ? AND ? ORDER BY id", column_names<Row>(),
                       Columns<Row>::table);
}

/// Inserts rows numbered from `first`.
template <class Row>
void insert_rows(SQLite::Database& database, std::int64_t first, std::span<const Row> rows) {
    if (rows.empty()) return;
    Prepared insert(database, insert_sql<Row>());
    for (const Row& row : rows) {
        Binder values(insert);
        values.integer(first++);
        write_columns(row, values);
        insert.run();
    }
}

/// The rows numbered between two; `number(row, id)` puts the row's number where the struct has it.
template <class Row, class Number>
std::vector<Row> select_rows(SQLite::Database& database, std::int64_t first, std::int64_t last,
                             Number&& number) {
    std::vector<Row> rows;
    Prepared select(database, select_sql<Row>());
    Binder(select).integer(first).integer(last);
    while (select.step()) {
        RowReader reader(select);
        const std::int64_t id = reader.integer();
        read_columns(rows.emplace_back(), reader);
        number(rows.back(), id);
    }
    return rows;
}

/// The first column of the first row of a query without parameters.
std::int64_t single_integer(SQLite::Database& database, const std::string& sql);

} // namespace styrhus::store::sqlite
