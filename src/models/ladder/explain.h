#pragma once

#include "base/money.h"
#include "models/ladder/figures.h"
#include "models/ladder/question.h"
#include "models/multistate/from_spells.h"

#include <cstdint>
#include <vector>

/// What is behind a figure: the same walk that counted it, listing instead. The list sums to the figure, to
/// the citizen, the day and the øre.
namespace styrhus::models::ladder {

enum class Measure : std::uint8_t {
    touching,           ///< a contribution per citizen
    at_end,             ///< a contribution per citizen
    days,               ///< a contribution per citizen
    committed,          ///< a contribution per grant
    committed_deciding, ///< of which the deciding services
    actual,             ///< a contribution per posting, and per grant of a frame unit
    actual_deciding
};

/// One figure of a table, or the sum of some.
struct Cell {
    RowChoice rows;
    Measure measure = Measure::touching;
    Months months; ///< within any window
};

enum class ContributionKind : std::uint8_t { citizen, grant, posting };

struct Contribution {
    domain::PersonId person{}; ///< 0 = nobody known
    ContributionKind kind = ContributionKind::citizen;
    std::uint32_t item = 0; ///< row of GrantColumns or PostingColumns
    CitizenDays days;       ///< on the rows in the period: of the citizen, or of the grant or posting
    std::int64_t ore = 0;
};

/// By person, kind and item. The selection and as-of date of the question hold; its window does not.
std::vector<Contribution> explain(const snapshot::ModelColumns& columns, const Question& question,
                                  const Cell& cell);
/// What one person contributes.
std::vector<Contribution> explain(const snapshot::ModelColumns& columns, const Question& question,
                                  const Cell& cell, domain::PersonId person);

struct MoveOf {
    domain::PersonId person{};
    Move move;
    MoveCosts costs;
};
/// Every move of the window by day and person; those of the question's matrix with what they cost.
std::vector<MoveOf> list_moves(const snapshot::ModelColumns& columns, const Question& question);

struct SpellOf {
    domain::PersonId person{};
    std::uint8_t ladder = 0;
    Spell spell;
};
/// Every cleaned spell known at the as-of date, by person, ladder and day, whatever the window.
std::vector<SpellOf> list_spells(const snapshot::ModelColumns& columns, const Question& question);

/// The spells of one ladder for the multi-state model, where step s is state s − 1.
std::vector<multistate::Spell> multistate_spells(const std::vector<SpellOf>& spells, std::uint8_t ladder);

} // namespace styrhus::models::ladder
