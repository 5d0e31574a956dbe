#include "render/tables.h"

#include "render/block_tables.h"
#include "render/numbers.h"

#include <algorithm>
#include <map>

namespace styrhus::render {

using namespace document;
using base::Money;

namespace {

std::string name_of_step(const Flow& flow, int step) {
    const auto index = static_cast<std::size_t>(step);
    const std::string name =
        step >= 0 && index < flow.step_names.size() ? flow.step_names[index] : std::string();
    if (step == 0 || name.empty()) return name.empty() ? std::to_string(step) : name;
    return std::to_string(step) + " " + name;
}

template <class Parts>
MoneyUnit unit_of(const Parts& parts) {
    Money largest;
    for (const auto& part : parts)
        if (const Money* amount = std::get_if<Money>(&part.amount.value))
            largest = std::max(largest, *amount < Money() ? -*amount : *amount);
    return readable_unit(largest);
}

struct TableMaker {
    Language language;
    Purpose purpose;

    using Answer = std::optional<Table>;
    Answer operator()(const Heading&) const { return {}; }
    Answer operator()(const Paragraph&) const { return {}; }
    Answer operator()(const Notice&) const { return {}; }
    Answer operator()(const Form&) const { return {}; }
    Answer operator()(const Table& table) const { return table; }
    Answer operator()(const Tiles& tiles) const { return tiles_table(tiles, language); }
    Answer operator()(const Stair& stair) const { return stair_table(stair, language, purpose); }
    Answer operator()(const Flow& flow) const { return flow_table(flow, language); }
    Answer operator()(const Matrix& matrix) const { return matrix_table(matrix, language); }
    Answer operator()(const Curves& curves) const { return curves_table(curves, language, purpose); }
    Answer operator()(const Lines& lines) const { return lines_table(lines, language); }
    Answer operator()(const Bridge& bridge) const { return bridge_table(bridge, language); }
    Answer operator()(const Layers& layers) const { return layers_table(layers, language); }
    Answer operator()(const Timeline& timeline) const { return timeline_table(timeline, language); }
    Answer operator()(const Equation& equation) const { return equation_table(equation, language); }
};

} // namespace

MoneyUnit unit_named(const std::string& words) {
    if (words.find("mio") != std::string::npos || words.find("million") != std::string::npos)
        return MoneyUnit::millions;
    if (words.find("1.000") != std::string::npos || words.find("1,000") != std::string::npos
        || words.find("t.kr") != std::string::npos)
        return MoneyUnit::thousands;
    return MoneyUnit::kroner;
}

MoneyUnit readable_unit(Money largest) {
    if (largest >= Money::kroner(10'000'000)) return MoneyUnit::millions;
    if (largest >= Money::kroner(1'000'000)) return MoneyUnit::thousands;
    return MoneyUnit::kroner;
}

Table tiles_table(const Tiles& tiles, Language language) {
    Table table{.key = "tiles", .title = say(language, "Hovedtal", "Main figures")};
    table.columns = {{.key = "label", .label = say(language, "Tal", "Figure")},
                     {.key = "figure", .label = say(language, "Værdi", "Value"), .kind = ColumnKind::decimal},
                     {.key = "unit", .label = say(language, "Enhed", "Unit")},
                     {.key = "note", .label = say(language, "Bemærkning", "Note")}};
    for (const Tile& tile : tiles.tiles) {
        const bool is_money = std::holds_alternative<Money>(tile.figure.value);
        // The column shows whole kroner, whatever the tile's own unit is.
        const std::string unit = is_money ? unit_name(MoneyUnit::kroner, language) : tile.unit;
        table.rows.push_back(
            {.cells = {text_cell(tile.label), tile.figure, text_cell(unit), text_cell(tile.note)}});
    }
    return table;
}

Table flow_table(const Flow& flow, Language language) {
    Table table{.key = "flow", .title = flow.title};
    table.columns = {
        {.key = "from", .label = say(language, "Fra, ", "From, ") + flow.from_label},
        {.key = "to", .label = say(language, "Til, ", "To, ") + flow.to_label},
        {.key = "citizens", .label = say(language, "Borgere", "Citizens"), .kind = ColumnKind::count}};
    for (const FlowBand& band : flow.bands)
        table.rows.push_back({.cells = {text_cell(name_of_step(flow, band.from)),
                                        text_cell(name_of_step(flow, band.to)), band.citizens}});
    return table;
}

Table matrix_table(const Matrix& matrix, Language language) {
    // The last column holds those who left the ladder, the last row those who came to it: with them rows and
    // columns sum to who stood there.
    Table table{.key = "matrix", .title = matrix.title};
    table.columns.push_back({.key = "row", .label = matrix.corner});
    for (const std::string& label : matrix.column_labels)
        table.columns.push_back({.key = "to_" + label, .label = label, .kind = ColumnKind::count});
    if (!matrix.row_totals.empty())
        table.columns.push_back(
            {.key = "out", .label = say(language, "Ud", "Out"), .kind = ColumnKind::count});
    for (std::size_t i = 0; i < matrix.row_labels.size(); ++i) {
        Row row{.cells = {text_cell(matrix.row_labels[i])}};
        if (i < matrix.cells.size())
            row.cells.insert(row.cells.end(), matrix.cells[i].begin(), matrix.cells[i].end());
        row.cells.resize(matrix.column_labels.size() + 1);
        if (i < matrix.row_totals.size()) row.cells.push_back(matrix.row_totals[i]);
        row.cells.resize(table.columns.size());
        table.rows.push_back(std::move(row));
    }
    if (!matrix.column_totals.empty()) {
        Row totals{.cells = {text_cell(say(language, "Ind", "In"))}, .is_total = true};
        totals.cells.insert(totals.cells.end(), matrix.column_totals.begin(), matrix.column_totals.end());
        totals.cells.resize(table.columns.size());
        table.rows.push_back(std::move(totals));
    }
    return table;
}

Table bridge_table(const Bridge& bridge, Language language) {
    Table table{.key = "bridge", .title = bridge.title};
    table.columns = {{.key = "part", .label = say(language, "Del", "Part")},
                     {.key = "amount",
                      .label = say(language, "Beløb", "Amount"),
                      .kind = ColumnKind::money,
                      .unit = unit_of(bridge.parts)}};
    for (const BridgePart& part : bridge.parts)
        table.rows.push_back({.cells = {text_cell(part.label), part.amount}, .is_total = part.is_total});
    return table;
}

Table layers_table(const Layers& layers, Language language) {
    Table table{.key = "layers", .title = layers.title};
    table.columns = {{.key = "layer", .label = say(language, "Lag", "Layer")},
                     {.key = "amount",
                      .label = say(language, "Beløb", "Amount"),
                      .kind = ColumnKind::money,
                      .unit = unit_of(layers.parts)},
                     {.key = "certainty", .label = say(language, "Sikkerhed", "Certainty")}};
    for (const LayerPart& part : layers.parts)
        table.rows.push_back({.cells = {text_cell(part.label), part.amount, text_cell(part.certainty)}});
    table.rows.push_back({.cells = {text_cell("Budget"), layers.budget, text_cell("")}, .is_total = true});
    return table;
}

Table equation_table(const Equation& equation, Language language) {
    Table table{.key = "equation", .title = equation.title};
    table.columns = {{.key = "sign", .label = ""},
                     {.key = "term", .label = say(language, "Led", "Term")},
                     {.key = "amount",
                      .label = say(language, "Beløb", "Amount"),
                      .kind = ColumnKind::money,
                      .unit = equation.unit}};
    for (const EquationTerm& term : equation.terms)
        table.rows.push_back({.cells = {text_cell(term.sign), text_cell(term.label), term.amount},
                              .is_total = term.sign == "="});
    table.rows.push_back(
        {.cells = {{}, text_cell(say(language, "Forskel", "Difference")), equation.difference}});
    return table;
}

std::optional<Table> table_of(const Block& block, Language language, Purpose purpose) {
    return std::visit(TableMaker{language, purpose}, block);
}

std::vector<Table> tables_of(const Document& document, Purpose purpose) {
    std::vector<Table> tables;
    std::map<std::string, int> seen;
    for (const Block& block : document.blocks) {
        std::optional<Table> table = table_of(block, document.language, purpose);
        if (!table) continue;
        if (table->key.empty()) table->key = "table";
        const int n = ++seen[table->key];
        if (n > 1) table->key += "-" + std::to_string(n);
        tables.push_back(std::move(*table));
    }
    return tables;
}

base::Result<Document> with_only(const Document& document, std::string_view key) {
    std::string known;
    for (Table& table : tables_of(document, Purpose::to_compute)) {
        if (table.key == key) {
            Document only = document;
            only.blocks = {std::move(table)};
            return only;
        }
        known += (known.empty() ? "" : ", ") + table.key;
    }
    const bool is_danish = document.language == Language::da;
    return base::Error{(is_danish ? "Siden har ingen tabel \"" : "The page has no table \"")
                       + std::string(key) + (is_danish ? "\". Vælg en af: " : "\". Choose one of: ") + known};
}

} // namespace styrhus::render
