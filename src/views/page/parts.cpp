#include "views/page/parts.h"

#include "base/date.h"
#include "models/ladder/explain.h"
#include "models/ladder/figures.h"
#include "views/page/crowd.h"

#include <algorithm>

namespace styrhus::views::page {

namespace {

using models::ladder::Days;
using models::ladder::Place;
using models::ladder::Row;
using models::ladder::Share;
using models::ladder::WalkFrame;

/// All that the sinks kept, in the order of the persons.
template <class Part, class Sink>
std::vector<Part> gathered(std::vector<Sink> sinks) {
    std::vector<Part> parts;
    for (Sink& sink : sinks)
        parts.insert(parts.end(), sink.parts.begin(), sink.parts.end());
    return parts;
}

struct CitizenSink : QuietSink {
    std::optional<std::uint8_t> ladder;
    std::optional<std::uint8_t> step;
    Days window;
    std::vector<CitizenPart> parts;

    void on_days(std::uint8_t of_ladder, std::uint8_t on_step, Days days) {
        if (ladder && *ladder != of_ladder) return;
        if (step && *step != on_step) return;
        if (days.intersect(window).is_empty()) return;
        if (!parts.empty() && parts.back().person == person) return;
        parts.push_back({person, of_ladder, on_step});
    }
};

std::vector<CitizenPart> citizens_in(const Snapshot& snapshot, const Selection& selection,
                                     std::optional<std::uint8_t> ladder, std::optional<std::uint8_t> step,
                                     MonthSpan span, Days window) {
    const models::ladder::Question question = question_of(snapshot, span, selection);
    const WalkFrame frame(snapshot.columns, question);
    return gathered<CitizenPart>(walk_everyone<CitizenSink>(frame, [&] {
        CitizenSink sink;
        sink.ladder = ladder;
        sink.step = step;
        sink.window = window;
        return sink;
    }));
}

struct StepSink : QuietSink {
    std::uint8_t ladder = 0;
    std::uint32_t touched = 0; ///< a bit per step
    std::vector<CitizenPart> parts;

    void on_days(std::uint8_t of_ladder, std::uint8_t step, Days) {
        if (of_ladder == ladder) touched |= 1U << step;
    }
    void end_person() {
        for (std::uint8_t step = 1; touched >> step != 0; ++step)
            if ((touched >> step & 1U) != 0) parts.push_back({person, ladder, step});
        touched = 0;
    }
};

struct DaysSink : QuietSink {
    std::uint8_t ladder = 0;
    std::optional<std::uint8_t> step;
    std::vector<DaysPart> parts;

    void on_days(std::uint8_t of_ladder, std::uint8_t on_step, Days days) {
        if (ladder != of_ladder || (step && *step != on_step)) return;
        if (parts.empty() || parts.back().person != person) parts.push_back({person, {}});
        while (!days.is_empty()) {
            const base::Date day = base::Date::from_days(days.from);
            const std::int32_t year_end = base::Period::year(day.year()).to.days();
            const std::int32_t end = std::min(days.to, year_end);
            models::ladder::CitizenDays& sum = parts.back().days;
            (base::is_leap_year(day.year()) ? sum.in_leap_years : sum.in_common_years) += end - days.from;
            days.from = end;
        }
    }
};

/// Kroner by grant or posting; the shares of one item in the rows asked for are joined.
struct CostSink : QuietSink {
    const WalkFrame* frame = nullptr;
    RowChoice rows;
    CostBasis basis = CostBasis::committed;
    Deciding deciding = Deciding::all;
    std::vector<CostPart> parts;
    std::vector<CostPart> of_person;

