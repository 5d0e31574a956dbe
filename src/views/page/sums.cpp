#include "views/page/sums.h"

namespace styrhus::views::page {

using base::Money;
using models::ladder::LadderFigures;
using models::ladder::PeriodFigures;
using models::ladder::Row;

PeriodFigures over_periods(const std::vector<PeriodFigures>& row) {
    PeriodFigures sum;
    for (const PeriodFigures& period : row) {
        sum.at_end = period.at_end;
        sum.days += period.days;
        sum.committed += period.committed;
        sum.committed_deciding += period.committed_deciding;
        sum.actual += period.actual;
        sum.actual_deciding += period.actual_deciding;
        sum.actual_assumed += period.actual_assumed;
    }
    return sum;
}

PeriodFigures over_periods(const LadderFigures& figures, Row row) {
    return over_periods(figures.rows[models::ladder::row_index(row, figures.steps)]);
}

Money cost_of(const PeriodFigures& figures, CostBasis basis) {
    return basis == CostBasis::committed ? figures.committed : figures.actual;
}

Money deciding_cost_of(const PeriodFigures& figures, CostBasis basis) {
    return basis == CostBasis::committed ? figures.committed_deciding : figures.actual_deciding;
}

Money cost_of(const LadderFigures& figures, const RowChoice& rows, CostBasis basis) {
    RowChoice any_ladder = rows;
    any_ladder.ladder = std::nullopt;
    Money sum;
    for (std::size_t i = 0; i < figures.rows.size(); ++i)
        if (any_ladder.contains(0, models::ladder::row_at(i, figures.steps)))
            for (const PeriodFigures& period : figures.rows[i])
                sum += cost_of(period, basis);
    return sum;
}

Money cost_of(const models::ladder::Figures& figures, const RowChoice& rows, CostBasis basis) {
    Money sum = cost_of(figures.unplaced, rows, basis);
    for (const LadderFigures& ladder : figures.ladders)
        sum += cost_of(ladder, rows, basis);
    return sum;
}

} // namespace styrhus::views::page
