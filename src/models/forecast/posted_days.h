#pragma once

#include "base/date.h"
#include "models/matching/matching.h"
#include "snapshot/snapshot.h"

#include <cstdint>
#include <span>
#include <vector>

namespace styrhus::models::forecast {

/// The month in which a posting became known, base::Month::index(): its own, or that of its delivery where it
/// is dated before the days the delivery speaks for, as the year's last bills are while its books are open.
std::int32_t known_month(const snapshot::Snapshot& snapshot, std::uint32_t posting);

/// Days of a grant that a posting pays for. A bill that is taken back, and what takes it back, are no pieces.
struct PostedPiece {
    std::int32_t from = 0;         ///< days since 1970-01-01
    std::int32_t to = 0;           ///< the first day after
    std::int32_t posted_month = 0; ///< when it became known
    std::int64_t ore = 0;
};

/// Which days of which grants are posted, and since when.
class PostedDays {
  public:
    PostedDays(const snapshot::Snapshot& snapshot, const matching::Matching& matching);

    /// False where no postings are delivered: then nothing else here says anything.
    bool has_postings() const { return has_postings_; }
    /// The first month with postings: what was posted before it is not known.
    base::Month first_month() const { return first_month_; }
    /// The last month whose postings are delivered in whole.
    base::Month last_month() const { return last_month_; }
    /// By first day, then month.
    std::span<const PostedPiece> of(std::uint32_t grant) const {
        return std::span(pieces_).subspan(begin_[grant], begin_[grant + 1] - begin_[grant]);
    }

  private:
    void find_months(const snapshot::Snapshot& snapshot);

    bool has_postings_ = false;
    base::Month first_month_;
    base::Month last_month_;
    std::vector<PostedPiece> pieces_;
    std::vector<std::uint32_t> begin_; ///< per grant, and one more
};

} // namespace styrhus::models::forecast
