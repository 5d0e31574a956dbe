#include "reference/toml.h"

#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#include "base/toml_library.h"
#pragma GCC diagnostic pop

namespace styrhus::reference {

using base::Error;
using base::Result;

namespace {

/// Deeper files than this are no reference data; the limit keeps a hostile file off the stack.
constexpr int depth_max = 32;

class BareLetters {
  public:
    explicit BareLetters(std::string_view text) : text_(text) {
        if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3); // byte order mark
    }

    int first_line() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '#')
                skip_to_line_end();
            else if ((c == '"' || c == '\'') && begins_value())
                skip_string(c);
            else if (static_cast<unsigned char>(c) >= 0x80)
                return line_;
            else
                step();
        }
        return 0;
    }

  private:
    /// A quote inside a bare value opens no string: the library goes on reading letters there.
    bool begins_value() const {
        return at_ == 0 || std::string_view(" \t\r\n=[,{.").find(text_[at_ - 1]) != std::string_view::npos;
    }
    void step() {
        if (text_[at_] == '\n') ++line_;
        ++at_;
    }
    void skip_to_line_end() {
        while (at_ < text_.size() && text_[at_] != '\n')
            ++at_;
    }
    /// A string on one line ends with it, closed or not: the library refuses it there.
    void skip_string(char quote) {
        const std::string three(3, quote);
        const bool is_long = text_.substr(at_).starts_with(three);
        at_ += is_long ? 3 : 1;
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (!is_long && c == '\n') return;
            if (c == quote && (!is_long || text_.substr(at_).starts_with(three))) {
                at_ += is_long ? 3 : 1;
                return;
            }
            if (c == '\\' && quote == '"' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') ++at_;
            step();
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    int line_ = 1;
};

Result<Toml> copied(const toml::node& node, int depth, std::string_view name);

Result<Toml> copied_list(const toml::array& list, Toml value, int depth, std::string_view name) {
    value.kind = Toml::Kind::list;
    for (const toml::node& item : list) {
        STYRHUS_TRY(Toml copy, copied(item, depth + 1, name));
        value.items.push_back(std::move(copy));
    }
    return value;
}

Result<Toml> copied_table(const toml::table& table, Toml value, int depth, std::string_view name) {
    value.kind = Toml::Kind::table;
    for (const auto& [key, field] : table) {
        STYRHUS_TRY(Toml copy, copied(field, depth + 1, name));
        value.fields.push_back({std::string(key.str()), std::move(copy)});
    }
    std::sort(value.fields.begin(), value.fields.end(),
              [](const Toml::Field& a, const Toml::Field& b) { return a.key < b.key; });
    return value;
}

Result<Toml> copied(const toml::node& node, int depth, std::string_view name) {
    Toml value;
    value.line = static_cast<int>(node.source().begin.line);
    const auto wrong = [&](std::string_view why) {
        return Error{fmt::format("{}:{}: {}", name, value.line, why)};
    };
    if (depth > depth_max) return wrong("tables lie too deep within each other; write them flatter");
    if (const auto* list = node.as_array()) return copied_list(*list, std::move(value), depth, name);
    if (const auto* table = node.as_table()) return copied_table(*table, std::move(value), depth, name);
    if (const auto* text = node.as_string()) {
        value.kind = Toml::Kind::text;
        value.text = text->get();
        return value;
    }
    if (const auto* whole = node.as_integer()) {
        value.kind = Toml::Kind::whole;
        value.whole = whole->get();
        return value;
    }
    if (const auto* real = node.as_floating_point()) {
        value.kind = Toml::Kind::real;
        value.text = fmt::format("{}", real->get());
        return value;
    }
    if (const auto* truth = node.as_boolean()) {
        value.kind = Toml::Kind::truth;
        value.truth = truth->get();
        return value;
    }
    if (const auto* date = node.as_date()) {
        auto day = base::civil_date(date->get().year, date->get().month, date->get().day);
        if (!day) return wrong(day.error().message);
        value.kind = Toml::Kind::date;
        value.date = *day;
        return value;
    }
    return wrong("a time of day has no meaning here; write a date such as 2024-01-01");
}

void write(const Toml& value, std::string& out) {
    switch (value.kind) {
    case Toml::Kind::absent:
        return;
    case Toml::Kind::text:
        out += fmt::format("{}:{}", value.text.size(), value.text);
        return;
    case Toml::Kind::whole:
        out += fmt::format("i{}", value.whole);
        return;
    case Toml::Kind::real:
        out += fmt::format("r{}", value.text);
        return;
    case Toml::Kind::truth:
        out += value.truth ? "t" : "f";
        return;
    case Toml::Kind::date:
        out += fmt::format("d{}", value.date.days());
        return;
    case Toml::Kind::list:
        out += '[';
        for (const Toml& item : value.items) {
            write(item, out);
            out += ',';
        }
        out += ']';
        return;
    case Toml::Kind::table:
        out += '{';
        for (const auto& [key, field] : value.fields) {
            out += fmt::format("{}:{}=", key.size(), key);
            write(field, out);
            out += ',';
        }
        out += '}';
        return;
    }
}

} // namespace

const Toml* Toml::find(std::string_view key) const {
    for (const auto& [name, value] : fields)
        if (name == key) return &value;
    return nullptr;
}

int line_of_bare_letter(std::string_view text) {
    return BareLetters(text).first_line();
}

base::Error bare_letter_trouble() {
    return {"letters such as æ, ø and § stand in quotes only",
            "bogstaver som æ, ø og § skal stå i anførselstegn"};
}

Result<Toml> parse_toml(std::string_view text, std::string_view name) {
    if (const int line = line_of_bare_letter(text); line != 0)
        return Error{fmt::format("{}:{}: this is not TOML: {}", name, line, bare_letter_trouble().message)};
    toml::parse_result parsed = toml::parse(text);
    if (!parsed)
        return Error{fmt::format("{}:{}: this is not TOML: {}", name, parsed.error().source().begin.line,
                                 parsed.error().description())};
    return copied(parsed.table(), 0, name);
}

Result<Toml> read_toml(const std::filesystem::path& file, std::string_view name) {
    std::error_code trouble;
    if (!std::filesystem::is_regular_file(file, trouble))
        return Error{fmt::format("{}: there is no such file", name)};
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    if (stream.bad() || !stream.is_open())
        return Error{fmt::format("{}: the file cannot be read; check its permissions", name)};
    return parse_toml(text, name);
}

std::string canonical(const Toml& value) {
    std::string out;
    write(value, out);
    return out;
}

} // namespace styrhus::reference
