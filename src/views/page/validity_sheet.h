#pragma once

#include "base/date.h"
#include "models/validity/validity.h"
#include "views/page/finding_list.h"

#include <map>
#include <string>
#include <vector>

namespace styrhus::views::page {

/// How many rows are valid at the last extract of a month.
struct ValiditySheet {
    base::Month month;
    models::validity::Validity all;
    std::map<std::string, models::validity::Validity> by_source; ///< by code
    std::map<std::string, models::validity::Validity> by_unit;   ///< as an address names them
};

/// One a month, the latest last: of the page's snapshot alone until the history is made.
std::vector<ValiditySheet> validity_sheets(const Context& context, const FindingList& list);

} // namespace styrhus::views::page
