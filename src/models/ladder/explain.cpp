#include "models/ladder/explain.h"

#include "models/ladder/kroner.h"
#include "models/ladder/walk_all.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace styrhus::models::ladder {

namespace {

bool is_of_citizens(Measure measure) {
    return measure == Measure::touching || measure == Measure::at_end || measure == Measure::days;
}

/// Lists what contributes to a cell, share by share.
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
        const snapshot::GrantColumns& grants = frame_.columns.grants;
        const bool of_grants =
            cell_.measure == Measure::committed || cell_.measure == Measure::committed_deciding;
        if (is_of_citizens(cell_.measure) || (!of_grants && !is_internal_price(grants, share))) return;
        const bool on_row = is_asked(share.ladder, share.row) && (!is_of_deciding() || share.is_deciding);
        const bool in_coverage =
            cell_.measure == Measure::actual && is_asked(share.ladder, {Place::coverage_difference, 0});
        if (on_row == in_coverage) return; // on neither, or an internal price on both: it cancels
        const std::int64_t ore = granted_ore(grants, share.item, share.days);
        add(ContributionKind::grant, share.item, share.days, on_row ? ore : -ore);
    }

    void on_actual(const Share& share) {
        if (cell_.measure != Measure::actual && cell_.measure != Measure::actual_deciding) return;
        if (!is_asked(share.ladder, share.row) || (is_of_deciding() && !share.is_deciding)) return;
        add(ContributionKind::posting, share.item, share.days,
            posted_ore(frame_.columns.postings, share.item, share.days));
    }

    void on_anyone(Days) {}

  private:
    bool is_asked(std::uint8_t ladder, Row row) const { return cell_.rows.contains(ladder, row); }
    bool is_of_deciding() const {
        return cell_.measure == Measure::committed_deciding || cell_.measure == Measure::actual_deciding;
    }
    void add(ContributionKind kind, std::uint32_t item, Days days, std::int64_t ore) {
        contributions_.push_back({person_, kind, item, by_year(days), ore});
    }

    const WalkFrame& frame_;
    const Cell& cell_;
    domain::PersonId person_{};
    std::vector<Contribution> contributions_;
};

/// Shares of one grant or posting, or stretches of one citizen, are one contribution.
std::vector<Contribution> joined(std::vector<Contribution> all) {
    const auto key = [](const Contribution& one) { return std::tuple(one.person, one.kind, one.item); };
    std::sort(all.begin(), all.end(),
              [&](const Contribution& a, const Contribution& b) { return key(a) < key(b); });
    std::size_t kept = 0;
    for (const Contribution& one : all) {
        if (kept > 0 && key(all[kept - 1]) == key(one)) {
            all[kept - 1].days += one.days;
            all[kept - 1].ore += one.ore;
        } else {
            all[kept++] = one;
        }
    }
    all.resize(kept);
    return all;
}

Question in_months(Question question, Months months) {
    question.first = months.first;
    question.end = months.end;
    return question;
}

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
    const Question here = in_months(question, cell.months);
    const WalkFrame frame(columns, here);
    std::vector<Contribution> all;
    walk_everybody<CellSink>(
        frame, [&](CellSink& sink) { append(all, sink.contributions()); }, cell);
    return joined(std::move(all));
}

std::vector<Contribution> explain(const snapshot::ModelColumns& columns, const Question& question,
                                  const Cell& cell, domain::PersonId person) {
    const Question here = in_months(question, cell.months);
    const WalkFrame frame(columns, here);
    CellSink sink(frame, cell);
    PersonWalk(frame).walk(static_cast<std::uint32_t>(person), sink);
    return joined(std::move(sink.contributions()));
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
