#include "render/svg/canvas.h"

#include "render/utf8.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace styrhus::render::svg {

namespace {

constexpr std::array<std::string_view, 8> fills{"#E0F3DB", "#CCEBC5", "#A8DDB5", "#7BCCC4",
                                                "#4EB3D3", "#2B8CBE", "#0868AC", "#084081"};
constexpr std::array<std::string_view, 8> outlines{"#7FAE8B", "#7FAE8B", "#5FAE86", "#3A9C93",
                                                   "#2B8CBE", "#2B8CBE", "#0868AC", "#084081"};
/// Six-step ladders use 300, 400, 500, 600, 800, 900 (UX 2).
constexpr std::array<std::size_t, 6> of_six{1, 2, 3, 4, 6, 7};

std::size_t colour_index(int step, int steps) {
    const int last = std::max(steps, 1);
    const int at = std::clamp(step, 1, last) - 1;
    if (last == 6) return of_six[static_cast<std::size_t>(at)];
    if (last == 8) return static_cast<std::size_t>(at);
    return last == 1 ? 4 : static_cast<std::size_t>(std::lround(at * 7.0 / (last - 1)));
}

/// One decimal is finer than a pixel, and the same everywhere.
std::string coordinate(double value) {
    const double rounded = std::isfinite(value) ? std::round(value * 10) / 10 : 0;
    return fmt::format("{:g}", rounded == 0 ? 0.0 : rounded);
}

std::string points_text(const std::vector<Point>& points) {
    std::string out;
    for (const Point& point : points)
        out += (out.empty() ? "M" : "L") + coordinate(point.x) + " " + coordinate(point.y);
    return out;
}

} // namespace

std::string_view step_colour(int step, int steps) {
    return fills[colour_index(step, steps)];
}
std::string_view step_outline(int step, int steps) {
    return outlines[colour_index(step, steps)];
}

std::string_view tone_colour(document::Tone tone, std::string_view otherwise) {
    switch (tone) {
    case document::Tone::up:
        return colour::up;
    case document::Tone::down:
        return colour::down;
    case document::Tone::muted:
        return colour::baseline;
    default:
        return otherwise;
    }
}

Canvas::Canvas(double width, double height, std::string_view label) {
    out_ = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\" "
        "font-family=\"'IBM Plex Sans',Arial,sans-serif\" width=\"100%\">\n",
        coordinate(width), coordinate(height), escaped(label));
}

void Canvas::rect(double x, double y, double width, double height, std::string_view fill,
                  std::string_view outline) {
    out_ +=
        fmt::format("<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"{}\"", coordinate(x),
                    coordinate(y), coordinate(std::max(width, 0.0)), coordinate(std::max(height, 0.0)), fill);
    if (!outline.empty()) out_ += fmt::format(" stroke=\"{}\"", outline);
    out_ += "/>\n";
}

void Canvas::rounded(double x, double y, double width, double height, double radius,
                     std::string_view outline) {
    out_ += fmt::format(
        "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" rx=\"{}\" fill=\"#FFFFFF\" stroke=\"{}\"/>\n",
        coordinate(x), coordinate(y), coordinate(width), coordinate(height), coordinate(radius), outline);
}

void Canvas::circle(Point centre, double radius, std::string_view fill, const LineStyle& outline) {
    out_ += fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" fill=\"{}\"", coordinate(centre.x),
                        coordinate(centre.y), coordinate(radius), fill);
    if (!outline.stroke.empty()) out_ += fmt::format(" stroke=\"{}\"", outline.stroke);
    if (!outline.dashes.empty()) out_ += fmt::format(" stroke-dasharray=\"{}\"", outline.dashes);
    out_ += "/>\n";
}

void Canvas::line(Point from, Point to, const LineStyle& style) {
    path({from, to}, style);
}

void Canvas::path(const std::vector<Point>& points, const LineStyle& style) {
    if (points.empty()) return;
    out_ += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"", points_text(points),
                        style.stroke, coordinate(style.width));
    if (!style.dashes.empty()) out_ += fmt::format(" stroke-dasharray=\"{}\"", style.dashes);
    out_ += "/>\n";
}

void Canvas::area(const std::vector<Point>& points, std::string_view fill) {
    if (points.empty()) return;
    out_ += fmt::format("<path d=\"{}Z\" fill=\"{}\"/>\n", points_text(points), fill);
}

