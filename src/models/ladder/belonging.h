#pragma once

#include "models/ladder/question.h"
#include "snapshot/columns.h"

#include <cstdint>
#include <optional>

/// Postings say what was paid, rarely for which grant. Where a filter asks for something that only grants say
/// (target group, unit, provider), a citizen's posting is taken to belong to one of the citizen's grants.
namespace styrhus::models::ladder {

/// The grant a posting belongs to: of the citizen's grants in the posting's ladder that run on a day of its
/// service period, the one of the highest step; then the one with most days in it; then the earlier. Nothing
/// for a posting without a citizen, on no ladder, or beside every grant.
std::optional<std::uint32_t> grant_of_posting(const snapshot::ModelColumns& columns, std::uint32_t posting);

/// The postings that belong to one of the grants.
RowSet postings_of(const snapshot::ModelColumns& columns, const RowSet& grants);

} // namespace styrhus::models::ladder
