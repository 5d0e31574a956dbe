#pragma once

#include "base/date.h"
#include "domain/facts.h"
#include "snapshot/snapshot.h"

#include <optional>

namespace styrhus::models::closing {

/// What a month must have been told of before it is closed: of grants and of postings, some source of each
/// kind that is delivered at all has told of every day. Of a source that was given up long ago nothing more
/// comes. The first kind that has not; nothing if the month is told of.
std::optional<domain::FactKind> not_delivered(const snapshot::Snapshot& snapshot, base::Month month);

} // namespace styrhus::models::closing
