#include "models/ladder/movement.h"

#include "base/date.h"

#include <algorithm>
#include <cstdlib>

namespace styrhus::models::ladder {

namespace {

using snapshot::open_day;

/// Rules 3 and 4 for a spell that nothing to come can lengthen; `after` begins behind it, if anything does.
void settle(const Spell& spell, Spell* after, std::vector<Spell>& spells, std::size_t first) {
    Spell* const before = spells.size() > first ? &spells.back() : nullptr;
    if (before != nullptr && before->step == spell.step && spell.from - before->to <= bridged_gap_days_max) {
        before->to = spell.to;
        before->is_open = spell.is_open;
        before->last_origin = spell.last_origin;
        return;
    }
    if (spell.is_open || spell.days() >= spell_days_min) {
        Spell& kept = spells.emplace_back();
        kept.from = spell.from;
        kept.to = spell.to;
        kept.step = spell.step;
        kept.is_open = spell.is_open;
        kept.first_origin = spell.first_origin;
        kept.last_origin = spell.last_origin;
        return;
    }
    if (before != nullptr && before->to == spell.from) {
        before->to = spell.to;
        before->last_origin = spell.last_origin;
    } else if (after != nullptr && after->from == spell.to) {
        after->from = spell.from;
        after->first_origin = spell.first_origin;
    }
}

std::int32_t birthday(std::int32_t born, int years) {
    return base::birthday(base::Date::from_days(born), years).days();
}

bool is_near(std::int32_t a, std::int32_t b, std::int32_t days_max) {
    return std::abs(static_cast<std::int64_t>(a) - b) <= days_max;
}

bool closed_by_absence(const snapshot::ModelColumns& columns, const LadderPieces& pieces, std::int32_t day) {
    for (std::size_t i = pieces.first_piece; i < pieces.end_piece; ++i)
        if (columns.pieces.to[i] == day
            && has(columns.grants.marks[columns.pieces.grant[i]], snapshot::GrantMark::closed_by_absence))
            return true;
    return false;
}

/// Rule 5 for one ladder; transitions come after.
void changes(const snapshot::ModelColumns& columns, const LadderSpells& ladder, std::span<const Spell> spells,
             std::int32_t known_end, std::vector<Move>& moves) {
    const std::span<const snapshot::SourceOrigin> origins = columns.origins;
    for (std::size_t i = 0; i < spells.size(); ++i) {
        const Spell& spell = spells[i];
        const Spell* const before = i > 0 ? &spells[i - 1] : nullptr;
        Move& start = moves.emplace_back(); // in place: this is the busiest spot of the walk
        start.day = spell.from;
        start.ladder = ladder.pieces.ladder;
        start.to = spell.step;
        start.is_provisional = spell.is_open && known_end - spell.from < spell_days_min;
        start.origin = spell.first_origin;
        if (before != nullptr && before->to == spell.from) {
            start.from = before->step;
            start.kind = spell.step > before->step ? MoveKind::up : MoveKind::down;
            start.earlier_days = before->days();
            start.has_unknown_earlier_days = has_unknown_start(*before, origins);
        } else {
            start.has_unknown_start = has_unknown_start(spell, origins);
        }
        const bool goes_on = i + 1 < spells.size() && spells[i + 1].from == spell.to;
        if (spell.is_open || goes_on) continue;
        Move& out = moves.emplace_back();
        out.day = spell.to;
        out.ladder = ladder.pieces.ladder;
        out.from = spell.step;
        out.kind = MoveKind::out;
        out.reason = reason_of_out(columns, ladder.pieces, spell.to);
        // Another spell after the gap shows that the gap was no bridge; before that, one may still come.
        out.is_provisional = i + 1 == spells.size() && known_end - spell.to <= bridged_gap_days_max;
        out.earlier_days = spell.days();
        out.has_unknown_earlier_days = has_unknown_start(spell, origins);
        out.origin = spell.last_origin;
    }
}

/// At 18 the child's out and the adult's in are one transition.
void join_transitions(std::span<const snapshot::LadderInfo> ladders, std::int32_t born,
                      std::span<Move> moves) {
    const std::int32_t turns_18 = birthday(born, 18);
    const auto is_at_18 = [&](const Move& move, MoveKind kind, snapshot::Audience audience) {
        return move.kind == kind && ladders[move.ladder].audience == audience
               && is_near(move.day, turns_18, transition_days_max);
    };
    for (Move& out : moves) {
        if (!is_at_18(out, MoveKind::out, snapshot::Audience::children)) continue;
        Move* nearest = nullptr;
        for (Move& in : moves) {
            if (!is_at_18(in, MoveKind::in, snapshot::Audience::adults)
                || !is_near(in.day, out.day, transition_days_max))
                continue;
            if (nearest == nullptr || std::abs(in.day - out.day) < std::abs(nearest->day - out.day))
                nearest = &in;
        }
        if (nearest == nullptr) continue;
        out.kind = MoveKind::transition;
        out.reason = OutReason::none;
        nearest->kind = MoveKind::transition;
    }
}

} // namespace

OutReason reason_of_out(const snapshot::ModelColumns& columns, const LadderPieces& pieces, std::int32_t day) {
    const snapshot::PersonColumns& persons = columns.persons;
    const std::size_t row = pieces.person - 1;
    const snapshot::Audience audience = columns.ladders[pieces.ladder].audience;
    if (persons.died[row] <= day) return OutReason::death;
    if (persons.moved_out[row] != open_day && is_near(persons.moved_out[row], day, reason_days_max))
        return OutReason::moved_away;
    if (const std::int32_t born = persons.born[row]; born != open_day) {
        if (audience == snapshot::Audience::children && is_near(birthday(born, 18), day, reason_days_max))
            return OutReason::turned_18;
        if (audience == snapshot::Audience::adults && is_near(birthday(born, 67), day, reason_days_max))
            return OutReason::turned_67;
    }
    return pieces.may_be_closed && closed_by_absence(columns, pieces, day) ? OutReason::data_closed
                                                                           : OutReason::ended;
}

void clean_spells(std::span<const Stretch> stretches, std::int32_t known_end, std::vector<Spell>& spells) {
    const std::size_t first = spells.size();
    // The spell that grows as long as rule 2 lets it, and the one that follows it, taking turns: copying one
    // to the other is the dearest thing this function could do.
    Spell slots[2];
    Spell* spell = nullptr;
    for (const Stretch& stretch : stretches) {
        if (stretch.step == 0 || stretch.from >= known_end) continue;
        if (spell == nullptr || spell->step != stretch.step
            || stretch.from - spell->to > bridged_gap_days_max) {
            Spell* const next = spell == &slots[0] ? &slots[1] : &slots[0];
            next->from = stretch.from;
            next->step = stretch.step;
            next->first_origin = stretch.first_origin;
            if (spell != nullptr) settle(*spell, next, spells, first);
            spell = next;
        }
        spell->to = std::min(stretch.to, known_end);
        spell->is_open = stretch.to >= known_end;
        spell->last_origin = stretch.last_origin;
    }
    if (spell != nullptr) settle(*spell, nullptr, spells, first);
}

bool has_unknown_start(const Spell& spell, std::span<const snapshot::SourceOrigin> origins) {
    return spell.from == origins[spell.first_origin].migration_day;
}

void find_moves(const snapshot::ModelColumns& columns, std::span<const LadderSpells> ladders,
                std::span<const Spell> spells, std::int32_t known_end, std::vector<Move>& moves) {
    if (ladders.empty()) return;
    const std::size_t first = moves.size();
    for (const LadderSpells& ladder : ladders)
        changes(columns, ladder, spells.subspan(ladder.first_spell, ladder.spell_count), known_end, moves);
    if (ladders.size() == 1) return;
    const std::int32_t born = columns.persons.born[ladders.front().pieces.person - 1];
    if (born != open_day) join_transitions(columns.ladders, born, std::span(moves).subspan(first));
}

} // namespace styrhus::models::ladder
