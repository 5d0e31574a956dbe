#pragma once

#include "base/date.h"
#include "base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The name of a figure: what is measured, of what, and under which filters. Any figure on any page carries
/// one, and `explain` takes it:
///
///     ladder.cost/children/6/2025-01..2025-10/committed?koen=k
///     measure    /parts …                              ?filters
///
/// Parts and values are percent-encoded where they hold a mark of this grammar, so that every text can stand
/// in a name.
namespace styrhus::views::page {

struct Figure {
    std::string measure;
    std::vector<std::string> parts;
    std::map<std::string, std::string, std::less<>> filters;

    bool operator==(const Figure&) const = default;
};

std::string format(const Figure& figure);
base::Result<Figure> parse_figure(std::string_view text);

/// Months [first, last], both inside, as "2025-01..2025-10".
struct MonthSpan {
    base::Month first;
    base::Month last;
    bool operator==(const MonthSpan&) const = default;
};
std::string format(MonthSpan span);
base::Result<MonthSpan> parse_months(std::string_view text);

/// The number of a page in an address, from 1 on; 1 where it is none.
std::size_t page_number(std::string_view text);

/// Percent-encodes what may not stand in a part or a value of an address.
std::string encoded(std::string_view text);

/// A page's address with its parameters, encoded; empty values are left out.
std::string address(std::string_view path,
                    const std::vector<std::pair<std::string_view, std::string>>& parameters);

} // namespace styrhus::views::page
