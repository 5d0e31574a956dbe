#include "store/sqlite/file_rows.h"

#include "base/check.h"
#include "store/record_columns.h"
#include "store/sqlite/rows.h"

#include <algorithm>
#include <fmt/core.h>

namespace styrhus::store::sqlite {
namespace {

constexpr int file_shift = 16;
// 64 GiB a file and 65,536 files a delivery.
constexpr std::uint64_t blocks_max = std::uint64_t{1} << file_shift;

std::int64_t row_of_block(const BlockPlace& place) {
    if (place.block >= blocks_max)
        throw StoreError(
            "adding the delivery failed and changed nothing: a file is larger than 64 GiB; split "
            "it");
    return first_row_of(place.delivery) + static_cast<std::int64_t>(place.file << file_shift)
           + static_cast<std::int64_t>(place.block);
}

} // namespace

void insert_blocks(SQLite::Database& database, BlockSealer& blocks) {
    Prepared insert(database, "INSERT INTO raw_block (id, line_feeds, sealed) VALUES (?, ?, ?)");
    while (const auto block = blocks.next()) {
        Binder(insert)
            .integer(row_of_block(block->place))
            .integer(static_cast<std::int64_t>(block->line_feeds))
            .blob(block->sealed);
        insert.run();
    }
}

FileRows::FileRows(SQLite::Database& database, const Sealer& sealer, domain::DeliveryId delivery,
                   std::size_t file)
    : database_(database), sealer_(sealer), delivery_(delivery), file_(file) {
    const std::int64_t row = first_row_of(delivery) + static_cast<std::int64_t>(file);
    auto found =
        select_rows<domain::DeliveredFile>(database, row, row, [](domain::DeliveredFile&, std::int64_t) {});
    if (found.empty())
        throw StoreError(fmt::format("reading a delivered file failed: delivery {} has no file {}",
                                     static_cast<std::uint32_t>(delivery), file + 1));
    about_ = std::move(found.front());
    if (!about_.sheet.empty()) look_for_first_sheet();
}

/// A workbook's bytes lie with the first of its sheets.
void FileRows::look_for_first_sheet() {
    const std::int64_t first = first_row_of(delivery_);
    const auto files =
        select_rows<domain::DeliveredFile>(database_, first, first + static_cast<std::int64_t>(file_),
                                           [](domain::DeliveredFile&, std::int64_t) {});
    const auto found = std::find_if(files.begin(), files.end(), [&](const domain::DeliveredFile& one) {
        return !one.sheet.empty() && one.hash == about_.hash;
    });
    file_ = static_cast<std::size_t>(found - files.begin());
}

std::int64_t FileRows::row_of(std::uint64_t block) const {
    return row_of_block({delivery_, file_, block});
}

std::string FileRows::open(std::uint64_t block, std::string_view sealed) const {
    std::string bytes = open_block(sealer_, {delivery_, file_, block}, sealed);
    if (bytes.size() != std::min(block_bytes, about_.bytes - block * block_bytes))
        throw StoreError(fmt::format("reading a delivered file failed: it is not as long as it was when "
                                     "stored; restore the store from a backup: delivery {}, file {}",
                                     static_cast<std::uint32_t>(delivery_), file_ + 1));
    return bytes;
}

void FileRows::read(const std::function<void(std::string_view)>& sink) const {
    ContentHash hash;
    Prepared query(database_, "SELECT sealed FROM raw_block WHERE id = ?");
    for (std::uint64_t block = 0; block < blocks(); ++block) {
        Binder(query).integer(row_of(block));
        const bool is_there = query.step();
        const std::string bytes = open(block, is_there ? RowReader(query).blob() : std::string_view());
        query.reset();
        hash.add(bytes);
        sink(bytes);
    }
    if (hash.hex() != about_.hash)
        throw StoreError(fmt::format("reading a delivered file failed: its bytes are not those that were "
                                     "delivered; restore the store from a backup: delivery {}, file {}",
                                     static_cast<std::uint32_t>(delivery_), file_ + 1));
}

std::string FileRows::range(std::uint64_t offset, std::uint64_t length) const {
    std::string wanted;
    if (offset >= about_.bytes) return wanted;
    const std::uint64_t end = offset + std::min(length, about_.bytes - offset);
    Prepared query(database_, "SELECT sealed FROM raw_block WHERE id = ?");
    for (std::uint64_t block = offset / block_bytes; block * block_bytes < end; ++block) {
        Binder(query).integer(row_of(block));
        const bool is_there = query.step();
        const std::string bytes = open(block, is_there ? RowReader(query).blob() : std::string_view());
        query.reset();
        const std::uint64_t start = block * block_bytes;
        const std::uint64_t from = std::max(offset, start) - start;
        const std::uint64_t to = std::min(end - start, block_bytes);
        wanted.append(bytes, static_cast<std::size_t>(from), static_cast<std::size_t>(to - from));
    }
    return wanted;
}

std::uint64_t FileRows::line_offset(std::uint32_t line) const {
    STYRHUS_CHECK(line >= 1);
    if (line == 1) return 0;
    // The line begins after this many line feeds. Only the block that holds the last of them is opened.
    std::uint64_t left = line - 1;
    Prepared query(database_, "SELECT line_feeds FROM raw_block WHERE id BETWEEN ? AND ? ORDER BY id");
    Binder(query).integer(row_of(0)).integer(row_of(0) + static_cast<std::int64_t>(blocks()) - 1);
    for (std::uint64_t block = 0; query.step(); ++block) {
        const auto feeds = static_cast<std::uint64_t>(RowReader(query).integer());
        if (feeds < left) {
            left -= feeds;
            continue;
        }
        const std::string bytes = range(block * block_bytes, block_bytes);
        std::size_t at = 0;
        for (; left > 0; --left) {
            at = bytes.find('\n', at);
            if (at == std::string::npos) return about_.bytes;
            ++at;
        }
        return block * block_bytes + at;
    }
    return about_.bytes;
}

} // namespace styrhus::store::sqlite
