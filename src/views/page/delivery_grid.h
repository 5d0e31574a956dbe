#pragma once

#include "document/document.h"
#include "views/view.h"

#include <vector>

/// What has come, month by month and source by source.
namespace styrhus::views::page {

/// Whether the source owes an extract for the month: its rhythm, the median number of months between its own
/// extracts, has passed since its latest one before. Two extracts make a rhythm: a list delivered once, such
/// as a chart of accounts, owes nothing. `extracts` ascend and are distinct.
bool is_owed(base::Month month, const std::vector<base::Month>& extracts);

/// The months of a source's extracts that count, ascending.
std::vector<base::Month> extract_months(const Context& context, std::string_view source);

/// The last twelve months; a cell is received (a link to its receipt), missing, held, or not expected.
document::Table delivery_grid(const Context& context);

} // namespace styrhus::views::page
