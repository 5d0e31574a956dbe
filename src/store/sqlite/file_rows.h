#pragma once

#include "domain/delivery.h"
#include "domain/ids.h"
#include "store/raw_blocks.h"
#include "store/sealing.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace SQLite {
class Database;
}

namespace styrhus::store::sqlite {

void insert_blocks(SQLite::Database& database, BlockSealer& blocks);

/// The delivered files' bytes, opened block by block.
class FileRows {
  public:
    /// Throws StoreError if the delivery has no such file.
    FileRows(SQLite::Database& database, const Sealer& sealer, domain::DeliveryId delivery, std::size_t file);

    void read(const std::function<void(std::string_view)>& sink) const;
    std::string range(std::uint64_t offset, std::uint64_t length) const;
    std::uint64_t line_offset(std::uint32_t line) const;

  private:
    std::string open(std::uint64_t block, std::string_view sealed) const;
    std::uint64_t blocks() const { return (about_.bytes + block_bytes - 1) / block_bytes; }
    std::int64_t row_of(std::uint64_t block) const;
    void look_for_first_sheet();

    SQLite::Database& database_;
    const Sealer& sealer_;
    domain::DeliveryId delivery_;
    std::size_t file_; ///< whose blocks hold the bytes
    domain::DeliveredFile about_;
};

} // namespace styrhus::store::sqlite
