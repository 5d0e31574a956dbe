#pragma once

#include "models/commitment/calendar.h"
#include "models/commitment/cost_curve.h"
#include "models/ladder/movement.h"
#include "models/ladder/place.h"
#include "models/ladder/question.h"
#include "models/ladder/timeline.h"
#include "snapshot/columns.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

/// The one walk over a citizen's rows that every figure, list and reconciliation of the ladder is made by: it
/// says which days, kroner, spells and moves there are, and a sink counts, lists or sums them.
namespace styrhus::models::ladder {

/// Days [from, to).
struct Days {
    std::int32_t from = 0;
    std::int32_t to = 0;
    bool is_empty() const { return to <= from; }
    bool contains(std::int32_t day) const { return from <= day && day < to; }
    Days intersect(Days other) const { return {std::max(from, other.from), std::min(to, other.to)}; }
};

/// A part of a grant or posting: where its kroner stand, for which days. `is_deciding`: it is what decides
/// the step held.
struct Share {
    std::uint8_t ladder = snapshot::no_ladder;
    Row row;
    bool is_deciding = false;
    std::uint32_t item = 0; ///< row of GrantColumns or PostingColumns
    Days days;
};

/// Three months of the citizen's cost in the ladder on each side of a move, whole øre for the three months.
struct MoveCosts {
    bool is_known = false; ///< the move lies in the matrix asked for
    std::int64_t before_ore = 0;
    std::int64_t after_ore = 0;
    bool is_before_censored = false; ///< the source did not cover all of the window
    bool is_after_censored = false;  ///< the window has days that are not known yet
};

constexpr int months_each_side = 3;

/// What all citizens have in common.
struct WalkFrame {
    const snapshot::ModelColumns& columns;
    const Question& question;
    Days window;                   ///< of the question's months
    Days matrix;                   ///< of the months whose moves are summed
    std::int32_t known_end;        ///< the first day that is not known
    commitment::Calendar calendar; ///< a year more than the window on each side

    WalkFrame(const snapshot::ModelColumns& columns, const Question& question);
};

/// The buffers of one thread and what does not depend on the sink.
class PersonWalk {
  public:
    explicit PersonWalk(const WalkFrame& frame) : frame_(frame), timeline_(frame.columns) {}

    /// Sink: begin_person(person) · on_days(ladder, step, Days) · on_committed(Share) · on_actual(Share) ·
    /// on_anyone(Days) · on_spell(ladder, Spell) · on_move(Move, MoveCosts) ·
    /// on_stretches(LadderPieces, span<Stretch>), which comes after the ladder's kroner; and the constant
    /// wants_movement, without which the last three never come.
    template <class Sink>
    void walk(std::uint32_t person, Sink& sink);

  private:
    /// A citizen's rows in one ladder.
    struct Group {
        std::uint8_t ladder = 0;
        std::size_t first_piece = 0, end_piece = 0;
        std::size_t first_posting = 0, end_posting = 0;
    };

    bool begin(std::uint32_t person);
    bool next_group(Group& group);
    void classify_pieces();
    Row row_off_ladder(std::uint32_t grant) const;
    Row row_of_posting(std::size_t posting) const;
    bool is_selected_posting(std::size_t posting) const;
    bool is_counted_day(std::uint8_t ladder, std::int32_t day) const;
    bool is_counted_spell(std::uint8_t ladder, const Spell& spell) const;
    bool is_counted_move(const Move& move) const;
    MoveCosts costs_of(const Move& move) const;
    std::int64_t cost_of_ladder(const LadderSpells& ladder, Days days) const;
    std::int32_t months_off(std::int32_t day, int months) const;
    void merge_held();

    template <class Sink>
    void walk_group(const Group& group, Sink& sink);
    template <class Sink>
    void walk_costs(const Group& group, std::span<const Stretch> stretches, Sink& sink);
    template <class Sink>
    void walk_postings(const Group& group, std::span<const Stretch> stretches, Sink& sink);
    template <class Sink>
    void walk_movement(Sink& sink);

    std::span<const std::uint8_t> parts_of(const Group& group) const {
        return std::span(parts_).subspan(group.first_piece - first_piece_,
                                         group.end_piece - group.first_piece);
    }

