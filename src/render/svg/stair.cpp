#include "render/numbers.h"
#include "render/svg/canvas.h"
#include "render/svg/draw.h"
#include "render/tables.h"

#include <algorithm>
#include <cmath>

namespace styrhus::render::svg {

using namespace document;

namespace {

constexpr double width = 1104;
constexpr double left = 130;
constexpr double right = 90;
constexpr double rise = 30;
constexpr double tread = 7;
constexpr double dot_radius = 4;
constexpr double dot_pitch = 11;
/// Room in the lowest step's body for two arrows and its number.
constexpr double lowest_body = 96;
constexpr std::int64_t dots_max = 110;
constexpr double arrow_reach = 26;

std::int64_t count_of(const Cell& cell) {
    const Count* count = std::get_if<Count>(&cell.value);
    return count ? std::max<std::int64_t>(count->value, 0) : 0;
}
bool has_count(const Cell& cell) {
    return std::holds_alternative<Count>(cell.value);
}

/// How many citizens a dot stands for, so that the largest step has at most 110 dots.
std::int64_t citizens_per_dot(const Stair& stair) {
    std::int64_t largest = 0;
    for (const StairStep& step : stair.steps)
        largest = std::max({largest, count_of(step.citizens_at_end), count_of(step.citizens_then)});
    for (const std::int64_t n : {1, 2, 5, 10, 20, 25})
        if (largest <= n * dots_max) return n;
    // A city: steps of 25 further.
    return (largest / dots_max / 25 + 1) * 25;
}

std::int64_t dots_of(std::int64_t citizens, std::int64_t per_dot) {
    return citizens == 0 ? 0 : std::max<std::int64_t>((citizens + per_dot / 2) / per_dot, 1);
}

struct Geometry {
    double column = 0;
    std::size_t dots_per_row = 1;
    std::int64_t per_dot = 1;
    double base = 0;
    int steps = 0;

