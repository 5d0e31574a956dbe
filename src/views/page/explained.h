#pragma once

#include "base/result.h"
#include "document/cell.h"
#include "views/page/figure.h"
#include "views/page/parts_table.h"
#include "views/view.h"

#include <vector>

namespace styrhus::views::page {

/// A figure made again from its parts. A sum has one list that sums to it; a rate has the list of its
/// numerator, then that of its denominator; a median lists what it is the median of.
struct Explained {
    document::Value value;
    std::vector<PartList> lists;
};

/// An error names what is wrong with the figure's name.
base::Result<Explained> explain_ladder(const Context& context, const Figure& figure);
base::Result<Explained> explain_other(const Context& context, const Figure& figure);
base::Result<Explained> explain_where_now(const Context& context, const Figure& figure);
/// "delivery." and "findings."
base::Result<Explained> explain_delivery(const Context& context, const Figure& figure);
base::Result<Explained> explain_findings(const Context& context, const Figure& figure);
/// "mapping."
base::Result<Explained> explain_mapping(const Context& context, const Figure& figure);
/// "forecast.committed/adults/2025": a layer, or all of them, of an area with those beneath it.
base::Result<Explained> explain_forecast(const Context& context, const Figure& figure);
base::Result<Explained> explain_reconciliation(const Context& context, const Figure& figure);
/// Rejected postings of a year that name an account.
base::Result<Explained> explain_rejected_postings(const Context& context, const Figure& figure);
/// The name names nothing that can be measured.
base::Error no_such_measure(const Figure& figure);
base::Result<int> whole_number(std::string_view text);
/// A sum is the amounts of its list.
Explained explained_sum(PartList list);
/// The citizens a figure is made of, each once, in the order of the index; empty where it has none.
base::Result<std::vector<std::uint32_t>> citizens_behind(const Context& context, const Figure& figure);

} // namespace styrhus::views::page
