#include "views/page/frame.h"
#include "views/page/receipts.h"
#include "views/page/words.h"
#include "views/views.h"

#include <fmt/format.h>

/// What has been delivered, and does it wait for anybody?
namespace styrhus::views {

namespace {

using namespace page;
using document::ColumnKind;
using document::Document;
using document::Tone;

document::Table source_table(const Context& context, const std::vector<SourceStatus>& statuses) {
    document::Table table;
    table.key = "kilder";
    table.title = context.tr("Kilder", "Sources");
    const auto column = [&](const char* key, std::string_view da, std::string_view en, ColumnKind kind) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    column("source", "Kilde", "Source", ColumnKind::text);
    column("extract", "Seneste udtræk", "Latest extract", ColumnKind::date);
    column("covers_to", "Dækker til og med", "Covers up to", ColumnKind::date);
    column("deliveries", "Leverancer", "Deliveries", ColumnKind::count);
    column("state", "Tilstand", "State", ColumnKind::text);
    for (const SourceStatus& status : statuses) {
        document::Row row;
        row.cells.push_back({.value = status.name,
                             .link = status.has_delivered() ? receipt_link(status.latest) : std::string()});
        if (!status.has_delivered()) {
            row.cells.resize(3);
            row.cells.push_back(document::count_cell(static_cast<std::int64_t>(status.deliveries)));
            row.cells.push_back(
                {.value = std::string(context.tr("ikke leveret", "not delivered")), .tone = Tone::muted});
            table.rows.push_back(std::move(row));
            continue;
        }
        row.cells.push_back({.value = status.extract_date});
        row.cells.push_back(status.coverage.is_open() || status.coverage.is_empty()
                                ? document::Cell{}
                                : document::Cell{.value = status.coverage.to.plus_days(-1)});
        row.cells.push_back(document::count_cell(static_cast<std::int64_t>(status.deliveries)));
        const bool waits = status.held > 0;
        row.cells.push_back(
            {.value =
                 std::string(waits            ? context.tr("venter på frigivelse", "waits to be released")
                             : status.is_late ? context.tr("mangler for perioden", "missing for the period")
                                              : context.tr("modtaget", "received")),
             .tone = waits || status.is_late ? Tone::warning : Tone::plain});
        table.rows.push_back(std::move(row));
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

} // namespace

Presented present_deliveries(const Context& context, const Request& request) {
    Document page = begin_page(context, request, "deliveries", "/leverancer",
                               std::string(context.tr("Leverancer", "Deliveries")));
    std::int64_t held = 0;
    std::int64_t rejected = 0;
    std::vector<domain::Delivery> shown;
    const std::string source = request.get("kilde");
    for (const domain::Delivery& delivery : context.deliveries) {
        if (!source.empty() && delivery.source != source) continue;
        shown.push_back(delivery);
        if (is_withdrawn(context, delivery.id)) continue;
        held += delivery.is_held ? 1 : 0;
        rejected += static_cast<std::int64_t>(delivery.sums.rows_rejected);
    }
    const Language language = context.language;
    page.lead = fmt::format(
        "{}. {} {}, {} {}.",
        counted(static_cast<std::int64_t>(shown.size()), context.tr("leverance", "delivery"),
                context.tr("leverancer", "deliveries"), language),
        counted(rejected, context.tr("række er afvist", "row is rejected"),
                context.tr("rækker er afvist", "rows are rejected"), language),
        context.tr("og", "and"),
        counted(held, context.tr("leverance", "delivery"), context.tr("leverancer", "deliveries"), language),
        context.tr("venter på frigivelse", "to be released"));
    document::Parameter choice = {.key = "kilde",
                                  .label = std::string(context.tr("Kilde", "Source")),
                                  .value = source,
                                  .options = {{"", std::string(context.tr("alle", "all"))}},
                                  .is_primary = true};
    const std::vector<SourceStatus> statuses = source_statuses(context);
    for (const SourceStatus& status : statuses)
        if (status.deliveries > 0) choice.options.push_back({status.code, status.name});
    page.parameters.push_back(std::move(choice));
    page.blocks.emplace_back(source_table(context, statuses));
    document::Table table = delivery_table(context, std::move(shown), 0);
    table.title = context.tr("Alle leverancer, nyeste først", "All deliveries, newest first");
    page.blocks.emplace_back(std::move(table));
    return page;
}

} // namespace styrhus::views
