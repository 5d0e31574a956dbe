#include "base/words.h"
#include "views/page/delivery_grid.h"
#include "views/page/figure.h"
#include "views/page/frame.h"
#include "views/page/receipts.h"
#include "views/views.h"

#include <algorithm>
#include <fmt/core.h>
#include <fmt/ranges.h>

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
        const std::string count_figure = format(Figure{"delivery.count", {status.code}, {}});
        if (!status.has_delivered()) {
            row.cells.resize(3);
            row.cells.push_back(
                document::count_cell(static_cast<std::int64_t>(status.deliveries), count_figure));
            row.cells.push_back(
                {.value = std::string(context.tr("ikke leveret", "not delivered")), .tone = Tone::muted});
            table.rows.push_back(std::move(row));
            continue;
        }
        row.cells.push_back({.value = status.extract_date});
        row.cells.push_back(status.coverage.is_open() || status.coverage.is_empty()
                                ? document::Cell{}
                                : document::Cell{.value = status.coverage.to.plus_days(-1)});
        row.cells.push_back(document::count_cell(static_cast<std::int64_t>(status.deliveries), count_figure));
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

/// "November 2025: alle 12 kilder er modtaget", or what is missing and what waits.
std::string answer(const Context& context, const std::vector<SourceStatus>& statuses, std::int64_t held) {
    const Language language = context.language;
    std::vector<std::string> late;
    std::int64_t delivered = 0;
    for (const SourceStatus& status : statuses) {
        delivered += status.has_delivered() ? 1 : 0;
        if (status.is_late) late.push_back(status.name);
    }
    if (delivered == 0) return std::string(context.tr("Intet er leveret endnu", "Nothing is delivered yet"));
    constexpr std::size_t named_max = 2;
    std::string text = month_text(base::Month::containing(context.snapshot->as_of), language) + ": ";
    if (late.empty())
        text += fmt::format("{} {}", context.tr("alle", "all"),
                            counted(delivered, context.tr("kilde er modtaget", "source received"),
                                    context.tr("kilder er modtaget", "sources received"), language));
    else if (late.size() <= named_max)
        text += fmt::format("{} {}", fmt::join(late, context.tr(" og ", " and ")),
                            context.tr("mangler", late.size() == 1 ? "is missing" : "are missing"));
    else
        text += counted(static_cast<std::int64_t>(late.size()), context.tr("kilde mangler", "source missing"),
                        context.tr("kilder mangler", "sources missing"), language);
    if (held > 0)
        text += fmt::format(", {} {}",
                            counted(held, context.tr("leverance", "delivery"),
                                    context.tr("leverancer", "deliveries"), language),
                            context.tr("venter på frigivelse", "to be released"));
    return text;
}

constexpr std::size_t deliveries_on_page = 50;

/// One source's deliveries, newest first, a page at a time.
void add_source(const Context& context, const Request& request, std::vector<domain::Delivery> shown,
                Document& page) {
    const std::size_t in_all = shown.size();
    std::sort(shown.begin(), shown.end(),
              [](const domain::Delivery& a, const domain::Delivery& b) { return a.id > b.id; });
    const bool all = request.wants_all_rows();
    const std::size_t at = all ? 1 : page_number(request.get("side"));
    const std::size_t first = std::min((at - 1) * deliveries_on_page, in_all);
    const std::size_t end = all ? in_all : std::min(first + deliveries_on_page, in_all);
    document::Table table = delivery_table(context,
                                           {shown.begin() + static_cast<std::ptrdiff_t>(first),
                                            shown.begin() + static_cast<std::ptrdiff_t>(end)},
                                           0);
    table.title = context.tr("Leverancer, nyeste først", "Deliveries, newest first");
    table.rows_in_all = static_cast<std::int64_t>(in_all);
    if (end < in_all)
        table.more =
            address("/leverancer", {{"kilde", request.get("kilde")}, {"side", std::to_string(at + 1)}});
    page.blocks.emplace_back(std::move(table));
}

/// What waits, then the latest delivery of each source.
void add_latest(const Context& context, const std::vector<SourceStatus>& statuses, Document& page) {
    std::vector<domain::Delivery> held;
    std::vector<domain::Delivery> latest;
    for (const domain::Delivery& delivery : context.deliveries) {
        if (delivery.is_held && counts(context, delivery)) held.push_back(delivery);
        if (std::any_of(statuses.begin(), statuses.end(),
                        [&](const SourceStatus& status) { return status.latest == delivery.id; }))
            latest.push_back(delivery);
    }
    if (!held.empty()) {
        document::Table table = delivery_table(context, std::move(held), 0);
        table.key = "venter";
        table.title =
            context.tr("Venter på, at en navngiven medarbejder frigiver", "Held for a named employee");
        page.blocks.emplace_back(std::move(table));
    }
    page.blocks.emplace_back(delivery_grid(context));
    page.blocks.emplace_back(source_table(context, statuses));
    document::Table table = delivery_table(context, std::move(latest), 0);
    table.title = context.tr("Den seneste leverance af hver kilde", "The latest delivery of each source");
    page.blocks.emplace_back(std::move(table));
}

} // namespace

Presented present_deliveries(const Context& context, const Request& request) {
    Document page = begin_page(context, request, "deliveries", "/leverancer",
                               std::string(context.tr("Leverancer", "Deliveries")));
    const std::vector<SourceStatus> statuses = source_statuses(context);
    std::int64_t held = 0;
    std::int64_t rejected = 0;
    std::vector<domain::Delivery> shown;
    const std::string source = request.get("kilde");
    for (const domain::Delivery& delivery : context.deliveries) {
        if (!source.empty() && delivery.source != source) continue;
        shown.push_back(delivery);
        if (!counts(context, delivery)) continue;
        held += delivery.is_held ? 1 : 0;
        rejected += static_cast<std::int64_t>(delivery.sums.rows_rejected);
    }
    const Language language = context.language;
    page.title = source.empty() ? answer(context, statuses, held) : source_name(context, source);
    page.lead =
        fmt::format("{}. {}.",
                    counted(static_cast<std::int64_t>(shown.size()), context.tr("leverance", "delivery"),
                            context.tr("leverancer", "deliveries"), language),
                    counted(rejected, context.tr("række er afvist", "row is rejected"),
                            context.tr("rækker er afvist", "rows are rejected"), language));
    document::Parameter choice = {.key = "kilde",
                                  .label = std::string(context.tr("Kilde", "Source")),
                                  .value = source,
                                  .options = {{"", std::string(context.tr("alle", "all"))}},
                                  .is_primary = true};
    for (const SourceStatus& status : statuses)
        if (status.deliveries > 0) choice.options.push_back({status.code, status.name});
    page.parameters.push_back(std::move(choice));
    if (source.empty() && !request.wants_all_rows())
        add_latest(context, statuses, page);
    else
        add_source(context, request, std::move(shown), page);
    return page;
}

} // namespace styrhus::views
