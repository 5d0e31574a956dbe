#include "intake/sources/bind.h"

#include "base/error_text.h"
#include "intake/formats/workbook.h"
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
            binding.missing.push_back(&rule);
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
        if (!is_claimed[i] && !headings[i].empty()) binding.unmapped.push_back({headings[i], i, {}});
    binding.known = static_cast<std::size_t>(std::count(is_claimed.begin(), is_claimed.end(), true));
    const auto is_choice = [](const BoundColumn& bound) { return bound.field->type == FieldType::choice; };
    std::stable_partition(binding.columns.begin(), binding.columns.end(), is_choice);
    for (std::size_t i = 0; i < binding.columns.size(); ++i)
        if (binding.columns[i].rule->field == mapping.amount_field) binding.amount = static_cast<int>(i);
    return binding;
}

/// Values below the new headings, from the first rows.
Result<std::vector<NewHeading>> new_headings(const formats::Input& input, const formats::ReadOptions& options,
                                             const Binding& binding) {
    constexpr std::size_t values_max = 500;
    std::vector<NewHeading> found;
    for (const UnmappedColumn& unmapped : binding.unmapped)
        found.push_back({unmapped.heading, {}});
    STYRHUS_TRY(TableReader reader, TableReader::open(input, options));
    formats::RowBatch batch;
    STYRHUS_TRY(const bool has_rows, reader.next(batch));
    for (std::size_t row = 0; has_rows && row < batch.size(); ++row)
        for (std::size_t i = 0; i < found.size(); ++i) {
            const std::size_t column = binding.unmapped[i].column;
            const bool is_wanted = batch[row].kind == formats::RowKind::data
                                   && column < batch[row].fields.size()
                                   && found[i].values.size() < values_max;
            if (!is_wanted) continue;
            const std::string_view value = formats::trimmed(batch[row].fields[column]);
            if (!value.empty()) found[i].values.emplace_back(value);
        }
    return found;
}

/// Only a file that has something new and lacks something known can have renamed it; one that has more new
/// than known is another layout.
Result<void> find_renamed(const Mapping& mapping, const formats::Input& input,
                          const formats::ReadOptions& options, const EarlierTexts& earlier,
                          Binding& binding) {
    if (binding.unmapped.empty() || binding.missing.empty() || binding.unmapped.size() > binding.known)
        return {};
    STYRHUS_TRY(const std::vector<NewHeading> headings, new_headings(input, options, binding));
    for (const LikelyColumn& likely : likely_columns(mapping, headings, binding.missing, earlier))
        for (UnmappedColumn& unmapped : binding.unmapped)
            if (unmapped.heading == likely.heading) unmapped.likely = likely;
    return {};
}

/// A fact cannot be made without some fields, and a row cannot be known again without its key.
bool cannot_do_without(const Mapping& mapping, const Binding& binding, const ColumnRule& rule) {
    if (rule.is_required) return true;
    const bool is_asked_for =
        is_needed(mapping.fact, rule.field)
        || std::find(mapping.key.begin(), mapping.key.end(), rule.field) != mapping.key.end();
    const bool is_filled_otherwise =
        mapping.constants.contains(rule.field)
        || std::any_of(binding.columns.begin(), binding.columns.end(),
                       [&](const BoundColumn& bound) { return bound.rule->field == rule.field; });
    return is_asked_for && !is_filled_otherwise;
}

std::vector<std::string> lacking_columns(const Mapping& mapping, const Binding& binding) {
    std::vector<std::string> lacking;
    for (const ColumnRule* rule : binding.missing)
        if (cannot_do_without(mapping, binding, *rule)) lacking.push_back(rule->column);
    return lacking;
}

/// "Payment date" is probably Date paid …
Error add_likely(Error error, const Binding& binding) {
    for (const UnmappedColumn& unmapped : binding.unmapped) {
        const LikelyColumn& likely = unmapped.likely;
        if (likely.rule == nullptr) continue;
        const std::string heading = without_cpr(unmapped.heading);
        error.message += fmt::format(" \"{}\" is probably {}: the name is {} % alike", heading,
                                     likely.rule->column, likely.by_name);
        error.danish += fmt::format(" \"{}\" er nok {}: navnet ligner {} %", heading, likely.rule->column,
                                    likely.by_name);
        if (likely.by_values > 0) {
            error.message += fmt::format(", the values {} %", likely.by_values);
            error.danish += fmt::format(", værdierne {} %", likely.by_values);
        }
        error.message += ".";
        error.danish += ".";
    }
    return error;
}

