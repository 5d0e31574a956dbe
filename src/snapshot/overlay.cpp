#include "snapshot/freeze.h"
#include "snapshot/grant_layout.h"
#include "snapshot/lay_out.h"
#include "snapshot/posting_layout.h"
#include "snapshot/splice.h"

#include <algorithm>

/// Statements about grants, laid over a base. A person's rows depend on that person's facts and amendments
/// only, so it is enough to lay the persons spoken of out anew and put their rows where the old ones stand.
namespace styrhus::snapshot {

namespace {

struct Amended {
    std::vector<std::uint32_t> persons;
    std::vector<GrantBlock> grants;
    std::vector<PostingBlock> postings; ///< nobody's postings stand on no one's grants and are not among them
    std::vector<Replaced> grant_rows;
    std::vector<Replaced> piece_rows;
    std::vector<Replaced> posting_rows;
};

std::vector<std::uint32_t> persons_of(const Base& base, std::span<const Amendment> amendments) {
    std::vector<std::uint32_t> persons;
    for (const Amendment& amendment : amendments)
        persons.push_back(static_cast<std::uint32_t>(base.grant_layout->person_of(amendment.grant)));
    std::sort(persons.begin(), persons.end());
    persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
    return persons;
}

Replaced rows_of(const Column<std::uint32_t>& begin, std::uint32_t person, std::size_t rows) {
    return {begin[person], begin[person + 1], static_cast<std::uint32_t>(rows)};
}

Replaced grant_rows_of(const Base& base, std::uint32_t person, std::size_t rows) {
    const auto& column = base.columns.grants.person;
    const auto [first, last] = std::equal_range(column.begin(), column.end(), domain::PersonId{person});
    return {static_cast<std::uint32_t>(first - column.begin()),
            static_cast<std::uint32_t>(last - column.begin()), static_cast<std::uint32_t>(rows)};
}

void lay_out_person(const Base& base, std::uint32_t person, std::span<const Amendment> amendments,
                    GrantAnswers& answers, PostingLines& lines, Amended& into) {
    into.grants.push_back(base.grant_layout->lay_out(person, person + 1, amendments, answers));
    const GrantBlock& grants = into.grants.back();
    into.grant_rows.push_back(grant_rows_of(base, person, grants.rows.size()));
    into.piece_rows.push_back(rows_of(base.columns.piece_begin, person, grants.pieces.size()));
    if (person == 0) return;
    PostingBlock& postings = into.postings.emplace_back();
    base.posting_layout->lay_out(base.posting_layout->of_person(person), domain::PersonId{person},
                                 grants.held_by(domain::PersonId{person}), lines, postings);
    into.posting_rows.push_back(rows_of(base.columns.posting_begin, person, postings.rows.size()));
}

bool changes_number(std::span<const Replaced> replaced) {
    return std::any_of(replaced.begin(), replaced.end(),
                       [](const Replaced& one) { return one.rows != one.end - one.begin; });
}

/// Pieces name rows of grants by number: those of the persons laid out anew from their own first row, those
/// behind them by as many rows as came or went.
void renumber_grants(const Amended& amended, Column<std::uint32_t>& grant_of_piece) {
    std::vector<std::uint32_t> out(grant_of_piece.begin(), grant_of_piece.end());
    std::size_t next = 0; ///< the first replacement that is not before the piece
    std::int64_t shift = 0;
    std::size_t piece = 0;
    const auto keep = [&](std::size_t pieces) {
        for (const std::size_t end = piece + pieces; piece < end; ++piece)
            out[piece] = static_cast<std::uint32_t>(out[piece] + shift);
    };
    std::size_t old_piece = 0;
    for (; next < amended.persons.size(); ++next) {
        const Replaced& pieces = amended.piece_rows[next];
        const Replaced& grants = amended.grant_rows[next];
        keep(pieces.begin - old_piece);
        for (const PieceRow& row : amended.grants[next].pieces)
            out[piece++] = static_cast<std::uint32_t>(grants.begin + shift + row.row);
        old_piece = pieces.end;
        shift += static_cast<std::int64_t>(grants.rows) - (grants.end - grants.begin);
    }
    keep(out.size() - piece);
    grant_of_piece = std::move(out);
}

void put_in_place(const Amended& amended, Snapshot& snapshot) {
    GrantColumns grants;
    PieceColumns pieces;
    PostingColumns postings;
    Column<std::uint32_t> grant_of_row;
    Column<std::uint32_t> posting_of_row;
    write_grants(*snapshot.base, amended.grants, grants, pieces, grant_of_row);
    write_postings(*snapshot.base, amended.postings, postings, posting_of_row);
    ModelColumns& columns = snapshot.columns;
    splice(columns.grants, grants, amended.grant_rows);
    splice(columns.pieces, pieces, amended.piece_rows);
    splice(columns.postings, postings, amended.posting_rows);
    splice(snapshot.grant_of_row, grant_of_row, amended.grant_rows);
    splice(snapshot.posting_of_row, posting_of_row, amended.posting_rows);
    renumber_grants(amended, columns.pieces.grant);
    if (changes_number(amended.piece_rows) || changes_number(amended.posting_rows)) columns.index_rows();
}

} // namespace

Snapshot lay_over(std::shared_ptr<const Base> base, std::span<const domain::Statement> statements) {
    const std::vector<domain::Statement> said = in_force(statements);
    Snapshot snapshot(std::move(base));
    const Base& under = *snapshot.base;
    snapshot.amendments = amendments_of(said, under.deliveries, under.live);
    Amended amended;
    amended.persons = persons_of(under, snapshot.amendments);
    GrantAnswers answers(under);
    PostingLines lines;
    for (const std::uint32_t person : amended.persons)
        lay_out_person(under, person, snapshot.amendments, answers, lines, amended);
    if (!amended.persons.empty()) put_in_place(amended, snapshot);
    snapshot.said_of_postings = in_force_of_postings(statements);
    say(snapshot, said);
    return snapshot;
}

Snapshot lay_over_everyone(std::shared_ptr<const Base> base, std::span<const domain::Statement> statements) {
    const std::vector<domain::Statement> said = in_force(statements);
    Snapshot snapshot(std::move(base));
    snapshot.amendments = amendments_of(said, snapshot.base->deliveries, snapshot.base->live);
    LaidOut all = lay_out_everyone(*snapshot.base, snapshot.amendments);
    snapshot.columns.grants = std::move(all.grants);
    snapshot.columns.pieces = std::move(all.pieces);
    snapshot.columns.postings = std::move(all.postings);
    snapshot.columns.index_rows();
    snapshot.grant_of_row = std::move(all.grant_of_row);
    snapshot.posting_of_row = std::move(all.posting_of_row);
    snapshot.said_of_postings = in_force_of_postings(statements);
    say(snapshot, said);
    check(snapshot.columns);
    return snapshot;
}

} // namespace styrhus::snapshot
