#include "render/text.h"

#include "render/numbers.h"
#include "render/tables.h"
#include "render/text_table.h"
#include "render/utf8.h"

namespace styrhus::render {

using namespace document;

namespace {

std::string underlined(const std::string& text, const char* mark) {
    std::string out = text + "\n";
    for (std::size_t i = 0; i < character_count(text); ++i)
        out += mark;
    return out + "\n";
}

/// A choice and, where it differs, what a command is given to mean it.
std::string named(const Option& option) {
    return option.value == option.label ? option.label : option.label + " (" + option.value + ")";
}

/// The staircase above its own table, each tread over its column:
///                        ┌─────────
///                        │ 124 (+12)
///             ┌──────────┘
///             │ 50 (−12)
std::string stair_drawing(const Stair& stair, const TextTable& table, Language language) {
    std::string out;
    for (std::size_t i = stair.steps.size(); i-- > 0;) {
        const StairStep& step = stair.steps[i];
        const std::size_t start = table.starts[i + 1];
        const bool is_highest = i + 1 == stair.steps.size();
        const std::size_t end = is_highest ? start + table.widths[i + 1] : table.starts[i + 2];
        std::string tread = std::string(start, ' ') + "┌";
        for (std::size_t x = start + 1; x < end; ++x)
            tread += "─";
        out += tread + (is_highest ? "\n" : "┘\n");
        std::string figures = stair_headline(stair, step, language);
        const Count* now = std::get_if<Count>(&step.citizens_at_end.value);
        const Count* then = std::get_if<Count>(&step.citizens_then.value);
        if (now && then) figures += " (" + whole(now->value - then->value, language, Sign::always) + ")";
        out += std::string(start, ' ') + "│ " + figures + "\n";
    }
    return out;
}

std::string stair_text(const Stair& stair, Language language) {
    Table table = *table_of(stair, language, Purpose::to_read);
    std::string out;
    // The names are too long for heads of eight columns; they follow as a list.
    for (std::size_t i = 0; i < stair.steps.size(); ++i)
        table.columns[i + 1].label = say(language, "Trin ", "Step ") + std::to_string(stair.steps[i].step);
    const TextTable drawn = text_table(table, language, 11);
    out += stair_drawing(stair, drawn, language) + "\n" + drawn.text;
    for (const StairStep& step : stair.steps) {
        out += say(language, "Trin ", "Step ") + std::to_string(step.step) + ": " + one_line(step.name);
        if (!step.paragraphs.empty()) out += " (" + one_line(step.paragraphs) + ")";
        out += "\n";
    }
    return out;
}

std::string matrix_or_table(const Block& block, Language language) {
    const Table table = *table_of(block, language, Purpose::to_read);
    std::string out = table.title.empty() ? "" : underlined(one_line(table.title), "─");
    if (const Stair* stair = std::get_if<Stair>(&block)) return out + stair_text(*stair, language);
    if (table.rows.empty() && !table.empty_text.empty()) return out + one_line(table.empty_text) + "\n";
    out += text_table(table, language).text;
    const auto shown = static_cast<std::int64_t>(table.rows.size());
    if (table.rows_in_all > shown)
        out += std::string(say(language, "Viser ", "Showing ")) + whole(shown, language)
               + say(language, " af ", " of ") + whole(table.rows_in_all, language) + "\n";
    if (const Flow* flow = std::get_if<Flow>(&block); flow && !flow->rest.empty())
        out += one_line(flow->rest) + "\n";
    return out;
}

struct TextWriter {
    Language language;
    const Block& block;

    std::string operator()(const Heading& heading) const {
        const std::string aside = heading.aside.empty() ? "" : "  " + one_line(heading.aside);
        return underlined(one_line(heading.text) + aside, heading.level <= 2 ? "═" : "─");
    }
    std::string operator()(const Paragraph& paragraph) const { return one_line(paragraph.text) + "\n"; }
    std::string operator()(const Notice& notice) const {
        std::string out =
            (notice.tone == Tone::error || notice.tone == Tone::warning ? "! " : "") + one_line(notice.text);
        if (!notice.action_link.empty()) out += "  → " + one_line(notice.action_link);
        return out + "\n";
    }
    std::string operator()(const Tiles& tiles) const {
        std::string out;
        for (const Tile& tile : tiles.tiles) {
            const Shown shown{.language = language, .unit = unit_named(tile.unit)};
            out += one_line(tile.label) + ": " + one_line(cell_text(tile.figure, shown)) + " "
                   + one_line(tile.unit);
            out += (tile.note.empty() ? "" : "  (" + one_line(tile.note) + ")") + "\n";
        }
        return out;
    }
    std::string operator()(const Equation& equation) const {
        const Shown shown{.language = language, .unit = equation.unit};
        std::string out = equation.title.empty() ? "" : one_line(equation.title) + "  ";
        for (const EquationTerm& term : equation.terms)
            out += (term.sign.empty() ? "" : " " + one_line(term.sign) + " ") + one_line(term.label) + " "
                   + one_line(cell_text(term.amount, shown));
        out += std::string("  (") + say(language, "forskel ", "difference ")
               + cell_text(equation.difference, {.language = language, .unit = MoneyUnit::ore}) + ")";
        const bool is_money = std::holds_alternative<base::Money>(equation.difference.value);
        return out + (is_money ? "  " + unit_name(equation.unit, language) : "") + "\n";
    }
    std::string operator()(const Form& form) const {
        std::string out = one_line(form.title) + "\n";
        for (const FormField& field : form.fields) {
            out += "  " + one_line(field.label) + (field.is_required ? " *" : "") + ": "
                   + one_line(chosen(field.options, field.value));
            for (const Option& option : field.options)
                out += " [" + one_line(named(option)) + "]";
            out += "\n";
        }
        return out;
    }
    template <class Chart>
    std::string operator()(const Chart&) const {
        return matrix_or_table(block, language);
    }
};

std::string basis_text(const Basis& basis, Language l) {
    std::string out = one_line(basis.municipality);
    if (basis.is_fictitious) out += say(l, " (fiktiv)", " (fictitious)");
    out += say(l, " · pr. ", " · as of ") + date_in_table(basis.as_of, l);
    out += say(l, " · kendt pr. ", " · known on ") + date_in_table(basis.known_on, l)
           + known_reading_words(basis, l);
    if (!basis.sources.empty()) out += " · " + one_line(basis.sources);
    if (!basis.remainder.empty()) out += " · " + one_line(basis.remainder);
    for (const std::string& reservation : basis.reservations)
        out += "\n! " + one_line(reservation);
    return out + "\n";
}

} // namespace

std::string to_text(const Document& document) {
    std::string out = underlined(one_line(document.title), "═");
    if (!document.lead.empty()) out += one_line(document.lead) + "\n";
    out += basis_text(document.basis, document.language);
    for (const Block& block : document.blocks)
        out += "\n" + std::visit(TextWriter{document.language, block}, block);
    out += "\n";
    if (!document.footer.empty()) out += one_line(document.footer) + " · ";
    out += say(document.language, "Opgørelse nr. ", "Snapshot no. ") + one_line(document.basis.snapshot_id)
           + "\n";
    return out;
}

} // namespace styrhus::render
