#include "views/page/delivery_grid.h"

#include "base/words.h"
#include "views/page/frame.h"
#include "views/page/receipts.h"

#include <algorithm>

namespace styrhus::views::page {

namespace {

using base::Month;
using document::Cell;
using document::Tone;

constexpr int months_shown = 12;

/// The latest delivery of a source whose extract lies in the month; held ones only where no other has come.
const domain::Delivery* delivery_of(const Context& context, std::string_view source, Month month) {
    const domain::Delivery* found = nullptr;
    for (const domain::Delivery& delivery : context.deliveries) {
        if (delivery.source != source || !counts(context, delivery)) continue;
        if (Month::containing(delivery.dates.extract_date) != month) continue;
        if (found == nullptr || found->is_held || !delivery.is_held) found = &delivery;
    }
    return found;
}

Cell grid_cell(const Context& context, std::string_view source, Month month, const Rhythm& rhythm) {
    if (const domain::Delivery* delivery = delivery_of(context, source, month)) {
        const bool waits = delivery->is_held;
        return {.value =
                    std::string(waits ? context.tr("venter", "held") : context.tr("modtaget", "received")),
                .link = receipt_link(delivery->id),
                .tone = waits ? Tone::warning : Tone::plain};
    }
    if (!is_owed(month, rhythm)) return {};
    return {.value = std::string(context.tr("mangler", "missing")), .tone = Tone::warning};
}

} // namespace

Rhythm rhythm_of(const Context& context, std::string_view source) {
    Rhythm rhythm;
    for (const domain::Delivery& delivery : context.deliveries) {
        if (delivery.source != source || delivery.is_held || !counts(context, delivery)) continue;
        rhythm.extracts.push_back(Month::containing(delivery.dates.extract_date));
        rhythm.months = delivery.kind == domain::FactKind::posting ? 1 : 0;
    }
    std::vector<Month>& extracts = rhythm.extracts;
    std::sort(extracts.begin(), extracts.end());
    extracts.erase(std::unique(extracts.begin(), extracts.end()), extracts.end());
    constexpr std::size_t heard_at =
        3; // two are no rhythm yet: a list may have come anew because it was wrong
    if (extracts.size() < heard_at) return rhythm;
    std::vector<int> gaps;
    for (std::size_t i = 1; i < extracts.size(); ++i)
        gaps.push_back(extracts[i].index() - extracts[i - 1].index());
    std::sort(gaps.begin(), gaps.end());
    rhythm.months = gaps[gaps.size() / 2];
    return rhythm;
}

bool is_owed(Month month, const Rhythm& rhythm) {
    const auto after = std::upper_bound(rhythm.extracts.begin(), rhythm.extracts.end(), month);
    if (after == rhythm.extracts.begin() || rhythm.months == 0) return false;
    return month.index() - std::prev(after)->index() >= rhythm.months;
}

document::Table delivery_grid(const Context& context) {
    document::Table table;
    table.key = "maaneder";
    table.title = context.tr("Hvad er kommet, måned for måned", "What has come, month by month");
    table.columns = {{.key = "source", .label = std::string(context.tr("Kilde", "Source"))}};
    const Month last = Month::containing(context.snapshot->as_of);
    const Month first = last.plus(1 - months_shown);
    for (Month month = first; month <= last; month = month.plus(1))
        table.columns.push_back(
            {.key = "month_" + base::iso(month), .label = month_text(month, context.language)});
    for (const SourceStatus& status : source_statuses(context)) {
        if (status.deliveries == 0) continue;
        const Rhythm rhythm = rhythm_of(context, status.code);
        document::Row row;
        row.cells.push_back({.value = status.name, .link = address("/leverancer", {{"kilde", status.code}})});
        for (Month month = first; month <= last; month = month.plus(1))
            row.cells.push_back(grid_cell(context, status.code, month, rhythm));
        table.rows.push_back(std::move(row));
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

} // namespace styrhus::views::page
