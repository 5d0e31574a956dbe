#include "app/mapping_words.h"

#include "intake/sources/fields.h"

#include <algorithm>

namespace styrhus::app {

namespace {

using intake::sources::ColumnRule;
using intake::sources::FieldSpec;
using intake::sources::FieldType;
using intake::sources::Mapping;
using views::Wording;

/// A value that nobody has listed rejects its row in a field with a list, and stands as it is in any other.
Wording unlisted(domain::FactKind fact, const ColumnRule& rule) {
    const FieldSpec* field = intake::sources::find_field(fact, rule.field);
    if (field == nullptr) return {};
    const bool is_choice = field->type == FieldType::choice || field->type == FieldType::flag;
    if (!is_choice && rule.values.empty()) return {};
    if (!rule.unknown_value.empty()) return words_of_value(fact, rule.field, rule.unknown_value);
    if (is_choice) return {"rækken afvises", "the row is rejected"};
    return {"som den er skrevet", "as it is written"};
}

views::MappedColumn words_of(domain::FactKind fact, const ColumnRule& rule) {
    views::MappedColumn out = {.column = rule.column,
                               .aliases = rule.aliases,
                               .field = rule.field,
                               .field_words = words_of_field(fact, rule.field),
                               .is_required = rule.is_required,
                               .values = {},
                               .unlisted = unlisted(fact, rule)};
    for (const auto& [folded, value] : rule.values) {
        const auto spelled = rule.spelled.find(folded);
        out.values.push_back({spelled == rule.spelled.end() ? folded : spelled->second, folded,
                              words_of_value(fact, rule.field, value)});
    }
    return out;
}

} // namespace

Wording words_of_field(domain::FactKind fact, std::string_view field) {
    const FieldSpec* found = intake::sources::find_field(fact, field);
    return found == nullptr ? Wording{} : Wording{std::string(found->da), std::string(found->en)};
}

Wording words_of_value(domain::FactKind fact, std::string_view field, std::string_view value) {
    if (const FieldSpec* found = intake::sources::find_field(fact, field))
        for (const intake::sources::ChoiceWord& word : intake::sources::choices_of(*found))
            if (word.name == value) return {std::string(word.da), std::string(word.en)};
    return {std::string(value), std::string(value)};
}

views::MappingWords words_of(const Mapping& mapping) {
    const intake::sources::ChoiceWord fact = intake::sources::fact_word(mapping.fact);
    views::MappingWords out = {.code = mapping.code,
                               .name = {mapping.name_da, mapping.name_en},
                               .fact = {std::string(fact.da), std::string(fact.en)},
                               .mode = mapping.mode,
                               .absent = mapping.absent,
                               .key = {},
                               .file_patterns = mapping.file_patterns,
                               .columns = {},
                               .versions = {},
                               .hash = mapping.hash};
    for (const std::string& field : mapping.key)
        out.key.push_back(words_of_field(mapping.fact, field));
    for (const ColumnRule& rule : mapping.columns)
        out.columns.push_back(words_of(mapping.fact, rule));
    return out;
}

} // namespace styrhus::app
