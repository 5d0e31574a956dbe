#pragma once

#include "document/document.h"
#include "views/page/ask.h"

#include <optional>
#include <vector>

/// Where are those who stood here then, and how long do they stay? Estimated from the same spells as
/// everything else (Aalen–Johansen), so that nobody who was lost from sight is counted as gone.
namespace styrhus::views::page {

/// Of those who stood on a step on the first day: the share on each step on the last, the expected days on
/// each until then, and their standard errors. The index is the step less one; the last is outside.
struct Outlook {
    int step = 0;
    std::vector<double> share;
    std::vector<double> share_error;
    std::vector<double> days;
    std::vector<double> days_error;
};

/// Steps with fewer than ten citizens on the first day are left out.
std::vector<Outlook> outlooks(const Context& context, const models::ladder::Selection& selection,
                              std::uint8_t ladder, base::Date first, base::Date last);

void add_where_now(const Context& context, const LadderAsk& ask, document::Document& page);

} // namespace styrhus::views::page
