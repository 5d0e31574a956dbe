#pragma once

#include "document/document.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Drawing as text. Everything is a presentation attribute, so that a drawing stands alone in HTML, PDF and
/// Word and no content policy takes its colours away.
namespace styrhus::render::svg {

/// UX 2.
namespace colour {
inline constexpr std::string_view text = "#1A1A1A";
inline constexpr std::string_view gray_text = "#616161";
inline constexpr std::string_view rule = "#DCDCDC";
inline constexpr std::string_view grid = "#E6E6E6";
inline constexpr std::string_view baseline = "#8E8E8E";
inline constexpr std::string_view wash = "#F5F5F5";
inline constexpr std::string_view primary = "#084081";
inline constexpr std::string_view up = "#D94801";
inline constexpr std::string_view up_text = "#A63603";
inline constexpr std::string_view down = "#2171B5";
inline constexpr std::string_view down_text = "#08519C";
inline constexpr std::string_view band80 = "#C6DBEF";
inline constexpr std::string_view band50 = "#9ECAE1";
inline constexpr std::string_view total = "#454545";
inline constexpr std::string_view stair_body = "#F3F8FC";
inline constexpr std::string_view white = "#FFFFFF";
} // namespace colour

/// The scale of a ladder with so many steps, 1 the lightest; six steps skip the lightest and one in the
/// middle.
std::string_view step_colour(int step, int steps);
/// The outline that lifts the light steps to 3:1 on white; the fill itself for the dark ones.
std::string_view step_outline(int step, int steps);
std::string_view tone_colour(document::Tone tone, std::string_view otherwise);

struct TextStyle {
    double size = 13;
    std::string_view fill = colour::text;
    bool is_bold = false;
    std::string_view anchor = "start";
};
struct LineStyle {
    std::string_view stroke = colour::baseline;
    double width = 1;
    std::string_view dashes = "";
};

struct Point {
    double x = 0;
    double y = 0;
};

class Canvas {
  public:
    /// `label` is what a screen reader says of the whole.
    Canvas(double width, double height, std::string_view label);

    void rect(double x, double y, double width, double height, std::string_view fill,
              std::string_view outline = {});
    void rounded(double x, double y, double width, double height, double radius, std::string_view outline);
    void circle(Point centre, double radius, std::string_view fill, const LineStyle& outline);
    void line(Point from, Point to, const LineStyle& style = {});
    void path(const std::vector<Point>& points, const LineStyle& style);
    void area(const std::vector<Point>& points, std::string_view fill);
    /// Diagonal strokes that fill a rectangle: gray print tells it from a solid one.
    void hatch(double x, double y, double width, double height, std::string_view stroke);
    /// A line with a head at its end.
    void arrow(Point from, Point to, double width, std::string_view stroke);
    void text(Point at, std::string_view words, const TextStyle& style = {});
    /// Begins a group with words for a screen reader and a tooltip.
    void begin_group(std::string_view title);
    void end_group();
    std::string finish();

  private:
    std::string out_;
};

/// Lines of at most `characters`, broken at blanks, and within a word only if it alone is longer; at most
/// `lines`, the last then ending in "…".
std::vector<std::string> wrapped(std::string_view words, std::size_t characters, std::size_t lines);

/// For markup: & < > " ' escaped, no control characters, valid UTF-8.
std::string escaped(std::string_view words);

/// A cell's number: a count, decimal or share as it is, money in kroner, a duration in days.
std::optional<double> number_of(const document::Cell& cell);

/// Round numbers from at or below `low` to at or above `high`, about `wanted` of them, always with a
/// distance.
struct Scale {
    double low = 0;
    double high = 1;
    double step = 1;
    std::vector<double> ticks() const;
    int decimals() const;
};
Scale scale_of(double low, double high, int wanted);

} // namespace styrhus::render::svg
