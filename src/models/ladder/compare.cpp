#include "models/ladder/compare.h"

#include "base/check.h"
#include "models/ladder/walk_all.h"

#include <algorithm>

namespace styrhus::models::ladder {

namespace {

/// The two dates and the three months that end with each.
struct Dates {
    std::int32_t then = 0;
    std::int32_t now = 0;
    Days before;
    Days after;

    Dates(base::Date then_in, base::Date now_in)
        : then(then_in.days()), now(now_in.days()), before(three_months_to(then_in)),
          after(three_months_to(now_in)) {}

    static Days three_months_to(base::Date last) {
        const base::Date end = last.plus_days(1);
        return {end.plus_months(-months_each_side).days(), end.days()};
    }
};

const Stretch* stretch_on(std::span<const Stretch> stretches, std::int32_t day) {
    for (const Stretch& stretch : stretches)
        if (stretch.from <= day && day < stretch.to) return &stretch;
    return nullptr;
}

class CompareSink {
  public:
    static constexpr bool wants_movement = true;

    CompareSink(const WalkFrame& frame, const Dates& dates) : frame_(frame), dates_(dates) {
        for (const snapshot::LadderInfo& ladder : frame.columns.ladders) {
            const std::size_t width = ladder.steps + std::size_t{1};
            ComparedLadder& compared = ladders_.emplace_back();
            compared.moved.assign(width, std::vector<ComparedCitizens>(width));
            compared.outs.assign(out_reasons, std::vector<std::int64_t>(width));
        }
    }

    const std::vector<ComparedLadder>& ladders() const { return ladders_; }

    void begin_person(std::uint32_t) { before_ore_ = after_ore_ = 0; }

    void on_committed(const Share& share) {
        if (share.row.place != Place::step && share.row.place != Place::no_step) return;
        if (share.ladder != ladder_) {
            ladder_ = share.ladder;
            before_ore_ = after_ore_ = 0;
        }
        const commitment::CostCurve curve = commitment::curve_of(frame_.columns.grants, share.item);
        const auto cost = [&](Days window) {
            const Days days = window.intersect(share.days);
            return days.is_empty() ? 0 : commitment::cost_ore(curve, days.from, days.to);
        };
        before_ore_ += cost(dates_.before);
        after_ore_ += cost(dates_.after);
    }

    /// The ladder's kroner have come just before.
    void on_stretches(const LadderPieces& pieces, std::span<const Stretch> stretches) {
        const bool has_cost = pieces.ladder == ladder_;
        ladder_ = snapshot::no_ladder;
        const Stretch* const then = stretch_on(stretches, dates_.then);
        const Stretch* const now = stretch_on(stretches, dates_.now);
        const bool is_counted = (then != nullptr && then->is_counted) || (now != nullptr && now->is_counted);
        const std::uint8_t from = then == nullptr ? std::uint8_t{0} : then->step;
        const std::uint8_t to = now == nullptr ? std::uint8_t{0} : now->step;
        if (!is_counted || (from == 0 && to == 0)) return;
        ComparedLadder& compared = ladders_[pieces.ladder];
        ComparedCitizens& citizens = compared.moved[from][to];
        ++citizens.citizens;
        if (has_cost) {
            citizens.before_ore += before_ore_;
            citizens.after_ore += after_ore_;
        }
        if (to != 0) return;
        std::int32_t left = dates_.then;
        for (const Stretch& stretch : stretches)
            if (stretch.step != 0 && stretch.to <= dates_.now) left = std::max(left, stretch.to);
        ++compared.outs[static_cast<std::size_t>(reason_of_out(frame_.columns, pieces, left))][from];
    }

    void on_days(std::uint8_t, std::uint8_t, Days) {}
    void on_anyone(Days) {}
    void on_actual(const Share&) {}
    void on_spell(std::uint8_t, const Spell&) {}
    void on_move(const Move&, const MoveCosts&) {}

  private:
    const WalkFrame& frame_;
    const Dates& dates_;
    std::vector<ComparedLadder> ladders_;
    std::uint8_t ladder_ = snapshot::no_ladder; ///< of the kroner gathered
    std::int64_t before_ore_ = 0;
    std::int64_t after_ore_ = 0;
};

void add(ComparedLadder& into, const ComparedLadder& from) {
    for (std::size_t i = 0; i < into.moved.size(); ++i)
        for (std::size_t j = 0; j < into.moved[i].size(); ++j) {
            into.moved[i][j].citizens += from.moved[i][j].citizens;
            into.moved[i][j].before_ore += from.moved[i][j].before_ore;
            into.moved[i][j].after_ore += from.moved[i][j].after_ore;
        }
    for (std::size_t reason = 0; reason < out_reasons; ++reason)
        for (std::size_t step = 0; step < into.outs[reason].size(); ++step)
            into.outs[reason][step] += from.outs[reason][step];
}

} // namespace

std::vector<ComparedLadder> compare(const snapshot::ModelColumns& columns, const Question& question,
                                    base::Date then, base::Date now) {
    STYRHUS_CHECK(then < now && now <= question.as_of);
    const Dates dates(then, now);
    Question here = question;
    here.first = base::Month::containing(base::Date::from_days(dates.before.from));
    here.end = base::Month::containing(now).plus(1);
    here.matrix = Months{here.first, here.first};
    const WalkFrame frame(columns, here);
    std::vector<ComparedLadder> all = CompareSink(frame, dates).ladders();
    walk_everybody<CompareSink>(
        frame,
        [&](const CompareSink& sink) {
            for (std::size_t ladder = 0; ladder < all.size(); ++ladder)
                add(all[ladder], sink.ladders()[ladder]);
        },
        dates);
    for (const snapshot::SourceOrigin& origin : columns.origins)
        for (ComparedLadder& ladder : all)
            ladder.is_before_censored |= origin.first_covered_day > dates.before.from;
    return all;
}

} // namespace styrhus::models::ladder
