#include "base/words.h"
#include "models/ladder/measure.h"
#include "views/page/deciding.h"
#include "views/page/explained.h"
#include "views/page/frame.h"
#include "views/page/movement.h"
#include "views/page/named.h"
#include "views/page/parts.h"
#include "views/page/sums.h"

#include <algorithm>
#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

using base::Money;
using base::Result;
using document::Count;
using models::ladder::ContributionKind;
using models::ladder::Days;

std::string item_words(const Context& context, const Contribution& part) {
    const snapshot::Snapshot& snapshot = *context.snapshot;
    const domain::Dictionary& terms = *snapshot.terms;
    if (part.kind == ContributionKind::posting) {
        const domain::Posting& posting = snapshot.postings[snapshot.posting_of_row[part.item]];
        return fmt::format("{} {}", terms.text(posting.account),
                           date_text(posting.posted_on, context.language));
    }
    return fmt::format("{}, {} {}", grant_words(context, person_of(part), part.item),
                       number_text(part.days.total(), context.language), context.tr("dage", "days"));
}

PartList cost_list(const Context& context, const std::vector<Contribution>& parts) {
    PartList list;
    list.amount_label = context.tr("Kroner", "Kroner");
    for (const Contribution& part : parts)
        list.rows.push_back({.what = item_words(context, part),
                             .person = person_of(part),
                             .source = source_of(*context.snapshot, part),
                             .amount = part.ore,
                             .figure = {}});
    return list;
}

Days days_of(MonthSpan span) {
    return {span.first.first().days(), span.last.end().days()};
}

PartList days_list(const Context& context, const Named& named, const std::vector<Contribution>& parts) {
    PartList list;
    list.key = "dage";
    list.title = context.tr("Dage på trinnet", "Days on the step");
    list.amount_label = context.tr("Dage", "Days");
    list.unit = PartUnit::count;
    for (const Contribution& part : parts)
        list.rows.push_back(citizen_part(context, {}, person_of(part), part.days.total(), *named.ladder,
                                         named.rows.number, days_of(named.span)));
    return list;
}

Result<Explained> explain_citizens(const Context& context, const Figure& figure) {
    STYRHUS_TRY(const Named named, read_name(context, figure, true));
    const bool on_day = figure.measure == "ladder.citizens";
    const std::vector<CitizenPart> parts =
        on_day ? citizens_on(*context.snapshot, named.selection, named.ladder, named.rows.number, named.day)
               : citizens_touching(*context.snapshot, named.selection, named.ladder, named.rows.number,
                                   named.span);
    const Days days = on_day ? Days{named.day.days(), named.day.days() + 1} : days_of(named.span);
    PartList list = citizens_list(context);
    for (const CitizenPart& part : parts)
        list.rows.push_back(citizen_part(context, {}, part.person, 1, part.ladder, part.step, days));
    return Explained{Count{sum_of(list)}, {std::move(list)}};
}

models::ladder::CitizenDays sum_days(const std::vector<Contribution>& parts) {
    models::ladder::CitizenDays sum;
    for (const Contribution& part : parts)
        sum += part.days;
    return sum;
}

Result<Explained> explain_days(const Context& context, const Figure& figure) {
    STYRHUS_TRY(const Named named, read_name(context, figure, true));
    if (!named.ladder) return wrong_name(figure);
    const auto parts =
        citizen_days(*context.snapshot, named.selection, *named.ladder, named.rows.number, named.span);
    return Explained{document::Decimal{sum_days(parts).full_year_persons(), 1},
                     {days_list(context, named, parts)}};
}

Result<Explained> explain_cost(const Context& context, const Figure& figure) {
    STYRHUS_TRY(const Named named, read_name(context, figure, true));
    PartList list = cost_list(
        context, costs(*context.snapshot, named.selection, named.rows, named.span, measure_of(named.basis)));
    const Money sum = Money::ore(sum_of(list));
    return Explained{sum, {std::move(list)}};
}

Result<Explained> explain_unit_cost(const Context& context, const Figure& figure) {
    STYRHUS_TRY(const Named named, read_name(context, figure, true));
    if (!named.ladder) return wrong_name(figure);
    const Deciding deciding =
        figure.measure == "ladder.unit_cost_deciding" ? Deciding::deciding_only : Deciding::all;
    PartList cost = cost_list(context, costs(*context.snapshot, named.selection, named.rows, named.span,
                                             measure_of(named.basis, deciding)));
    const auto days =
        citizen_days(*context.snapshot, named.selection, *named.ladder, named.rows.number, named.span);
    const Money sum = Money::ore(sum_of(cost));
    const auto unit = figure.measure == "ladder.unit_cost_month"
                          ? models::ladder::unit_cost_per_month(sum, sum_days(days))
                          : models::ladder::unit_cost(sum, sum_days(days));
    Explained explained;
    if (unit) explained.value = *unit;
    explained.lists = {std::move(cost), days_list(context, named, days)};
    return explained;
}

