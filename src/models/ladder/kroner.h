#pragma once

#include "models/ladder/walk.h"

#include <cstdint>

/// What the walk's shares come to in kroner.
namespace styrhus::models::ladder {

/// A frame unit's internal price on the ladder. No posting stands behind it: it counts as actual cost on its
/// row, and is taken out of the coverage difference (DEFINITIONS 3).
inline bool is_internal_price(const snapshot::GrantColumns& grants, const Share& share) {
    return has(grants.marks[share.item], snapshot::GrantMark::frame_settlement)
           && (share.row.place == Place::step || share.row.place == Place::no_step);
}

/// Whole øre of some days of a grant.
std::int64_t granted_ore(const snapshot::GrantColumns& grants, std::size_t grant, Days days);
/// Whole øre of some of the service days of a posting; they sum to its amount.
std::int64_t posted_ore(const snapshot::PostingColumns& postings, std::size_t posting, Days days);

} // namespace styrhus::models::ladder
