#include "store/raw_blocks.h"

#include "base/check.h"
#include "store/store.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <memory>
#include <sodium.h>
#include <zstd.h>

namespace styrhus::store {
namespace {

// Level 1 packs delimited text to about a quarter at the speed the facts are written with; level 3 takes half
// as long again for a tenth less.
constexpr int compression_level = 1;
constexpr std::size_t hash_bytes = 32;

std::string place_of(const BlockPlace& place) {
    return store::place("raw", {static_cast<std::uint64_t>(place.delivery), place.file, place.block});
}

struct FreeCompressor {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

/// Packs one block after another into the same memory. The view lasts until the next.
class Compressor {
  public:
    Compressor() : context_(ZSTD_createCCtx()), packed_(ZSTD_compressBound(block_bytes), '\0') {
        STYRHUS_CHECK(context_ != nullptr);
    }
    std::string_view pack(std::string_view bytes) {
        const std::size_t size = ZSTD_compressCCtx(context_.get(), packed_.data(), packed_.size(),
                                                   bytes.data(), bytes.size(), compression_level);
        STYRHUS_CHECK(!ZSTD_isError(size));
        return std::string_view(packed_).substr(0, size);
    }

  private:
    std::unique_ptr<ZSTD_CCtx, FreeCompressor> context_;
    std::string packed_;
};

} // namespace

struct ContentHash::State {
    crypto_generichash_state hash;
};

ContentHash::ContentHash() : state_(std::make_unique<State>()) {
    crypto_generichash_init(&state_->hash, nullptr, 0, hash_bytes);
}

ContentHash::~ContentHash() = default;

void ContentHash::add(std::string_view bytes) {
    crypto_generichash_update(&state_->hash, reinterpret_cast<const unsigned char*>(bytes.data()),
                              bytes.size());
}

std::string ContentHash::hex() {
    std::array<unsigned char, hash_bytes> hash{};
    crypto_generichash_final(&state_->hash, hash.data(), hash.size());
    std::array<char, 2 * hash_bytes + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

std::string content_hash(std::string_view bytes) {
    ContentHash hash;
    hash.add(bytes);
    return hash.hex();
}

SealedBlock seal_block(const Sealer& sealer, const BlockPlace& place, std::string_view bytes) {
    STYRHUS_CHECK(bytes.size() <= block_bytes);
    thread_local Compressor compressor;
    SealedBlock block;
    block.place = place;
    block.line_feeds = static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
    block.sealed = sealer.seal(compressor.pack(bytes), place_of(place));
    return block;
}

std::string open_block(const Sealer& sealer, const BlockPlace& place, std::string_view sealed) {
    const auto fail = [&](const char* why) -> StoreError {
        return StoreError(fmt::format("reading a delivered file failed: {}; restore the store from a backup: "
                                      "delivery {}, file {}, block {}",
                                      why, static_cast<std::uint32_t>(place.delivery), place.file + 1,
                                      place.block + 1));
    };
    const std::optional<std::string> packed = sealer.open(sealed, place_of(place));
    if (!packed) throw fail("the stored bytes were changed after they were stored");
    const unsigned long long size = ZSTD_getFrameContentSize(packed->data(), packed->size());
    if (size > block_bytes) throw fail("the stored bytes are no block of a file");
    std::string bytes(static_cast<std::size_t>(size), '\0');
    const std::size_t got = ZSTD_decompress(bytes.data(), bytes.size(), packed->data(), packed->size());
    if (ZSTD_isError(got) || got != bytes.size()) throw fail("the stored bytes do not unpack");
    return bytes;
}

BlockSealer::BlockSealer(const Sealer& sealer, domain::DeliveryId delivery,
                         std::span<const std::string_view> files)
    : sealer_(sealer), delivery_(delivery), files_(files), thread_([this] { seal_all(); }) {}

BlockSealer::~BlockSealer() {
    {
        const std::lock_guard lock(mutex_);
        is_abandoned_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

std::optional<SealedBlock> BlockSealer::next() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !waiting_.empty() || is_done_; });
    if (waiting_.empty()) {
        if (trouble_) std::rethrow_exception(trouble_);
        return std::nullopt;
    }
    SealedBlock block = std::move(waiting_.front());
    waiting_.pop_front();
    lock.unlock();
    changed_.notify_all();
    return block;
}

void BlockSealer::seal_all() {
    std::exception_ptr trouble;
    try {
        for (std::size_t file = 0; file < files_.size(); ++file) {
            const std::string_view bytes = files_[file];
            for (std::uint64_t block = 0; block * block_bytes < bytes.size(); ++block) {
                const std::string_view part =
                    bytes.substr(static_cast<std::size_t>(block * block_bytes), block_bytes);
                if (!offer(seal_block(sealer_, {delivery_, file, block}, part))) return;
            }
        }
    } catch (...) {
        trouble = std::current_exception();
    }
    {
        const std::lock_guard lock(mutex_);
        trouble_ = trouble;
        is_done_ = true;
    }
    changed_.notify_all();
}

bool BlockSealer::offer(SealedBlock block) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_.size() < waiting_max || is_abandoned_; });
    if (is_abandoned_) return false;
    waiting_.push_back(std::move(block));
    lock.unlock();
    changed_.notify_all();
    return true;
}

} // namespace styrhus::store
