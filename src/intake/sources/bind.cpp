#include "intake/sources/bind.h"

#include "base/error_text.h"
#include "intake/sources/notes.h"

#include <algorithm>
#include <fmt/core.h>
#include <fmt/ranges.h>

namespace styrhus::intake::sources {

namespace {

using base::Error;
using base::Result;
using formats::TableReader;

constexpr std::size_t sample_rows_max = 20'000;

std::vector<std::string> names_of(const ColumnRule& rule) {
    std::vector<std::string> names = {rule.column};
    names.insert(names.end(), rule.aliases.begin(), rule.aliases.end());
    return names;
}

Result<formats::ReadOptions> options_of(const Mapping& mapping) {
    formats::ReadOptions options;
    if (!mapping.encoding.empty()) {
        STYRHUS_TRY(const formats::Encoding encoding, formats::parse_encoding(mapping.encoding));
        options.encoding = encoding;
    }
    if (mapping.delimiter != 0) options.delimiter = mapping.delimiter;
    options.entry = mapping.sheet;
    if (!mapping.headings.empty()) options.header = formats::HeaderRule::none;
    for (const ColumnRule& rule : mapping.columns)
        for (std::string& name : names_of(rule))
            options.known_columns.push_back(std::move(name));
    return options;
}

std::size_t field_position(domain::FactKind kind, std::string_view name) {
    const auto fields = fields_of(kind);
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const FieldSpec& f) { return f.name == name; });
    return static_cast<std::size_t>(found - fields.begin());
}

Binding bind(const Mapping& mapping, const std::vector<std::string>& headings) {
    Binding binding;
    std::vector<bool> is_claimed(headings.size(), false);
    for (const ColumnRule& rule : mapping.columns) {
        const auto found = formats::find_column(headings, names_of(rule));
        if (!found) {
            binding.missing.push_back(rule.column);
            continue;
        }
        is_claimed[*found] = true;
        if (rule.field.empty()) continue;
        BoundColumn bound;
        bound.rule = &rule;
        bound.field = find_field(mapping.fact, rule.field);
        bound.setter = field_position(mapping.fact, rule.field);
        bound.column = *found;
        bound.is_needed = is_needed(mapping.fact, rule.field);
        bound.is_key = std::find(mapping.key.begin(), mapping.key.end(), rule.field) != mapping.key.end();
        bound.amount = {.mark = mapping.decimal,
                        .unit = rule.amount_unit,
                        .extra = formats::ExtraDecimals::round_half_away};
        binding.columns.push_back(bound);
    }
    const std::string& dated = mapping.extract_date.column;
    if (const auto found = formats::find_column(headings, std::span(&dated, 1)); found && !dated.empty())
        binding.extract_date = static_cast<int>(*found);
    for (std::size_t i = 0; i < headings.size(); ++i)
        if (!is_claimed[i] && !headings[i].empty()) binding.unmapped.push_back(headings[i]);
    const auto is_choice = [](const BoundColumn& bound) { return bound.field->type == FieldType::choice; };
    std::stable_partition(binding.columns.begin(), binding.columns.end(), is_choice);
    for (std::size_t i = 0; i < binding.columns.size(); ++i)
        if (binding.columns[i].rule->field == mapping.amount_field) binding.amount = static_cast<int>(i);
    return binding;
}

Result<void> check_required(const Mapping& mapping, const formats::Input& input, const Binding& binding,
                            const std::vector<std::string>& headings) {
    std::vector<std::string> lacking;
    for (const ColumnRule& rule : mapping.columns)
        if (rule.is_required
            && std::find(binding.missing.begin(), binding.missing.end(), rule.column)
                   != binding.missing.end())
            lacking.push_back(rule.column);
    if (lacking.empty() && !binding.columns.empty()) return {};
    // A file without headings begins with a row, and a row may be about somebody.
    std::vector<std::string> shown;
    shown.reserve(headings.size());
    for (const std::string& heading : headings)
        shown.push_back(without_cpr(heading));
    const std::string names = fmt::format("{}", fmt::join(lacking, ", "));
    return base::error(
        "{0} is not the layout of \"{1}\": it lacks {3}. It has {5}. Choose another mapping, or add the "
        "new heading to the mapping.",
        "{0} passer ikke til oversættelsen \"{2}\": {4} mangler. Filen har {5}. Vælg en anden oversættelse, "
        "eller skriv den nye overskrift i oversættelsen.",
        input.name(), mapping.name_en, mapping.name_da, names.empty() ? "any column of the mapping" : names,
        names.empty() ? "alle oversættelsens kolonner" : names, fmt::join(shown, ", "));
}

/// A column whose decimal mark nobody has stated shows it in its values, or asks for a statement row by row.
Result<void> learn_marks(const formats::Input& input, const formats::ReadOptions& options, Binding& binding) {
    const auto is_open = [](const BoundColumn& bound) {
        return bound.amount.mark == formats::DecimalMark::automatic
               && (bound.field->type == FieldType::amount || bound.field->type == FieldType::quantity
                   || bound.field->type == FieldType::factor);
    };
    if (std::none_of(binding.columns.begin(), binding.columns.end(), is_open)) return {};
    STYRHUS_TRY(TableReader reader, TableReader::open(input, options));
    formats::RowBatch batch;
    for (std::size_t rows = 0; rows < sample_rows_max; rows += batch.size()) {
        STYRHUS_TRY(const bool more, reader.next(batch));
        if (!more) break;
        for (BoundColumn& bound : binding.columns) {
            if (!is_open(bound)) continue;
            std::vector<std::string_view> values;
            for (std::size_t i = 0; i < batch.size(); ++i)
                if (bound.column < batch[i].fields.size()) values.push_back(batch[i].fields[bound.column]);
            bound.amount.mark = formats::learn_decimal_mark(values);
        }
    }
    return {};
}

} // namespace

Result<OpenedFile> open_file(const Mapping& mapping, const formats::Input& input) {
    STYRHUS_TRY(formats::ReadOptions options, options_of(mapping));
    STYRHUS_TRY(TableReader first, TableReader::open(input, options));
    const std::vector<std::string> headings =
        mapping.headings.empty() ? first.shape().columns : mapping.headings;
    Binding binding = bind(mapping, headings);
    STYRHUS_TRY_VOID(check_required(mapping, input, binding, headings));
    STYRHUS_TRY_VOID(learn_marks(input, options, binding));
    for (const BoundColumn& bound : binding.columns)
        if (bound.field->type == FieldType::amount) options.amounts.push_back({bound.column, bound.amount});
    STYRHUS_TRY(TableReader reader, TableReader::open(input, options));
    return OpenedFile{std::move(reader), std::move(binding)};
}

} // namespace styrhus::intake::sources
