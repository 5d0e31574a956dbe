#pragma once

#include <SQLiteCpp/Exception.h>
#include <chrono>
#include <filesystem>

namespace styrhus::store::sqlite {

/// Throws the StoreError that says what a failure of SQLite means to the one at the machine.
[[noreturn]] void explain(const SQLite::Exception& trouble, const char* doing,
                          const std::filesystem::path& file, std::chrono::milliseconds busy_wait);

} // namespace styrhus::store::sqlite
