#include "render/numbers.h"
#include "render/svg/canvas.h"
#include "render/svg/draw.h"

#include <algorithm>

namespace styrhus::render::svg {

using namespace document;

namespace {

constexpr double width = 1104;
constexpr double height = 420;
constexpr double left = 70;
constexpr double right = 60;
constexpr double top = 50;
constexpr double bottom = 64;
constexpr double plot_height = height - top - bottom;
constexpr double label_room = 52;

struct Bar {
    const StairStep* step = nullptr;
    double persons = 0;
    double unit_cost = 0;
};

std::vector<Bar> bars_of(const Stair& stair) {
    std::vector<Bar> bars;
    for (const StairStep& step : stair.steps)
        bars.push_back({&step, std::max(number_of(step.full_year_persons).value_or(0), 0.0),
                        std::max(number_of(step.unit_cost).value_or(0), 0.0)});
    return bars;
}

/// Where each bar begins, and the end of the last.
std::vector<double> begins_of(const std::vector<Bar>& bars, double persons) {
    std::vector<double> begins = {left};
    for (const Bar& bar : bars)
        begins.push_back(begins.back() + (persons > 0 ? (width - left - right) * bar.persons / persons : 0));
    return begins;
}

/// Whether the cost written over a bar would lie on the area of a taller one beside it.
bool lies_on_another(const std::vector<Bar>& bars, const std::vector<double>& begins, std::size_t bar) {
    const double middle = (begins[bar] + begins[bar + 1]) / 2;
    for (std::size_t other = 0; other < bars.size(); ++other)
        if (other != bar && bars[other].unit_cost > bars[bar].unit_cost
            && begins[other] < middle + label_room / 2 && middle - label_room / 2 < begins[other + 1])
            return true;
    return false;
}

void draw_axis(Canvas& canvas, const Scale& scale, Language l) {
    canvas.text(
        {0, 14},
        say(l, "Enhedsudgift, 1.000 kr. pr. helårsperson. Bredde: helårspersoner. Areal: udgift i alt.",
            "Unit cost, DKK 1,000 per full-year person. Width: full-year persons. Area: cost in all."),
        {.fill = colour::gray_text});
    for (const double tick : scale.ticks()) {
        const double y = top + plot_height * (1 - tick / scale.high);
        canvas.line({left, y}, {width - right, y}, {.stroke = tick == 0 ? colour::baseline : colour::grid});
        canvas.text({left - 8, y + 4}, decimal(tick / 1000, scale_of(0, scale.high / 1000, 5).decimals(), l),
                    {.fill = colour::gray_text, .anchor = "end"});
    }
}

} // namespace

std::string draw_kroner(const Stair& stair, Language l) {
    const std::vector<Bar> bars = bars_of(stair);
    double persons = 0;
    double highest = 0;
    for (const Bar& bar : bars) {
        persons += bar.persons;
        highest = std::max(highest, bar.unit_cost);
    }
    Canvas canvas(width, height,
                  say(l, "Udgift pr. trin: bredde er helårspersoner, højde er enhedsudgift",
                      "Cost per step: width is full-year persons, height is unit cost"));
    const Scale scale = scale_of(0, std::max(highest, 1.0), 5);
    draw_axis(canvas, scale, l);
    const int steps = static_cast<int>(bars.size());
    const std::vector<double> begins = begins_of(bars, persons);
    double last_label = -label_room;
    int lifted = 0;
    for (int i = 0; i < steps; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const Bar& bar = bars[at];
        const double x = begins[at];
        const double bar_width = begins[at + 1] - x;
        const double bar_height = plot_height * bar.unit_cost / scale.high;
        const double middle = x + bar_width / 2;
        const double y = top + plot_height - bar_height;
        const std::string cost =
            value_text(bar.step->cost.value, {.language = l, .unit = MoneyUnit::millions});
        canvas.begin_group(say(l, "Trin ", "Step ") + std::to_string(bar.step->step) + ", " + bar.step->name
                           + ": " + cost + say(l, " mio. kr.", " million DKK"));
        canvas.rect(x, y, bar_width, bar_height, step_colour(i + 1, steps), step_outline(i + 1, steps));
        // Narrow neighbours would write over each other: every other label stands one line higher.
        lifted = middle - last_label < label_room ? 1 - lifted : 0;
        if (!lies_on_another(bars, begins, at)) // the table has it
            canvas.text({middle, y - 8 - 18 * lifted}, cost,
                        {.size = 15, .is_bold = true, .anchor = "middle"});
        last_label = middle;
        const double below = top + plot_height + 20 + 20 * lifted;
        canvas.text({middle, below}, std::to_string(bar.step->step),
                    {.size = 16, .fill = colour::down, .anchor = "middle"});
        if (bar_width >= 40)
            canvas.text({middle, below + 18}, value_text(bar.step->full_year_persons.value, {.language = l}),
                        {.fill = colour::gray_text, .anchor = "middle"});
        canvas.end_group();
    }
    canvas.text({0, top + plot_height + 20}, say(l, "Trin", "Step"), {.fill = colour::gray_text});
    return canvas.finish();
}

} // namespace styrhus::render::svg
