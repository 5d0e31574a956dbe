#pragma once

#include "document/document.h"
#include "views/view.h"

#include <vector>

/// What has come, month by month and source by source.
namespace styrhus::views::page {

/// How often a source delivers: the median number of months between its own extracts. Until the third of them
/// postings are awaited every month, and other lists have no rhythm (0): a chart of accounts may come once,
/// and once more because it was wrong.
struct Rhythm {
    std::vector<base::Month> extracts; ///< the months of those that count, ascending and distinct
    int months = 0;
};
Rhythm rhythm_of(const Context& context, std::string_view source);

/// Whether the source owes an extract for the month: its rhythm has passed since its latest one before.
bool is_owed(base::Month month, const Rhythm& rhythm);

/// The last twelve months; a cell is received (a link to its receipt), missing, held, or not expected.
document::Table delivery_grid(const Context& context);

} // namespace styrhus::views::page
