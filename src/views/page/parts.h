#pragma once

#include "models/ladder/explain.h"
#include "models/ladder/walk.h"
#include "snapshot/snapshot.h"
#include "views/page/ask.h"
#include "views/page/row_name.h"

#include <cstdint>
#include <optional>
#include <vector>

/// What figures are made of: the citizens, grants and postings that add to one, found by the same walk that
/// made the figure. All lists come in the order of persons, then rows.
namespace styrhus::views::page {

/// A citizen who counts once.
struct CitizenPart {
    std::uint32_t person = 0;
    std::uint8_t ladder = 0;
    std::uint8_t step = 0;
};

struct MovePart {
    std::uint32_t person = 0;
    models::ladder::Move move;
    models::ladder::MoveCosts costs;
};

struct SpellPart {
    std::uint32_t person = 0;
    std::uint8_t ladder = 0;
    models::ladder::Spell spell;
};

/// The steps a citizen held on two days; 0 for none.
struct BetweenPart {
    std::uint32_t person = 0;
    std::uint8_t from = 0;
    std::uint8_t to = 0;
};

/// A part of a posting and where it stands.
struct PlacedPart {
    std::uint32_t posting = 0;
    std::uint32_t person = 0;
    std::uint8_t ladder = 0;
    models::ladder::Row row;
    std::int64_t ore = 0;
};

using models::ladder::Contribution;
using models::ladder::Measure;
using models::ladder::Selection;
using snapshot::Snapshot;

/// On a step (or any) of a ladder (or any) on a day; somebody on two ladders comes once.
std::vector<CitizenPart> citizens_on(const Snapshot& snapshot, const Selection& selection,
                                     std::optional<std::uint8_t> ladder, std::optional<std::uint8_t> step,
                                     base::Date day);
/// With a day in the months.
std::vector<CitizenPart> citizens_touching(const Snapshot& snapshot, const Selection& selection,
                                           std::optional<std::uint8_t> ladder,
                                           std::optional<std::uint8_t> step, MonthSpan span);
/// The same, once for each step touched.
std::vector<CitizenPart> steps_touched(const Snapshot& snapshot, const Selection& selection,
                                       std::uint8_t ladder, MonthSpan span);
/// A citizen's days on a step (or any) of a ladder.
std::vector<Contribution> citizen_days(const Snapshot& snapshot, const Selection& selection,
                                       std::uint8_t ladder, std::optional<std::uint8_t> step, MonthSpan span);

/// All kroner of some rows, or those of the services that decide the step.
enum class Deciding : std::uint8_t { all, deciding_only };
Measure measure_of(CostBasis basis, Deciding deciding = Deciding::all);
/// Kroner of grants and postings; `measure` is one of kroner.
std::vector<Contribution> costs(const Snapshot& snapshot, const Selection& selection, const RowChoice& rows,
                                MonthSpan span, Measure measure);
std::uint32_t person_of(const Contribution& part);
/// Where a grant or posting was read.
domain::SourceRef source_of(const Snapshot& snapshot, const Contribution& part);
base::Money sum_of(const std::vector<Contribution>& parts);
/// One person's kroner in the months, on any row of any ladder.
std::vector<Contribution> costs_of_person(const Snapshot& snapshot, std::uint32_t person, MonthSpan span,
                                          CostBasis basis);

std::vector<MovePart> moves(const Snapshot& snapshot, const Selection& selection, std::uint8_t ladder,
                            MonthSpan span);
/// Those that durations look at, transitions and all.
std::vector<SpellPart> spells(const Snapshot& snapshot, const Selection& selection, std::uint8_t ladder,
                              std::optional<std::uint8_t> step);
std::vector<BetweenPart> between(const Snapshot& snapshot, const Selection& selection, std::uint8_t ladder,
                                 base::Date then, base::Date now);

/// Every posting whole, by where its days stand; parts of one posting sum to it.
std::vector<PlacedPart> placed_postings(const Snapshot& snapshot);

} // namespace styrhus::views::page
