#pragma once

#include "snapshot/grant_layout.h"
#include "snapshot/posting_layout.h"

#include <span>
#include <vector>

namespace styrhus::snapshot {

/// Rows as columns. Blocks stand beside each other in the order of their persons; their parts are written by
/// several threads, each into its own place.
void write_grants(const Base& base, std::span<const GrantBlock> blocks, GrantColumns& grants,
                  PieceColumns& pieces, Column<std::uint32_t>& grant_of_row);
void write_postings(const Base& base, std::span<const PostingBlock> blocks, PostingColumns& postings,
                    Column<std::uint32_t>& posting_of_row);

/// Rows [begin, end) of a table that others take the place of, in the order of `begin`.
struct Replaced {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t rows = 0; ///< how many come instead
};

/// Replaces rows of every column of a table; `with` holds the new rows of all replacements after each other.
/// Columns in which nothing differs keep sharing their values.
void splice(GrantColumns& table, const GrantColumns& with, std::span<const Replaced> replaced);
void splice(PieceColumns& table, const PieceColumns& with, std::span<const Replaced> replaced);
void splice(PostingColumns& table, const PostingColumns& with, std::span<const Replaced> replaced);
void splice(Column<std::uint32_t>& column, const Column<std::uint32_t>& with,
            std::span<const Replaced> replaced);

} // namespace styrhus::snapshot
