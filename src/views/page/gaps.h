#pragma once

#include "document/document.h"
#include "domain/delivery.h"
#include "views/view.h"

#include <cstdint>
#include <string>
#include <string_view>

/// What a delivery holds that its mapping does not know.
namespace styrhus::views::page {

/// The page of one mapping.
std::string mapping_link(std::string_view code);
/// The workbench with a mapping open, and a column and a value of it in focus.
std::string workbench_link(std::string_view mapping, std::string_view column = {},
                           std::string_view value = {});

/// A column or value a row, with the first of the delivered rows; what can be given a meaning leads to the
/// workbench.
document::Table gap_table(const Context& context, const DeliveryDetails& details);

/// What codes were called before, and are called now; 0 is every row.
document::Table renamed_table(const Context& context, const DeliveryDetails& details, std::size_t rows_max);

/// Rows and kroner are those with a value that has no meaning, once for each such value.
struct GapSums {
    std::int64_t columns = 0;
    std::int64_t values = 0;
    std::int64_t sheets = 0; ///< that no mapping is for
    std::int64_t rows = 0;
    base::Money money;
    std::int64_t all() const { return columns + values + sheets; }
};
GapSums gap_sums(const std::vector<domain::MappingGap>& gaps);

} // namespace styrhus::views::page
