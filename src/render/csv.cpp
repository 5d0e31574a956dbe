#include "render/csv.h"

#include "render/numbers.h"
#include "render/spreadsheet.h"
#include "render/tables.h"
#include "render/utf8.h"

#include <algorithm>

namespace styrhus::render {

using namespace document;

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view line_end = "\r\n";

std::string quoted(const std::string& text) {
    if (text.find_first_of(";\"\r\n,\t") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + "\"";
}

std::string text_field(const std::string& text) {
    return quoted(safe_from_formulas(clean_utf8(text)));
}

/// A number for a machine: no grouping, an ASCII minus.
std::string ungrouped(std::string shown, Language language) {
    std::erase(shown, language == Language::da ? '.' : ',');
    const std::size_t minus = shown.find(minus_sign);
    if (minus != std::string::npos) shown.replace(minus, std::string_view(minus_sign).size(), "-");
    return shown;
}

struct FieldWriter {
    Language language;

    std::string number(double value, int decimals) const {
        const std::string shown = decimal(value, decimals, language);
        return shown == en_dash ? std::string() : ungrouped(shown, language);
    }
    std::string operator()(const Missing&) const { return {}; }
    std::string operator()(const Hidden&) const { return say(language, "skjult", "hidden"); }
    std::string operator()(const std::string& text) const { return text_field(text); }
    std::string operator()(const Count& count) const { return std::to_string(count.value); }
    std::string operator()(const base::Money& amount) const {
        return ungrouped(money(amount, MoneyUnit::ore, language), language);
    }
    std::string operator()(const Decimal& value) const {
        return number(value.value, std::max(value.decimals, 4));
    }
    std::string operator()(const Percent& share) const {
        return number(share.value * 100, share.decimals + 2);
    }
    std::string operator()(const Duration& length) const {
        const std::string days = number(length.days, 1);
        return length.at_least ? "> " + days : days;
    }
    std::string operator()(const base::Date& date) const {
        return date.is_open_end() ? std::string() : iso(date);
    }
    std::string operator()(const base::Month& month) const { return iso(month); }
};

void append_line(std::string& out, const std::vector<std::string>& fields) {
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) out += ';';
        out += fields[i];
    }
    out += line_end;
}

void append_table(std::string& out, const Table& table, Language language) {
    std::vector<std::string> fields;
    for (const Column& column : table.columns)
        fields.push_back(text_field(spreadsheet_head(column, language)));
    append_line(out, fields);
    for (const Row& row : table.rows) {
        fields.clear();
        for (const Cell& cell : row.cells)
            fields.push_back(std::visit(FieldWriter{language}, cell.value));
        append_line(out, fields);
    }
}

} // namespace

base::Result<std::string> to_csv(const Document& document, std::string_view key) {
    STYRHUS_TRY(const Document only, with_only(document, key));
    std::string out(byte_order_mark);
    append_table(out, std::get<Table>(only.blocks.front()), document.language);
    return out;
}

std::string to_csv(const Document& document) {
    std::string out(byte_order_mark);
    for (const Table& table : tables_of(document, Purpose::to_compute)) {
        if (out.size() > byte_order_mark.size()) out += line_end;
        append_line(out, {text_field(table.title.empty() ? table.key : table.title)});
        append_table(out, table, document.language);
    }
    return out;
}

} // namespace styrhus::render
