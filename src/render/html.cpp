#include "render/html.h"

#include "render/html_style.h"
#include "render/numbers.h"
#include "render/svg/canvas.h"
#include "render/svg/draw.h"
#include "render/tables.h"

#include <fmt/core.h>

#include <algorithm>

namespace styrhus::render {

using namespace document;
using svg::escaped;

namespace {

/// A table of more rows than this may run over pages.
constexpr std::size_t rows_on_a_page = 30;

std::string_view tone_class(Tone tone) {
    switch (tone) {
    case Tone::plain:
        return "";
    case Tone::muted:
        return "muted";
    case Tone::up:
        return "up";
    case Tone::down:
        return "down";
    case Tone::warning:
        return "warning";
    case Tone::error:
        return "error";
    }
    return "";
}

/// An element that is left out when it would be empty.
std::string element(std::string_view name, std::string_view css, const std::string& content) {
    if (content.empty()) return {};
    const std::string attribute = css.empty() ? "" : fmt::format(" class=\"{}\"", css);
    return fmt::format("<{0}{1}>{2}</{0}>\n", name, attribute, content);
}

std::string cell_html(const Cell& cell, const Shown& shown, bool is_flush_right, int depth) {
    const bool is_text = std::holds_alternative<std::string>(cell.value);
    std::string css(is_flush_right && is_number(cell.value) ? "n" : is_text ? "" : "d");
    const std::string_view tone = tone_class(cell.tone);
    if (!tone.empty()) css += (css.empty() ? "" : " ") + std::string(tone);
    std::string content = escaped(value_text(cell.value, shown));
    if (!cell.note.empty()) content += " <span class=\"note\">" + escaped(cell.note) + "</span>";
    std::string attributes = css.empty() ? "" : fmt::format(" class=\"{}\"", css);
    if (depth > 0) attributes += fmt::format(" style=\"padding-left:{}px\"", 8 + 16 * std::min(depth, 10));
    return fmt::format("<td{}>{}</td>", attributes, content);
}

std::string head_html(const Column& column, Language language) {
    std::string label = escaped(column.label);
    if (column.kind == ColumnKind::money)
        label += (label.empty() ? "" : ", ") + escaped(unit_name(column.unit, language));
    return fmt::format("<th scope=\"col\"{}>{}</th>", is_number_column(column) ? " class=\"n\"" : "", label);
}

std::string columns_html(const Stair& stair) {
    const svg::StairColumns columns = svg::stair_columns(stair);
    std::string out = fmt::format("<colgroup><col style=\"width:{:.2f}%\">", columns.left * 100);
    for (std::size_t i = 0; i < stair.steps.size(); ++i)
        out += fmt::format("<col style=\"width:{:.2f}%\">", columns.each * 100);
    return out + fmt::format("<col style=\"width:{:.2f}%\"></colgroup>", columns.right * 100);
}

std::string table_html(const Table& table, Language language, std::string_view css = {},
                       const std::string& columns = {}) {
    if (table.rows.empty()) return element("p", "muted", escaped(table.empty_text));
    std::string out = fmt::format("<div class=\"scroll\"><table{}>{}<thead><tr>",
                                  css.empty() ? "" : fmt::format(" class=\"{}\"", css), columns);
    for (const Column& column : table.columns)
        out += head_html(column, language);
    out += "</tr></thead><tbody>\n";
    for (const Row& row : table.rows) {
        out += row.is_total ? "<tr class=\"total\">" : "<tr>";
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const bool is_known = i < table.columns.size();
            const Shown shown = is_known ? shown_in(table.columns[i], language) : Shown{.language = language};
            const bool is_right = is_known && is_number_column(table.columns[i]);
            out += cell_html(row.cells[i], shown, is_right, i == 0 ? row.depth : 0);
        }
        out += "</tr>\n";
    }
    out += "</tbody></table></div>\n";
    const auto shown_rows = static_cast<std::int64_t>(table.rows.size());
    if (table.rows_in_all > shown_rows)
        out += element("p", "note",
                       say(language, "Viser ", "Showing ") + whole(shown_rows, language)
                           + say(language, " af ", " of ") + whole(table.rows_in_all, language));
    return out;
}

std::string section(const std::string& title, const std::string& content, bool is_long = false) {
    return fmt::format("<section{}>\n{}{}</section>\n", is_long ? " class=\"long\"" : "",
                       element("h3", "", escaped(title)), content);
}

struct HtmlWriter {
    Language language;

