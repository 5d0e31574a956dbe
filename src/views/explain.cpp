#include "base/words.h"
#include "views/page/definitions.h"
#include "views/page/explained.h"
#include "views/page/frame.h"
#include "views/views.h"

#include <fmt/core.h>

/// Behind the figure: what it is, what it is made of, and the rows of it.
namespace styrhus::views {

Presented present_explain(const Context& context, const Request& request) {
    const std::string name = request.get("figur");
    STYRHUS_TRY(const page::Figure figure, page::parse_figure(name));
    const page::Definition* definition = page::find_definition(figure.measure);
    if (definition == nullptr) return page::no_such_measure(figure);
    STYRHUS_TRY(page::Explained explained, page::explain_ladder(context, figure));
    document::Document document =
        page::begin_page(context, request, "explain", "/tal",
                         std::string(context.tr(definition->name_da, definition->name_en)));
    document.lead = context.tr(definition->formula_da, definition->formula_en);
    document::Tiles tiles;
    tiles.tiles.push_back({.label = document.title,
                           .figure = {.value = explained.value, .figure = name},
                           .unit = {},
                           .note = std::string(context.tr(definition->period_da, definition->period_en))});
    document.blocks.emplace_back(std::move(tiles));
    document.blocks.emplace_back(document::Paragraph{
        fmt::format(
            "{}: {}. {} {}. {}: {}.", context.tr("Kilder", "Sources"),
            context.tr(definition->sources_da, definition->sources_en), context.tr("Kendt pr.", "Known on"),
            base::date_text(context.snapshot->known_on, context.language), context.tr("Navn", "Name"), name),
        document::Tone::muted});
    const bool all = request.wants_all_rows();
    for (page::PartList& list : explained.lists)
        document.blocks.emplace_back(page::parts_table(context, std::move(list), all, name));
    return document;
}

Presented present_definitions(const Context& context, const Request& request) {
    document::Document document = page::begin_page(context, request, "definitions", "/definitioner",
                                                   std::string(context.tr("Definitioner", "Definitions")));
    document::Table table;
    table.key = "definitioner";
    const auto column = [&](const char* key, std::string_view da, std::string_view en) {
        table.columns.push_back({.key = key, .label = std::string(context.tr(da, en))});
    };
    column("figure", "Tal", "Figure");
    column("formula", "Formel", "Formula");
    column("period", "Periode", "Period");
    column("sources", "Kilder", "Sources");
    column("name", "Navn", "Name");
    for (const page::Definition& definition : page::definitions())
        table.rows.push_back(
            {.cells = {
                 document::text_cell(std::string(context.tr(definition.name_da, definition.name_en))),
                 document::text_cell(std::string(context.tr(definition.formula_da, definition.formula_en))),
                 document::text_cell(std::string(context.tr(definition.period_da, definition.period_en))),
                 document::text_cell(std::string(context.tr(definition.sources_da, definition.sources_en))),
                 document::text_cell(std::string(definition.measure))}});
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    document.blocks.emplace_back(std::move(table));
    return document;
}

} // namespace styrhus::views
