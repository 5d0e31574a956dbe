#include "views/page/parts.h"

#include "models/ladder/kroner.h"
#include "views/page/crowd.h"

#include <algorithm>

namespace styrhus::views::page {

namespace {

using models::ladder::Days;
using models::ladder::Place;
using models::ladder::Share;
using models::ladder::WalkFrame;

models::ladder::Months months_of(MonthSpan span) {
    return {span.first, span.last.plus(1)};
}

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
        const std::int64_t ore = models::ladder::posted_ore(*postings, share.item, share.days);
        parts.push_back({share.item, person, share.ladder, share.row, ore});
    }
};

} // namespace

Measure measure_of(CostBasis basis, Deciding deciding) {
    if (basis == CostBasis::committed)
        return deciding == Deciding::all ? Measure::committed : Measure::committed_deciding;
    return deciding == Deciding::all ? Measure::actual : Measure::actual_deciding;
}

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

std::vector<Contribution> citizen_days(const Snapshot& snapshot, const Selection& selection,
                                       std::uint8_t ladder, std::optional<std::uint8_t> step,
                                       MonthSpan span) {
    return models::ladder::explain(snapshot.columns, question_of(snapshot, span, selection),
                                   {.rows = {.ladder = ladder, .place = Place::step, .number = step},
                                    .measure = Measure::days,
                                    .months = months_of(span)});
}

std::vector<Contribution> costs(const Snapshot& snapshot, const Selection& selection, const RowChoice& rows,
                                MonthSpan span, Measure measure) {
    return models::ladder::explain(snapshot.columns, question_of(snapshot, span, selection),
                                   {.rows = rows, .measure = measure, .months = months_of(span)});
}

std::uint32_t person_of(const Contribution& part) {
    return static_cast<std::uint32_t>(part.person);
}

domain::SourceRef source_of(const Snapshot& snapshot, const Contribution& part) {
    const snapshot::ModelColumns& columns = snapshot.columns;
    return part.kind == models::ladder::ContributionKind::grant ? columns.grants.source[part.item]
                                                                : columns.postings.source[part.item];
}

base::Money sum_of(const std::vector<Contribution>& parts) {
    std::int64_t ore = 0;
    for (const Contribution& part : parts)
        ore += part.ore;
    return base::Money::ore(ore);
}

std::vector<Contribution> costs_of_person(const Snapshot& snapshot, std::uint32_t person, MonthSpan span,
                                          CostBasis basis) {
    return models::ladder::explain(
        snapshot.columns, question_of(snapshot, span, {}),
        {.rows = {.of_citizens = true}, .measure = measure_of(basis), .months = months_of(span)},
        domain::PersonId{person});
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
