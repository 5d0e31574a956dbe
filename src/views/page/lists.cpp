#include "views/page/lists.h"

#include "base/words.h"
#include "views/page/crowd.h"
#include "views/page/deciding.h"
#include "views/page/frame.h"
#include "views/page/parts.h"

#include <algorithm>
#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

using document::Cell;
using document::ColumnKind;
using document::Tone;
using models::ladder::Days;
using models::ladder::Spell;

/// Where a citizen stands on the last day of the page's month, and on the day it is compared with. The step
/// is the one the figures count; the spells, in which short stays are no moves, tell since when.
struct PlaceSink : QuietSink {
    static constexpr bool wants_movement = true;
    std::uint8_t ladder = 0;
    std::int32_t day = 0;
    std::int32_t earlier_day = 0;
    std::uint8_t step = 0; ///< 0 = outside the ladder
    std::uint8_t earlier_step = 0;
    std::vector<Spell> spells;

    void on_days(std::uint8_t of_ladder, std::uint8_t on_step, Days days) {
        if (of_ladder != ladder) return;
        if (days.contains(day)) step = on_step;
        if (days.contains(earlier_day)) earlier_step = on_step;
    }
    void on_spell(std::uint8_t of_ladder, const Spell& spell) {
        if (of_ladder == ladder && spell.from <= day) spells.push_back(spell);
    }
};

struct Standpoint {
    const Spell* now = nullptr;
    const Spell* before = nullptr;
};

Standpoint standpoint(const PlaceSink& sink) {
    Standpoint at;
    for (const Spell& spell : sink.spells) {
        if (spell.to > sink.day || spell.is_open) {
            at.now = &spell;
            break;
        }
        at.before = &spell;
    }
    if (at.now != nullptr && at.now->step != sink.step) at.now = nullptr;
    if (at.now != nullptr && at.before != nullptr && at.before->to != at.now->from) at.before = nullptr;
    return at;
}

Cell step_before(const Context& context, int before, int now) {
    const std::string words = fmt::format("{} {}", context.tr("trin", "step"), before);
    if (now == 0 || now == before) return document::text_cell(words);
    const bool is_up = now > before;
    return {.value = fmt::format("{} {}", is_up ? "↗" : "↙", words), .tone = is_up ? Tone::up : Tone::down};
}

Cell came_from(const Context& context, const Standpoint& at) {
    if (at.now == nullptr) return {};
    if (at.before == nullptr) return document::text_cell(std::string(context.tr("tilgang", "new")));
    return step_before(context, at.before->step, at.now->step);
}

Cell stood_then(const Context& context, const PlaceSink& sink) {
    if (sink.earlier_step == 0)
        return document::text_cell(std::string(context.tr("uden for trappen", "outside the ladder")));
    return step_before(context, sink.earlier_step, sink.step);
}

/// The facility of the deciding intervention; never of somebody protected.
std::string facility_of(const Context& context, std::uint32_t person, std::uint8_t ladder, std::int32_t day) {
    if (is_protected(context, person)) return std::string(context.tr("beskyttet", "protected"));
    const auto grant = deciding_grant(context, person, ladder, std::nullopt, {day, day + 1});
    if (!grant) return {};
    const domain::Grant& fact = context.snapshot->grants[context.snapshot->grant_of_row[*grant]];
    return context.snapshot->terms->text(domain::is_none(fact.facility) ? fact.provider : fact.facility);
}

Cell cost_cell(const Context& context, const LadderAsk& ask, std::uint32_t person, MonthSpan span) {
    const base::Money cost = sum_of(costs_of_person(*context.snapshot, person, span, ask.basis));
    const std::string& label = context.snapshot->persons.persons[person - 1].label;
    return document::money_cell(
        cost, format(Figure{"citizen.cost", {label, format(span), std::string(name_of(ask.basis))}, {}}));
}

document::Row citizen_row(const Context& context, const LadderAsk& ask, const CitizenList& list,
                          std::uint32_t person) {
    const base::Date last = ask.month.last();
    const base::Date then = list.then.value_or(last);
    const MonthSpan span = {base::Month::containing(then), ask.month};
    const models::ladder::Question question = question_of(*context.snapshot, span, {});
    const models::ladder::WalkFrame frame(context.snapshot->columns, question);
    PlaceSink sink;
    sink.ladder = ask.ladder;
    sink.day = last.days();
    sink.earlier_day = then.days();
    walk_person(frame, person, sink);
    const Standpoint at = standpoint(sink);
    document::Row row;
    row.cells.push_back({.value = citizen_words(context, person), .link = citizen_link(context, person)});
    row.cells.push_back({.value = age_value(context, person, last)});
    row.cells.push_back(sink.step == 0 ? Cell{} : Cell{.value = document::Count{sink.step}});
    row.cells.push_back(at.now == nullptr ? Cell{} : Cell{.value = base::Date::from_days(at.now->from)});
    row.cells.push_back(list.then ? stood_then(context, sink) : came_from(context, at));
    row.cells.push_back(document::text_cell(facility_of(context, person, ask.ladder, last.days())));
    row.cells.push_back(cost_cell(context, ask, person, {ask.month, ask.month}));
    row.cells.push_back(cost_cell(context, ask, person, {base::Month::of(ask.month.year(), 1), ask.month}));
    return row;
}

} // namespace

document::Table citizen_table(const Context& context, const LadderAsk& ask, const CitizenList& list) {
    document::Table table;
    table.key = list.key;
    table.title = list.title;
    const auto column = [&](const char* key, std::string_view da, std::string_view en, ColumnKind kind) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    column("citizen", "Borger", "Citizen", ColumnKind::text);
    column("age", "Alder", "Age", ColumnKind::count);
    column("step", "Trin", "Step", ColumnKind::count);
    column("since", "På trinnet siden", "On the step since", ColumnKind::date);
    if (list.then)
        table.columns.push_back({.key = "from", .label = date_text(*list.then, context.language)});
    else
        column("from", "Kom fra", "Came from", ColumnKind::text);
    column("facility", "Tilbud", "Facility", ColumnKind::text);
    column("month", "Kr. i måneden", "Kroner in the month", ColumnKind::money);
    column("year", "Kr. i året til nu", "Kroner this year to date", ColumnKind::money);
    table.rows_in_all = static_cast<std::int64_t>(list.persons.size());
    const std::int64_t end = std::min(table.rows_in_all, list.rows_max);
    for (std::int64_t i = 0; i < end; ++i)
        table.rows.push_back(citizen_row(context, ask, list, list.persons[static_cast<std::size_t>(i)]));
    table.more = list.more;
    table.empty_text = context.tr("Ingen borgere passer til filtrene.", "No citizens match the filters.");
    return table;
}

} // namespace styrhus::views::page
