#include "render/tables.h"
#include "render/numbers.h"
#include "render/svg/canvas.h"
#include "render/svg/draw.h"

#include <algorithm>
#include <cmath>

/// The matrix and the equation: drawings that are tables.
namespace styrhus::render::svg {

using namespace document;

namespace {

constexpr double matrix_width = 640;
constexpr double matrix_left = 130;
constexpr double row_height = 30;

/// White to full colour by the share of the largest: the mark's colour mixed with white.
std::string tint(std::string_view mark, double share) {
    const auto channel = [&](std::size_t at) {
        const int value = std::stoi(std::string(mark.substr(at, 2)), nullptr, 16);
        return static_cast<int>(std::lround(255 + (value - 255) * share));
    };
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "#";
    for (const std::size_t at : {1u, 3u, 5u}) {
        const auto value = static_cast<std::size_t>(std::clamp(channel(at), 0, 255));
        out += digits[value / 16];
        out += digits[value % 16];
    }
    return out;
}

/// A step's number of "Trin 5" or "5"; nothing for "Ind" and "Ud".
std::optional<int> step_of(const std::string& label) {
    const std::size_t digit = label.find_first_of("0123456789");
    if (digit == std::string::npos) return std::nullopt;
    return std::atoi(label.c_str() + digit);
}

double largest_move(const Matrix& matrix) {
    double largest = 1;
    for (std::size_t r = 0; r < matrix.cells.size() && r < matrix.row_labels.size(); ++r)
        for (std::size_t c = 0; c < matrix.cells[r].size() && c < matrix.column_labels.size(); ++c) {
            const std::optional<int> from = step_of(matrix.row_labels[r]);
            const std::optional<int> to = step_of(matrix.column_labels[c]);
            if (from && to && from != to)
                largest = std::max(largest, number_of(matrix.cells[r][c]).value_or(0));
        }
    return largest;
}

struct CellBox {
    double x = 0;
    double y = 0;
    double width = 0;
};

void draw_cell(Canvas& canvas, const Matrix& matrix, std::size_t r, std::size_t c, const CellBox& box,
               double largest, Language l) {
    const Cell& cell = matrix.cells[r][c];
    const std::optional<int> from = matrix.is_ladder ? step_of(matrix.row_labels[r]) : std::nullopt;
    const std::optional<int> to = matrix.is_ladder ? step_of(matrix.column_labels[c]) : std::nullopt;
    const double n = number_of(cell).value_or(0);
    std::string fill(colour::white);
    if (from && to && *from != *to && n > 0)
        fill = tint(*to > *from ? colour::up : colour::down, 0.12 + 0.5 * std::sqrt(n / largest));
    canvas.rect(box.x, box.y, box.width, row_height, fill, colour::rule);
    if (from && to && *from == *to) canvas.hatch(box.x, box.y, box.width, row_height, colour::grid);
    if (std::holds_alternative<Missing>(cell.value)) return;
    canvas.text({box.x + box.width / 2, box.y + 20}, value_text(cell.value, {.language = l}),
                {.anchor = "middle"});
}

} // namespace

std::string draw_matrix(const Matrix& matrix, Language l) {
    const bool has_totals = !matrix.row_totals.empty();
    const std::size_t columns = matrix.column_labels.size() + (has_totals ? 1 : 0);
    const double cell = (matrix_width - matrix_left) / static_cast<double>(std::max<std::size_t>(columns, 1));
    const std::size_t rows = matrix.row_labels.size() + (matrix.column_totals.empty() ? 0 : 1);
    Canvas canvas(matrix_width, row_height * static_cast<double>(rows + 1) + 2, matrix.title);
    const auto x = [&](std::size_t c) { return matrix_left + cell * static_cast<double>(c); };
    const auto y = [&](std::size_t r) { return row_height * static_cast<double>(r) + 1; };
    const auto head = [&](double at_x, double at_y, double wide, const std::string& words) {
        canvas.rect(at_x, at_y, wide, row_height, colour::wash, colour::rule);
        canvas.text({at_x + wide / 2, at_y + 20}, words, {.is_bold = true, .anchor = "middle"});
    };
    head(1, y(0), matrix_left - 1, matrix.corner);
    for (std::size_t c = 0; c < matrix.column_labels.size(); ++c)
        head(x(c), y(0), cell, matrix.column_labels[c]);
    if (has_totals) head(x(columns - 1), y(0), cell - 1, say(l, "Ud", "Out"));
    const double largest = largest_move(matrix);
    for (std::size_t r = 0; r < matrix.row_labels.size(); ++r) {
        head(1, y(r + 1), matrix_left - 1, matrix.row_labels[r]);
        for (std::size_t c = 0;
             r < matrix.cells.size() && c < matrix.column_labels.size() && c < matrix.cells[r].size(); ++c)
            draw_cell(canvas, matrix, r, c, {x(c), y(r + 1), cell}, largest, l);
        if (r < matrix.row_totals.size())
            head(x(columns - 1), y(r + 1), cell - 1, value_text(matrix.row_totals[r].value, {.language = l}));
    }
    for (std::size_t c = 0; c < matrix.column_totals.size() && c < matrix.column_labels.size(); ++c)
        head(x(c), y(rows), cell, value_text(matrix.column_totals[c].value, {.language = l}));
    if (!matrix.column_totals.empty()) head(1, y(rows), matrix_left - 1, say(l, "Ind", "In"));
    return canvas.finish();
}

std::string draw_equation(const Equation& equation, Language l) {
    constexpr double width = 1104;
    double largest = 1;
    for (const EquationTerm& term : equation.terms)
        largest = std::max(largest, std::fabs(number_of(term.amount).value_or(0)));
    const double n = static_cast<double>(std::max<std::size_t>(equation.terms.size() + 1, 1));
    const double column = width / n;
    Canvas canvas(width, 84, equation.title);
    canvas.rect(0, 0, width, 84, colour::wash);
    const Shown shown{.language = l, .unit = equation.unit};
    for (std::size_t i = 0; i < equation.terms.size(); ++i) {
        const EquationTerm& term = equation.terms[i];
        const double x = column * static_cast<double>(i) + 12;
        const double bar = (column - 24) * std::fabs(number_of(term.amount).value_or(0)) / largest;
        const std::size_t room = static_cast<std::size_t>((column - 20) / 7.2);
        const auto label = wrapped((term.sign.empty() ? "" : term.sign + " ") + term.label, room, 1);
        if (!label.empty()) canvas.text({x, 22}, label.front(), {.fill = colour::gray_text});
        canvas.text({x, 50}, value_text(term.amount.value, shown), {.size = 20, .is_bold = term.sign == "="});
        canvas.rect(x, 62, bar, 8, term.sign == "=" ? colour::total : colour::primary);
    }
    const double x = column * (n - 1) + 12;
    canvas.text({x, 22}, say(l, "forskel", "difference"), {.fill = colour::gray_text});
    // Zero is gray, not bold: nothing to see.
    const bool is_zero = number_of(equation.difference).value_or(0) == 0;
    canvas.text({x, 50}, value_text(equation.difference.value, {.language = l, .unit = MoneyUnit::ore}),
                {.size = 20, .fill = is_zero ? colour::gray_text : colour::up_text, .is_bold = !is_zero});
    canvas.text({x, 70}, unit_name(equation.unit, l), {.size = 12, .fill = colour::gray_text});
    return canvas.finish();
}

} // namespace styrhus::render::svg
