#pragma once

#include "models/ladder/place.h"
#include "models/ladder/question.h"
#include "models/ladder/walk.h"

#include <array>
#include <cstdint>
#include <vector>

/// Sums of whole numbers that every citizen adds to: in any order, on any number of threads, and taken out
/// again when the citizen's rows change. `figures.h` makes figures of them.
///
/// A grant that runs through a month at a whole daily rate adds to that month what it adds to every month it
/// runs through: so a stretch is not added month by month, but as a change where it begins and one where it
/// ends (a difference array). A running sum over the months, made once for all citizens, gives the months.
/// Rates that are not whole øre a day or a month are rounded per grant and month by their cost curve.
namespace styrhus::models::ladder {

/// One row of a ladder in one month. `…_change` hold from the month after on. Kroner: [0] beside the deciding
/// service, [1] of the deciding service.
struct alignas(64) CommittedCell {
    std::array<std::int64_t, 2> ore{};
    std::array<std::int64_t, 2> ore_per_day_change{};
    std::array<std::int64_t, 2> ore_per_month_change{};
    std::int64_t days = 0;
    std::int64_t citizens_change = 0;
};

struct ActualCell {
    std::array<std::int64_t, 2> ore{};
    std::int64_t assumed_ore = 0; ///< of which on an assumed service month, without sign
};

/// Moves from one step to another in the window. Three months' øre on each side, of moves whose both sides
/// are known in full.
struct MoveSums {
    std::int64_t moves = 0;
    std::int64_t provisional = 0;
    std::int64_t unknown_start = 0;
    std::int64_t whole_windows = 0;
    std::int64_t before_ore = 0;
    std::int64_t after_ore = 0;
    std::int64_t before_censored = 0;
    std::int64_t after_censored = 0;
    std::int64_t earlier_known = 0; ///< moves whose time on the step left is known
    std::int64_t earlier_days = 0;
};

/// Spells of one length, in days since they began.
struct DurationCount {
    std::int32_t entered = 0;  ///< came under observation at this length
    std::int32_t left = 0;     ///< left the step
    std::int32_t censored = 0; ///< were still there on the last covered day
};

struct StepDurations {
    std::vector<DurationCount> at_days; ///< the index is days
    std::int64_t unknown_start = 0;
};

struct LadderTally {
    LadderTally() = default;
    LadderTally(std::size_t steps, std::size_t months, std::size_t periods);

    std::size_t steps = 0;
    std::size_t months = 0;
    std::size_t periods = 0;
    std::vector<CommittedCell> committed; ///< row × (months + 1)
    std::vector<ActualCell> actual;       ///< row × months
    /// Change in distinct citizens per period: (steps + 1) × (periods + 1); row 0 is any step.
    std::vector<std::int32_t> touching_change;
    std::vector<std::int32_t> moves;       ///< month × from × to, from and to 0 … steps; no transitions
    std::vector<std::int32_t> transitions; ///< the same, for moves that are transitions
    std::vector<std::int32_t> outs;        ///< month × OutReason × from
    std::vector<MoveSums> move_sums;       ///< from × to
    std::vector<StepDurations> durations;  ///< per step; [0] unused

    std::size_t move_index(std::size_t from, std::size_t to) const { return from * (steps + 1) + to; }
    LadderTally& operator+=(const LadderTally& other);
    LadderTally& operator-=(const LadderTally& other);
};

struct Tally {
    /// By ladder; then one for rows of no ladder (0 steps); then one whose step 1 is any step of any ladder.
    std::vector<LadderTally> ladders;

    static Tally empty_for(const WalkFrame& frame);
    LadderTally& of(std::uint8_t ladder) {
        return ladder == snapshot::no_ladder ? ladders[ladders.size() - 2] : ladders[ladder];
    }
    LadderTally& anyone() { return ladders.back(); }
    Tally& operator+=(const Tally& other);
    Tally& operator-=(const Tally& other);
};

/// A sink of PersonWalk that adds to a tally.
class TallySink {
  public:
    static constexpr bool wants_movement = true;

    explicit TallySink(const WalkFrame& frame);

    const Tally& tally() const { return tally_; }

    void begin_person(std::uint32_t person);
    void on_days(std::uint8_t ladder, std::uint8_t step, Days days);
    void on_anyone(Days days);
    void on_committed(const Share& share);
    void on_actual(const Share& share);
    void on_spell(std::uint8_t ladder, const Spell& spell);
    void on_move(const Move& move, const MoveCosts& costs);
    void on_stretches(const LadderPieces&, std::span<const Stretch>) {}

  private:
    /// Where a day lies among the months of the tally.
    struct MonthPlace {
        std::size_t month = 0;
        std::int32_t days_left = 0; ///< of the month, with the day
    };
    MonthPlace locate(std::int32_t day) const {
        const std::size_t month = frame_.calendar.month_of(day);
        return {month - first_month_, frame_.calendar.month(month).end - day};
    }
    void add_days(LadderTally& tally, std::uint8_t step, Days days);
    void add_touching(LadderTally& tally, std::uint8_t step, std::size_t first, std::size_t last,
                      std::int32_t& touched);
    void add_daily(CommittedCell* row, const Share& share, std::int64_t ore_per_day);
    void add_monthly(CommittedCell* row, const Share& share, const commitment::CostCurve& curve);
    void add_by_month(CommittedCell* row, const Share& share, const commitment::CostCurve& curve);
    void add_frame_grant(const Share& share, const commitment::CostCurve& curve);

    const WalkFrame& frame_;
    Tally tally_;
    std::size_t first_month_ = 0; ///< of the calendar
    std::vector<std::uint32_t> period_of_month_;
    std::vector<std::int64_t> by_month_; ///< buffer
    /// The last period already counted for this citizen: per ladder and step, [0] any step.
    std::vector<std::array<std::int32_t, snapshot::max_step + 1>> touched_;
};

} // namespace styrhus::models::ladder
