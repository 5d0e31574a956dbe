#pragma once

#include "base/date.h"
#include "models/multistate/kaplan_meier.h"
#include "models/multistate/paths.h"

#include <vector>

/// From spells on a ladder to the rows of the model, in whole days. Time t is day t: who holds a step on the
/// day is in it, and a move happens on the first day in the new state, as an event of the ladder does
/// (DEFINITIONS 4).
namespace styrhus::models::multistate {

/// One person's unbroken time on a step; `to` is the first day not there, or the open end.
struct Spell {
    std::int32_t person = 0;
    std::uint8_t step = 0;
    base::Date from;
    base::Date to = base::Date::open_end();
};

/// The days the source speaks for, both included.
struct CoveredDays {
    base::Date first;
    base::Date last;
};

/// Columns that own their rows.
struct PathColumns {
    std::vector<std::int32_t> subject;
    std::vector<std::int32_t> entry;
    std::vector<std::int32_t> exit;
    std::vector<std::uint8_t> from;
    std::vector<std::uint8_t> to;
    int states = 0;

    DayPaths view() const {
        return {.subject = subject, .entry = entry, .exit = exit, .from = from, .to = to, .states = states};
    }
};

/// Rows on the calendar (days as Date::days()). States are the steps 0 … steps − 1 and, last, *out*: where a
/// person is from leaving the ladder until coming back, if ever. People are followed from their first covered
/// day on a step to the last covered day. Spells may come in any order; overlapping ones of a person are
/// found by Study::of.
PathColumns paths_from_spells(std::span<const Spell> spells, CoveredDays covered, int steps);

struct DurationColumns {
    std::vector<std::int32_t> entry;
    std::vector<std::int32_t> exit;
    std::vector<std::uint8_t> ended;
    /// Left out because the start is the day the source was filled from another system, not when the stay
    /// began.
    std::int32_t unknown_starts = 0;

    Durations view() const { return {.entry = entry, .exit = exit, .ended = ended}; }
};

/// Durations of the spells given (a page passes those of one step). Ending is any leaving of the step; a
/// spell still there on the last covered day is censored; one that began before the first covered day enters
/// late. Spells that no covered day can say anything of are left out.
DurationColumns durations_from_spells(std::span<const Spell> spells, CoveredDays covered,
                                      std::optional<base::Date> migrated_on = {});

} // namespace styrhus::models::multistate
