#include "base/words.h"
#include "views/page/figure.h"
#include "views/page/frame.h"
#include "views/page/gaps.h"
#include "views/page/mapping_words.h"
#include "views/page/receipts.h"
#include "views/views.h"

#include <algorithm>
#include <fmt/core.h>
#include <fmt/ranges.h>
#include <optional>

/// What does each column and value of a source mean, and who decided it?
namespace styrhus::views {

namespace {

using namespace page;
using document::Cell;
using document::ColumnKind;
using document::Document;
using document::Table;
using document::Tone;

Table table_of(const Context& context, const char* key, std::string_view da, std::string_view en) {
    Table table;
    table.key = key;
    table.title = context.tr(da, en);
    return table;
}

void add_column(const Context& context, Table& table, const char* key, std::string_view da,
                std::string_view en, ColumnKind kind = ColumnKind::text) {
    table.columns.push_back({.key = key, .label = std::string(context.tr(da, en)), .kind = kind});
}

std::string field_text(const Context& context, const MappedColumn& column) {
    return column.field.empty() ? std::string(context.tr("bruges ikke", "not used"))
                                : said(context, column.field_words);
}

/// Which columns the file has, and what each is to us.
Table column_table(const Context& context, const MappingWords& mapping) {
    Table table = table_of(context, "kolonner", "Kolonner", "Columns");
    add_column(context, table, "column", "Kolonne i kilden", "Column of the source");
    add_column(context, table, "field", "Betyder", "Means");
    add_column(context, table, "aliases", "Hedder også", "Also headed");
    add_column(context, table, "required", "Uden den", "Without it");
    add_column(context, table, "unlisted", "En værdi, der ikke er på listen", "A value that is not listed");
    for (const MappedColumn& column : mapping.columns)
        table.rows.push_back(
            {.cells = {{.value = column.column, .link = workbench_link(mapping.code, column.column)},
                       {.value = field_text(context, column),
                        .tone = column.field.empty() ? Tone::muted : Tone::plain},
                       document::text_cell(fmt::format("{}", fmt::join(column.aliases, ", "))),
                       document::text_cell(column.is_required ? std::string(
                                               context.tr("afvises filen", "the file is refused"))
                                                              : std::string()),
                       document::text_cell(said(context, column.unlisted))}});
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

/// A value of the map with the rows that the latest delivery has of it.
document::Row value_row(const Context& context, const MappedColumn& column, const ValueMeaning& value,
                        const std::optional<DeliveryDetails>& latest) {
    document::Row row = {.cells = {document::text_cell(column.column), document::text_cell(value.value),
                                   document::text_cell(said(context, value.meaning))}};
    row.cells.resize(5);
    if (!latest) return row;
    const auto found =
        std::find_if(latest->met_values.begin(), latest->met_values.end(), [&](const domain::MetValue& met) {
            return met.column == column.column && met.field == column.field && met.value == value.folded;
        });
    if (found == latest->met_values.end()) return row;
    const auto place = static_cast<std::size_t>(found - latest->met_values.begin());
    row.cells[3] = document::count_cell(static_cast<std::int64_t>(found->rows),
                                        gap_figure("delivery.value_rows", latest->delivery.id, place));
    row.cells[4] =
        document::money_cell(found->amount, gap_figure("delivery.value_money", latest->delivery.id, place));
    return row;
}

Table value_table(const Context& context, const MappingWords& mapping,
                  const std::optional<DeliveryDetails>& latest) {
    Table table = table_of(context, "vaerdier", "Hvad værdierne betyder", "What the values mean");
    add_column(context, table, "column", "Kolonne", "Column");
    add_column(context, table, "value", "Kildens værdi", "The source's value");
    add_column(context, table, "meaning", "Betyder", "Means");
    add_column(context, table, "rows", "Rækker", "Rows", ColumnKind::count);
    add_column(context, table, "money", "Beløb", "Amount", ColumnKind::money);
    for (const MappedColumn& column : mapping.columns)
        for (const ValueMeaning& value : column.values)
            table.rows.push_back(value_row(context, column, value, latest));
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text = context.tr("Ingen kolonne har en liste af værdier: de står, som kilden skriver dem.",
                                  "No column has a list of values: they stand as the source writes them.");
    return table;
}

Table version_table(const Context& context, const MappingWords& mapping) {
    Table table = table_of(context, "versioner", "Hvem har bestemt hvad", "Who decided what");
    add_column(context, table, "version", "Version", "Version");
    add_column(context, table, "who", "Af", "By");
    add_column(context, table, "on", "Dag", "Day", ColumnKind::date);
    add_column(context, table, "what", "Ændret", "Changed");
    for (const MappingVersion& version : mapping.versions) {
        const bool is_saved = version.origin == MappingVersion::Origin::saved;
        std::vector<std::string> changes;
        for (const Wording& change : version.changes)
            changes.push_back(said(context, change));
        table.rows.push_back(
            {.cells = {document::text_cell(std::to_string(version.number)),
                       document::text_cell(is_saved ? version.author : origin_words(context, version)),
                       is_saved ? Cell{.value = version.saved_on} : Cell{},
                       document::text_cell(fmt::format("{}", fmt::join(changes, " ")))}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

/// What the rows that are no longer delivered mean; says nothing where the mode leaves no question.
std::string_view absence(const Context& context, const MappingWords& mapping) {
    if (mapping.mode != domain::DeliveryMode::full) return {};
    switch (mapping.absent) {
    case domain::Absent::closed:
        return context.tr("En række, der ikke længere er med, er afsluttet.",
                          "A row that is no longer there has ended.");
    case domain::Absent::deleted:
        return context.tr("En række, der ikke længere er med, er slettet.",
                          "A row that is no longer there is deleted.");
    case domain::Absent::reported:
        return context.tr("En række, der ikke længere er med, bliver stående og meldes som fund.",
                          "A row that is no longer there stays and is reported.");
    case domain::Absent::means_nothing:
        break;
    }
    return context.tr("At en række ikke længere er med, betyder ingenting.",
                      "That a row is no longer there means nothing.");
}

std::string lead(const Context& context, const MappingWords& mapping) {
    std::vector<std::string> sentences;
    const auto say = [&](std::string_view what, std::string_view is) {
        sentences.push_back(fmt::format("{}: {}.", what, is));
    };
    say(context.tr("Rækkerne er", "Its rows are"), said(context, mapping.fact));
    say(context.tr("En leverance indeholder", "A delivery holds"), mode_words(context, mapping.mode));
    if (const std::string_view absent = absence(context, mapping); !absent.empty())
        sentences.emplace_back(absent);
    std::vector<std::string> fields;
    for (const Wording& field : mapping.key)
        fields.push_back(said(context, field));
    if (!fields.empty())
        say(context.tr("En række kendes igen på", "A row is known again by"),
            fmt::format("{}", fmt::join(fields, ", ")));
    if (!mapping.file_patterns.empty())
        say(context.tr("Filerne hedder", "Its files are called"),
            fmt::format("{}", fmt::join(mapping.file_patterns, ", ")));
    return fmt::format("{}", fmt::join(sentences, " "));
}

/// "2 kolonner og 1 værdi er ukendte"
std::string unknown_words(const Context& context, const GapSums& sums) {
    std::vector<std::string> parts;
    const auto add = [&](std::int64_t n, std::string_view one, std::string_view many) {
        if (n > 0) parts.push_back(base::counted(n, one, many, context.language));
    };
    add(sums.columns, context.tr("kolonne", "column"), context.tr("kolonner", "columns"));
    add(sums.values, context.tr("værdi", "value"), context.tr("værdier", "values"));
    add(sums.sheets, context.tr("ark", "sheet"), context.tr("ark", "sheets"));
    return fmt::format("{} {}", fmt::join(parts, context.tr(" og ", " and ")),
                       sums.all() == 1 ? context.tr("er ukendt", "is unknown")
                                       : context.tr("er ukendte", "are unknown"));
}

std::string answer(const Context& context, const MappingWords& mapping,
                   const std::optional<DeliveryDetails>& latest) {
    const std::string name = said(context, mapping.name);
    if (!latest)
        return fmt::format("{}: {}", name, context.tr("intet er leveret endnu", "nothing is delivered yet"));
    const GapSums sums = gap_sums(latest->gaps);
    if (sums.all() == 0)
        return fmt::format(
            "{}: {}", name,
            context.tr("alt i den seneste leverance er kendt", "everything in the latest delivery is known"));
    return fmt::format("{}: {}", name, unknown_words(context, sums));
}

void add_latest(const Context& context, const DeliveryDetails& latest, Document& page) {
    Table gaps = gap_table(context, latest);
    gaps.title = fmt::format("{}, {}", gaps.title, delivery_words(context, latest.delivery));
    page.blocks.emplace_back(std::move(gaps));
    constexpr std::size_t renamed_shown = 20;
    Table renamed = renamed_table(context, latest, renamed_shown);
    if (renamed.rows_in_all > static_cast<std::int64_t>(renamed_shown))
        renamed.more = receipt_link(latest.delivery.id);
    if (!renamed.rows.empty()) page.blocks.emplace_back(std::move(renamed));
    page.blocks.emplace_back(document::Notice{
        std::string(context.tr("Tallene er fra kildens seneste leverance.",
                               "The figures are of the source's latest delivery.")),
        Tone::plain, std::string(context.tr("Kvittering", "Receipt")), receipt_link(latest.delivery.id)});
}

} // namespace

Presented present_mapping(const Context& context, const Request& request) {
    STYRHUS_TRY(const MappingWords mapping, context.mapping(request.get("kode")));
    std::optional<DeliveryDetails> latest;
    for (const SourceStatus& status : source_statuses(context)) {
        if (status.code != mapping.code || !status.has_delivered()) continue;
        STYRHUS_TRY(latest, context.delivery_details(status.latest));
    }
    Document page =
        begin_page(context, request, "mapping", mapping_link(mapping.code), answer(context, mapping, latest));
    page.path = mapping_link(mapping.code);
    page.lead = lead(context, mapping);
    page.blocks.emplace_back(
        document::Notice{std::string(context.tr("En rettelse prøves på en leverance, før den gemmes.",
                                                "A change is tried on a delivery before it is saved.")),
                         Tone::plain, std::string(context.tr("Ret oversættelsen", "Change the mapping")),
                         workbench_link(mapping.code)});
    if (latest) add_latest(context, *latest, page);
    page.blocks.emplace_back(column_table(context, mapping));
    page.blocks.emplace_back(value_table(context, mapping, latest));
    page.blocks.emplace_back(version_table(context, mapping));
    return page;
}

} // namespace styrhus::views
