#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <vector>

/// A disk whose power is cut. Everything SQLite writes goes to the real files and is noted here too, so that
/// the folder can be rebuilt as a disk might hold it after a cut: what was flushed (fsync) is there for
/// certain, and of what was written since, any part may be or not, whole or torn in the middle.
namespace styrhus::store::testing {

class PowerCut {
  public:
    /// Everything that SQLite writes in the folder from now on is noted. One at a time.
    explicit PowerCut(const std::filesystem::path& folder);
    ~PowerCut();
    PowerCut(const PowerCut&) = delete;
    PowerCut& operator=(const PowerCut&) = delete;

    /// Moments so far: one per write, cut or flush.
    std::size_t moments() const;

    /// Lays the folder's files in `into` as they might be if the power had gone at `moment`.
    void rebuild(std::size_t moment, std::uint32_t seed, const std::filesystem::path& into) const;
};

} // namespace styrhus::store::testing
