#pragma once

#include "snapshot/base.h"
#include "snapshot/snapshot.h"

#include <span>
#include <vector>

/// The steps that freezing whole and laying statements over a base share.
namespace styrhus::snapshot {

/// Everyone's rows, and what joining them to reference data found.
struct LaidOut {
    GrantColumns grants;
    PieceColumns pieces;
    PostingColumns postings;
    Column<std::uint32_t> grant_of_row;
    Column<std::uint32_t> posting_of_row;
    std::vector<domain::Finding> findings;
};

/// In blocks of persons on as many threads as there are; the same on any number.
LaidOut lay_out_everyone(const Base& base, std::span<const Amendment> amendments);

/// Names the snapshot, and reports what its amendments do. `statements` are those in force about grants.
void say(Snapshot& snapshot, std::span<const domain::Statement> statements);

/// Throws BugError if no model may be given the columns.
void check(const ModelColumns& columns);

} // namespace styrhus::snapshot
