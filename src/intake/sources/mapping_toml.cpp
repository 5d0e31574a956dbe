#include "base/error_text.h"
#include "intake/formats/encoding.h"
#include "intake/sources/fields.h"
#include "intake/sources/mapping.h"
#include "intake/sources/text_pattern.h"
#include "reference/toml.h"

#include "base/toml_library.h"
#include <algorithm>
#include <cctype>
#include <fmt/core.h>
#include <sodium.h>

namespace styrhus::intake::sources {

namespace {

using base::Error;
using base::Result;

/// Walks one TOML document and keeps every trouble with its line, so that a person mends them in one go.
class Reader {
  public:
    explicit Reader(std::vector<MappingTrouble>& troubles) : troubles_(troubles) {}

    void trouble(const toml::node* node, Error what) {
        const std::uint32_t line =
            node != nullptr ? static_cast<std::uint32_t>(node->source().begin.line) : 1;
        troubles_.push_back({line, std::move(what)});
    }

    std::string text(const toml::table& table, std::string_view key, std::string standard = {}) {
        const toml::node* node = table.get(key);
        if (node == nullptr) return standard;
        if (const auto value = node->value<std::string>()) return *value;
        trouble(node, base::error("\"{}\" must be a text in quotes",
                                  "\"{}\" skal være en tekst i anførselstegn", key));
        return standard;
    }

    std::string required_text(const toml::table& table, std::string_view key) {
        std::string value = text(table, key);
        if (value.empty()) trouble(&table, base::error("\"{}\" is missing", "\"{}\" mangler", key));
        return value;
    }

    std::vector<std::string> texts(const toml::table& table, std::string_view key) {
        std::vector<std::string> out;
        const toml::node* node = table.get(key);
        if (node == nullptr) return out;
        const toml::array* array = node->as_array();
        if (array == nullptr)
            trouble(node, base::error("\"{}\" must be a list of texts",
                                      "\"{}\" skal være en liste af tekster", key));
        for (std::size_t i = 0; array != nullptr && i < array->size(); ++i) {
            if (const auto value = (*array)[i].value<std::string>())
                out.push_back(*value);
            else
                trouble(&(*array)[i],
                        base::error("\"{}\" must hold texts only", "\"{}\" må kun rumme tekster", key));
        }
        return out;
    }

    base::Date date(const toml::table& table, std::string_view key, base::Date standard) {
        const toml::node* node = table.get(key);
        if (node == nullptr) return standard;
        if (const auto value = node->value<toml::date>()) {
            if (auto day = base::civil_date(value->year, value->month, value->day)) return *day;
        }
        trouble(node, base::error("\"{}\" must be a date such as 2019-01-01, without quotes",
                                  "\"{}\" skal være en dato som 2019-01-01, uden anførselstegn", key));
        return standard;
    }

    /// One of a closed list of words.
    template <class Enum>
    Enum choice(const toml::table& table, std::string_view key, Enum standard,
                std::initializer_list<std::pair<std::string_view, Enum>> words) {
        const toml::node* node = table.get(key);
        if (node == nullptr) return standard;
        const std::string word = text(table, key);
        std::string allowed;
        for (const auto& [name, value] : words) {
            if (name == word) return value;
            allowed += allowed.empty() ? "" : ", ";
            allowed += name;
        }
        trouble(node, base::error("\"{}\" must be one of {}; it is \"{}\"",
                                  "\"{}\" skal være en af {}; der står \"{}\"", key, allowed, word));
        return standard;
    }

    /// Keys that nobody reads are typing errors and are said.
    void only(const toml::table& table, std::string_view where,
              std::initializer_list<std::string_view> keys) {
        for (const auto& [key, node] : table)
            if (std::find(keys.begin(), keys.end(), key.str()) == keys.end())
                trouble(&node, base::error("{} has no setting \"{}\"", "{} har ingen indstilling \"{}\"",
                                           where, key.str()));
    }

