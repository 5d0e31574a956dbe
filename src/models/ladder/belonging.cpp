#include "models/ladder/belonging.h"

#include <algorithm>

namespace styrhus::models::ladder {

std::optional<std::uint32_t> grant_of_posting(const snapshot::ModelColumns& columns, std::uint32_t posting) {
    const snapshot::PostingColumns& postings = columns.postings;
    const snapshot::PieceColumns& pieces = columns.pieces;
    const auto person = static_cast<std::size_t>(postings.person[posting]);
    if (person == 0 || postings.ladder[posting] == snapshot::no_ladder) return std::nullopt;
    std::optional<std::uint32_t> best;
    std::pair<std::uint8_t, std::int32_t> best_rank;
    for (std::uint32_t i = columns.piece_begin[person]; i < columns.piece_begin[person + 1]; ++i) {
        if (pieces.ladder[i] != postings.ladder[posting]) continue;
        const std::int32_t days =
            std::min(pieces.to[i], postings.to[posting]) - std::max(pieces.from[i], postings.from[posting]);
        const std::pair rank(pieces.step[i], days);
        if (days <= 0 || (best && rank <= best_rank)) continue;
        best = pieces.grant[i];
        best_rank = rank;
    }
    return best;
}

RowSet postings_of(const snapshot::ModelColumns& columns, const RowSet& grants) {
    RowSet set(columns.postings.size());
    for (std::uint32_t posting = 0; posting < columns.postings.size(); ++posting)
        if (const auto grant = grant_of_posting(columns, posting); grant && grants.contains(*grant))
            set.insert(posting);
    return set;
}

} // namespace styrhus::models::ladder
