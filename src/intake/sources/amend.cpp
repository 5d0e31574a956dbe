#include "intake/sources/amend.h"

#include "base/error_text.h"
#include "base/toml_library.h"
#include "intake/sources/mapping.h"

#include <algorithm>
#include <fmt/core.h>
#include <fmt/ranges.h>
#include <vector>

/// A mapping is a text that people keep, with remarks that say why. So it is not written anew from what was
/// read: TOML's reader tells where each value stands, and only those places are changed. What came out is
/// read again and must say what was asked for.
namespace styrhus::intake::sources {

namespace {

using base::Error;
using base::Result;

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (byte < 0x20 || byte == 0x7F)
            out += fmt::format("\\u{:04X}", static_cast<unsigned>(byte));
        else
            out += c;
    }
    return out += '"';
}

/// Where the lines of a text begin, and the bytes of places that TOML's reader counts in letters.
class Places {
  public:
    explicit Places(std::string_view text) : text_(text), lines_{0} {
        for (std::size_t at = 0; at < text.size(); ++at)
            if (text[at] == '\n') lines_.push_back(at + 1);
    }

    std::size_t byte_of(toml::source_position at) const {
        std::size_t byte = line_start(at.line);
        for (std::size_t letters = 1; letters < at.column && byte < text_.size(); ++letters)
            do
                ++byte;
            while (byte < text_.size() && (static_cast<unsigned char>(text_[byte]) & 0xC0U) == 0x80);
        return byte;
    }
    /// The first byte of the line below the one that a value ends on; the text's end if there is none.
    std::size_t below(const toml::node& value) const { return line_start(value.source().end.line + 1); }

  private:
    std::size_t line_start(std::size_t line) const {
        return line == 0 || line > lines_.size() ? text_.size() : lines_[line - 1];
    }

    std::string_view text_;
    std::vector<std::size_t> lines_;
};

struct Edit {
    std::size_t at = 0;
    std::size_t length = 0; ///< of what goes
    std::string text;
};

class Amender {
  public:
    Amender(std::string_view text, const toml::table& root) : text_(text), root_(root), places_(text) {}

    Result<void> take(const Amendment& one) {
        if (one.kind == Amendment::Kind::column) {
            add_column(one);
            return {};
        }
        const std::vector<const toml::table*> columns = columns_named(one);
        if (columns.empty())
            return base::error("The mapping has no column {}.", "Oversættelsen har ingen kolonne {}.",
                               one.column);
        if (one.kind == Amendment::Kind::value) return add_value(*columns.front(), one);
        for (const toml::table* column : columns)
            add_heading(*column, one.text);
        return {};
    }

    void raise_version() {
        const toml::node* version = root_.get("version");
        if (version != nullptr)
            replace(*version, fmt::format("{}", raised(version->value_or(std::int64_t{1}))));
        else
            insert_below(*root_.get("code"), "version = 2");
    }

    /// From the end on, so that places before stay where they are.
    std::string text() {
        std::stable_sort(edits_.begin(), edits_.end(),
                         [](const Edit& a, const Edit& b) { return a.at < b.at; });
        std::string out(text_);
        for (auto edit = edits_.rbegin(); edit != edits_.rend(); ++edit)
            out.replace(edit->at, edit->length, edit->text);
        if (!added_.empty() && !out.ends_with('\n')) out += '\n';
        return out + added_;
    }

  private:
    /// A number of versions, whatever somebody has written.
    static std::int64_t raised(std::int64_t version) {
        constexpr std::int64_t most = 999'999;
        return std::clamp(version, std::int64_t{0}, most) + 1;
    }

    static std::string text_of(const toml::table& table, std::string_view key) {
        const toml::node* node = table.get(key);
        return node == nullptr ? std::string() : node->value_or(std::string());
    }

    /// A heading belongs to every [[column]] of the name, a value to one of them.
    std::vector<const toml::table*> columns_named(const Amendment& one) const {
        std::vector<const toml::table*> found;
        const toml::node* columns = root_.get("column");
        if (columns == nullptr || columns->as_array() == nullptr) return found;
        for (const toml::node& node : *columns->as_array()) {
            const toml::table* column = node.as_table();
            if (column == nullptr || folded(text_of(*column, "name")) != folded(one.column)) continue;
            if (one.field.empty() || text_of(*column, "field") == one.field) found.push_back(column);
        }
        return found;
    }

    void replace(const toml::node& value, std::string text) {
        const std::size_t begin = places_.byte_of(value.source().begin);
        edits_.push_back({begin, places_.byte_of(value.source().end) - begin, std::move(text)});
    }
    void insert_below(const toml::node& value, const std::string& line) {
        const std::size_t at = places_.below(value);
        const bool lacks_break = at == text_.size() && !text_.ends_with('\n');
        edits_.push_back({at, 0, lacks_break ? "\n" + line : line + "\n"});
    }

