#pragma once

#include "domain/identity/secret.h"
#include "store/store.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace styrhus::store::sqlite {

struct SqliteOptions {
    /// How long to wait for another program that is adding.
    std::chrono::milliseconds busy_wait{60'000};
    /// The most the store may grow to, in pages of 16 KiB; 0 is no limit.
    std::uint32_t pages_max = 0;
};

/// Opens the store in this file, and makes it if it is not there. An older store is brought up to date; one
/// made by a newer Styrhus, or with another key, is refused. Throws StoreError.
std::unique_ptr<Store> open_store(const std::filesystem::path& file, const domain::identity::MasterKey& key,
                                  SqliteOptions options = {});

} // namespace styrhus::store::sqlite
