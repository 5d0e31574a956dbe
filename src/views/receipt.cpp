#include "base/error_text.h"
#include "base/words.h"
#include "views/page/decisions.h"
#include "views/page/figure.h"
#include "views/page/frame.h"
#include "views/page/gaps.h"
#include "views/page/receipts.h"
#include "views/views.h"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <map>

/// Did everything come along? (UX 7.6)
namespace styrhus::views {

namespace {

using namespace page;
using base::Money;
using document::Cell;
using document::ColumnKind;
using document::Document;
using document::Equation;
using document::Table;
using document::Tone;

std::int64_t whole(std::uint64_t number) {
    return static_cast<std::int64_t>(number);
}

/// Delivered = accepted + rejected, in rows or in kroner.
Equation equation_of(const Context& context, std::string title, Cell in, Cell accepted, Cell rejected,
                     Cell difference) {
    return {.title = std::move(title),
            .unit = document::MoneyUnit::ore,
            .terms = {{"", std::string(context.tr("leveret", "delivered")), std::move(in)},
                      {"=", std::string(context.tr("godtaget", "accepted")), std::move(accepted)},
                      {"+", std::string(context.tr("afvist", "rejected")), std::move(rejected)}},
            .difference = std::move(difference)};
}

void add_equations(const Context& context, const domain::Delivery& delivery, Document& page) {
    const domain::DeliverySums& sums = delivery.sums;
    const auto counts = [&](std::uint64_t n, const char* measure) {
        return document::count_cell(whole(n), delivery_figure(measure, delivery));
    };
    page.blocks.emplace_back(equation_of(
        context, std::string(context.tr("Rækker", "Rows")), counts(sums.rows_in, "delivery.rows_in"),
        counts(sums.rows_accepted, "delivery.rows_accepted"),
        counts(sums.rows_rejected, "delivery.rows_rejected"),
        document::count_cell(whole(sums.rows_in) - whole(sums.rows_accepted) - whole(sums.rows_rejected))));
    const auto kroner = [&](Money amount, const char* measure) {
        return document::money_cell(amount, delivery_figure(measure, delivery));
    };
    page.blocks.emplace_back(equation_of(
        context, std::string(context.tr("Kroner", "Kroner")), kroner(sums.money_in, "delivery.money_in"),
        kroner(sums.money_accepted, "delivery.money_accepted"),
        kroner(sums.money_rejected, "delivery.money_rejected"),
        document::money_cell(sums.money_in - sums.money_accepted - sums.money_rejected)));
    if (!sums.has_own_total) return;
    Equation own;
    own.title = context.tr("Filens egen total", "The file's own total");
    own.unit = document::MoneyUnit::ore;
    own.terms = {
        {"", std::string(context.tr("leveret", "delivered")), kroner(sums.money_in, "delivery.money_in")},
        {"=", std::string(context.tr("filens total", "the file's total")),
         kroner(sums.own_total, "delivery.own_total")}};
    own.difference = document::money_cell(sums.own_total - sums.money_in);
    page.blocks.emplace_back(std::move(own));
}

Table changes_of(const Context& context, const domain::Delivery& delivery) {
    const domain::DeliverySums& sums = delivery.sums;
    Table table;
    table.key = "aendringer";
    table.title = context.tr("Siden sidste leverance af kilden", "Since the source's last delivery");
    table.columns = {
        {.key = "what", .label = std::string(context.tr("Rækker", "Rows"))},
        {.key = "rows", .label = std::string(context.tr("Antal", "Count")), .kind = ColumnKind::count},
        {.key = "money", .label = std::string(context.tr("Beløb", "Amount")), .kind = ColumnKind::money}};
    const auto add = [&](std::string_view da, std::string_view en, std::uint64_t rows, const char* measure,
                         Cell money = {}) {
        table.rows.push_back({.cells = {document::text_cell(std::string(context.tr(da, en))),
                                        document::count_cell(whole(rows), delivery_figure(measure, delivery)),
                                        std::move(money)}});
    };
    add("nye", "new", sums.rows_new, "delivery.rows_new");
    add("ændrede", "changed", sums.rows_changed, "delivery.rows_changed");
    add("uændrede", "unchanged", sums.rows_unchanged, "delivery.rows_unchanged");
    add("forsvundet", "gone", sums.rows_gone, "delivery.rows_gone",
        document::money_cell(sums.money_gone, delivery_figure("delivery.money_gone", delivery)));
    add("gentagne (talt én gang)", "repeated (counted once)", sums.rows_duplicate, "delivery.rows_duplicate");
    add("tomme, hoveder og totaler (ikke talt)", "blank, headers and totals (not counted)", sums.rows_skipped,
        "delivery.rows_skipped");
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

template <class Item>
struct Group {
    const Item* first = nullptr;
    std::int64_t rows = 0;
    Money amount;
};

template <class Item, class Key, class Amount>
std::vector<Group<Item>> grouped(const std::vector<Item>& items, Key key_of, Amount amount_of) {
    std::map<decltype(key_of(items.front())), Group<Item>> groups;
    for (const Item& item : items) {
        Group<Item>& group = groups[key_of(item)];
        if (group.first == nullptr || item.source < group.first->source) group.first = &item;
        ++group.rows;
        group.amount += amount_of(item);
    }
    std::vector<Group<Item>> sorted;
    sorted.reserve(groups.size());
    for (auto& [key, group] : groups)
        sorted.push_back(group);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Group<Item>& a, const Group<Item>& b) {
        const auto size = [](Money money) { return money < Money{} ? -money : money; };
        if (size(a.amount) != size(b.amount)) return size(a.amount) > size(b.amount);
        return a.rows > b.rows;
    });
    return sorted;
}

Table rejected_rows(const Context& context, const DeliveryDetails& details) {
    Table table;
    table.key = "afviste";
    table.title = context.tr("Afviste rækker efter årsag", "Rejected rows by reason");
    table.columns = {
        {.key = "reason", .label = std::string(context.tr("Årsag", "Reason"))},
        {.key = "column", .label = std::string(context.tr("Kolonne", "Column"))},
        {.key = "rows", .label = std::string(context.tr("Rækker", "Rows")), .kind = ColumnKind::count},
        {.key = "amount",
         .label = std::string(context.tr("Beløb", "Amount")),
         .kind = ColumnKind::money,
         .unit = document::MoneyUnit::ore},
        {.key = "first", .label = std::string(context.tr("Første", "First"))}};
    const auto groups = grouped(
        details.rejections, [](const domain::Rejection& r) { return std::pair(r.reason, r.column); },
        [](const domain::Rejection& r) { return r.amount_known ? r.amount : Money{}; });
    for (const auto& group : groups) {
        const domain::Rejection& first = *group.first;
        const auto name = [&](const char* measure) {
            return format(Figure{
                measure,
                {std::to_string(static_cast<std::uint32_t>(details.delivery.id)), first.reason, first.column},
                {}});
        };
        table.rows.push_back(
            {.cells = {document::text_cell(std::string(context.tr(first.text_da, first.text_en))),
                       document::text_cell(first.column),
                       document::count_cell(group.rows, name("delivery.rows_rejected")),
                       document::money_cell(group.amount, name("delivery.money_rejected")),
                       line_cell(context, first.source)}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr("Ingen rækker er afvist.", "No rows are rejected.");
    return table;
}

Table findings_of(const Context& context, const DeliveryDetails& details) {
    Table table;
    table.key = "fund";
    table.title = context.tr("Fund efter regel", "Findings by rule");
    table.columns = {
        {.key = "what", .label = std::string(context.tr("Regel", "Rule"))},
        {.key = "text", .label = std::string(context.tr("Hvad", "What"))},
        {.key = "rows", .label = std::string(context.tr("Rækker", "Rows")), .kind = ColumnKind::count},
        {.key = "at_stake",
         .label = std::string(context.tr("På spil", "At stake")),
         .kind = ColumnKind::money},
        {.key = "first", .label = std::string(context.tr("Første", "First"))}};
    const auto groups = grouped(
        details.findings, [](const domain::Finding& f) { return f.rule; },
        [](const domain::Finding& f) { return f.at_stake; });
    for (const auto& group : groups) {
        const auto name = [&](const char* measure) {
            return format(
                Figure{measure,
                       {std::to_string(static_cast<std::uint32_t>(details.delivery.id)), group.first->rule},
                       {}});
        };
        table.rows.push_back(
            {.cells = {
                 {.value = rule_words(context, *group.first),
                  .tone = group.first->severity == domain::Severity::error ? Tone::warning : Tone::plain},
                 document::text_cell(std::string(context.tr(group.first->text_da, group.first->text_en))),
                 document::count_cell(group.rows, name("delivery.findings")),
                 document::money_cell(group.amount, name("delivery.at_stake")),
                 line_cell(context, group.first->source)}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr("Ingen fund.", "No findings.");
    return table;
}

/// "udtræk.xlsx, arket Januar", "liste.csv (i november.zip)".
std::string file_words(const Context& context, const domain::DeliveredFile& file) {
    std::string words = file.name;
    if (!file.sheet.empty()) words += fmt::format(", {} {}", context.tr("arket", "sheet"), file.sheet);
    if (!file.archive.empty()) words += fmt::format(" ({} {})", context.tr("i", "in"), file.archive);
    return words;
}

Table files_of(const Context& context, const domain::Delivery& delivery) {
    Table table;
    table.key = "filer";
    table.title = context.tr("Filer", "Files");
    table.columns = {
        {.key = "name", .label = std::string(context.tr("Fil", "File"))},
        {.key = "rows", .label = std::string(context.tr("Rækker", "Rows")), .kind = ColumnKind::count},
        {.key = "bytes", .label = std::string(context.tr("Byte", "Bytes")), .kind = ColumnKind::count},
        {.key = "hash", .label = std::string(context.tr("Fingeraftryk", "Hash"))}};
    for (std::size_t i = 0; i < delivery.files.size(); ++i) {
        const domain::DeliveredFile& file = delivery.files[i];
        const auto name = [&](const char* measure) {
            return format(Figure{
                measure, {std::to_string(static_cast<std::uint32_t>(delivery.id)), std::to_string(i)}, {}});
        };
        table.rows.push_back({.cells = {document::text_cell(file_words(context, file)),
                                        document::count_cell(whole(file.rows), name("delivery.file_rows")),
                                        document::count_cell(whole(file.bytes), name("delivery.file_bytes")),
                                        document::text_cell(file.hash.substr(0, 12))}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

/// The source calls the same codes by other names than last time.
void add_renamed(const Context& context, const Request& request, const DeliveryDetails& details,
                 Document& page) {
    constexpr std::size_t renamed_shown = 20;
    Table table = renamed_table(context, details, request.wants_all_rows() ? 0 : renamed_shown);
    if (table.rows.empty()) return;
    if (table.rows_in_all > whole(table.rows.size()))
        table.more = address_of_all(receipt_link(details.delivery.id), {});
    page.blocks.emplace_back(std::move(table));
    page.blocks.emplace_back(document::Notice{
        std::string(context.tr("Koderne er de samme som i leverancen før, men kilden kalder dem noget andet. "
                               "Tal efter betegnelse "
                               "kan ikke sammenlignes hen over skiftet; tal efter kode kan.",
                               "The codes are those of the delivery before, but the source calls them "
                               "something else. Figures by "
                               "label cannot be compared across the change; figures by code can.")),
        Tone::warning,
        {},
        {}});
}

} // namespace

Presented present_receipt(const Context& context, const Request& request) {
    const std::string text = request.get("id");
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size() || number == 0)
        return base::error("A receipt needs the delivery's number, such as id=17. It says: {}",
                           "En kvittering skal have leverancens nummer, som id=17. Der står: {}",
                           text.empty() ? std::string(context.tr("ingenting", "nothing")) : text);
    STYRHUS_TRY(const DeliveryDetails details, context.delivery_details(domain::DeliveryId{number}));
    const domain::Delivery& delivery = details.delivery;
    const Language language = context.language;
    Document page = begin_page(context, request, "receipt", receipt_link(delivery.id),
                               source_name(context, delivery.source));
    page.path = receipt_link(delivery.id);
    page.title =
        fmt::format("{}, {}: {}, {}", source_name(context, delivery.source),
                    date_text(delivery.dates.extract_date, language),
                    counted(whole(delivery.sums.rows_in), context.tr("række modtaget", "row received"),
                            context.tr("rækker modtaget", "rows received"), language),
                    counted(whole(delivery.sums.rows_rejected), context.tr("afvist", "rejected"),
                            context.tr("afvist", "rejected"), language));
    page.lead = fmt::format(
        "{} {}. {} {} {} {}.", context.tr("Modtaget", "Received"),
        date_text(delivery.dates.received_on, language), context.tr("Kilden dækker", "The source covers"),
        date_text(delivery.dates.coverage.from, language), context.tr("til", "to"),
        delivery.dates.coverage.is_open() ? date_text(delivery.dates.extract_date, language)
                                          : date_text(delivery.dates.coverage.to.plus_days(-1), language));
    add_state(context, delivery, page);
    add_equations(context, delivery, page);
    page.blocks.emplace_back(changes_of(context, delivery));
    page.blocks.emplace_back(rejected_rows(context, details));
    page.blocks.emplace_back(gap_table(context, details));
    add_renamed(context, request, details, page);
    add_older_mapping(context, delivery, page);
    page.blocks.emplace_back(document::Notice{
        std::string(context.tr("Hvad kolonner og værdier betyder, står i kildens oversættelse.",
                               "What columns and values mean stands in the source's mapping.")),
        Tone::plain, std::string(context.tr("Oversættelsen", "The mapping")), mapping_link(delivery.source)});
    page.blocks.emplace_back(findings_of(context, details));
    page.blocks.emplace_back(files_of(context, delivery));
    add_withdrawal(context, delivery, page);
    return page;
}

} // namespace styrhus::views
