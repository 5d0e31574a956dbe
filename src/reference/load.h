#pragma once

#include "base/result.h"
#include "reference/reference.h"

#include <filesystem>
#include <memory>

namespace styrhus::reference {

/// Reads and checks law, ladders, accounts and parameters of a data folder. `local` holds a municipality's
/// own files of the same shape: an item there replaces ours with the same code. An error names file, line and
/// what to do; nothing is half loaded.
base::Result<std::shared_ptr<const Reference>> load(const std::filesystem::path& data_folder,
                                                    const std::filesystem::path& local = {});

} // namespace styrhus::reference