    std::string operator()(const Heading& heading) const {
        const int level = std::clamp(heading.level, 2, 4);
        const std::string aside =
            heading.aside.empty() ? "" : "<span class=\"aside\">" + escaped(heading.aside) + "</span>";
        return fmt::format("<h{0}>{1}{2}</h{0}>\n", level, escaped(heading.text), aside);
    }
    std::string operator()(const Paragraph& paragraph) const {
        return element("p", tone_class(paragraph.tone), escaped(paragraph.text));
    }
    std::string operator()(const Notice& notice) const {
        return element("p", "notice " + std::string(tone_class(notice.tone)), escaped(notice.text));
    }
    std::string operator()(const Tiles& tiles) const {
        std::string out;
        for (const Tile& tile : tiles.tiles) {
            const Shown shown{.language = language, .unit = unit_named(tile.unit)};
            const std::string unit =
                tile.unit.empty() ? "" : " <span class=\"unit\">" + escaped(tile.unit) + "</span>";
            const std::string figure = escaped(cell_text(tile.figure, shown)) + unit;
            out += element("div", "tile",
                           element("div", "figure " + std::string(tone_class(tile.figure.tone)), figure)
                               + element("div", "label", escaped(tile.label))
                               + element("div", "note", escaped(tile.note)));
        }
        return element("div", "tiles", out);
    }
    std::string operator()(const Table& table) const {
        return section(table.title, table_html(table, language), table.rows.size() > rows_on_a_page);
    }
    std::string operator()(const Stair& stair) const {
        if (stair.steps.empty()) return {};
        const Table table = *table_of(stair, language, Purpose::to_read);
        return section(stair.title, "<figure>" + svg::draw_stair(stair, language) + "</figure>\n"
                                        + table_html(table, language, "stair", columns_html(stair)))
               + section(say(language, "Trappen i kroner", "The ladder in kroner"),
                         "<figure>" + svg::draw_kroner(stair, language) + "</figure>\n");
    }
    std::string operator()(const Matrix& matrix) const {
        // The drawing is the table: a second one would say the same again.
        const std::optional<std::string> drawing = svg::draw(matrix, language);
        return drawing ? section(matrix.title, "<figure class=\"narrow\">" + *drawing + "</figure>\n")
                       : std::string();
    }
    std::string operator()(const Equation& equation) const {
        const std::optional<std::string> drawing = svg::draw(equation, language);
        return drawing ? section(equation.title, "<figure>" + *drawing + "</figure>\n") : std::string();
    }
    std::string operator()(const Flow& flow) const {
        return chart(flow, flow.title) + element("p", "muted", escaped(flow.rest));
    }
    std::string operator()(const Timeline& timeline) const { return chart(timeline, ""); }
    std::string operator()(const Curves& curves) const { return chart(curves, curves.title); }
    std::string operator()(const Lines& lines) const { return chart(lines, lines.title); }
    std::string operator()(const Bridge& bridge) const { return chart(bridge, bridge.title); }
    std::string operator()(const Layers& layers) const { return chart(layers, layers.title); }
    std::string operator()(const Form& form) const {
        std::string out;
        for (const FormField& field : form.fields)
            out += fmt::format("<tr><td>{}</td><td>{}</td></tr>\n", escaped(field.label),
                               escaped(chosen(field.options, field.value)));
        return section(form.title, element("table", "", out));
    }

    std::string chart(const Block& block, const std::string& title) const {
        const Table table = *table_of(block, language, Purpose::to_read);
        const std::optional<std::string> drawing = svg::draw(block, language);
        const std::string figure = drawing ? "<figure>" + *drawing + "</figure>\n" : "";
        return section(title.empty() ? table.title : title, figure + table_html(table, language),
                       table.rows.size() > rows_on_a_page);
    }
};

std::string basis_html(const Basis& basis, Language l) {
    std::vector<std::string> parts;
    parts.push_back(say(l, "Opgjort pr. ", "As of ") + date_in_text(basis.as_of, l));
    parts.push_back(say(l, "Kendt pr. ", "Known on ") + date_in_table(basis.known_on, l)
                    + known_reading_words(basis, l));
    for (const std::string* words : {&basis.money_basis, &basis.sources, &basis.remainder})
        if (!words->empty()) parts.push_back(*words);
    std::string out;
    for (const std::string& part : parts)
        out += (out.empty() ? "" : " · ") + escaped(part);
    for (const std::string& reservation : basis.reservations)
        out += "<br><b>!</b> " + escaped(reservation);
    return element("p", "basis", out);
}

std::string header_html(const Basis& basis, Language l) {
    std::string out = "<header>" + std::string(logo) + "<span class=\"name\">Styrhus</span>";
    if (!basis.municipality.empty())
        out += "<span class=\"place\">" + escaped(basis.municipality) + "</span>";
    if (basis.is_fictitious)
        out += std::string("<span class=\"flag\">") + say(l, "Fiktive tal", "Fictitious") + "</span>";
    return out + "</header>\n";
}

} // namespace

std::string to_html(const Document& document) {
    const Language l = document.language;
    std::string out =
        fmt::format("<!doctype html>\n<html lang=\"{}\">\n<head><meta charset=\"utf-8\"><title>{}</title>\n"
                    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                    "<style>{}</style></head>\n<body>\n",
                    say(l, "da", "en"), escaped(document.title), html_style);
    out += header_html(document.basis, l) + "<main>\n";
    out += element("h1", "", escaped(document.title)) + element("p", "lead", escaped(document.lead));
    out += basis_html(document.basis, l);
    for (const Block& block : document.blocks)
        out += std::visit(HtmlWriter{l}, block);
    std::string foot = document.footer.empty() ? "" : escaped(document.footer) + " · ";
    foot += say(l, "Opgørelse nr. ", "Snapshot no. ") + escaped(document.basis.snapshot_id);
    foot +=
        say(l, " · Alle tal kan følges til fil og linje", " · Every figure can be followed to file and line");
    return out + "</main>\n" + element("footer", "", foot) + "</body>\n</html>\n";
}

} // namespace styrhus::render