void Canvas::hatch(double x, double y, double width, double height, std::string_view stroke) {
    constexpr double distance = 6;
    std::string strokes;
    for (double c = x + y + distance; c < x + y + width + height; c += distance) {
        const double x1 = std::max(x, c - y - height);
        const double x2 = std::min(x + width, c - y);
        strokes +=
            "M" + coordinate(x1) + " " + coordinate(c - x1) + "L" + coordinate(x2) + " " + coordinate(c - x2);
    }
    if (!strokes.empty())
        out_ += fmt::format("<path d=\"{}\" fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"/>\n", strokes,
                            stroke);
}

void Canvas::arrow(Point from, Point to, double width, std::string_view stroke) {
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (length == 0) return;
    const Point along{(to.x - from.x) / length, (to.y - from.y) / length};
    const double head = std::min(6 + width, length / 2);
    const Point neck{to.x - along.x * head, to.y - along.y * head};
    line(from, neck, {.stroke = stroke, .width = width});
    const double half = width / 2 + 3.5;
    area({to,
          {neck.x - along.y * half, neck.y + along.x * half},
          {neck.x + along.y * half, neck.y - along.x * half}},
         stroke);
}

void Canvas::text(Point at, std::string_view words, const TextStyle& style) {
    out_ += fmt::format("<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"", coordinate(at.x),
                        coordinate(at.y), coordinate(style.size), style.fill);
    if (style.is_bold) out_ += " font-weight=\"600\"";
    if (style.anchor != "start") out_ += fmt::format(" text-anchor=\"{}\"", style.anchor);
    out_ += fmt::format(">{}</text>\n", escaped(words));
}

void Canvas::begin_group(std::string_view title) {
    out_ += fmt::format("<g><title>{}</title>\n", escaped(title));
}
void Canvas::end_group() {
    out_ += "</g>\n";
}
std::string Canvas::finish() {
    return out_ + "</svg>\n";
}

std::vector<std::string> wrapped(std::string_view words, std::size_t characters, std::size_t lines) {
    const std::size_t most = std::max<std::size_t>(characters, 3);
    std::vector<std::string> out;
    std::string line;
    const auto take = [&](std::string word) {
        if (!line.empty() && character_count(line) + 1 + character_count(word) > most) {
            out.push_back(std::move(line));
            line.clear();
        }
        while (character_count(word) > most) {
            std::size_t cut = 0;
            for (std::size_t n = 0; n + 1 < most; ++n)
                cut += utf8_length(std::string_view(word).substr(cut));
            out.push_back(word.substr(0, cut) + "-");
            word.erase(0, cut);
        }
        line += (line.empty() ? "" : " ") + word;
    };
    const std::string text = clean_utf8(words);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) take(text.substr(at, end - at));
        at = end + 1;
    }
    if (!line.empty()) out.push_back(line);
    if (out.size() > lines) {
        out.resize(lines);
        out.back() += "…";
    }
    return out;
}

std::string escaped(std::string_view words) {
    std::string out;
    for (const char c : clean_utf8(words)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::optional<double> number_of(const document::Cell& cell) {
    using namespace document;
    std::optional<double> number;
    if (const Count* count = std::get_if<Count>(&cell.value)) number = static_cast<double>(count->value);
    if (const Decimal* decimal = std::get_if<Decimal>(&cell.value)) number = decimal->value;
    if (const Percent* share = std::get_if<Percent>(&cell.value)) number = share->value;
    if (const Duration* length = std::get_if<Duration>(&cell.value)) number = length->days;
    if (const base::Money* amount = std::get_if<base::Money>(&cell.value))
        number = static_cast<double>(amount->in_ore()) / 100;
    if (number && !std::isfinite(*number)) number.reset();
    return number;
}

Scale scale_of(double low, double high, int wanted) {
    if (!(high > low)) high = low + 1;
    const double rough = (high - low) / std::max(wanted, 1);
    const double magnitude = std::pow(10, std::floor(std::log10(rough)));
    double step = magnitude * 10;
    for (const double factor : {5.0, 2.5, 2.0, 1.0})
        if (magnitude * factor >= rough) step = magnitude * factor;
    return {std::floor(low / step) * step, std::ceil(high / step) * step, step};
}

std::vector<double> Scale::ticks() const {
    std::vector<double> out;
    const long count = std::lround((high - low) / step);
    for (long i = 0; i <= count; ++i)
        out.push_back(low + static_cast<double>(i) * step);
    return out;
}

int Scale::decimals() const {
    for (int n = 0; n < 6; ++n) {
        const double scaled = step * std::pow(10, n);
        if (std::fabs(scaled - std::round(scaled)) < 1e-6 * scaled) return n;
    }
    return 6;
}

} // namespace styrhus::render::svg