    double x(std::size_t i) const { return left + column * static_cast<double>(i); }
    double tread_y(std::size_t i) const { return base - lowest_body - rise * static_cast<double>(i); }
};

double dots_height(const StairStep& step, const Geometry& g) {
    const std::int64_t most = std::max(dots_of(count_of(step.citizens_at_end), g.per_dot),
                                       dots_of(count_of(step.citizens_then), g.per_dot));
    return std::ceil(static_cast<double>(most) / static_cast<double>(g.dots_per_row)) * dot_pitch;
}

Geometry geometry_of(const Stair& stair) {
    Geometry g;
    g.steps = static_cast<int>(stair.steps.size());
    g.column = (width - left - right) / std::max(g.steps, 1);
    g.dots_per_row = static_cast<std::size_t>(std::max(std::floor((g.column - 8) / dot_pitch), 1.0));
    g.per_dot = citizens_per_dot(stair);
    for (std::size_t i = 0; i < stair.steps.size(); ++i) {
        const double above = rise * static_cast<double>(i) + dots_height(stair.steps[i], g) + 44;
        g.base = std::max(g.base, above + lowest_body);
    }
    return g;
}

std::string spoken(const Stair& stair, const StairStep& step, Language l) {
    std::string out = say(l, "Trin ", "Step ") + std::to_string(step.step) + ", " + step.name + ": "
                      + stair_headline(stair, step, l);
    out += has_count(step.citizens_at_end) ? say(l, " borgere", " citizens")
                                           : say(l, " kr. efter konto", " DKK by account");
    if (!has_count(step.citizens_at_end) || !has_count(step.citizens_then)) return out;
    const std::int64_t change = count_of(step.citizens_at_end) - count_of(step.citizens_then);
    if (change == 0) return out + say(l, ", uændret", ", unchanged");
    return out + ", " + whole(std::abs(change), l)
           + (change > 0 ? say(l, " flere", " more") : say(l, " færre", " fewer"));
}

/// Dots now; those beyond then have a dark centre, those missing since then are hollow and dashed.
void draw_dots(Canvas& canvas, const StairStep& step, std::size_t i, const Geometry& g) {
    const std::int64_t now = dots_of(count_of(step.citizens_at_end), g.per_dot);
    const std::int64_t then =
        has_count(step.citizens_then) ? dots_of(count_of(step.citizens_then), g.per_dot) : now;
    const std::int64_t most = std::max(now, then);
    const auto in_row = static_cast<std::int64_t>(g.dots_per_row);
    const std::int64_t columns = std::min(most, in_row);
    const double first = g.x(i) + (g.column - static_cast<double>(columns - 1) * dot_pitch) / 2;
    const int number = static_cast<int>(i) + 1;
    for (std::int64_t n = 0; n < most; ++n) {
        const std::int64_t row = n / in_row;
        const Point centre{first + static_cast<double>(n % in_row) * dot_pitch,
                           g.tread_y(i) - 8 - static_cast<double>(row) * dot_pitch};
        if (n >= now) {
            canvas.circle(centre, dot_radius - 0.5, "none", {.stroke = colour::baseline, .dashes = "2 1.5"});
            continue;
        }
        canvas.circle(centre, dot_radius, step_colour(number, g.steps),
                      {.stroke = step_outline(number, g.steps)});
        if (n >= then) canvas.circle(centre, 1.7, colour::text, {.stroke = ""});
    }
}

void draw_step(Canvas& canvas, const Stair& stair, std::size_t i, const Geometry& g, Language l) {
    const StairStep& step = stair.steps[i];
    const double x = g.x(i);
    const double y = g.tread_y(i);
    const int number = static_cast<int>(i) + 1;
    canvas.begin_group(spoken(stair, step, l));
    canvas.rect(x, y, g.column, g.base - y, colour::stair_body);
    canvas.rect(x, y, g.column, tread, step_colour(number, g.steps), step_outline(number, g.steps));
    draw_dots(canvas, step, i, g);
    const double middle = x + g.column / 2;
    const double above = y - dots_height(step, g) - 12;
    const std::string count = stair_headline(stair, step, l);
    const bool is_compared = has_count(step.citizens_then) && has_count(step.citizens_at_end);
    const std::string change =
        is_compared ? whole(count_of(step.citizens_at_end) - count_of(step.citizens_then), l, Sign::always)
                    : "";
    const double change_room = change.empty() ? 0 : 6 + 8.0 * static_cast<double>(change.size());
    const double count_room = 13.0 * static_cast<double>(count.size());
    const double start = middle - (count_room + change_room) / 2;
    canvas.text({start + count_room, above}, count, {.size = 24, .is_bold = true, .anchor = "end"});
    if (!change.empty())
        canvas.text({start + count_room + 6, above}, change, {.size = 14, .fill = colour::gray_text});
    canvas.text({middle, g.base - 12}, std::to_string(step.step),
                {.size = 24, .fill = colour::down, .anchor = "middle"});
    canvas.end_group();
}

void draw_move(Canvas& canvas, const Cell& cell, Point middle, bool is_up, Language l) {
    const std::int64_t n = count_of(cell);
    if (n == 0) return;
    const std::string_view mark = is_up ? colour::up : colour::down;
    const double line = std::min(1.5 + static_cast<double>(n) / 7, 9.0);
    const Point low{middle.x - arrow_reach, middle.y + 7};
    const Point high{middle.x + arrow_reach, middle.y - 7};
    canvas.arrow(is_up ? low : high, is_up ? high : low, line, mark);
    const std::string words = whole(n, l);
    const double pill = 14 + 7.5 * static_cast<double>(words.size());
    canvas.rounded(middle.x - pill / 2, middle.y - 9, pill, 18, 9, mark);
    canvas.text({middle.x, middle.y + 4.5}, words,
                {.size = 13,
                 .fill = is_up ? colour::up_text : colour::down_text,
                 .is_bold = true,
                 .anchor = "middle"});
}

void draw_gate(Canvas& canvas, const char* words, const Cell& cell, double y, bool is_in, Language l) {
    if (!number_of(cell)) return;
    canvas.text({0, y - 4}, words, {.fill = colour::gray_text});
    canvas.text({0, y + 13}, value_text(cell.value, {.language = l}), {.size = 16, .is_bold = true});
    const Point inner{left - 8, y};
    const Point outer{left - 72, y};
    canvas.arrow(is_in ? outer : inner, is_in ? inner : outer, 3, is_in ? colour::total : colour::baseline);
}

} // namespace

StairColumns stair_columns(const Stair& stair) {
    const double n = static_cast<double>(std::max<std::size_t>(stair.steps.size(), 1));
    return {.left = left / width, .each = (width - left - right) / n / width, .right = right / width};
}

std::string draw_stair(const Stair& stair, Language l) {
    const Geometry g = geometry_of(stair);
    Canvas canvas(width, g.base + 26,
                  stair.title.empty() ? say(l, "Indsatstrappen", "The ladder") : stair.title);
    for (std::size_t i = 0; i < stair.steps.size(); ++i)
        draw_step(canvas, stair, i, g, l);
    for (std::size_t i = 1; i < stair.steps.size(); ++i) {
        const double below = g.tread_y(i - 1);
        draw_move(canvas, stair.steps[i].moves_up_from, {g.x(i), below + 24}, true, l);
        draw_move(canvas, stair.steps[i].moves_down_from, {g.x(i), below + 52}, false, l);
    }
    canvas.line({0, g.base}, {width, g.base});
    draw_gate(canvas, say(l, "Tilgang", "Inflow"), stair.inflow, g.base - 68, true, l);
    draw_gate(canvas, say(l, "Afgang", "Outflow"), stair.outflow, g.base - 24, false, l);
    std::string key = g.per_dot == 1
                          ? std::string(say(l, "Hver prik er en borger.", "Each dot is one citizen."))
                          : say(l, "Hver prik er ", "Each dot is ") + whole(g.per_dot, l)
                                + say(l, " borgere.", " citizens.");
    if (stair.compare_month)
        key += std::string(say(l, " Mørk midte: flere end ", " Dark centre: more than in "))
               + month_name(*stair.compare_month, l)
               + say(l, "; stiplet: færre. Orange: op ad trappen; blå: ned.",
                     "; dashed: fewer. Orange: up; blue: down.");
    canvas.text({0, g.base + 20}, key, {.size = 12, .fill = colour::gray_text});
    return canvas.finish();
}

} // namespace styrhus::render::svg