    const WalkFrame& frame_;
    TimelineBuilder timeline_;
    std::uint32_t person_ = 0;
    Days days_; ///< the window at the ages asked for
    Days ages_; ///< all days at those ages
    std::size_t first_piece_ = 0, end_piece_ = 0, at_piece_ = 0;
    std::size_t at_posting_ = 0, end_posting_ = 0;
    std::vector<std::uint8_t> parts_;
    bool may_be_closed_ = false; ///< a grant of the citizen is marked closed_by_absence
    std::vector<Spell> spells_;
    std::vector<LadderSpells> ladders_;
    std::vector<Move> moves_;
    std::vector<Days> held_; ///< days on a step of any ladder
    struct Counted {
        std::uint8_t ladder;
        Days days;
    };
    std::vector<Counted> counted_; ///< kept only where a selection asks
};

template <class Sink>
void PersonWalk::walk(std::uint32_t person, Sink& sink) {
    if (!begin(person)) return;
    sink.begin_person(person);
    for (Group group; next_group(group);)
        walk_group(group, sink);
    if (frame_.columns.ladders.size() > 1 && !held_.empty()) {
        merge_held();
        for (const Days& days : held_)
            sink.on_anyone(days);
    }
    if constexpr (Sink::wants_movement)
        if (!ladders_.empty()) walk_movement(sink);
}

template <class Sink>
void PersonWalk::walk_group(const Group& group, Sink& sink) {
    const bool has_steps = person_ != 0 && group.ladder != snapshot::no_ladder;
    std::span<const Stretch> stretches;
    if (has_steps) stretches = timeline_.build(group.first_piece, parts_of(group));
    const bool keeps_held = frame_.columns.ladders.size() > 1;
    const bool keeps_counted = frame_.question.selection.grants.has_value();
    for (const Stretch& stretch : stretches) {
        if (stretch.step == 0 || !stretch.is_counted) continue;
        if (keeps_counted) counted_.push_back({group.ladder, {stretch.from, stretch.to}});
        const Days days = days_.intersect({stretch.from, stretch.to});
        if (days.is_empty()) continue;
        sink.on_days(group.ladder, stretch.step, days);
        if (keeps_held) held_.push_back(days);
    }
    walk_costs(group, stretches, sink);
    walk_postings(group, stretches, sink);
    if constexpr (Sink::wants_movement) {
        if (stretches.empty()) return;
        sink.on_stretches({.person = person_,
                           .ladder = group.ladder,
                           .first_piece = group.first_piece,
                           .end_piece = group.end_piece},
                          stretches);
        const std::size_t first_spell = spells_.size();
        clean_spells(stretches, frame_.known_end, spells_);
        ladders_.push_back({.pieces = {.person = person_,
                                       .ladder = group.ladder,
                                       .first_piece = group.first_piece,
                                       .end_piece = group.end_piece,
                                       .may_be_closed = may_be_closed_},
                            .first_spell = first_spell,
                            .spell_count = spells_.size() - first_spell});
    }
}

template <class Sink>
void PersonWalk::walk_costs(const Group& group, std::span<const Stretch> stretches, Sink& sink) {
    const snapshot::PieceColumns& pieces = frame_.columns.pieces;
    const std::span<const std::uint8_t> parts = parts_of(group);
    std::size_t at = 0; // pieces come by first day, so the stretch to begin with only moves on
    Share share{.ladder = group.ladder};
    for (std::size_t k = 0; k < parts.size(); ++k) {
        if ((parts[k] & part::costs) == 0) continue;
        const std::size_t piece = group.first_piece + k;
        std::int32_t from = std::max(days_.from, pieces.from[piece]);
        const std::int32_t to = std::min(days_.to, pieces.to[piece]);
        if (to <= from) continue;
        share.item = pieces.grant[piece];
        if ((parts[k] & part::on_ladder) == 0 || stretches.empty()) {
            share.row = row_off_ladder(share.item);
            share.is_deciding = false;
            share.days.from = from;
            share.days.to = to;
            sink.on_committed(share);
            continue;
        }
        while (stretches[at].to <= from)
            ++at;
        const std::uint8_t step = pieces.step[piece];
        for (std::size_t s = at; from < to; ++s) {
            const Stretch& stretch = stretches[s];
            share.row.place = stretch.step == 0 ? Place::no_step : Place::step;
            share.row.number = stretch.step;
            share.is_deciding = stretch.step != 0 && step == stretch.step;
            share.days.from = from;
            share.days.to = std::min(to, stretch.to);
            sink.on_committed(share);
            from = stretch.to;
        }
    }
}

template <class Sink>
void PersonWalk::walk_postings(const Group& group, std::span<const Stretch> stretches, Sink& sink) {
    const snapshot::PostingColumns& postings = frame_.columns.postings;
    std::size_t at = 0;
    for (std::size_t posting = group.first_posting; posting < group.end_posting; ++posting) {
        if (!is_selected_posting(posting)) continue;
        Days left = days_.intersect({postings.from[posting], postings.to[posting]});
        if (left.is_empty()) continue;
        Share share{.ladder = group.ladder,
                    .row = row_of_posting(posting),
                    .item = static_cast<std::uint32_t>(posting),
                    .days = left};
        if (share.row.place != Place::step) {
            sink.on_actual(share);
            continue;
        }
        while (at < stretches.size() && stretches[at].to <= left.from)
            ++at;
        for (std::size_t s = at; !left.is_empty();) {
            // Before the first stretch, and after the last, no step is held.
            const bool outside = s == stretches.size() || left.from < stretches[s].from;
            const std::uint8_t step = outside ? std::uint8_t{0} : stretches[s].step;
            const std::int32_t end = s == stretches.size() ? left.to
                                     : outside             ? stretches[s].from
                                                           : stretches[s].to;
            share.row = step == 0 ? Row{Place::no_step, 0} : Row{Place::step, step};
            share.is_deciding = step != 0 && postings.step_by_account[posting] == step;
            share.days = {left.from, std::min(left.to, end)};
            sink.on_actual(share);
            left.from = share.days.to;
            if (!outside) ++s;
        }
    }
}

template <class Sink>
void PersonWalk::walk_movement(Sink& sink) {
    for (const LadderSpells& ladder : ladders_)
        for (std::size_t i = 0; i < ladder.spell_count; ++i)
            if (const Spell& spell = spells_[ladder.first_spell + i];
                is_counted_spell(ladder.pieces.ladder, spell))
                sink.on_spell(ladder.pieces.ladder, spell);
    find_moves(frame_.columns, ladders_, spells_, frame_.known_end, moves_);
    for (const Move& move : moves_)
        if (is_counted_move(move)) sink.on_move(move, costs_of(move));
}

} // namespace styrhus::models::ladder
