#include "render/json.h"

#include "render/describe_document.h"
#include "render/json_writer.h"
#include "render/utf8.h"

#include <fmt/format.h>

#include <cmath>
#include <iterator>

namespace styrhus::render {

namespace {

using document::Cell;

/// Writes the type and value of a cell: `"type":"count","value":7`.
struct ValueWriter {
    std::string& out;

    void type(std::string_view name) const { out.append("\"type\":\"").append(name).append("\""); }
    template <class T>
    void typed(std::string_view name, const T& value) const {
        type(name);
        out += ",\"value\":";
        append_json(out, value);
    }
    void decimals(int n) const { fmt::format_to(std::back_inserter(out), ",\"decimals\":{}", n); }

    void operator()(const document::Missing&) const { type("missing"); }
    void operator()(const document::Hidden&) const { type("hidden"); }
    void operator()(const std::string& text) const { typed("text", std::string_view(text)); }
    void operator()(const document::Count& count) const { typed("count", count.value); }
    void operator()(const base::Money& amount) const { typed("money", amount); }
    void operator()(const base::Date& date) const { typed("date", date); }
    void operator()(const base::Month& month) const { typed("month", month); }
    void operator()(const document::Decimal& decimal) const {
        typed("decimal", decimal.value);
        decimals(decimal.decimals);
    }
    void operator()(const document::Percent& percent) const {
        typed("percent", percent.value);
        decimals(percent.decimals);
    }
    void operator()(const document::Duration& duration) const {
        typed("duration", duration.days);
        if (duration.at_least) out += ",\"at_least\":true";
    }
};

void append_unless_empty(std::string& out, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    out.append(",\"").append(name).append("\":");
    append_json(out, text);
}

void append_escaped(std::string& out, char c) {
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
    }
}

} // namespace

std::string snake_case(std::string_view pascal) {
    std::string out;
    for (const char c : pascal) {
        const bool is_upper = c >= 'A' && c <= 'Z';
        if (is_upper && !out.empty()) out += '_';
        out += is_upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

void append_json(std::string& out, std::string_view text) {
    out += '"';
    std::size_t done = 0;
    std::size_t i = 0;
    while (i < text.size()) {
        const unsigned char c = static_cast<unsigned char>(text[i]);
        const std::size_t length = c < 0x80 ? 1 : utf8_length(text.substr(i));
        const bool is_plain = length > 0 && c >= 0x20 && c != '"' && c != '\\';
        if (!is_plain) {
            out.append(text, done, i - done);
            if (length == 0)
                out += "\xEF\xBF\xBD";
            else
                append_escaped(out, text[i]);
            done = i + 1;
        }
        i += is_plain ? length : 1;
    }
    out.append(text, done, text.size() - done);
    out += '"';
}

void append_json(std::string& out, double number) {
    // fmt writes the shortest digits that read back as the same number, so equal documents give equal bytes.
    if (std::isfinite(number))
        fmt::format_to(std::back_inserter(out), "{}", number);
    else
        out += "null";
}

void append_json(std::string& out, std::int64_t number) {
    fmt::format_to(std::back_inserter(out), "{}", number);
}
void append_json(std::string& out, base::Money amount) {
    append_json(out, amount.in_ore());
}
void append_json(std::string& out, base::Date date) {
    out.append("\"").append(iso(date)).append("\"");
}
void append_json(std::string& out, base::Month month) {
    out.append("\"").append(iso(month)).append("\"");
}

void append_json(std::string& out, const Cell& cell) {
    out += '{';
    std::visit(ValueWriter{out}, cell.value);
    append_unless_empty(out, "figure", cell.figure);
    append_unless_empty(out, "link", cell.link);
    if (cell.tone != document::Tone::plain) {
        out += ",\"tone\":";
        append_json_enum(out, cell.tone);
    }
    append_unless_empty(out, "note", cell.note);
    out += '}';
}

std::string to_json(const document::Document& document) {
    return json_of(document);
}

} // namespace styrhus::render
