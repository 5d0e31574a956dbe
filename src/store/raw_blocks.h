#pragma once

#include "domain/ids.h"
#include "store/sealing.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

/// Files as delivered, in blocks of one MiB that are each compressed (zstd) and then sealed: any part of a
/// file is read by opening only the blocks it lies in.
namespace styrhus::store {

constexpr std::uint64_t block_bytes = std::uint64_t{1} << 20;

/// Where a block belongs, and so what it is bound to.
struct BlockPlace {
    domain::DeliveryId delivery{};
    std::size_t file = 0;
    std::uint64_t block = 0;
};

struct SealedBlock {
    BlockPlace place;
    std::uint64_t line_feeds = 0; ///< bytes 0x0A in it, to find a line by
    std::string sealed;
};

/// BLAKE2b-256 in hex, piece by piece: what DeliveredFile::hash holds.
class ContentHash {
  public:
    ContentHash();
    ~ContentHash();
    ContentHash(const ContentHash&) = delete;
    ContentHash& operator=(const ContentHash&) = delete;
    void add(std::string_view bytes);
    /// Once, at the end.
    std::string hex();

  private:
    struct State;
    std::unique_ptr<State> state_;
};
std::string content_hash(std::string_view bytes);

SealedBlock seal_block(const Sealer& sealer, const BlockPlace& place, std::string_view bytes);
/// Throws StoreError if the block was changed, moved or sealed with another key.
std::string open_block(const Sealer& sealer, const BlockPlace& place, std::string_view sealed);

/// Seals the blocks of a delivery's files on a thread of its own, in order, while the store writes facts. It
/// keeps at most `waiting_max` sealed blocks ahead of the reader.
class BlockSealer {
  public:
    static constexpr std::size_t waiting_max = 256;

    BlockSealer(const Sealer& sealer, domain::DeliveryId delivery, std::span<const std::string_view> files);
    ~BlockSealer();
    BlockSealer(const BlockSealer&) = delete;
    BlockSealer& operator=(const BlockSealer&) = delete;

    /// The next block; nothing after the last. Rethrows what stopped the thread.
    std::optional<SealedBlock> next();

  private:
    void seal_all();
    bool offer(SealedBlock block);

    const Sealer& sealer_;
    domain::DeliveryId delivery_;
    std::span<const std::string_view> files_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<SealedBlock> waiting_;
    std::exception_ptr trouble_;
    bool is_done_ = false;
    bool is_abandoned_ = false;
    std::thread thread_; ///< last, so that everything it uses is there before it starts
};

} // namespace styrhus::store
