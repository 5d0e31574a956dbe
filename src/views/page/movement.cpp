#include "views/page/movement.h"

#include "base/words.h"

#include <algorithm>
#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

using base::Money;
using document::Cell;
using document::Column;
using document::ColumnKind;
using document::Matrix;
using document::Tone;
using models::ladder::Move;
using models::ladder::MoveKind;
using models::ladder::OutReason;

constexpr std::pair<OutReason, std::string_view> reason_names[] = {
    {OutReason::ended, "ended"},         {OutReason::moved_away, "moved-away"},
    {OutReason::death, "death"},         {OutReason::turned_18, "turned-18"},
    {OutReason::turned_67, "turned-67"}, {OutReason::data_closed, "data-closed"}};

/// "3-6" → {3, 6}; nothing for names of other kinds.
std::optional<std::pair<int, int>> pair_of(std::string_view which) {
    const std::size_t dash = which.find('-');
    if (dash == std::string_view::npos || dash == 0 || dash > 2 || which.size() > dash + 3) return {};
    int numbers[2] = {0, 0};
    for (std::size_t i = 0; i < which.size(); ++i) {
        if (i == dash) continue;
        if (which[i] < '0' || which[i] > '9') return {};
        int& number = numbers[i < dash ? 0 : 1];
        number = number * 10 + (which[i] - '0');
    }
    return std::pair(numbers[0], numbers[1]);
}

/// "up-3" → 3 for the prefix "up-".
std::optional<int> number_after(std::string_view which, std::string_view prefix) {
    if (!which.starts_with(prefix)) return {};
    const auto pair = pair_of("0-" + std::string(which.substr(prefix.size())));
    return pair ? std::optional(pair->second) : std::nullopt;
}

std::string citizens_page(const std::string& figure) {
    return address("/borgere", {{"bag", figure}});
}

Cell counted_cell(std::int64_t number, const std::string& figure, Tone tone = Tone::plain) {
    if (number == 0) return {};
    return {.value = document::Count{number}, .figure = figure, .link = citizens_page(figure), .tone = tone};
}

Tone tone_of(std::size_t from, std::size_t to) {
    return to > from ? Tone::up : to < from ? Tone::down : Tone::muted;
}

/// A square of steps as people read it: from the highest step down, to the lowest first.
template <class NameOf>
Matrix square(const Context& context, const std::vector<std::vector<std::int64_t>>& count,
              NameOf name_of_cell) {
    Matrix matrix;
    matrix.corner = context.tr("fra ↓ til →", "from ↓ to →");
    const std::size_t steps = count.size() - 1;
    for (std::size_t to = 1; to <= steps; ++to)
        matrix.column_labels.push_back(std::to_string(to));
    for (std::size_t from = steps; from >= 1; --from) {
        matrix.row_labels.push_back(fmt::format("{} {}", context.tr("Trin", "Step"), from));
        std::vector<Cell> row;
        for (std::size_t to = 1; to <= steps; ++to)
            row.push_back(counted_cell(count[from][to], name_of_cell(fmt::format("{}-{}", from, to)),
                                       tone_of(from, to)));
        matrix.cells.push_back(std::move(row));
        matrix.row_totals.push_back(counted_cell(count[from][0], name_of_cell(fmt::format("{}-0", from))));
    }
    for (std::size_t to = 1; to <= steps; ++to)
        matrix.column_totals.push_back(counted_cell(count[0][to], name_of_cell(fmt::format("0-{}", to))));
    return matrix;
}

} // namespace

bool is_event(const Move& move, std::string_view which) {
    if (which == "transition") return move.kind == MoveKind::transition;
    if (move.kind == MoveKind::transition) return false;
    if (which == "up") return move.kind == MoveKind::up;
    if (which == "down") return move.kind == MoveKind::down;
    if (which == "in") return move.kind == MoveKind::in;
    if (which == "out") return move.kind == MoveKind::out;
    if (const auto pair = pair_of(which)) return move.from == pair->first && move.to == pair->second;
    return move.kind == MoveKind::out && which == "out-" + std::string(name_of(move.reason));
}

bool is_between(const BetweenPart& part, std::string_view which) {
    const bool on_both = part.from != 0 && part.to != 0;
    const bool is_up = on_both && part.to > part.from;
    const bool is_down = on_both && part.to < part.from;
    if (which == "up") return is_up;
    if (which == "down") return is_down;
    if (which == "in") return part.from == 0;
    if (which == "out") return part.to == 0;
    if (which == "same") return on_both && part.from == part.to;
    if (const auto step = number_after(which, "up-")) return is_up && part.from == *step;
    if (const auto step = number_after(which, "down-")) return is_down && part.from == *step;
    const auto pair = pair_of(which);
    return pair && part.from == pair->first && part.to == pair->second;
}

