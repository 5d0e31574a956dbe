#pragma once

#include "store/term_numbers.h"

#include <cstdint>
#include <memory>
#include <sqlite3.h>
#include <string>
#include <string_view>

namespace SQLite {
class Database;
}

namespace styrhus::store::sqlite {

/// A prepared statement for the store's hot loops: values go in and out by position, without the reference
/// count and the allocation that SQLiteCpp's Statement spends on every column.
class Prepared {
  public:
    Prepared(SQLite::Database& database, const std::string& sql);

    /// True if there is a row; false after the last.
    bool step() {
        const int outcome = sqlite3_step(statement_.get());
        if (outcome == SQLITE_ROW) return true;
        if (outcome != SQLITE_DONE) fail(outcome);
        return false;
    }
    /// Runs a statement that gives no rows, and makes it ready to run again with other values.
    void run() {
        (void)step();
        sqlite3_reset(statement_.get());
    }
    void reset() { sqlite3_reset(statement_.get()); }
    void check(int outcome) const {
        if (outcome != SQLITE_OK) fail(outcome);
    }
    sqlite3_stmt* get() const { return statement_.get(); }

  private:
    [[noreturn]] void fail(int outcome) const;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// Binds the parameters of a statement from the first on: the Sink of store/columns.h. Texts are borrowed
/// until the statement has run.
class Binder {
  public:
    explicit Binder(Prepared& statement, const TermNumbers* terms = nullptr)
        : statement_(statement), terms_(terms) {}

    Binder& integer(std::int64_t value) {
        statement_.check(sqlite3_bind_int64(statement_.get(), ++index_, value));
        return *this;
    }
    Binder& term(domain::Term value) { return integer(static_cast<std::int64_t>(terms_->in_store(value))); }
    Binder& text(std::string_view value) {
        // A null pointer would be NULL, which no column takes.
        const char* const data = value.empty() ? "" : value.data();
        statement_.check(
            sqlite3_bind_text64(statement_.get(), ++index_, data, value.size(), SQLITE_STATIC, SQLITE_UTF8));
        return *this;
    }
    Binder& blob(std::string_view value) {
        statement_.check(
            sqlite3_bind_blob64(statement_.get(), ++index_, value.data(), value.size(), SQLITE_STATIC));
        return *this;
    }

  private:
    Prepared& statement_;
    const TermNumbers* terms_;
    int index_ = 0;
};

/// Reads the columns of the current row from the first on: the Source of store/columns.h.
class RowReader {
  public:
    explicit RowReader(const Prepared& statement) : statement_(statement.get()) {}

    std::int64_t integer() { return sqlite3_column_int64(statement_, index_++); }
    std::string_view text() {
        const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(statement_, index_));
        return {data != nullptr ? data : "", size()};
    }
    std::string_view blob() {
        const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_, index_));
        return {data != nullptr ? data : "", size()};
    }

  private:
    std::size_t size() { return static_cast<std::size_t>(sqlite3_column_bytes(statement_, index_++)); }
    sqlite3_stmt* statement_;
    int index_ = 0;
};

} // namespace styrhus::store::sqlite
