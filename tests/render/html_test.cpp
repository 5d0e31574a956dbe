#include "render/html.h"

#include "render/example_document.h"
#include "render/golden.h"
#include "render/svg/canvas.h"
#include "render/svg/draw.h"

#include <gtest/gtest.h>

#include <limits>

namespace styrhus::render {
namespace {

using namespace document;

TEST(Html, the_example_document_for_print) {
    expect_golden("example.html", to_html(example_document()));
}

TEST(Html, nothing_is_fetched_and_nothing_runs) {
    const std::string html = to_html(example_document());
    for (const char* bad : {"<script", "<link", "src=", "url(", "javascript:", "<b>&", "onclick"})
        EXPECT_EQ(html.find(bad), std::string::npos) << bad;
    EXPECT_NE(html.find("Støtte; &quot;natur&quot;"), std::string::npos);
}

TEST(Svg, steps_have_the_colours_agreed) {
    EXPECT_EQ(svg::step_colour(1, 8), "#E0F3DB");
    EXPECT_EQ(svg::step_colour(8, 8), "#084081");
    // Six steps: 300, 400, 500, 600, 800, 900.
    EXPECT_EQ(svg::step_colour(1, 6), "#CCEBC5");
    EXPECT_EQ(svg::step_colour(5, 6), "#0868AC");
    EXPECT_EQ(svg::step_colour(6, 6), "#084081");
    EXPECT_EQ(svg::step_outline(1, 8), "#7FAE8B");
}

TEST(Svg, scales_are_round_and_hold_their_ends) {
    const svg::Scale scale = svg::scale_of(-1.2, 14.2, 5); // 15.4 ÷ 5 = 3.08, next round step 5
    EXPECT_EQ(scale.step, 5);
    EXPECT_EQ(scale.low, -5);
    EXPECT_EQ(scale.high, 15);
    EXPECT_EQ(scale.ticks().size(), 5u);
    EXPECT_EQ(svg::scale_of(0, 0.3, 3).decimals(), 1);
    EXPECT_EQ(svg::scale_of(0, 0, 3).high, 1);
}

TEST(Svg, long_danish_words_are_broken_and_never_run_on) {
    const auto lines = svg::wrapped("Socialpædagogisk støtte i egen bolig", 10, 3);
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0], "Socialpæd-");
    EXPECT_EQ(lines[1], "agogisk");
    EXPECT_EQ(lines[2], "støtte i…");
}

// 555 citizens at 5 a dot are 111 dots, one too many; at 10 they are 56.
TEST(Svg, the_largest_step_has_at_most_110_dots) {
    Stair stair{.steps = {{.step = 1, .name = "A", .citizens_at_end = count_cell(555)}}};
    const std::string drawing = svg::draw_stair(stair, Language::da);
    std::size_t dots = 0;
    for (std::size_t at = drawing.find("<circle"); at != std::string::npos;
         at = drawing.find("<circle", at + 1))
        ++dots;
    EXPECT_EQ(dots, 56u);
    EXPECT_NE(drawing.find("Hver prik er 10 borgere."), std::string::npos);
}

TEST(Svg, a_dot_shows_more_fewer_and_the_same_as_then) {
    Stair stair{
        .steps = {{.step = 1, .name = "A", .citizens_at_end = count_cell(3), .citizens_then = count_cell(5)}},
        .compare_month = base::Month::of(2024, 10)};
    const std::string fewer = svg::draw_stair(stair, Language::da);
    EXPECT_NE(fewer.find("Trin 1, A: 3 borgere, 2 færre"), std::string::npos);
    EXPECT_NE(fewer.find("stroke-dasharray=\"2 1.5\""), std::string::npos);
}

TEST(Svg, empty_zero_and_huge_values_draw_without_trouble) {
    for (const std::int64_t n : {std::int64_t{0}, std::int64_t{1}, std::int64_t{999'999}}) {
        Document document = example_document();
        for (Block& block : document.blocks) {
            if (Stair* stair = std::get_if<Stair>(&block))
                for (StairStep& step : stair->steps)
                    step.citizens_at_end = count_cell(n);
            if (Matrix* matrix = std::get_if<Matrix>(&block)) matrix->cells = {{count_cell(n)}};
            if (Bridge* bridge = std::get_if<Bridge>(&block))
                bridge->parts = {{"A", money_cell(base::Money::kroner(n)), n == 0}};
            if (Lines* lines = std::get_if<Lines>(&block)) lines->series = {{.name = "tom"}};
            if (Curves* curves = std::get_if<Curves>(&block)) curves->curves = {{.name = "tom"}};
        }
        const std::string html = to_html(document);
        for (const char* bad : {"nan", "inf", "e+"})
            EXPECT_EQ(html.find(std::string("\"") + bad), std::string::npos) << n;
    }
    const Curve broken{.name = "x", .points = {{std::numeric_limits<double>::quiet_NaN(), 0.5, 0, 1}}};
    EXPECT_EQ(svg::draw_curves({.curves = {broken}}, Language::da).find("nan"), std::string::npos);
}

} // namespace
} // namespace styrhus::render
