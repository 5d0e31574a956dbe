#pragma once

#include "document/document.h"

#include <optional>
#include <string>

/// The charts of UX 6 as SVG: for print, PDF and Word, and for the web until its own charts have loaded.
namespace styrhus::render::svg {

/// Treads with one dot for so many citizens, moves as arrows on the risers, inflow and outflow to the left.
std::string draw_stair(const document::Stair& stair, document::Language language);
/// True to scale: width full-year persons, height unit cost, so that area is kroner.
std::string draw_kroner(const document::Stair& stair, document::Language language);
std::string draw_matrix(const document::Matrix& matrix, document::Language language);
std::string draw_curves(const document::Curves& curves, document::Language language);
std::string draw_lines(const document::Lines& lines, document::Language language);
std::string draw_bridge(const document::Bridge& bridge, document::Language language);
std::string draw_layers(const document::Layers& layers, document::Language language);
std::string draw_equation(const document::Equation& equation, document::Language language);

/// The drawing of a chart block; nothing for other blocks and for a chart without content.
std::optional<std::string> draw(const document::Block& block, document::Language language);

/// Where the staircase's columns lie, as shares of the drawing's width, so that a table can stand in line
/// below.
struct StairColumns {
    double left = 0;
    double each = 0;
    double right = 0;
};
StairColumns stair_columns(const document::Stair& stair);

} // namespace styrhus::render::svg
