#pragma once

#include "document/document.h"
#include "views/page/ask.h"
#include "views/view.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Lists of citizens, alike wherever they stand.
namespace styrhus::views::page {

struct CitizenList {
    std::string key;
    std::string title;
    std::vector<std::uint32_t> persons; ///< in the order they are shown
    std::int64_t rows_max = 50;
    std::string more; ///< the page that shows all; empty for none
    /// For those who moved between two days: the earlier one. The list then tells the step on that day, not
    /// the step they came from last.
    std::optional<base::Date> then = {};
};

/// Label, age, step since, came from, facility, kroner a month and this year, as of the month's last day.
document::Table citizen_table(const Context& context, const LadderAsk& ask, const CitizenList& list);

} // namespace styrhus::views::page
