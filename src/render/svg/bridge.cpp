#include "render/numbers.h"
#include "render/svg/canvas.h"
#include "render/svg/draw.h"
#include "render/tables.h"

#include <algorithm>
#include <cmath>

/// The waterfall and the stacked layers, and the choice among all drawings.
namespace styrhus::render::svg {

using namespace document;
using base::Money;

namespace {

constexpr double width = 1104;
constexpr double left = 250;
constexpr double right = 110;
constexpr double row_height = 34;
constexpr double bar_height = 20;

Money amount_of(const Cell& cell) {
    const Money* amount = std::get_if<Money>(&cell.value);
    return amount ? *amount : Money();
}

Money size_of(Money amount) {
    return amount < Money() ? -amount : amount;
}

struct Step {
    Money from;
    Money to;
};

/// Where each part begins and ends: a total stands from zero, a part from where the one before ended.
std::vector<Step> steps_of(const Bridge& bridge) {
    std::vector<Step> steps;
    Money level;
    for (const BridgePart& part : bridge.parts) {
        const Money amount = amount_of(part.amount);
        const Money from = part.is_total ? Money() : level;
        level = part.is_total ? amount : level + amount;
        steps.push_back({from, level});
    }
    return steps;
}

/// The axis starts near the totals when they dwarf the parts: a cut axis, said so beneath.
struct Axis {
    double low = 0;
    double high = 1;
    bool is_cut = false;

    double x(Money amount) const {
        const double at = std::clamp((static_cast<double>(amount.in_ore()) - low) / (high - low), 0.0, 1.0);
        return left + (width - left - right) * at;
    }
};

Axis axis_of(const Bridge& bridge, const std::vector<Step>& steps) {
    double low = 0;
    double high = 1;
    double lowest_part = 1e300;
    for (std::size_t i = 0; i < steps.size(); ++i)
        for (const Money end : {steps[i].from, steps[i].to}) {
            const double ore = static_cast<double>(end.in_ore());
            low = std::min(low, ore);
            high = std::max(high, ore);
            if (end == steps[i].to || !bridge.parts[i].is_total) lowest_part = std::min(lowest_part, ore);
        }
    const bool is_cut = low == 0 && lowest_part < 1e300 && lowest_part > high * 0.6;
    if (is_cut) low = lowest_part - (high - lowest_part) * 0.5;
    return {low, high > low ? high : low + 1, is_cut};
}

std::string label_of(const std::string& words) {
    const auto lines = wrapped(words, 34, 1);
    return lines.empty() ? std::string() : lines.front();
}

} // namespace

std::string draw_bridge(const Bridge& bridge, Language l) {
    const std::vector<Step> steps = steps_of(bridge);
    const Axis axis = axis_of(bridge, steps);
    Money largest;
    for (const Step& step : steps)
        largest = std::max({largest, size_of(step.from), size_of(step.to)});
    const MoneyUnit unit = readable_unit(largest);
    const double n = static_cast<double>(bridge.parts.size());
    Canvas canvas(width, n * row_height + 26, bridge.title);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const BridgePart& part = bridge.parts[i];
        const double y = static_cast<double>(i) * row_height + (row_height - bar_height) / 2;
        const double x1 = axis.x(std::min(steps[i].from, steps[i].to));
        const double x2 = axis.x(std::max(steps[i].from, steps[i].to));
        const bool is_rise = steps[i].to >= steps[i].from;
        const std::string value =
            money(amount_of(part.amount), unit, l, part.is_total ? Sign::when_negative : Sign::always);
        canvas.begin_group(part.label + ": " + value + " " + unit_name(unit, l));
        if (part.is_total)
            canvas.rect(x1, y, x2 - x1, bar_height, colour::total);
        else if (is_rise)
            canvas.rect(x1, y, x2 - x1, bar_height, colour::up);
        else {
            canvas.rect(x1, y, x2 - x1, bar_height, colour::white, colour::down);
            canvas.hatch(x1, y, x2 - x1, bar_height, colour::down);
        }
        canvas.text({0, y + 15}, label_of(part.label), {.size = 14, .is_bold = part.is_total});
        canvas.text({x2 + 8, y + 15}, value, {.size = 14, .is_bold = true});
        if (i + 1 < steps.size())
            canvas.line({axis.x(steps[i].to), y + bar_height}, {axis.x(steps[i].to), y + row_height});
        canvas.end_group();
    }
    std::string foot = unit_name(unit, l);
    if (axis.is_cut) foot += say(l, ". Aksen begynder ikke ved 0.", ". The axis does not begin at 0.");
    canvas.text({left, n * row_height + 18}, foot, {.size = 12, .fill = colour::gray_text});
    return canvas.finish();
}

