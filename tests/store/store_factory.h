#pragma once

#include "domain/identity/secret.h"
#include "store/store.h"

#include <memory>
#include <string>
#include <vector>

namespace styrhus::store::testing {

/// A place for one store that starts empty and is gone when the factory is.
class StoreFactory {
  public:
    virtual ~StoreFactory() = default;
    /// Opens the store, as another program would.
    virtual std::unique_ptr<Store> open(const domain::identity::MasterKey& key) = 0;
    /// Opens it so that a delivery of some MiB does not fit.
    virtual std::unique_ptr<Store> open_with_little_room(const domain::identity::MasterKey& key) = 0;
    /// Runs SQL on the store behind its back; the database's refusal, or empty.
    virtual std::string run(const std::string& sql) = 0;
    /// Runs SQL with the guards against change taken away first.
    virtual void damage(const std::string& table, const std::string& sql) = 0;
    virtual std::vector<std::string> tables() = 0;
    /// All bytes on the disk.
    virtual std::string bytes_on_disk() = 0;
};

} // namespace styrhus::store::testing
