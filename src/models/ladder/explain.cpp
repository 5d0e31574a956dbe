#include "models/ladder/explain.h"

#include "models/ladder/walk_all.h"

#include <algorithm>
#include <tuple>

namespace styrhus::models::ladder {

namespace {

bool is_of_citizens(Measure measure) {
    return measure == Measure::touching || measure == Measure::at_end || measure == Measure::days;
}

/// Collects what contributes to one cell.
class CellSink {
  public:
    static constexpr bool wants_movement = false;

    CellSink(const WalkFrame& frame, const Cell& cell) : frame_(frame), cell_(cell) {}

    std::vector<Contribution>& contributions() { return contributions_; }

    void begin_person(std::uint32_t person) { person_ = static_cast<domain::PersonId>(person); }

    void on_days(std::uint8_t ladder, std::uint8_t step, Days days) {
        if (!is_of_citizens(cell_.measure) || !is_asked(ladder, {Place::step, step})) return;
        if (cell_.measure == Measure::at_end && days.to != frame_.window.to) return;
        add(ContributionKind::citizen, 0, days, 0);
    }

    void on_committed(const Share& share) {
        const bool is_frame =
            has(frame_.columns.grants.marks[share.item], snapshot::GrantMark::frame_settlement)
            && (share.row.place == Place::step || share.row.place == Place::no_step);
        const bool of_grants =
            cell_.measure == Measure::committed || cell_.measure == Measure::committed_deciding;
        if (is_of_citizens(cell_.measure) || (!of_grants && !is_frame)) return;
        const bool deciding =
            cell_.measure == Measure::committed_deciding || cell_.measure == Measure::actual_deciding;
        const auto ore = [&] {
            return commitment::cost_ore(commitment::curve_of(frame_.columns.grants, share.item),
                                        share.days.from, share.days.to);
        };
        if (is_asked(share.ladder, share.row) && (!deciding || share.is_deciding))
            add(ContributionKind::grant, share.item, share.days, ore());
        // A frame unit's internal price on the ladder is taken out of the coverage difference.
        if (cell_.measure == Measure::actual && is_asked(share.ladder, {Place::coverage_difference, 0}))
            add(ContributionKind::grant, share.item, share.days, -ore());
    }

    void on_actual(const Share& share) {
        const bool deciding = cell_.measure == Measure::actual_deciding;
        if (cell_.measure != Measure::actual && !deciding) return;
        if (!is_asked(share.ladder, share.row) || (deciding && !share.is_deciding)) return;
        const snapshot::PostingColumns& postings = frame_.columns.postings;
        const std::int32_t start = postings.from[share.item];
        const std::int32_t length = postings.to[share.item] - start;
        const std::int64_t amount = postings.amount_ore[share.item];
        add(ContributionKind::posting, share.item, share.days,
            commitment::spread_ore(amount, share.days.to - start, length)
                - commitment::spread_ore(amount, share.days.from - start, length));
    }

    void on_anyone(Days) {}

  private:
    bool is_asked(std::uint8_t ladder, Row row) const {
        if (ladder != cell_.ladder) return false;
        return cell_.is_any_step ? row.place == Place::step : row == cell_.row;
    }

    /// Shares of one grant or posting, or stretches of one citizen, are one contribution.
    void add(ContributionKind kind, std::uint32_t item, Days days, std::int64_t ore) {
        const std::int64_t count = days.to - days.from;
        for (std::size_t i = contributions_.size(); i-- > 0 && contributions_[i].person == person_;) {
            Contribution& earlier = contributions_[i];
            if (earlier.kind != kind || earlier.item != item) continue;
            earlier.days += count;
            earlier.ore += ore;
            return;
        }
        contributions_.push_back({person_, kind, item, count, ore});
    }

    const WalkFrame& frame_;
    const Cell& cell_;
    domain::PersonId person_{};
    std::vector<Contribution> contributions_;
};

class MoveSink {
  public:
    static constexpr bool wants_movement = true;

    explicit MoveSink(const WalkFrame&) {}

    std::vector<MoveOf>& moves() { return moves_; }
    std::vector<SpellOf>& spells() { return spells_; }

    void begin_person(std::uint32_t person) { person_ = static_cast<domain::PersonId>(person); }
    void on_move(const Move& move, const MoveCosts& costs) { moves_.push_back({person_, move, costs}); }
    void on_spell(std::uint8_t ladder, const Spell& spell) { spells_.push_back({person_, ladder, spell}); }
    void on_days(std::uint8_t, std::uint8_t, Days) {}
    void on_anyone(Days) {}
    void on_committed(const Share&) {}
    void on_actual(const Share&) {}
    void on_stretches(const LadderPieces&, std::span<const Stretch>) {}

  private:
    domain::PersonId person_{};
    std::vector<MoveOf> moves_;
    std::vector<SpellOf> spells_;
};

template <class Row>
void append(std::vector<Row>& all, std::vector<Row>& more) {
    all.insert(all.end(), more.begin(), more.end());
}

} // namespace

std::vector<Contribution> explain(const snapshot::ModelColumns& columns, const Question& question,
                                  const Cell& cell) {
    Question here = question;
    here.first = cell.months.first;
    here.end = cell.months.end;
    const WalkFrame frame(columns, here);
    std::vector<Contribution> all;
    walk_everybody<CellSink>(
        frame, [&](CellSink& sink) { append(all, sink.contributions()); }, cell);
    std::sort(all.begin(), all.end(), [](const Contribution& a, const Contribution& b) {
        return std::tuple(a.person, a.kind, a.item) < std::tuple(b.person, b.kind, b.item);
    });
    return all;
}

std::vector<MoveOf> list_moves(const snapshot::ModelColumns& columns, const Question& question) {
    const WalkFrame frame(columns, question);
    std::vector<MoveOf> all;
    walk_everybody<MoveSink>(frame, [&](MoveSink& sink) { append(all, sink.moves()); });
    std::sort(all.begin(), all.end(), [](const MoveOf& a, const MoveOf& b) {
        return std::tuple(a.move.day, a.person, a.move.ladder)
               < std::tuple(b.move.day, b.person, b.move.ladder);
    });
    return all;
}

std::vector<SpellOf> list_spells(const snapshot::ModelColumns& columns, const Question& question) {
    const WalkFrame frame(columns, question);
    std::vector<SpellOf> all;
    walk_everybody<MoveSink>(frame, [&](MoveSink& sink) { append(all, sink.spells()); });
    std::sort(all.begin(), all.end(), [](const SpellOf& a, const SpellOf& b) {
        return std::tuple(a.person, a.ladder, a.spell.from) < std::tuple(b.person, b.ladder, b.spell.from);
    });
    return all;
}

std::vector<multistate::Spell> multistate_spells(const std::vector<SpellOf>& spells, std::uint8_t ladder) {
    std::vector<multistate::Spell> result;
    for (const SpellOf& of : spells) {
        if (of.ladder != ladder) continue;
        result.push_back(
            {.person = static_cast<std::int32_t>(of.person),
             .step = static_cast<std::uint8_t>(of.spell.step - 1),
             .from = base::Date::from_days(of.spell.from),
             .to = of.spell.is_open ? base::Date::open_end() : base::Date::from_days(of.spell.to)});
    }
    return result;
}

} // namespace styrhus::models::ladder