    void add(bool is_grant, std::uint32_t item, std::int64_t ore, Days days) {
        of_person.push_back({person, is_grant, item, ore, days.to - days.from});
    }
    bool is_asked(const Share& share) const {
        return rows.contains(share.ladder, share.row) && (deciding == Deciding::all || share.is_deciding);
    }
    void on_committed(const Share& share) {
        const snapshot::GrantColumns& grants = frame->columns.grants;
        const bool is_asked_here = is_asked(share);
        if (basis == CostBasis::committed) {
            if (is_asked_here) add(true, share.item, cost_of(share), share.days);
            return;
        }
        // A unit on a frame has no postings for its citizens: its internal price stands on the ladder, and
        // against it in the coverage difference (DEFINITIONS 3).
        const bool is_internal = has(grants.marks[share.item], snapshot::GrantMark::frame_settlement)
                                 && (share.row.place == Place::step || share.row.place == Place::no_step);
        if (!is_internal) return;
        if (is_asked_here) add(true, share.item, cost_of(share), share.days);
        if (rows.contains(share.ladder, Row{Place::coverage_difference, 0}) && deciding == Deciding::all)
            add(true, share.item, -cost_of(share), share.days);
    }
    void on_actual(const Share& share) {
        if (basis != CostBasis::actual || !is_asked(share)) return;
        const snapshot::PostingColumns& postings = frame->columns.postings;
        const std::int32_t start = postings.from[share.item];
        const std::int32_t length = postings.to[share.item] - start;
        const std::int64_t amount = postings.amount_ore[share.item];
        add(false, share.item,
            models::commitment::spread_ore(amount, share.days.to - start, length)
                - models::commitment::spread_ore(amount, share.days.from - start, length),
            share.days);
    }
    std::int64_t cost_of(const Share& share) const {
        return models::commitment::cost_ore(models::commitment::curve_of(frame->columns.grants, share.item),
                                            share.days.from, share.days.to);
    }
    void end_person() {
        std::stable_sort(of_person.begin(), of_person.end(), [](const CostPart& a, const CostPart& b) {
            return a.is_grant != b.is_grant ? a.is_grant : a.item < b.item;
        });
        for (const CostPart& part : of_person) {
            CostPart* const last = parts.empty() ? nullptr : &parts.back();
            if (last != nullptr && last->person == part.person && last->is_grant == part.is_grant
                && last->item == part.item) {
                last->ore += part.ore;
                last->days += part.days;
            } else {
                parts.push_back(part);
            }
        }
        of_person.clear();
    }
};

CostSink cost_sink(const WalkFrame& frame, const RowChoice& rows, CostBasis basis, Deciding deciding) {
    CostSink sink;
    sink.frame = &frame;
    sink.rows = rows;
    sink.basis = basis;
    sink.deciding = deciding;
    return sink;
}

struct BetweenSink : QuietSink {
    std::uint8_t ladder = 0;
    std::int32_t then = 0;
    std::int32_t now = 0;
    BetweenPart part;
    std::vector<BetweenPart> parts;

    void on_days(std::uint8_t of_ladder, std::uint8_t step, Days days) {
        if (of_ladder != ladder) return;
        if (days.contains(then)) part.from = step;
        if (days.contains(now)) part.to = step;
    }
    void end_person() {
        part.person = person;
        if (part.from != 0 || part.to != 0) parts.push_back(part);
        part = {};
    }
};

struct PlacedSink : QuietSink {
    const snapshot::PostingColumns* postings = nullptr;
    std::vector<PlacedPart> parts;

