#include "views/page/gaps.h"

#include "views/page/figure.h"
#include "views/page/frame.h"
#include "views/page/receipts.h"

#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

using document::Cell;
using document::ColumnKind;
using domain::MappingGap;

std::string_view kind_words(const Context& context, MappingGap::Kind kind) {
    switch (kind) {
    case MappingGap::Kind::unmapped_column:
        return context.tr("kolonne uden oversættelse", "column without a mapping");
    case MappingGap::Kind::missing_column:
        return context.tr("kolonne mangler i filen", "column missing in the file");
    case MappingGap::Kind::unknown_value:
        return context.tr("ukendt værdi", "unknown value");
    case MappingGap::Kind::unread_sheet:
        return context.tr("ark, som ingen oversættelse er til", "sheet that no mapping is for");
    case MappingGap::Kind::renamed_label:
        return context.tr("betegnelse med nyt navn", "label with a new name");
    }
    return {};
}

/// A column that is not there has no rows.
Cell rows_cell(const DeliveryDetails& details, std::size_t place) {
    const MappingGap& gap = details.gaps[place];
    if (gap.kind == MappingGap::Kind::missing_column) return {};
    return document::count_cell(static_cast<std::int64_t>(gap.rows),
                                gap_figure("delivery.gap_rows", details.delivery.id, place));
}

/// Kroner are counted by value; a whole column would have all of the delivery's.
Cell money_cell(const DeliveryDetails& details, std::size_t place) {
    const MappingGap& gap = details.gaps[place];
    if (gap.kind != MappingGap::Kind::unknown_value) return {};
    return document::money_cell(gap.amount, gap_figure("delivery.gap_money", details.delivery.id, place));
}

/// The column that a new one probably is, and why; approved in the workbench.
Cell likely_cell(const Context& context, const MappingGap& gap, const std::string& workbench) {
    if (gap.likely.empty()) return {};
    std::string why = fmt::format("{} {} %", context.tr("navnet ligner", "name alike"), gap.by_name);
    if (gap.by_values > 0) why += fmt::format(", {} {} %", context.tr("værdierne", "values"), gap.by_values);
    return {
        .value = fmt::format("{} ({})", gap.likely, why), .link = workbench, .tone = document::Tone::warning};
}

} // namespace

std::string mapping_link(std::string_view code) {
    return "/oversaettelse/" + encoded(code);
}

std::string workbench_link(std::string_view mapping, std::string_view column, std::string_view value) {
    return address("/oversaettelser", {{"oversaettelse", std::string(mapping)},
                                       {"kolonne", std::string(column)},
                                       {"vaerdi", std::string(value)}});
}

document::Table gap_table(const Context& context, const DeliveryDetails& details) {
    document::Table table;
    table.key = "huller";
    table.title = context.tr("Det, oversættelsen ikke kender", "What the mapping does not know");
    const auto column = [&](const char* key, std::string_view da, std::string_view en, ColumnKind kind) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    column("kind", "Hvad", "What", ColumnKind::text);
    column("column", "Kolonne", "Column", ColumnKind::text);
    column("value", "Værdi", "Value", ColumnKind::text);
    column("rows", "Rækker", "Rows", ColumnKind::count);
    column("amount", "Beløb", "Amount", ColumnKind::money);
    column("first", "Første", "First", ColumnKind::text);
    column("likely", "Er nok", "Probably is", ColumnKind::text);
    for (std::size_t place = 0; place < details.gaps.size(); ++place) {
        const MappingGap& gap = details.gaps[place];
        if (gap.kind == MappingGap::Kind::renamed_label) continue;
        const domain::SourceRef first = {details.delivery.id, gap.file, gap.first_line};
        const std::string workbench = workbench_link(details.delivery.source, gap.column, gap.value);
        const bool is_value = gap.kind == MappingGap::Kind::unknown_value;
        table.rows.push_back(
            {.cells = {document::text_cell(std::string(kind_words(context, gap.kind))),
                       {.value = gap.column,
                        .link = gap.kind == MappingGap::Kind::unmapped_column ? workbench : ""},
                       {.value = gap.value, .link = is_value ? workbench : ""},
                       rows_cell(details, place),
                       money_cell(details, place),
                       is_value ? line_cell(context, first) : Cell{},
                       likely_cell(context, gap, workbench)}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr("Oversættelsen kender alle kolonner og værdier.",
                                  "The mapping knows every column and value.");
    return table;
}

document::Table renamed_table(const Context& context, const DeliveryDetails& details, std::size_t rows_max) {
    document::Table table;
    table.key = "omdoebte";
    table.title = context.tr("Betegnelser, der har skiftet navn", "Labels with a new name");
    const auto column = [&](const char* key, std::string_view da, std::string_view en,
                            ColumnKind kind = ColumnKind::text) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    column("column", "Kolonne", "Column");
    column("before", "Hed før", "Was called");
    column("now", "Hedder nu", "Is called now");
    column("codes", "Koder", "Codes", ColumnKind::count);
    column("rows", "Rækker", "Rows", ColumnKind::count);
    column("amount", "Beløb", "Amount", ColumnKind::money);
    column("first", "Første", "First");
    for (std::size_t place = 0; place < details.gaps.size(); ++place) {
        const MappingGap& gap = details.gaps[place];
        if (gap.kind != MappingGap::Kind::renamed_label) continue;
        ++table.rows_in_all;
        if (rows_max != 0 && table.rows.size() == rows_max) continue;
        const domain::DeliveryId id = details.delivery.id;
        table.rows.push_back(
            {.cells = {
                 document::text_cell(gap.column),
                 document::text_cell(gap.likely),
                 {.value = gap.value, .link = workbench_link(details.delivery.source, gap.column, gap.value)},
                 {.value = document::Count{gap.codes}},
                 document::count_cell(static_cast<std::int64_t>(gap.rows),
                                      gap_figure("delivery.gap_rows", id, place)),
                 document::money_cell(gap.amount, gap_figure("delivery.gap_money", id, place)),
                 line_cell(context, {id, gap.file, gap.first_line})}});
    }
    return table;
}

GapSums gap_sums(const std::vector<MappingGap>& gaps) {
    GapSums sums;
    for (const MappingGap& gap : gaps) {
        if (gap.kind == MappingGap::Kind::unmapped_column) ++sums.columns;
        if (gap.kind == MappingGap::Kind::unread_sheet) ++sums.sheets;
        if (gap.kind != MappingGap::Kind::unknown_value) continue;
        ++sums.values;
        sums.rows += static_cast<std::int64_t>(gap.rows);
        sums.money += gap.amount;
    }
    return sums;
}

} // namespace styrhus::views::page
