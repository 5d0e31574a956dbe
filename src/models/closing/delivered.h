#pragma once

#include "base/date.h"
#include "base/result.h"
#include "snapshot/snapshot.h"

namespace styrhus::models::closing {

/// What a month must have been told of before it is closed: of grants and of postings, some source of each
/// kind that is delivered at all has told of every day. Of a source that was given up long ago nothing more
/// comes. The error says which kind is missing.
base::Result<void> check_delivered(const snapshot::Snapshot& snapshot, base::Month month);

} // namespace styrhus::models::closing