    void on_actual(const Share& share) {
        const std::int32_t start = postings->from[share.item];
        const std::int32_t length = postings->to[share.item] - start;
        const std::int64_t amount = postings->amount_ore[share.item];
        const std::int64_t ore = models::commitment::spread_ore(amount, share.days.to - start, length)
                                 - models::commitment::spread_ore(amount, share.days.from - start, length);
        parts.push_back({share.item, person, share.ladder, share.row, ore});
    }
};

} // namespace

std::vector<CitizenPart> citizens_on(const Snapshot& snapshot, const Selection& selection,
                                     std::optional<std::uint8_t> ladder, std::optional<std::uint8_t> step,
                                     base::Date day) {
    const base::Month month = base::Month::containing(day);
    return citizens_in(snapshot, selection, ladder, step, {month, month}, {day.days(), day.days() + 1});
}

std::vector<CitizenPart> citizens_touching(const Snapshot& snapshot, const Selection& selection,
                                           std::optional<std::uint8_t> ladder,
                                           std::optional<std::uint8_t> step, MonthSpan span) {
    return citizens_in(snapshot, selection, ladder, step, span,
                       {span.first.first().days(), span.last.end().days()});
}

std::vector<CitizenPart> steps_touched(const Snapshot& snapshot, const Selection& selection,
                                       std::uint8_t ladder, MonthSpan span) {
    const models::ladder::Question question = question_of(snapshot, span, selection);
    const WalkFrame frame(snapshot.columns, question);
    return gathered<CitizenPart>(walk_everyone<StepSink>(frame, [&] {
        StepSink sink;
        sink.ladder = ladder;
        return sink;
    }));
}

std::vector<DaysPart> citizen_days(const Snapshot& snapshot, const Selection& selection, std::uint8_t ladder,
                                   std::optional<std::uint8_t> step, MonthSpan span) {
    const models::ladder::Question question = question_of(snapshot, span, selection);
    const WalkFrame frame(snapshot.columns, question);
    return gathered<DaysPart>(walk_everyone<DaysSink>(frame, [&] {
        DaysSink sink;
        sink.ladder = ladder;
        sink.step = step;
        return sink;
    }));
}

std::vector<CostPart> costs(const Snapshot& snapshot, const Selection& selection, const RowChoice& rows,
                            MonthSpan span, CostBasis basis, Deciding deciding) {
    const models::ladder::Question question = question_of(snapshot, span, selection);
    const WalkFrame frame(snapshot.columns, question);
    return gathered<CostPart>(
        walk_everyone<CostSink>(frame, [&] { return cost_sink(frame, rows, basis, deciding); }));
}

std::vector<CostPart> costs_of_person(const Snapshot& snapshot, std::uint32_t person, MonthSpan span,
                                      CostBasis basis) {
    const models::ladder::Question question = question_of(snapshot, span, {});
    const WalkFrame frame(snapshot.columns, question);
    CostSink sink = cost_sink(frame, RowChoice{}, basis, Deciding::all);
    walk_person(frame, person, sink);
    // A frame unit's internal price and what stands against it cancel within the person.
    std::erase_if(sink.parts, [](const CostPart& part) { return part.ore == 0; });
    return sink.parts;
}

std::vector<MovePart> moves(const Snapshot& snapshot, const Selection& selection, std::uint8_t ladder,
                            MonthSpan span) {
    const models::ladder::Question question = question_of(snapshot, span, selection);
    std::vector<MovePart> parts;
    for (const models::ladder::MoveOf& of : models::ladder::list_moves(snapshot.columns, question))
        if (of.move.ladder == ladder)
            parts.push_back({static_cast<std::uint32_t>(of.person), of.move, of.costs});
    return parts;
}

std::vector<SpellPart> spells(const Snapshot& snapshot, const Selection& selection, std::uint8_t ladder,
                              std::optional<std::uint8_t> step) {
    const base::Month month = last_known_month(snapshot);
    const models::ladder::Question question = question_of(snapshot, {month, month}, selection);
    std::vector<SpellPart> parts;
    for (const models::ladder::SpellOf& of : models::ladder::list_spells(snapshot.columns, question))
        if (of.ladder == ladder && (!step || *step == of.spell.step))
            parts.push_back({static_cast<std::uint32_t>(of.person), of.ladder, of.spell});
    return parts;
}

std::vector<BetweenPart> between(const Snapshot& snapshot, const Selection& selection, std::uint8_t ladder,
                                 base::Date then, base::Date now) {
    const MonthSpan span = {base::Month::containing(then), base::Month::containing(now)};
    const models::ladder::Question question = question_of(snapshot, span, selection);
    const WalkFrame frame(snapshot.columns, question);
    return gathered<BetweenPart>(walk_everyone<BetweenSink>(frame, [&] {
        BetweenSink sink;
        sink.ladder = ladder;
        sink.then = then.days();
        sink.now = now.days();
        return sink;
    }));
}

std::vector<PlacedPart> placed_postings(const Snapshot& snapshot) {
    const snapshot::PostingColumns& postings = snapshot.columns.postings;
    if (postings.size() == 0) return {};
    const std::int32_t first = *std::min_element(postings.from.begin(), postings.from.end());
    const std::int32_t end = *std::max_element(postings.to.begin(), postings.to.end());
    const MonthSpan span = {base::Month::containing(base::Date::from_days(first)),
                            base::Month::containing(base::Date::from_days(end - 1))};
    const models::ladder::Question question = question_of(snapshot, span, {});
    const WalkFrame frame(snapshot.columns, question);
    return gathered<PlacedPart>(walk_everyone<PlacedSink>(frame, [&] {
        PlacedSink sink;
        sink.postings = &postings;
        return sink;
    }));
}

} // namespace styrhus::views::page