    const toml::table* table(const toml::table& parent, std::string_view key) {
        const toml::node* node = parent.get(key);
        if (node == nullptr) return nullptr;
        if (node->is_table()) return node->as_table();
        trouble(node, base::error("\"{}\" must be a table", "\"{}\" skal være en tabel", key));
        return nullptr;
    }

  private:
    std::vector<MappingTrouble>& troubles_;
};

void read_format(Reader& reader, const toml::table& root, Mapping& mapping) {
    const toml::table* table = reader.table(root, "format");
    if (table == nullptr) return;
    reader.only(*table, "[format]", {"kind", "delimiter", "encoding", "decimal", "sheet", "headings"});
    mapping.format =
        reader.choice(*table, "kind", FileFormat::delimited,
                      {{"delimited", FileFormat::delimited}, {"workbook", FileFormat::workbook}});
    const std::string delimiter = reader.text(*table, "delimiter");
    if (delimiter.size() > 1)
        reader.trouble(table->get("delimiter"),
                       {"\"delimiter\" must be one character", "\"delimiter\" skal være ét tegn"});
    mapping.delimiter = delimiter.empty() ? '\0' : delimiter[0];
    mapping.encoding = reader.text(*table, "encoding");
    if (!mapping.encoding.empty())
        if (const auto known = formats::parse_encoding(mapping.encoding); !known)
            reader.trouble(table->get("encoding"), known.error());
    mapping.sheet = reader.text(*table, "sheet");
    mapping.headings = reader.texts(*table, "headings");
    mapping.decimal = reader.choice(*table, "decimal", formats::DecimalMark::automatic,
                                    {{"auto", formats::DecimalMark::automatic},
                                     {"comma", formats::DecimalMark::comma},
                                     {"point", formats::DecimalMark::point}});
}

void check_expression(Reader& reader, const toml::node* node, const std::string& pattern) {
    if (const auto checked = check_pattern(pattern); !checked) reader.trouble(node, checked.error());
}

void read_extract_date(Reader& reader, const toml::table& delivery, Mapping& mapping) {
    const toml::table* table = reader.table(delivery, "extract_date");
    if (table == nullptr) return;
    reader.only(*table, "extract_date", {"from", "pattern", "column", "part"});
    DateRule& rule = mapping.extract_date;
    rule.from = reader.choice(*table, "from", DateRule::From::received,
                              {{"received", DateRule::From::received},
                               {"file_name", DateRule::From::file_name},
                               {"column", DateRule::From::column}});
    rule.part = reader.choice(*table, "part", DateRule::Part::day,
                              {{"day", DateRule::Part::day},
                               {"end_of_month", DateRule::Part::end_of_month},
                               {"end_of_year", DateRule::Part::end_of_year},
                               {"end_of_march_next_year", DateRule::Part::end_of_march_next_year}});
    rule.pattern = reader.text(*table, "pattern");
    rule.column = reader.text(*table, "column");
    check_expression(reader, table->get("pattern"), rule.pattern);
    if (rule.from == DateRule::From::file_name && rule.pattern.empty())
        reader.trouble(
            table,
            {"extract_date from the file's name needs a \"pattern\" with groups for year, month and day",
             "extract_date fra filens navn kræver et \"pattern\" med grupper for år, måned og dag"});
    if (rule.from == DateRule::From::column && rule.column.empty())
        reader.trouble(table, {"extract_date from a column needs the \"column\"",
                               "extract_date fra en kolonne kræver \"column\""});
}

void read_coverage(Reader& reader, const toml::table& delivery, Mapping& mapping) {
    const toml::table* table = reader.table(delivery, "coverage");
    if (table == nullptr) return;
    reader.only(*table, "coverage", {"span", "from", "migration", "months"});
    if (const toml::node* months = table->get("months"))
        mapping.coverage.months = static_cast<int>(months->value_or(std::int64_t{0}));
    mapping.coverage.span = reader.choice(*table, "span", CoverageRule::Span::history,
                                          {{"history", CoverageRule::Span::history},
                                           {"months_back", CoverageRule::Span::months_back},
                                           {"month", CoverageRule::Span::month},
                                           {"year", CoverageRule::Span::year},
                                           {"fiscal_year_april", CoverageRule::Span::fiscal_year_april}});
    mapping.coverage.covers_from = reader.date(*table, "from", mapping.coverage.covers_from);
    mapping.coverage.migration_date = reader.date(*table, "migration", mapping.coverage.migration_date);
}

void read_delivery(Reader& reader, const toml::table& root, Mapping& mapping) {
    const toml::table* table = reader.table(root, "delivery");
    if (table == nullptr) {
        reader.trouble(
            &root, {"the table [delivery] is missing: it says mode, key and what absent rows mean",
                    "tabellen [delivery] mangler: den siger mode, key, og hvad manglende rækker betyder"});
        return;
    }
    reader.only(*table, "[delivery]",
                {"mode", "absent", "overlap", "repeats", "key", "scope", "scope_from_file", "amount",
                 "fiscal_year", "extract_date", "coverage"});
    if (table->get("mode") == nullptr)
        reader.trouble(table, {"[delivery] must say mode = \"full\", \"change\" or \"append\"",
                               "[delivery] skal sige mode = \"full\", \"change\" eller \"append\""});
    mapping.mode = reader.choice(*table, "mode", domain::DeliveryMode::append,
                                 {{"full", domain::DeliveryMode::full},
                                  {"change", domain::DeliveryMode::change},
                                  {"append", domain::DeliveryMode::append}});
    mapping.absent = reader.choice(*table, "absent", domain::Absent::means_nothing,
                                   {{"nothing", domain::Absent::means_nothing},
                                    {"closed", domain::Absent::closed},
                                    {"deleted", domain::Absent::deleted},
                                    {"reported", domain::Absent::reported}});
    mapping.has_overlap = table->get("overlap") != nullptr;
    mapping.overlap = reader.choice(
        *table, "overlap", domain::Overlap::keep,
        {{"keep", domain::Overlap::keep}, {"next_start_ends", domain::Overlap::next_start_ends}});
    mapping.repeats = reader.choice(*table, "repeats", Repeats::numbered,
                                    {{"numbered", Repeats::numbered}, {"same", Repeats::same}});
    mapping.key = reader.texts(*table, "key");
    mapping.scope = reader.text(*table, "scope");
    mapping.scope_pattern = reader.text(*table, "scope_from_file");
    check_expression(reader, table->get("scope_from_file"), mapping.scope_pattern);
    mapping.amount_field = reader.text(*table, "amount");
    mapping.fiscal_year =
        reader.choice(*table, "fiscal_year", FiscalYearRule::column,
                      {{"column", FiscalYearRule::column},
                       {"calendar_year_of_posting", FiscalYearRule::calendar_year_of_posting},
                       {"april_year_of_posting", FiscalYearRule::april_year_of_posting}});
    if (mapping.mode == domain::DeliveryMode::full && table->get("absent") == nullptr)
        reader.trouble(table, {"a full delivery must say absent = \"closed\", \"deleted\", \"reported\" or "
                               "\"nothing\": what it means "
                               "that a row is gone",
                               "en fuld leverance skal sige absent = \"closed\", \"deleted\", \"reported\" "
                               "eller \"nothing\": hvad det betyder, at en række er væk"});
    if (mapping.repeats == Repeats::same
        && (mapping.mode != domain::DeliveryMode::append || mapping.key.empty()))
        reader.trouble(table->get("repeats"),
                       {"repeats = \"same\" is for append deliveries that name their key",
                        "repeats = \"same\" er til append-leverancer, som nævner deres key"});
    if (mapping.mode == domain::DeliveryMode::change && mapping.key.empty())
        reader.trouble(
            table, {"a change delivery must name its key", "en leverance af ændringer skal nævne sin key"});
    read_extract_date(reader, *table, mapping);
    read_coverage(reader, *table, mapping);
}

/// What a field's values may be, parted by blanks; empty where they may be anything.
std::string_view words_of(const FieldSpec* field) {
    if (field == nullptr) return "";
    return field->type == FieldType::flag ? "yes no" : field->choices;
}

bool is_one_of(std::string_view words, std::string_view value) {
    return words.empty() || fmt::format(" {} ", words).find(fmt::format(" {} ", value)) != std::string::npos;
}

void read_values(Reader& reader, const toml::table& table, ColumnRule& rule, const FieldSpec* field) {
    const toml::table* values = reader.table(table, "values");
    rule.unknown_value = reader.text(table, "unknown");
    const std::string_view words = words_of(field);
    if (!rule.unknown_value.empty() && !is_one_of(words, rule.unknown_value))
        reader.trouble(table.get("unknown"),
                       base::error("unknown = \"{}\" is not one of {}", "unknown = \"{}\" er ikke en af {}",
                                   rule.unknown_value, words));
    if (values == nullptr) return;
    for (const auto& [key, node] : *values) {
        const auto value = node.value<std::string>();
        if (!value)
            reader.trouble(&node, {"a value map holds texts only", "en værdiliste rummer kun tekster"});
        else if (!is_one_of(words, *value))
            reader.trouble(&node,
                           base::error("\"{}\" is not one of {}", "\"{}\" er ikke en af {}", *value, words));
        else if (const std::string met = folded(key.str()); rule.values.emplace(met, *value).second)
            rule.spelled.emplace(met, key.str());
    }
}

bool read_flag(Reader& reader, const toml::table& table, std::string_view name) {
    const toml::node* node = table.get(name);
    if (node == nullptr) return false;
    const auto value = node->value<bool>();
    if (!value)
        reader.trouble(
            node, base::error("\"{}\" must be true or false", "\"{}\" skal være true eller false", name));
    return value.value_or(false);
}

void read_column(Reader& reader, const toml::table& table, Mapping& mapping) {
    reader.only(table, "[[column]]",
                {"name", "aliases", "field", "required", "end", "unit", "scope", "values", "unknown",
                 "pattern", "shown"});
    ColumnRule rule;
    rule.column = reader.required_text(table, "name");
    rule.aliases = reader.texts(table, "aliases");
    rule.field = reader.text(table, "field");
    const FieldSpec* field = rule.field.empty() ? nullptr : find_field(mapping.fact, rule.field);
    if (!rule.field.empty() && field == nullptr)
        reader.trouble(table.get("field"), base::error("a {} has no field \"{}\"", "{} har intet felt \"{}\"",
                                                       fact_name(mapping.fact), rule.field));
    rule.is_required = read_flag(reader, table, "required");
    rule.is_shown = read_flag(reader, table, "shown");
    if (rule.is_shown && !rule.field.empty())
        reader.trouble(table.get("shown"),
                       {"\"shown\" is for a column without a field: with one, the field decides",
                        "\"shown\" er til en kolonne uden felt: ellers siger feltet det"});
    rule.has_end = table.get("end") != nullptr;
    rule.end =
        reader.choice(table, "end", EndMeaning::last_day,
                      {{"last_day", EndMeaning::last_day}, {"first_day_after", EndMeaning::first_day_after}});
    if (field != nullptr && field->type == FieldType::end_date && !rule.has_end)
        reader.trouble(&table,
                       base::error("column \"{}\" must say end = \"last_day\" or \"first_day_after\"",
                                   "kolonnen \"{}\" skal sige end = \"last_day\" eller \"first_day_after\"",
                                   rule.column));
    rule.amount_unit =
        reader.choice(table, "unit", formats::AmountUnit::kroner,
                      {{"kroner", formats::AmountUnit::kroner}, {"ore", formats::AmountUnit::ore}});
    rule.scope = reader.text(table, "scope");
    rule.pattern = reader.text(table, "pattern");
    check_expression(reader, table.get("pattern"), rule.pattern);
    read_values(reader, table, rule, field);
    mapping.columns.push_back(std::move(rule));
}

/// The same for every row, so it can name none of them and nobody.
bool can_be_constant(FieldType type) {
    using enum FieldType;
    return type != row_id && type != person && type != person_in_text && type != case_in_text
           && type != birth_in_text;
}

void read_constant(Reader& reader, std::string_view name, const toml::node& node, Mapping& mapping) {
    const FieldSpec* field = find_field(mapping.fact, name);
    const auto value = node.value<std::string>();
    if (field == nullptr)
        reader.trouble(&node, base::error("a {} has no field \"{}\"", "{} har intet felt \"{}\"",
                                          fact_name(mapping.fact), name));
    else if (!can_be_constant(field->type))
        reader.trouble(&node, base::error("\"{}\" cannot be the same for every row",
                                          "\"{}\" kan ikke være det samme for alle rækker", name));
    else if (!value)
        reader.trouble(&node, base::error("\"{}\" must be a text in quotes",
                                          "\"{}\" skal være en tekst i anførselstegn", name));
    else if (!is_one_of(words_of(field), *value))
        reader.trouble(&node, base::error("\"{}\" is not one of {}", "\"{}\" er ikke en af {}", *value,
                                          words_of(field)));
    else
        mapping.constants.emplace(std::string(name), *value);
}

void check_whole(Reader& reader, const toml::table& root, Mapping& mapping) {
    const auto is_filled = [&](std::string_view field) {
        if (mapping.constants.find(field) != mapping.constants.end()) return true;
        return std::any_of(mapping.columns.begin(), mapping.columns.end(),
                           [&](const ColumnRule& rule) { return rule.field == field; });
    };
    for (const std::string& field : mapping.key)
        if (!is_filled(field))
            reader.trouble(&root, base::error("the key names \"{}\", which no column fills",
                                              "key nævner \"{}\", som ingen kolonne udfylder", field));
    if (!mapping.amount_field.empty() && !is_filled(mapping.amount_field))
        reader.trouble(&root,
                       base::error("amount names \"{}\", which no column fills",
                                   "amount nævner \"{}\", som ingen kolonne udfylder", mapping.amount_field));
    const bool has_period = is_filled("end");
    if (mapping.fact == domain::FactKind::grant && has_period && !mapping.has_overlap)
        reader.trouble(&root, {"[delivery] must say overlap = \"keep\" or \"next_start_ends\"",
                               "[delivery] skal sige overlap = \"keep\" eller \"next_start_ends\""});
    if (mapping.fact == domain::FactKind::posting && mapping.fiscal_year == FiscalYearRule::column
        && !is_filled("fiscal_year"))
        reader.trouble(&root, {"no column gives the fiscal year: [delivery] must say fiscal_year = "
                               "\"calendar_year_of_posting\" or \"april_year_of_posting\"",
                               "ingen kolonne giver regnskabsåret: [delivery] skal sige fiscal_year = "
                               "\"calendar_year_of_posting\" eller \"april_year_of_posting\""});
}

Mapping read_tables(Reader& reader, const toml::table& root) {
    Mapping mapping;
    reader.only(
        root, "the mapping",
        {"code", "version", "name", "system", "fact", "files", "format", "delivery", "column", "constants"});
    mapping.code = reader.required_text(root, "code");
    if (const toml::node* version = root.get("version"))
        mapping.version = static_cast<int>(version->value_or(1L));
    if (const toml::table* name = reader.table(root, "name")) {
        mapping.name_da = reader.required_text(*name, "da");
        mapping.name_en = reader.text(*name, "en", mapping.name_da);
    }
    mapping.system = reader.text(root, "system");
    mapping.file_patterns = reader.texts(root, "files");
    const std::string fact = reader.required_text(root, "fact");
    if (!fact_of_name(fact, mapping.fact))
        reader.trouble(root.get("fact"),
                       base::error("there is no fact \"{}\"", "der findes ingen fact \"{}\"", fact));
    read_format(reader, root, mapping);
    read_delivery(reader, root, mapping);
    if (const toml::table* constants = reader.table(root, "constants"))
        for (const auto& [key, node] : *constants)
            read_constant(reader, key.str(), node, mapping);
    const toml::array* columns = root.get("column") != nullptr ? root.get("column")->as_array() : nullptr;
    if (columns == nullptr)
        reader.trouble(&root, {"there is no [[column]]: the mapping must name the file's columns",
                               "der er ingen [[column]]: oversættelsen skal nævne filens kolonner"});
    for (std::size_t i = 0; columns != nullptr && i < columns->size(); ++i)
        if (const toml::table* column = (*columns)[i].as_table())
            read_column(reader, *column, mapping);
        else
            reader.trouble(&(*columns)[i], {"a column is a table of its own, headed [[column]]",
                                            "en kolonne er en tabel for sig, med overskriften [[column]]"});
    check_whole(reader, root, mapping);
    return mapping;
}

std::string hash_of(std::string_view text) {
    unsigned char out[16];
    crypto_generichash(out, sizeof out, reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       nullptr, 0);
    std::string hex;
    for (const unsigned char byte : out)
        hex += fmt::format("{:02x}", byte);
    return hex;
}

/// The first of them, and how many there are besides.
Error error_of(const std::vector<MappingTrouble>& troubles, std::string_view file_name) {
    const MappingTrouble& first = troubles.front();
    const std::size_t more = troubles.size() - 1;
    Error error = {fmt::format("{}, line {}: {}", file_name, first.line, first.what.message),
                   fmt::format("{}, linje {}: {}", file_name, first.line, first.what.in_danish())};
    if (more == 0) return error;
    error.message += fmt::format(" (and {} more)", more);
    error.danish += fmt::format(" (og {} mere)", more);
    return error;
}

} // namespace

Result<Mapping> read_mapping(std::string_view toml, std::string_view file_name,
                             std::vector<MappingTrouble>& troubles) {
    if (const int line = reference::line_of_bare_letter(toml); line != 0) {
        troubles.push_back({static_cast<std::uint32_t>(line), reference::bare_letter_trouble()});
        return error_of(troubles, file_name);
    }
    Mapping mapping;
    const toml::parse_result parsed = toml::parse(toml, std::string(file_name));
    if (parsed) {
        Reader reader(troubles);
        mapping = read_tables(reader, parsed.table());
    } else {
        troubles.push_back(
            {static_cast<std::uint32_t>(parsed.error().source().begin.line),
             {std::string(parsed.error().description()),
              "linjen kan ikke læses som TOML; se efter et anførselstegn, et lighedstegn eller en "
              "parentes, der mangler"}});
    }
    if (!troubles.empty()) return error_of(troubles, file_name);
    mapping.toml = toml;
    mapping.hash = hash_of(toml);
    return mapping;
}

std::string folded(std::string_view text) {
    static constexpr std::string_view bom = "\xEF\xBB\xBF";
    if (text.starts_with(bom)) text.remove_prefix(bom.size());
    std::string out;
    bool blank = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto c = static_cast<unsigned char>(text[i]);
        const bool is_nbsp =
            c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xA0;
        if (is_nbsp || c == ' ' || c == '\t' || c == '\r' || c == '\n') {
            blank = !out.empty();
            i += is_nbsp ? 1 : 0;
            continue;
        }
        if (blank) out += ' ';
        blank = false;
        // Æ Ø Å fold by their second byte: U+00C0–U+00DE lie 0x20 below their small letters in UTF-8 too.
        if (c == 0xC3 && i + 1 < text.size()) {
            const auto next = static_cast<unsigned char>(text[i + 1]);
            out += static_cast<char>(c);
            out += static_cast<char>(next >= 0x80 && next <= 0x9E && next != 0x97 ? next + 0x20 : next);
            ++i;
        } else {
            out += static_cast<char>(std::tolower(c));
        }
    }
    return out;
}

} // namespace styrhus::intake::sources
