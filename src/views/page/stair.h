#pragma once

#include "document/document.h"
#include "models/ladder/figures.h"
#include "views/page/ask.h"
#include "views/page/parts.h"

#include <string>
#include <vector>

/// The stair: every measure of every step, with a figure's name on each.
namespace styrhus::views::page {

/// Who stood where on two days, as a square of steps; 0 is outside the ladder.
struct Standing {
    std::size_t steps = 0;
    std::vector<std::vector<std::int64_t>> count; ///< [then][now]

    std::int64_t up() const;
    std::int64_t down() const;
    std::int64_t in() const;
    std::int64_t out() const;
    std::int64_t same() const;
    std::int64_t then_on(std::size_t step) const;
    std::int64_t now_on(std::size_t step) const;
};
Standing standing_of(const std::vector<BetweenPart>& parts, std::size_t steps);

/// Everything the ladder's pages show of one ladder.
struct LadderPicture {
    models::ladder::LadderFigures figures; ///< by month of the ask's span
    Standing standing;
    std::vector<std::int64_t> touching; ///< per step; [0] any step
};
LadderPicture picture_of(const Context& context, const LadderAsk& ask, models::ladder::LadderFigures figures);

/// As figures' names have it: the kroner without citizens beside a step's row, or beside "steps".
std::string by_account_row(const std::string& row);

document::Stair stair_of(const Context& context, const LadderAsk& ask, const LadderPicture& picture);

/// The figures' names, so that other blocks can point at the same.
class FigureNames {
  public:
    FigureNames(const Context& context, const LadderAsk& ask);

    /// `row` is a step's number or "steps".
    std::string citizens(const std::string& row, base::Date day) const;
    std::string citizens_share(const std::string& row, base::Date day) const;
    std::string over_span(std::string_view measure, const std::string& row) const;
    std::string cost(std::string_view measure, const std::string& row) const;
    std::string cost_of_ladder(std::string_view ladder, const std::string& row, CostBasis basis) const;
    std::string duration(std::string_view measure, int step) const;
    /// Between the two days: "up", "down", "in", "out", "same" or "3-6".
    std::string between(const std::string& which) const { return between("ladder.between", which); }
    std::string between(std::string_view measure, const std::string& which) const;
    /// Events in the months after the compared one.
    std::string events(std::string_view measure, const std::string& which) const;

  private:
    std::string made(std::string_view measure, std::vector<std::string> parts) const;
    const LadderAsk& ask_;
    std::string ladder_;
};

} // namespace styrhus::views::page
