#include "views/page/parts_table.h"

#include "base/words.h"
#include "views/page/figure.h"
#include "views/page/frame.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

constexpr std::size_t shown_max = 50;

document::Cell amount_cell(PartUnit unit, std::int64_t amount, std::string figure) {
    return unit == PartUnit::ore ? document::money_cell(base::Money::ore(amount), std::move(figure))
                                 : document::count_cell(amount, std::move(figure));
}

document::Row row_of(const Context& context, const PartRow& part, PartUnit unit) {
    document::Row row;
    row.cells.push_back(document::text_cell(part.what));
    row.cells.push_back(part.person == 0 ? document::Cell{}
                                         : document::Cell{.value = citizen_words(context, part.person),
                                                          .link = citizen_link(context, part.person)});
    row.cells.push_back(part.source ? document::Cell{.value = row_words(context, *part.source),
                                                     .link = row_link(*part.source)}
                                    : document::Cell{});
    row.cells.push_back(amount_cell(unit, part.amount, part.figure));
    return row;
}

document::Row sum_row(std::string label, PartUnit unit, std::int64_t amount, bool is_total) {
    return {.cells = {document::text_cell(std::move(label)), {}, {}, amount_cell(unit, amount, {})},
            .is_total = is_total};
}

} // namespace

std::int64_t sum_of(const PartList& list) {
    std::int64_t sum = 0;
    for (const PartRow& row : list.rows)
        sum += row.amount;
    return sum;
}

document::Table parts_table(const Context& context, PartList list, bool all, const std::string& figure) {
    std::stable_sort(list.rows.begin(), list.rows.end(), [](const PartRow& a, const PartRow& b) {
        return std::abs(a.amount) > std::abs(b.amount);
    });
    document::Table table;
    table.key = list.key;
    table.title = list.title;
    table.columns = {
        {.key = "what", .label = std::string(context.tr("Hvad", "What"))},
        {.key = "citizen", .label = std::string(context.tr("Borger", "Citizen"))},
        {.key = "source", .label = std::string(context.tr("Kilde", "Source"))},
        {.key = "amount",
         .label = list.amount_label,
         .kind = list.unit == PartUnit::ore ? document::ColumnKind::money : document::ColumnKind::count,
         .unit = document::MoneyUnit::ore}};
    const std::size_t shown = all ? list.rows.size() : std::min(shown_max, list.rows.size());
    std::int64_t listed = 0;
    for (std::size_t i = 0; i < shown; ++i) {
        table.rows.push_back(row_of(context, list.rows[i], list.unit));
        listed += list.rows[i].amount;
    }
    const std::int64_t sum = sum_of(list);
    if (shown < list.rows.size()) {
        table.rows.push_back(sum_row(
            fmt::format("{} {}", context.tr("øvrige", "the other"),
                        number_text(static_cast<std::int64_t>(list.rows.size() - shown), context.language)),
            list.unit, sum - listed, false));
        table.more = address("/tal", {{"figur", figure}, {all_rows_key, "1"}});
    }
    table.rows.push_back(sum_row(std::string(context.tr("I alt", "In all")), list.unit, sum, true));
    table.rows_in_all = static_cast<std::int64_t>(list.rows.size());
    table.empty_text = context.tr("Ingen dele.", "No parts.");
    return table;
}

} // namespace styrhus::views::page
