#include "views/page/receipts.h"

#include "base/words.h"
#include "domain/rule_titles.h"
#include "views/page/figure.h"
#include "views/page/frame.h"

#include <algorithm>
#include <fmt/core.h>

namespace styrhus::views::page {

using document::Cell;
using document::ColumnKind;
using document::Tone;

std::string receipt_link(domain::DeliveryId id) {
    return fmt::format("/leverance/{}", static_cast<std::uint32_t>(id));
}

std::string delivery_words(const Context& context, const domain::Delivery& delivery) {
    return fmt::format("{}, {}", source_name(context, delivery.source),
                       date_text(delivery.dates.extract_date, context.language));
}

std::string delivery_figure(std::string_view measure, const domain::Delivery& delivery) {
    return format(
        Figure{std::string(measure), {std::to_string(static_cast<std::uint32_t>(delivery.id))}, {}});
}

std::string gap_figure(std::string_view measure, domain::DeliveryId id, std::size_t place) {
    return format(Figure{
        std::string(measure), {std::to_string(static_cast<std::uint32_t>(id)), std::to_string(place)}, {}});
}

Cell line_cell(const Context& context, domain::SourceRef source) {
    return {.value =
                fmt::format("{} {}", context.tr("linje", "line"), number_text(source.line, context.language)),
            .link = row_link(source)};
}

std::string rule_words(const Context& context, const domain::Finding& finding) {
    const domain::RuleTitle* title = domain::title_of(finding.rule);
    return std::string(title == nullptr ? context.tr(finding.text_da, finding.text_en)
                                        : context.tr(title->da, title->en));
}

const domain::Delivery* find_delivery(const Context& context, domain::DeliveryId id) {
    for (const domain::Delivery& delivery : context.deliveries)
        if (delivery.id == id) return &delivery;
    return nullptr;
}

Cell state_cell(const Context& context, const domain::Delivery& delivery) {
    if (is_withdrawn(context, delivery.id))
        return {.value = std::string(context.tr("taget tilbage", "taken back")), .tone = Tone::muted};
    if (delivery.is_held)
        return {.value = std::string(context.tr("venter på frigivelse", "waits to be released")),
                .tone = Tone::warning};
    return document::text_cell(std::string(context.tr("godtaget", "accepted")));
}

document::Table delivery_table(const Context& context, std::vector<domain::Delivery> deliveries,
                               std::size_t rows_max) {
    std::sort(deliveries.begin(), deliveries.end(),
              [](const domain::Delivery& a, const domain::Delivery& b) { return a.id > b.id; });
    document::Table table;
    table.key = "leverancer";
    const auto column = [&](const char* key, std::string_view da, std::string_view en, ColumnKind kind) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
    };
    column("received", "Modtaget", "Received", ColumnKind::date);
    column("source", "Kilde", "Source", ColumnKind::text);
    column("extract", "Udtræk", "Extract", ColumnKind::date);
    column("rows", "Rækker", "Rows", ColumnKind::count);
    column("rejected", "Afvist", "Rejected", ColumnKind::count);
    column("money", "Beløb", "Amount", ColumnKind::money);
    column("money_rejected", "Afvist beløb", "Rejected amount", ColumnKind::money);
    column("state", "Tilstand", "State", ColumnKind::text);
    table.rows_in_all = static_cast<std::int64_t>(deliveries.size());
    if (rows_max != 0 && deliveries.size() > rows_max) {
        deliveries.resize(rows_max);
        table.more = "/leverancer";
    }
    for (const domain::Delivery& delivery : deliveries) {
        const domain::DeliverySums& sums = delivery.sums;
        const auto rejected = static_cast<std::int64_t>(sums.rows_rejected);
        Cell source = {.value = source_name(context, delivery.source), .link = receipt_link(delivery.id)};
        if (!delivery.scope.empty()) source.note = delivery.scope;
        table.rows.push_back(
            {.cells = {{.value = delivery.dates.received_on},
                       std::move(source),
                       {.value = delivery.dates.extract_date},
                       document::count_cell(static_cast<std::int64_t>(sums.rows_in),
                                            delivery_figure("delivery.rows_in", delivery)),
                       {.value = document::Count{rejected},
                        .figure = delivery_figure("delivery.rows_rejected", delivery),
                        .tone = rejected > 0 ? Tone::warning : Tone::plain},
                       document::money_cell(sums.money_in, delivery_figure("delivery.money_in", delivery)),
                       document::money_cell(sums.money_rejected,
                                            delivery_figure("delivery.money_rejected", delivery)),
                       state_cell(context, delivery)}});
    }
    table.empty_text = context.tr("Der er ingen leverancer endnu. Læg den første fil ind.",
                                  "No deliveries yet. Add the first file.");
    return table;
}

} // namespace styrhus::views::page
