#pragma once

#include "base/result.h"
#include "views/page/ask.h"
#include "views/page/parts_table.h"
#include "views/page/row_name.h"

#include <optional>
#include <string>

/// The names of ladder figures, read back.
namespace styrhus::views::page {

/// What the parts of a ladder figure's name say.
struct Named {
    std::optional<std::uint8_t> ladder; ///< none: "any"
    RowChoice rows;
    std::string which;
    MonthSpan span;
    base::Date day;
    base::Date second_day;
    int days = 0;                     ///< how many of the two the name has
    std::optional<base::Month> month; ///< the last it speaks of; none where it says no time
    CostBasis basis = CostBasis::committed;
    models::ladder::Selection selection;
};

base::Error wrong_name(const Figure& figure);
base::Error no_such_citizen(std::string_view label);
/// `has_rows`: the second part names rows of the ladder's table, not moves.
base::Result<Named> read_name(const Context& context, const Figure& figure, bool has_rows);

/// Citizens who count once each.
PartList citizens_list(const Context& context);

} // namespace styrhus::views::page
