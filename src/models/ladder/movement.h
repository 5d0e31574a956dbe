#pragma once

#include "models/ladder/timeline.h"
#include "snapshot/columns.h"

#include <cstdint>
#include <span>
#include <vector>

/// From daily steps to moves (DEFINITIONS 4, *Movement*). Cleaning changes neither days nor kroner.
namespace styrhus::models::ladder {

/// A gap without step between two days on the same step is bridged up to and with this many days.
constexpr std::int32_t bridged_gap_days_max = 31;
/// A closed spell shorter than this takes the step of an adjoining spell.
constexpr std::int32_t spell_days_min = 30;
/// At 18 the child's out and the adult's in this near to each other, and to the birthday, are one transition.
constexpr std::int32_t transition_days_max = 90;
/// An *out* this near to a removal, an 18th or a 67th birthday has it as its reason.
constexpr std::int32_t reason_days_max = 31;

/// Time on a step after cleaning, [from, to); `to` of an open spell is the first day that is not known.
struct Spell {
    std::int32_t from = 0;
    std::int32_t to = 0;
    std::uint8_t step = 0;
    bool is_open = false;
    std::uint8_t first_origin = 0;
    std::uint8_t last_origin = 0;

    std::int32_t days() const { return to - from; }
};

/// Cleans the stretches of one citizen in one ladder into spells, appended to `spells`. What begins after
/// `known_end`, the first day not known, has not happened yet.
///
/// Rules 1–4 until nothing changes, the earliest short spell first: a gap between two days on the same step
/// is bridged; a short closed spell goes to the spell that ends where it begins, else to the one that begins
/// where it ends (which grows by it), else it is no move at all; equal neighbours join.
void clean_spells(std::span<const Stretch> stretches, std::int32_t known_end, std::vector<Spell>& spells);

enum class MoveKind : std::uint8_t { up, down, in, out, transition };
enum class OutReason : std::uint8_t { none, ended, moved_away, death, turned_18, turned_67, data_closed };
constexpr std::size_t out_reasons = 7;

/// One change of step, on its first day.
struct Move {
    std::int32_t day = 0;
    std::uint8_t ladder = 0;
    std::uint8_t from = 0; ///< 0 for in
    std::uint8_t to = 0;   ///< 0 for out
    MoveKind kind = MoveKind::in;
    OutReason reason = OutReason::none; ///< of an out
    /// Days to come may show that it was no move: the new spell is open and short, or the gap could be
    /// bridged.
    bool is_provisional = false;
    bool has_unknown_start = false;        ///< an *in* on its source's migration day
    std::int32_t earlier_days = 0;         ///< on the step left; 0 for in
    bool has_unknown_earlier_days = false; ///< the spell left had an unknown start
    std::uint8_t origin = 0;               ///< of the spell that begins, or of the one that ends in an out
};

/// A citizen's pieces in one ladder.
struct LadderPieces {
    std::uint32_t person = 0;
    std::uint8_t ladder = 0;
    std::size_t first_piece = 0;
    std::size_t end_piece = 0;
    bool may_be_closed = true; ///< a grant of the citizen may be marked closed_by_absence
};

/// The spells of one ladder of a citizen, and the pieces they come from.
struct LadderSpells {
    LadderPieces pieces;
    std::size_t first_spell = 0;
    std::size_t spell_count = 0;
};

/// Why a citizen left a ladder on `day`, the first without step.
OutReason reason_of_out(const snapshot::ModelColumns& columns, const LadderPieces& pieces, std::int32_t day);

/// True if the spell began on its source's migration day: nobody knows how long it had lasted.
bool has_unknown_start(const Spell& spell, std::span<const snapshot::SourceOrigin> origins);

/// The moves of one citizen over all ladders, appended to `moves` by ladder and day.
void find_moves(const snapshot::ModelColumns& columns, std::span<const LadderSpells> ladders,
                std::span<const Spell> spells, std::int32_t known_end, std::vector<Move>& moves);

} // namespace styrhus::models::ladder