Result<void> check_required(const Mapping& mapping, const formats::Input& input, const Binding& binding,
                            const std::vector<std::string>& headings) {
    if (is_layout_of(mapping, binding)) return {};
    const std::vector<std::string> lacking = lacking_columns(mapping, binding);
    // A file without headings begins with a row, and a row may be about somebody.
    std::vector<std::string> shown;
    shown.reserve(headings.size());
    for (const std::string& heading : headings)
        shown.push_back(without_cpr(heading));
    const std::string names = fmt::format("{}", fmt::join(lacking, ", "));
    return add_likely(
        base::error(
            "{0} is not the layout of \"{1}\": it lacks {3}. It has {5}. Choose another mapping, or add the "
            "new heading to the mapping.",
            "{0} passer ikke til oversættelsen \"{2}\": {4} mangler. Filen har {5}. Vælg en anden "
            "oversættelse, eller skriv den nye overskrift i oversættelsen.",
            input.name(), mapping.name_en, mapping.name_da,
            names.empty() ? "any column of the mapping" : names,
            names.empty() ? "alle oversættelsens kolonner" : names, fmt::join(shown, ", ")),
        binding);
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

Result<formats::ReadOptions> read_options(const Mapping& mapping, const std::string& sheet) {
    formats::ReadOptions options;
    if (!mapping.encoding.empty()) {
        STYRHUS_TRY(const formats::Encoding encoding, formats::parse_encoding(mapping.encoding));
        options.encoding = encoding;
    }
    if (mapping.delimiter != 0) options.delimiter = mapping.delimiter;
    options.entry = sheet.empty() ? mapping.sheet : sheet;
    if (!mapping.headings.empty()) options.header = formats::HeaderRule::none;
    for (const ColumnRule& rule : mapping.columns)
        for (std::string& name : names_of(rule))
            options.known_columns.push_back(std::move(name));
    return options;
}

Result<formats::Input> taken_apart(const formats::Input& input) {
    if (input.workbook() != nullptr) return input;
    STYRHUS_TRY(auto workbook, formats::workbook_of(input));
    return input.with(std::move(workbook));
}

bool is_layout_of(const Mapping& mapping, const Binding& binding) {
    return !binding.columns.empty() && lacking_columns(mapping, binding).empty();
}

Result<Binding> bind_file(const Mapping& mapping, const formats::Input& input, const std::string& sheet,
                          const EarlierTexts& earlier) {
    STYRHUS_TRY(const formats::ReadOptions options, read_options(mapping, sheet));
    STYRHUS_TRY(const TableReader reader, TableReader::open(input, options));
    Binding binding = bind(mapping, mapping.headings.empty() ? reader.shape().columns : mapping.headings);
    STYRHUS_TRY_VOID(find_renamed(mapping, input, options, earlier, binding));
    return binding;
}

Result<OpenedFile> open_file(const Mapping& mapping, const formats::Input& packed, const std::string& sheet,
                             const EarlierTexts& earlier) {
    // A workbook is taken apart once, and not each time that it is looked at.
    STYRHUS_TRY(const formats::Input input, taken_apart(packed));
    STYRHUS_TRY(formats::ReadOptions options, read_options(mapping, sheet));
    STYRHUS_TRY(TableReader first, TableReader::open(input, options));
    const std::vector<std::string> headings =
        mapping.headings.empty() ? first.shape().columns : mapping.headings;
    Binding binding = bind(mapping, headings);
    STYRHUS_TRY_VOID(find_renamed(mapping, input, options, earlier, binding));
    STYRHUS_TRY_VOID(check_required(mapping, input, binding, headings));
    STYRHUS_TRY_VOID(learn_marks(input, options, binding));
    for (const BoundColumn& bound : binding.columns)
        if (bound.field->type == FieldType::amount) options.amounts.push_back({bound.column, bound.amount});
    STYRHUS_TRY(TableReader reader, TableReader::open(input, options));
    return OpenedFile{std::move(reader), std::move(binding)};
}

} // namespace styrhus::intake::sources
