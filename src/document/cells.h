#pragma once

#include "document/document.h"

#include <variant>

/// Everything in a document that shows a value or leads somewhere, whatever block it stands in.
namespace styrhus::document {

/// Calls `of_cell(Cell&)` for every cell and `of_link(std::string&)` for every link that stands outside a
/// cell. Works on a constant document too.
template <class OfCell, class OfLink>
class Walker {
  public:
    Walker(OfCell of_cell, OfLink of_link) : of_cell_(of_cell), of_link_(of_link) {}

    void operator()(auto& tiles) requires requires { tiles.tiles; }
    {
        for (auto& tile : tiles.tiles)
            of_cell_(tile.figure);
    }
    void operator()(auto& table) requires requires { table.columns; }
    {
        for (auto& row : table.rows)
            all(row.cells);
        of_link_(table.more);
    }
    void operator()(auto& stair) requires requires { stair.inflow; }
    {
        for (auto& step : stair.steps)
            of_step(step);
        of_step(stair.total);
        of_cell_(stair.inflow);
        of_cell_(stair.outflow);
    }
    void operator()(auto& flow) requires requires { flow.bands; }
    {
        for (auto& band : flow.bands)
            of_cell_(band.citizens);
    }
    void operator()(auto& matrix) requires requires { matrix.row_totals; }
    {
        for (auto& row : matrix.cells)
            all(row);
        all(matrix.row_totals);
        all(matrix.column_totals);
    }
    void operator()(auto& lines) requires requires { lines.series; }
    {
        for (auto& series : lines.series)
            of_points(series.points);
    }
    void operator()(auto& parts) requires requires { parts.parts; }
    {
        for (auto& part : parts.parts)
            of_cell_(part.amount);
        if constexpr (requires { parts.budget; }) of_cell_(parts.budget);
    }
    void operator()(auto& timeline) requires requires { timeline.lanes; }
    {
        for (auto& lane : timeline.lanes) {
            for (auto& item : lane.items)
                of_link_(item.link);
            of_points(lane.cost);
        }
    }
    void operator()(auto& equation) requires requires { equation.terms; }
    {
        for (auto& term : equation.terms)
            of_cell_(term.amount);
        of_cell_(equation.difference);
    }
    void operator()(auto& notice) requires requires { notice.action_link; }
    { of_link_(notice.action_link); }
    void operator()(const Heading&) {}
    void operator()(const Paragraph&) {}
    void operator()(const Curves&) {}
    void operator()(const Form&) {}

  private:
    void all(auto& cells) {
        for (auto& cell : cells)
            of_cell_(cell);
    }
    void of_points(auto& points) {
        for (auto& point : points)
            of_cell_(point.value);
    }
    void of_step(auto& step) {
        for (auto* cell :
             {&step.citizens_at_end, &step.citizens_then, &step.citizens_touching, &step.full_year_persons,
              &step.unit_cost, &step.unit_cost_deciding, &step.unit_cost_month, &step.cost,
              &step.median_duration, &step.elapsed_median, &step.completed_median, &step.share_of_citizens,
              &step.share_of_cost, &step.moves_up_from, &step.moves_down_from})
            of_cell_(*cell);
    }

    OfCell of_cell_;
    OfLink of_link_;
};

template <class AnyDocument, class OfCell, class OfLink>
void for_each_cell(AnyDocument& document, OfCell of_cell, OfLink of_link) {
    Walker<OfCell, OfLink> walker(of_cell, of_link);
    for (auto& block : document.blocks)
        std::visit([&](auto& one) { walker(one); }, block);
    of_link(document.basis.sources_link);
    of_link(document.basis.remainder_link);
}

} // namespace styrhus::document
