#pragma once

#include "domain/identity/secret.h"

#include <filesystem>

/// The master key's file. It lies outside the store and its backups: who has the one without the other reads
/// no citizen. Losing it loses the deliveries' bytes and the citizens' numbers for good.
namespace styrhus::store {

/// Makes a new key and writes it readable by its owner only (mode 0600), durable before return. Throws
/// StoreError if the file is there already or cannot be written.
domain::identity::MasterKey create_key_file(const std::filesystem::path& path);

/// Throws StoreError if the file is missing, is not a key, or may be read by others than its owner.
domain::identity::MasterKey read_key_file(const std::filesystem::path& path);

} // namespace styrhus::store
