#pragma once

#include "models/ladder/figures.h"
#include "views/page/ask.h"
#include "views/page/row_name.h"

/// Months of a ladder's row added up to the span of a page.
namespace styrhus::views::page {

/// Days and kroner of all periods; citizens of the last period's end. Touching does not add up and is 0.
models::ladder::PeriodFigures over_periods(const std::vector<models::ladder::PeriodFigures>& row);
models::ladder::PeriodFigures over_periods(const models::ladder::LadderFigures& figures,
                                           models::ladder::Row row);

/// Kroner of the rows of one ladder that the choice names, over all periods; its ladder is not looked at.
base::Money cost_of(const models::ladder::LadderFigures& figures, const RowChoice& rows, CostBasis basis);
/// The same over every ladder and what stands on none.
base::Money cost_of(const models::ladder::Figures& figures, const RowChoice& rows, CostBasis basis);

base::Money cost_of(const models::ladder::PeriodFigures& figures, CostBasis basis);
base::Money deciding_cost_of(const models::ladder::PeriodFigures& figures, CostBasis basis);

} // namespace styrhus::views::page
