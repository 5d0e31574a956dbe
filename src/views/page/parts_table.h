#pragma once

#include "document/document.h"
#include "domain/ids.h"
#include "views/view.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The parts of a figure as a table that always sums to it: the largest first, then the rest in one row.
namespace styrhus::views::page {

struct PartRow {
    std::string what;
    std::uint32_t person = 0;
    std::optional<domain::SourceRef> source;
    std::int64_t amount = 0;
    std::string figure; ///< the part's own figure, where it has one
};

/// How the amounts are shown: øre as kroner, or a count of citizens, days, rows.
enum class PartUnit : std::uint8_t { ore, count };

struct PartList {
    std::string key = "dele";
    std::string title;
    std::string amount_label;
    PartUnit unit = PartUnit::ore;
    std::vector<PartRow> rows;
};

std::int64_t sum_of(const PartList& list);
/// `all` lists every part; else the fifty largest and a row for the rest, whose sum is shown.
document::Table parts_table(const Context& context, PartList list, bool all, const std::string& figure);

} // namespace styrhus::views::page