/// The two figures of a share, each with its own parts.
Result<Explained> explain_share(const Context& context, const Figure& figure) {
    if (figure.parts.size() < 3) return wrong_name(figure);
    const bool of_citizens = figure.measure == "ladder.share_of_citizens";
    Figure part = figure;
    part.measure = of_citizens ? "ladder.citizens" : "ladder.cost";
    Figure whole = part;
    whole.parts[1] = "steps";
    const auto explain = of_citizens ? explain_citizens : explain_cost;
    STYRHUS_TRY(Explained numerator, explain(context, part));
    STYRHUS_TRY(Explained denominator, explain(context, whole));
    const auto above = static_cast<double>(sum_of(numerator.lists.front()));
    const auto below = static_cast<double>(sum_of(denominator.lists.front()));
    Explained explained;
    if (below != 0) explained.value = document::Percent{above / below};
    denominator.lists.front().key = "naevner";
    denominator.lists.front().title = context.tr("Alle trin", "All steps");
    explained.lists = {std::move(numerator.lists.front()), std::move(denominator.lists.front())};
    return explained;
}

std::string spell_words(const Context& context, const models::ladder::Spell& spell) {
    return fmt::format("{}–{}", date_text(base::Date::from_days(spell.from), context.language),
                       spell.is_open ? std::string()
                                     : date_text(base::Date::from_days(spell.to - 1), context.language));
}

Result<Explained> explain_duration(const Context& context, const Figure& figure) {
    STYRHUS_TRY(const Named named, read_name(context, figure, true));
    if (!named.ladder || !named.rows.number) return wrong_name(figure);
    const base::Month month = last_known_month(*context.snapshot);
    const models::ladder::Figures figures = models::ladder::measure(
        context.snapshot->columns, question_of(*context.snapshot, {month, month}, named.selection));
    const models::ladder::DurationFigures& durations =
        figures.ladders[*named.ladder].durations[*named.rows.number];
    Explained explained;
    if (figure.measure == "ladder.duration_median") {
        if (const auto median = durations.curve.median())
            explained.value = document::Duration{static_cast<double>(*median)};
        else
            explained.value = document::Duration{static_cast<double>(durations.curve.end_day), true};
    } else {
        const auto median = figure.measure == "ladder.duration_elapsed" ? durations.elapsed_median
                                                                        : durations.completed_median;
        if (median) explained.value = document::Duration{*median};
    }
    PartList list;
    list.amount_label = context.tr("Dage", "Days");
    list.unit = PartUnit::count;
    for (const SpellPart& part : spells(*context.snapshot, named.selection, *named.ladder, named.rows.number))
        list.rows.push_back(citizen_part(context, spell_words(context, part.spell), part.person,
                                         part.spell.days(), part.ladder, part.spell.step,
                                         {part.spell.from, part.spell.to}));
    explained.lists = {std::move(list)};
    return explained;
}

Result<Explained> explain_between(const Context& context, const Figure& figure) {
    STYRHUS_TRY(const Named named, read_name(context, figure, false));
    if (!named.ladder || figure.parts.size() != 4) return wrong_name(figure);
    std::vector<BetweenPart> parts =
        between(*context.snapshot, named.selection, *named.ladder, named.day, named.second_day);
    std::erase_if(parts, [&](const BetweenPart& part) { return !is_between(part, named.which); });
    PartList list = citizens_list(context);
    for (const BetweenPart& part : parts) {
        const std::int32_t day = (part.to == 0 ? named.day : named.second_day).days();
        list.rows.push_back(
            citizen_part(context, {}, part.person, 1, *named.ladder, std::nullopt, {day, day + 1}));
    }
    return Explained{Count{sum_of(list)}, {std::move(list)}};
}

