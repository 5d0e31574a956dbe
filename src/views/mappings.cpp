#include "base/words.h"
#include "views/page/figure.h"
#include "views/page/frame.h"
#include "views/page/gaps.h"
#include "views/page/mapping_words.h"
#include "views/page/receipts.h"
#include "views/views.h"

#include <algorithm>
#include <fmt/core.h>
#include <tuple>

/// Do we understand what the sources send?
namespace styrhus::views {

namespace {

using namespace page;
using document::Cell;
using document::ColumnKind;
using document::Document;
using document::Table;
using document::Tone;

/// A mapping, and what the source's latest delivery has that it does not know.
struct Listed {
    MappingWords mapping;
    SourceStatus status;
    GapSums sums;
};

base::Result<std::vector<Listed>> listed(const Context& context) {
    std::vector<Listed> all;
    for (SourceStatus& status : source_statuses(context)) {
        const bool is_mapped = std::any_of(context.sources.begin(), context.sources.end(),
                                           [&](const SourceName& one) { return one.code == status.code; });
        if (!is_mapped) continue;
        Listed one;
        STYRHUS_TRY(one.mapping, context.mapping(status.code));
        if (status.has_delivered()) {
            STYRHUS_TRY(const DeliveryDetails details, context.delivery_details(status.latest));
            one.sums = gap_sums(details.gaps);
        }
        one.status = std::move(status);
        all.push_back(std::move(one));
    }
    const auto weight = [](const Listed& one) {
        const base::Money money = one.sums.money;
        return std::tuple(money < base::Money{} ? -money : money, one.sums.rows, one.sums.all());
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](const Listed& a, const Listed& b) { return weight(a) > weight(b); });
    return all;
}

Cell counted_cell(std::int64_t number, const Listed& one, const char* measure) {
    if (!one.status.has_delivered()) return {};
    return {.value = document::Count{number},
            .figure = format(Figure{measure, {one.mapping.code}, {}}),
            .tone = number > 0 ? Tone::warning : Tone::plain};
}

Cell version_cell(const Context& context, const MappingWords& mapping) {
    const MappingVersion& latest = mapping.versions.front();
    if (latest.origin != MappingVersion::Origin::saved)
        return {.value = origin_words(context, latest), .tone = Tone::muted};
    return document::text_cell(origin_words(context, latest));
}

document::Row row_of(const Context& context, const Listed& one) {
    const MappingWords& mapping = one.mapping;
    const bool has_delivered = one.status.has_delivered();
    return {.cells = {{.value = said(context, mapping.name), .link = mapping_link(mapping.code)},
                      document::text_cell(said(context, mapping.fact)),
                      document::text_cell(std::string(mode_words(context, mapping.mode))),
                      has_delivered
                          ? Cell{.value = one.status.extract_date, .link = receipt_link(one.status.latest)}
                          : Cell{},
                      counted_cell(one.sums.columns, one, "mapping.unmapped_columns"),
                      counted_cell(one.sums.values, one, "mapping.unmapped_values"),
                      counted_cell(one.sums.rows, one, "mapping.unmapped_rows"),
                      has_delivered ? document::money_cell(
                          one.sums.money, format(Figure{"mapping.unmapped_money", {mapping.code}, {}}))
                                    : Cell{},
                      version_cell(context, mapping)}};
}

Table mapping_table(const Context& context, const std::vector<Listed>& all) {
    Table table;
    table.key = "oversaettelser";
    const auto column = [&](const char* key, std::string_view da, std::string_view en,
                            ColumnKind kind = ColumnKind::text) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    column("source", "Kilde", "Source");
    column("fact", "Rækkerne er", "Its rows are");
    column("mode", "Leverancen indeholder", "A delivery holds");
    column("extract", "Seneste udtræk", "Latest extract", ColumnKind::date);
    column("columns", "Ukendte kolonner", "Unknown columns", ColumnKind::count);
    column("values", "Ukendte værdier", "Unknown values", ColumnKind::count);
    column("rows", "Rækker med dem", "Rows with them", ColumnKind::count);
    column("money", "Beløb", "Amount", ColumnKind::money);
    column("decided", "Bestemt", "Decided");
    for (const Listed& one : all)
        table.rows.push_back(row_of(context, one));
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr("Der er ingen oversættelser. Lav den første ud fra en fil.",
                                  "There are no mappings. Make the first from a file.");
    return table;
}

/// "2 kilder har noget, oversættelsen ikke kender", or that all is known.
std::string answer(const Context& context, const std::vector<Listed>& all) {
    const bool has_any =
        std::any_of(all.begin(), all.end(), [](const Listed& one) { return one.status.has_delivered(); });
    if (!has_any) return std::string(context.tr("Intet er leveret endnu", "Nothing is delivered yet"));
    const auto sources =
        std::count_if(all.begin(), all.end(), [](const Listed& one) { return one.sums.all() > 0; });
    if (sources == 0)
        return std::string(context.tr("Oversættelserne kender alt i kildernes seneste leverancer",
                                      "The mappings know everything in the sources' latest deliveries"));
    return fmt::format("{} {}",
                       base::counted(sources, context.tr("kilde", "source"), context.tr("kilder", "sources"),
                                     context.language),
                       context.tr("har noget, oversættelsen ikke kender",
                                  sources == 1 ? "has something its mapping does not know"
                                               : "have something their mappings do not know"));
}

} // namespace

Presented present_mappings(const Context& context, const Request& request) {
    STYRHUS_TRY(const std::vector<Listed> all, listed(context));
    Document page = begin_page(context, request, "mappings", "/oversaettelser/alle", answer(context, all));
    std::int64_t rows = 0;
    base::Money money;
    for (const Listed& one : all) {
        rows += one.sums.rows;
        money += one.sums.money;
    }
    page.lead = fmt::format(
        "{}. {} {} {}.",
        base::counted(static_cast<std::int64_t>(all.size()), context.tr("oversættelse", "mapping"),
                      context.tr("oversættelser", "mappings"), context.language),
        base::counted(rows, context.tr("række", "row"), context.tr("rækker", "rows"), context.language),
        context.tr("har en værdi uden betydning:", "have a value without a meaning:"),
        base::kroner_text(money, context.language));
    page.blocks.emplace_back(mapping_table(context, all));
    page.blocks.emplace_back(document::Notice{
        std::string(
            context.tr("Lav en ny oversættelse ud fra en fil, eller prøv en rettelse, før den gemmes.",
                       "Make a mapping from a file, or try a change before it is saved.")),
        Tone::plain, std::string(context.tr("Arbejd med oversættelser", "Work with mappings")),
        workbench_link("")});
    return page;
}

} // namespace styrhus::views
