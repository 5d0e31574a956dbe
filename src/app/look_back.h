#pragma once

#include "app/municipality.h"
#include "domain/checks.h"
#include "models/validity/life.h"
#include "reference/reference.h"
#include "snapshot/snapshot.h"
#include "store/store.h"
#include "views/view.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace styrhus::app {

/// What the rules said of each extract a municipality has delivered. Each extract date is frozen from the
/// deliveries extracted by then, and looked at once; the looks are kept while the program runs (decision
/// 0085). Any thread may ask.
class LookBack {
  public:
    struct Ground {
        /// A connection of its own, so that nobody waits for it.
        std::function<std::unique_ptr<store::Store>()> open_store;
        std::shared_ptr<const reference::Reference> reference;
        std::string home_municipality;
    };
    using Snapshot = std::shared_ptr<const snapshot::Snapshot>;
    using Checks = std::shared_ptr<const domain::Checks>;

    explicit LookBack(Ground ground) : ground_(std::move(ground)) {}

    /// As far as it is made: whole, or the snapshot's own look alone. A few missing looks are made at once.
    /// `checks` is what the rules say of the snapshot.
    views::LookedBack of(const Snapshot& snapshot, const Checks& checks);
    /// Makes every look that the snapshot's history lacks; stopped, it goes on from there the next time.
    base::Result<void> make(const Snapshot& snapshot, const Checks& checks, const Progress& progress);

  private:
    using Look = std::shared_ptr<const models::validity::Look>;
    /// The deliveries extracted by a date, by id: they decide what the rules say of it and of every date
    /// before.
    using Extracted = std::vector<domain::DeliveryId>;
    struct Kept {
        std::weak_ptr<const snapshot::Snapshot> of;
        views::LookedBack looked_back;
    };

    static std::vector<Extracted> extracts_before(const snapshot::Snapshot& snapshot);
    std::vector<Look> looks_at(const std::vector<Extracted>& extracts);
    Look look_kept(const Extracted& extracted);
    void keep(const Extracted& extracted, Look look);
    void note_trouble(std::string_view trouble);
    void forget_others(const std::vector<Extracted>& extracts);
    base::Result<void> make_whole(const Snapshot& snapshot, const Checks& checks, const Progress& progress);
    base::Result<void> make_missing(const std::vector<Extracted>& extracts, const Progress& progress);
    void keep_own(const Snapshot& snapshot, const Checks& checks, const Look& before);
    views::LookedBack made_of(const Snapshot& snapshot, const Checks& checks,
                              const std::vector<Extracted>& extracts);

    Ground ground_;
    std::map<Extracted, Look> looks_;
    std::mutex looks_mutex_;
    std::vector<Kept> kept_;  ///< of the few snapshots last asked about, the latest last
    std::string trouble_;     ///< why the last making broke; empty if it did not
    std::mutex kept_mutex_;   ///< of both
    std::mutex making_mutex_; ///< one at a time
};

} // namespace styrhus::app