std::string draw_layers(const Layers& layers, Language l) {
    constexpr std::array<std::string_view, 5> fills{"#084081", "#2B8CBE", "#7BCCC4", "#A8DDB5", "#E0F3DB"};
    double up = 0;
    double down = 0;
    Money largest = size_of(amount_of(layers.budget));
    for (const LayerPart& part : layers.parts) {
        const double kroner = number_of(part.amount).value_or(0);
        (kroner >= 0 ? up : down) += std::fabs(kroner);
        largest = std::max(largest, size_of(amount_of(part.amount)));
    }
    const double most = std::max({up, number_of(layers.budget).value_or(0), 1.0});
    const auto wide = [&](double kroner) { return (width - right) * kroner / most; };
    Canvas canvas(width, 96, layers.title);
    double x = 0;
    std::size_t rank = 0;
    for (const LayerPart& part : layers.parts) {
        const double kroner = number_of(part.amount).value_or(0);
        if (kroner <= 0) continue;
        canvas.begin_group(part.label + ": "
                           + value_text(part.amount.value, {.language = l, .unit = readable_unit(largest)}));
        canvas.rect(x, 24, wide(kroner), 30, fills[std::min(rank, fills.size() - 1)], colour::white);
        if (rank >= 4) canvas.hatch(x, 24, wide(kroner), 30, colour::baseline);
        canvas.end_group();
        x += wide(kroner);
        ++rank;
    }
    // Income and refund lie below the end and draw it back.
    canvas.rect(x - wide(down), 58, wide(down), 14, colour::wash, colour::baseline);
    canvas.hatch(x - wide(down), 58, wide(down), 14, colour::baseline);
    if (const std::optional<double> budget = number_of(layers.budget)) {
        const double at = wide(*budget);
        canvas.line({at, 14}, {at, 80}, {.stroke = colour::text, .width = 1.5, .dashes = "5 4"});
        canvas.text({at, 92},
                    "Budget "
                        + value_text(layers.budget.value, {.language = l, .unit = readable_unit(largest)}),
                    {.anchor = "end"});
    }
    return canvas.finish();
}

std::optional<std::string> draw(const Block& block, Language l) {
    struct Choice {
        Language l;
        using Answer = std::optional<std::string>;
        Answer operator()(const Stair& b) const { return b.steps.empty() ? Answer() : draw_stair(b, l); }
        Answer operator()(const Matrix& b) const { return b.cells.empty() ? Answer() : draw_matrix(b, l); }
        Answer operator()(const Curves& b) const { return b.curves.empty() ? Answer() : draw_curves(b, l); }
        Answer operator()(const Lines& b) const { return b.series.empty() ? Answer() : draw_lines(b, l); }
        Answer operator()(const Bridge& b) const { return b.parts.empty() ? Answer() : draw_bridge(b, l); }
        Answer operator()(const Layers& b) const { return b.parts.empty() ? Answer() : draw_layers(b, l); }
        Answer operator()(const Equation& b) const {
            return b.terms.empty() ? Answer() : draw_equation(b, l);
        }
        Answer operator()(const Heading&) const { return {}; }
        Answer operator()(const Paragraph&) const { return {}; }
        Answer operator()(const Tiles&) const { return {}; }
        Answer operator()(const Table&) const { return {}; }
        Answer operator()(const Flow&) const { return {}; }
        Answer operator()(const Timeline&) const { return {}; }
        Answer operator()(const Notice&) const { return {}; }
        Answer operator()(const Form&) const { return {}; }
    };
    return std::visit(Choice{l}, block);
}

} // namespace styrhus::render::svg