std::string_view name_of(OutReason reason) {
    for (const auto& [known, name] : reason_names)
        if (known == reason) return name;
    return "none";
}

std::string reason_text(const Context& context, OutReason reason) {
    switch (reason) {
    case OutReason::ended:
        return std::string(context.tr("indsatsen sluttede", "the intervention ended"));
    case OutReason::moved_away:
        return std::string(context.tr("flyttet fra kommunen", "moved away"));
    case OutReason::death:
        return std::string(context.tr("død", "death"));
    case OutReason::turned_18:
        return std::string(context.tr("fyldt 18 år", "turned 18"));
    case OutReason::turned_67:
        return std::string(context.tr("fyldt 67 år", "turned 67"));
    case OutReason::data_closed:
        return std::string(
            context.tr("kilden nævner ikke længere indsatsen", "no longer named by its source"));
    case OutReason::none:
        break;
    }
    return std::string(context.tr("ukendt", "unknown"));
}

bool has_whole_window(const MovePart& part) {
    return part.costs.is_known && !part.costs.is_before_censored && !part.costs.is_after_censored;
}

SidesOfMoves sides_of(const std::vector<MovePart>& events, std::string_view which) {
    SidesOfMoves sides;
    for (const MovePart& part : events) {
        if (!is_event(part.move, which)) continue;
        ++sides.moves;
        if (part.move.from != 0 && !part.move.has_unknown_earlier_days)
            sides.earlier_days.push_back(part.move.earlier_days);
        if (!has_whole_window(part)) continue;
        ++sides.whole_windows;
        sides.before_ore += part.costs.before_ore;
        sides.after_ore += part.costs.after_ore;
    }
    std::sort(sides.earlier_days.begin(), sides.earlier_days.end());
    return sides;
}

namespace {

std::optional<Money> a_month(std::int64_t ore, std::int64_t windows) {
    if (windows == 0) return std::nullopt;
    return Money::ore(base::round_ratio(ore, 1, windows * models::ladder::months_each_side));
}

} // namespace

std::optional<Money> SidesOfMoves::before_a_month() const {
    return a_month(before_ore, whole_windows);
}
std::optional<Money> SidesOfMoves::after_a_month() const {
    return a_month(after_ore, whole_windows);
}

std::optional<double> SidesOfMoves::median_earlier_days() const {
    if (earlier_days.empty()) return std::nullopt;
    const std::size_t middle = earlier_days.size() / 2;
    if (earlier_days.size() % 2 == 1) return earlier_days[middle];
    return (earlier_days[middle - 1] + earlier_days[middle]) / 2.0;
}

document::Flow flow_of(const Context& context, const LadderAsk& ask, const Standing& standing) {
    const FigureNames names(context, ask);
    const Language language = context.language;
    document::Flow flow;
    flow.title = context.tr("Hvem har bevæget sig?", "Who has moved?");
    flow.from_label = month_text(ask.compare, language);
    flow.to_label = month_text(ask.month, language);
    flow.step_names.emplace_back(context.tr("uden for trappen", "outside the ladder"));
    for (std::size_t step = 1; step <= standing.steps; ++step)
        flow.step_names.push_back(
            step_name(context, ask.ladder, static_cast<int>(step), ask.month).short_name);
    for (std::size_t from = 1; from <= standing.steps; ++from)
        for (std::size_t to = 1; to <= standing.steps; ++to)
            if (from != to && standing.count[from][to] != 0)
                flow.bands.push_back(
                    {static_cast<int>(from), static_cast<int>(to),
                     counted_cell(standing.count[from][to], names.between(fmt::format("{}-{}", from, to)),
                                  tone_of(from, to))});
    flow.rest =
        fmt::format("{} {} · {} {} · {} {}", number_text(standing.same(), language),
                    context.tr("er på samme trin", "on the same step"), number_text(standing.in(), language),
                    context.tr("ind", "in"), number_text(standing.out(), language), context.tr("ud", "out"));
    return flow;
}

Matrix matrix_between(const Context& context, const LadderAsk& ask, const Standing& standing) {
    const FigureNames names(context, ask);
    Matrix matrix =
        square(context, standing.count, [&](const std::string& which) { return names.between(which); });
    matrix.title = context.tr("Fra trin til trin", "From step to step");
    return matrix;
}