Result<Explained> explain_events(const Context& context, const Figure& figure) {
    STYRHUS_TRY(const Named named, read_name(context, figure, false));
    if (!named.ladder || figure.parts.size() != 3) return wrong_name(figure);
    const std::vector<MovePart> all = moves(*context.snapshot, named.selection, *named.ladder, named.span);
    const SidesOfMoves sides = sides_of(all, named.which);
    const bool before = figure.measure == "ladder.cost_before";
    const bool after = figure.measure == "ladder.cost_after";
    const bool is_time = figure.measure == "ladder.earlier_time";
    const bool cut_only = figure.measure == "ladder.incomplete_windows";
    PartList list;
    list.unit = before || after ? PartUnit::ore : PartUnit::count;
    list.amount_label = before || after ? context.tr("Kroner i tre måneder", "Kroner in three months")
                        : is_time       ? context.tr("Dage", "Days")
                                        : context.tr("Skift", "Changes");
    for (const MovePart& part : all) {
        if (!is_event(part.move, named.which)) continue;
        if ((before || after) && !has_whole_window(part)) continue;
        if (cut_only && has_whole_window(part)) continue;
        if (is_time && (part.move.from == 0 || part.move.has_unknown_earlier_days)) continue;
        const std::int64_t amount = before    ? part.costs.before_ore
                                    : after   ? part.costs.after_ore
                                    : is_time ? part.move.earlier_days
                                              : 1;
        const std::int32_t day = part.move.to == 0 ? part.move.day - 1 : part.move.day;
        list.rows.push_back(citizen_part(
            context,
            fmt::format("{}: {} → {}", date_text(base::Date::from_days(part.move.day), context.language),
                        part.move.from, part.move.to),
            part.person, amount, *named.ladder, std::nullopt, {day, day + 1}));
    }
    Explained explained;
    if (before || after) {
        if (const auto month = before ? sides.before_a_month() : sides.after_a_month())
            explained.value = *month;
    } else if (is_time) {
        if (const auto median = sides.median_earlier_days()) explained.value = document::Duration{*median};
    } else {
        explained.value = Count{sum_of(list)};
    }
    explained.lists = {std::move(list)};
    return explained;
}

/// After less before, each with its own parts.
Result<Explained> explain_difference(const Context& context, const Figure& figure) {
    Figure side = figure;
    side.measure = "ladder.cost_before";
    STYRHUS_TRY(Explained before, explain_events(context, side));
    side.measure = "ladder.cost_after";
    STYRHUS_TRY(Explained after, explain_events(context, side));
    Explained explained;
    const Money* const from = std::get_if<Money>(&before.value);
    const Money* const to = std::get_if<Money>(&after.value);
    if (from != nullptr && to != nullptr) explained.value = *to - *from;
    after.lists.front().title = context.tr("Efter skiftet", "After the change");
    before.lists.front().key = "foer";
    before.lists.front().title = context.tr("Før skiftet", "Before the change");
    explained.lists = {std::move(after.lists.front()), std::move(before.lists.front())};
    return explained;
}

using Explain = Result<Explained> (*)(const Context&, const Figure&);
constexpr std::pair<std::string_view, Explain> measures[] = {
    {"ladder.citizens", explain_citizens},         {"ladder.touching", explain_citizens},
    {"ladder.full_year_persons", explain_days},    {"ladder.cost", explain_cost},
    {"ladder.unit_cost", explain_unit_cost},       {"ladder.unit_cost_deciding", explain_unit_cost},
    {"ladder.unit_cost_month", explain_unit_cost}, {"ladder.share_of_citizens", explain_share},
    {"ladder.share_of_cost", explain_share},       {"ladder.duration_median", explain_duration},
    {"ladder.duration_elapsed", explain_duration}, {"ladder.duration_completed", explain_duration},
    {"ladder.between", explain_between},           {"ladder.events", explain_events},
    {"ladder.incomplete_windows", explain_events}, {"ladder.cost_before", explain_events},
    {"ladder.cost_after", explain_events},         {"ladder.cost_difference", explain_difference},
    {"ladder.earlier_time", explain_events},       {"ladder.where_now", explain_where_now},
    {"ladder.expected_time", explain_where_now}};

} // namespace

Result<Explained> explain_ladder(const Context& context, const Figure& figure) {
    for (const auto& [measure, explain] : measures)
        if (figure.measure == measure) return explain(context, figure);
    return explain_other(context, figure);
}

Result<std::vector<std::uint32_t>> citizens_behind(const Context& context, const Figure& figure) {
    STYRHUS_TRY(const Explained explained, explain_ladder(context, figure));
    std::vector<std::uint32_t> persons;
    for (const PartRow& row : explained.lists.empty() ? std::vector<PartRow>{} : explained.lists.front().rows)
        if (row.person != 0) persons.push_back(row.person);
    std::sort(persons.begin(), persons.end());
    persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
    return persons;
}

} // namespace styrhus::views::page
