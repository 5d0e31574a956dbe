#include "store/sqlite/trouble.h"

#include "store/store.h"

#include <fmt/chrono.h>
#include <fmt/core.h>
#include <sqlite3.h>
#include <string>

namespace styrhus::store::sqlite {
namespace {

std::string why(int code, const SQLite::Exception& trouble, std::chrono::milliseconds busy_wait) {
    switch (code) {
    case SQLITE_FULL:
        return "the disk is full, or the store has grown to the size it may have; make room and try again";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return "the file or its folder may not be written to; give this user the right to write both";
    case SQLITE_CANTOPEN:
        return "the file cannot be opened or made; see that its folder is there and that this user may write "
               "to it";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return fmt::format("another program has been adding to the store for more than {}; wait for it and "
                           "try again",
                           std::chrono::duration_cast<std::chrono::seconds>(busy_wait));
    case SQLITE_NOTADB:
        return "the file is not a store, or its beginning is damaged; name another file, or restore it from "
               "a "
               "backup";
    case SQLITE_CORRUPT:
        return "the file is damaged; restore it from a backup";
    case SQLITE_IOERR:
        return fmt::format("the disk cannot be read or written ({}); see to the disk and try again",
                           trouble.getErrorStr());
    case SQLITE_NOMEM:
        return "there is not enough memory; close other programs and try again";
    default:
        return fmt::format("{} (SQLite {})", trouble.what(), trouble.getExtendedErrorCode());
    }
}

} // namespace

void explain(const SQLite::Exception& trouble, const char* doing, const std::filesystem::path& file,
             std::chrono::milliseconds busy_wait) {
    throw StoreError(fmt::format("{} failed and changed nothing: {}: {}", doing,
                                 why(trouble.getErrorCode() & 0xFF, trouble, busy_wait), file.string()));
}

} // namespace styrhus::store::sqlite