Matrix matrix_of_events(const Context& context, const LadderAsk& ask, const std::vector<MovePart>& events) {
    const std::size_t steps = context.snapshot->columns.ladders[ask.ladder].steps;
    std::vector<std::vector<std::int64_t>> count(steps + 1, std::vector<std::int64_t>(steps + 1));
    for (const MovePart& part : events)
        if (part.move.kind != MoveKind::transition) ++count[part.move.from][part.move.to];
    const FigureNames names(context, ask);
    Matrix matrix = square(context, count,
                           [&](const std::string& which) { return names.events("ladder.events", which); });
    matrix.title = fmt::format(
        "{} {}–{}", context.tr("Skift af trin som hændelser,", "Changes of step as events,"),
        month_text(ask.compare.plus(1), context.language), month_text(ask.month, context.language));
    return matrix;
}

document::Table before_and_after(const Context& context, const LadderAsk& ask,
                                 const std::vector<MovePart>& events) {
    const FigureNames names(context, ask);
    document::Table table;
    table.key = "foer_efter";
    table.title =
        context.tr("Kr. pr. måned før og efter skiftet", "Kroner per month before and after the change");
    const auto column = [&](const char* key, std::string_view da, std::string_view en, ColumnKind kind) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    column("direction", "Retning", "Direction", ColumnKind::text);
    column("events", "Skift", "Changes", ColumnKind::count);
    column("before", "Kr./md. før", "Kroner/month before", ColumnKind::money);
    column("after", "Kr./md. efter", "Kroner/month after", ColumnKind::money);
    column("difference", "Forskel", "Difference", ColumnKind::money);
    table.columns.back().is_signed = true;
    column("time", "Median tid på forrige trin", "Median time on the earlier step", ColumnKind::duration);
    column("incomplete", "Ufuldstændigt vindue", "Incomplete window", ColumnKind::count);
    const auto add = [&](const std::string& which, std::string label, Tone tone) {
        const SidesOfMoves sides = sides_of(events, which);
        std::vector<Cell> cells = {
            {.value = std::move(label), .tone = tone},
            {.value = document::Count{sides.moves}, .figure = names.events("ladder.events", which)}};
        const auto before = sides.before_a_month();
        const auto after = sides.after_a_month();
        cells.push_back(before ? document::money_cell(*before, names.events("ladder.cost_before", which))
                               : Cell{});
        cells.push_back(after ? document::money_cell(*after, names.events("ladder.cost_after", which))
                              : Cell{});
        cells.push_back(before && after ? document::money_cell(*after - *before,
                                                               names.events("ladder.cost_difference", which))
                                        : Cell{});
        const auto median = sides.median_earlier_days();
        cells.push_back(median ? Cell{.value = document::Duration{*median},
                                      .figure = names.events("ladder.earlier_time", which)}
                               : Cell{});
        const std::int64_t cut = sides.moves - sides.whole_windows;
        cells.push_back({.value = document::Count{cut},
                         .figure = names.events("ladder.incomplete_windows", which),
                         .tone = cut > 0 ? Tone::warning : Tone::plain});
        table.rows.push_back({.cells = std::move(cells)});
    };
    add("up", std::string(context.tr("↗ Op", "↗ Up")), Tone::up);
    add("down", std::string(context.tr("↙ Ned", "↙ Down")), Tone::down);
    add("in", std::string(context.tr("Ind", "In")), Tone::plain);
    add("out", std::string(context.tr("Ud", "Out")), Tone::plain);
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

document::Table reasons_of_out(const Context& context, const LadderAsk& ask,
                               const std::vector<MovePart>& events) {
    const FigureNames names(context, ask);
    document::Table table;
    table.key = "aarsager";
    table.title = context.tr("Hvorfor gik borgerne ud?", "Why did citizens leave?");
    table.columns = {
        {.key = "reason", .label = std::string(context.tr("Årsag", "Reason"))},
        {.key = "citizens", .label = std::string(context.tr("Skift", "Changes")), .kind = ColumnKind::count}};
    table.empty_text = context.tr("Ingen er gået ud i perioden.", "Nobody left in the period.");
    for (const auto& [reason, name] : reason_names) {
        const std::string which = "out-" + std::string(name);
        const auto number = std::count_if(events.begin(), events.end(),
                                          [&](const MovePart& part) { return is_event(part.move, which); });
        if (number == 0) continue;
        table.rows.push_back({.cells = {document::text_cell(reason_text(context, reason)),
                                        document::count_cell(number, names.events("ladder.events", which))}});
    }
    const auto transitions = std::count_if(events.begin(), events.end(), [](const MovePart& part) {
        return part.move.kind == MoveKind::transition;
    });
    if (transitions != 0)
        table.rows.push_back(
            {.cells = {document::text_cell(
                           std::string(context.tr("overgang til voksen (regnes hverken ind eller ud)",
                                                  "transition to adulthood (neither in nor out)"))),
                       document::count_cell(transitions, names.events("ladder.events", "transition"))}});
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

} // namespace styrhus::views::page
