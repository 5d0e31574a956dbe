#include "render/text_table.h"

#include "render/numbers.h"
#include "render/utf8.h"

#include <algorithm>

namespace styrhus::render {

using namespace document;

namespace {

constexpr std::size_t gap = 2;

std::string repeated(const char* mark, std::size_t n) {
    std::string out;
    for (std::size_t i = 0; i < n; ++i)
        out += mark;
    return out;
}

std::string head_of(const Column& column, Language language) {
    if (column.kind != ColumnKind::money) return one_line(column.label);
    return one_line(column.label) + (column.label.empty() ? "" : ", ") + unit_name(column.unit, language);
}

using Texts = std::vector<std::vector<std::string>>;

Texts texts_of(const Table& table, Language language) {
    Texts rows;
    for (const Row& row : table.rows) {
        std::vector<std::string> texts;
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const Shown shown =
                i < table.columns.size() ? shown_in(table.columns[i], language) : Shown{language};
            const std::size_t depth = i == 0 ? static_cast<std::size_t>(std::max(row.depth, 0)) : 0;
            texts.push_back(std::string(2 * depth, ' ') + one_line(cell_text(row.cells[i], shown)));
        }
        texts.resize(table.columns.size());
        rows.push_back(std::move(texts));
    }
    return rows;
}

std::string without_trailing_blanks(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

} // namespace

std::string padded(const std::string& text, std::size_t width, bool is_flush_right) {
    const std::size_t n = character_count(text);
    const std::string blanks(width > n ? width - n : 0, ' ');
    return is_flush_right ? blanks + text : text + blanks;
}

std::string one_line(const std::string& text) {
    std::string out = clean_utf8(text);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto c = static_cast<unsigned char>(out[i]);
        if (c < 0x20 || c == 0x7F) out[i] = ' ';
        // C1 controls, U+0080 to U+009F: some terminals obey them too. A no-break space stays.
        if (c == 0xC2 && i + 1 < out.size() && static_cast<unsigned char>(out[i + 1]) < 0xA0)
            out.replace(i, 2, " ");
    }
    return out;
}

TextTable text_table(const Table& table, Language language, std::size_t least_width) {
    TextTable out;
    const Texts rows = texts_of(table, language);
    std::string head;
    std::string rule;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const std::string label = head_of(table.columns[i], language);
        std::size_t width = std::max(character_count(label), i > 0 ? least_width : 0);
        for (const auto& row : rows)
            width = std::max(width, character_count(row[i]));
        out.starts.push_back(i == 0 ? 0 : out.starts.back() + out.widths.back() + gap);
        out.widths.push_back(width);
        head +=
            (i == 0 ? "" : std::string(gap, ' ')) + padded(label, width, is_number_column(table.columns[i]));
        rule += (i == 0 ? "" : repeated("─", gap)) + repeated("─", width);
    }
    out.text = without_trailing_blanks(head) + rule + "\n";
    for (std::size_t r = 0; r < rows.size(); ++r) {
        if (table.rows[r].is_total && r > 0) out.text += rule + "\n";
        std::string line;
        for (std::size_t i = 0; i < rows[r].size(); ++i) {
            const bool is_known = i < table.rows[r].cells.size();
            const bool is_right =
                is_number_column(table.columns[i]) && (!is_known || is_number(table.rows[r].cells[i].value));
            line += (i == 0 ? "" : std::string(gap, ' ')) + padded(rows[r][i], out.widths[i], is_right);
        }
        out.text += without_trailing_blanks(line);
    }
    return out;
}

} // namespace styrhus::render
