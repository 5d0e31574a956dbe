#pragma once

#include "snapshot/snapshot.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace styrhus::app {

/// What is made of a snapshot when it is first asked for, kept for the few snapshots last asked about. It
/// keeps no snapshot alive. Any thread may ask; what is being made is waited for.
template <class Made>
class KeptOfSnapshot {
  public:
    template <class Make>
    std::shared_ptr<const Made> of(const std::shared_ptr<const snapshot::Snapshot>& snapshot, Make make) {
        const std::lock_guard lock(mutex_);
        const auto found = std::find_if(kept_.begin(), kept_.end(),
                                        [&](const auto& one) { return one.first.lock() == snapshot; });
        if (found != kept_.end()) return found->second;
        if (kept_.size() == most) kept_.erase(kept_.begin());
        kept_.emplace_back(snapshot, std::make_shared<const Made>(make(*snapshot)));
        return kept_.back().second;
    }

  private:
    static constexpr std::size_t most = 2;
    std::mutex mutex_;
    std::vector<std::pair<std::weak_ptr<const snapshot::Snapshot>, std::shared_ptr<const Made>>> kept_;
};

} // namespace styrhus::app