    void add_heading(const toml::table& column, const std::string& heading) {
        const toml::node* aliases = column.get("aliases");
        if (aliases == nullptr) {
            insert_below(*column.get("name"), fmt::format("aliases = [{}]", quoted(heading)));
            return;
        }
        std::vector<std::string> headings;
        for (const toml::node& alias : *aliases->as_array())
            headings.push_back(quoted(alias.value_or(std::string())));
        headings.push_back(quoted(heading));
        replace(*aliases, fmt::format("[{}]", fmt::join(headings, ", ")));
    }

    Result<void> add_value(const toml::table& column, const Amendment& one) {
        const toml::node* node = column.get("values");
        if (node == nullptr) {
            insert_below(*column.get("name"),
                         fmt::format("values = {{ {} = {} }}", quoted(one.text), quoted(one.meaning)));
            return {};
        }
        const toml::table& values = *node->as_table();
        for (const auto& [key, value] : values)
            if (folded(key.str()) == folded(one.text)) {
                replace(value, quoted(one.meaning));
                return {};
            }
        const std::string line = fmt::format("{} = {}", quoted(one.text), quoted(one.meaning));
        if (values.is_inline())
            add_to_list(values, line);
        else
            insert_below(last_of(values), line);
        return {};
    }

    /// The value that stands last, or the table's own heading where it has none.
    static const toml::node& last_of(const toml::table& values) {
        const toml::node* last = &values;
        for (const auto& [key, value] : values)
            if (last == &values || value.source().end.line > last->source().end.line) last = &value;
        return *last;
    }

    /// Before the brace that ends `{ "a" = "b" }`.
    void add_to_list(const toml::table& values, const std::string& line) {
        std::size_t at = places_.byte_of(values.source().end) - 1;
        while (at > 0 && (text_[at - 1] == ' ' || text_[at - 1] == '\t'))
            --at;
        edits_.push_back({at, 0, (values.empty() ? " " : ", ") + line});
    }

    void add_column(const Amendment& one) {
        added_ += fmt::format("\n[[column]]\nname = {}\n", quoted(one.column));
        if (!one.meaning.empty()) added_ += fmt::format("field = {}\n", quoted(one.meaning));
    }

    std::string_view text_;
    const toml::table& root_;
    Places places_;
    std::vector<Edit> edits_;
    std::string added_; ///< behind the text
};

bool says(const ColumnRule& rule, const Amendment& one) {
    if (folded(rule.column) != folded(one.column)) return false;
    switch (one.kind) {
    case Amendment::Kind::heading:
        return std::find(rule.aliases.begin(), rule.aliases.end(), one.text) != rule.aliases.end();
    case Amendment::Kind::value: {
        const auto found = rule.values.find(folded(one.text));
        return found != rule.values.end() && found->second == one.meaning;
    }
    case Amendment::Kind::column:
        break;
    }
    return rule.field == one.meaning;
}

Result<Mapping> read(std::string_view toml) {
    std::vector<MappingTrouble> troubles;
    return read_mapping(toml, "mapping", troubles);
}

Error beyond_us(const Amendment& one, const Error& why) {
    return base::error("The change to {0} cannot be made by itself; write it in the text. {1}",
                       "Ændringen af {0} kan ikke laves af sig selv; skriv den i teksten. {2}", one.column,
                       why.message, why.in_danish());
}

/// Each amendment is made in the text that the one before it left.
Result<std::string> with(std::string_view toml, const Amendment& one) {
    const toml::parse_result parsed = toml::parse(toml);
    Amender amender(toml, parsed.table());
    STYRHUS_TRY_VOID(amender.take(one));
    std::string text = amender.text();
    const auto after = read(text);
    if (!after) return beyond_us(one, after.error());
    const bool is_said = std::any_of(after->columns.begin(), after->columns.end(),
                                     [&](const ColumnRule& rule) { return says(rule, one); });
    if (!is_said) return beyond_us(one, {});
    return text;
}

} // namespace

Result<std::string> amended(std::string_view toml, std::span<const Amendment> amendments) {
    STYRHUS_TRY_VOID(read(toml));
    std::string text(toml);
    for (const Amendment& one : amendments) {
        STYRHUS_TRY(text, with(text, one));
    }
    const toml::parse_result parsed = toml::parse(text);
    Amender amender(text, parsed.table());
    amender.raise_version();
    return amender.text();
}

} // namespace styrhus::intake::sources
