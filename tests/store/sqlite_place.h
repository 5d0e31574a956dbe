#pragma once

#include "store/sqlite/sqlite_store.h"
#include "store/store_factory.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <iterator>

namespace styrhus::store::testing {

/// A folder of its own for one SQLite store.
class SqlitePlace : public StoreFactory {
  public:
    SqlitePlace() {
        std::string pattern = (std::filesystem::temp_directory_path() / "styrhus-store-XXXXXX").string();
        folder = ::mkdtemp(pattern.data());
        file = folder / "store.db";
    }
    ~SqlitePlace() override { std::filesystem::remove_all(folder); }

    std::unique_ptr<Store> open(const domain::identity::MasterKey& key) override {
        return sqlite::open_store(file, key);
    }
    std::unique_ptr<Store> open_with_little_room(const domain::identity::MasterKey& key) override {
        return sqlite::open_store(file, key, {.pages_max = 200});
    }
    std::string run(const std::string& sql) override {
        try {
            SQLite::Database(file.string(), SQLite::OPEN_READWRITE, 10'000).exec(sql);
        } catch (const SQLite::Exception& refusal) {
            return refusal.what();
        }
        return "";
    }
    void damage(const std::string& table, const std::string& sql) override {
        for (const char* change : {"UPDATE", "DELETE"})
            EXPECT_EQ(run("DROP TRIGGER IF EXISTS " + table + "_refuses_" + change), "");
        EXPECT_EQ(run(sql), "");
    }
    std::vector<std::string> tables() override {
        std::vector<std::string> names;
        SQLite::Database database(file.string(), SQLite::OPEN_READONLY);
        SQLite::Statement query(
            database, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
        while (query.executeStep())
            names.push_back(query.getColumn(0).getString());
        return names;
    }
    std::string bytes_on_disk() override {
        std::string bytes;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            std::ifstream in(entry.path(), std::ios::binary);
            bytes.append(std::istreambuf_iterator<char>(in), {});
        }
        return bytes;
    }

    std::filesystem::path folder;
    std::filesystem::path file;
};

} // namespace styrhus::store::testing
