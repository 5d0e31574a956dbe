#include "app/hidden_cells.h"

#include "intake/formats/table.h"
#include "intake/sources/cells.h"
#include "intake/sources/cpr_in_text.h"
#include "intake/sources/fields.h"
#include "intake/sources/value_shapes.h"

#include <algorithm>

namespace styrhus::app {

namespace {

using intake::formats::normalised_name;
using intake::sources::ColumnRule;
using intake::sources::FieldType;
using intake::sources::Mapping;

/// Ten digits that may be a CPR number, or nine of which Excel has taken the nought before.
bool may_be_cpr(std::string_view text) {
    constexpr std::size_t without_nought = 9;
    const std::string trimmed(intake::formats::trimmed(text));
    return intake::sources::may_hold_cpr(text)
           || (trimmed.size() == without_nought && intake::sources::may_hold_cpr("0" + trimmed));
}

/// Where somebody lives or gets help; also every column that only its mapping lets be seen.
bool tells_place(const ColumnRule& rule) {
    return rule.field.empty() || rule.field == "facility" || rule.field == "provider"
           || rule.field == "supplier" || rule.field == "municipality" || rule.field == "unit";
}

/// Of a row that is told, so that ten digits in a column of vouchers are no person.
bool may_be_seen(const Mapping& mapping, const std::vector<const ColumnRule*>& rules, std::string_view text) {
    if (rules.empty() || may_be_cpr(text)) return false;
    return std::all_of(rules.begin(), rules.end(), [&](const ColumnRule* rule) {
        if (rule->field.empty()) return rule->is_shown;
        const auto* field = intake::sources::find_field(mapping.fact, rule->field);
        const bool is_own_number =
            field != nullptr && field->type == FieldType::person && !rule->scope.empty();
        return is_own_number ? !intake::sources::is_like_cpr(text) : is_open_field(mapping.fact, rule->field);
    });
}

/// Of a name its initials, as everywhere; of anything else its shape.
std::string hidden(const Mapping* mapping, const views::RowCell& cell) {
    if (mapping != nullptr)
        for (const ColumnRule* rule : rules_for(*mapping, cell.column)) {
            const auto* field = intake::sources::find_field(mapping->fact, rule->field);
            if (field != nullptr && field->type == FieldType::initials)
                return intake::sources::initials_of(cell.text);
        }
    return shape_of(cell.text);
}

} // namespace

std::vector<const ColumnRule*> rules_for(const Mapping& mapping, std::string_view column) {
    const std::string name = normalised_name(column);
    std::vector<const ColumnRule*> out;
    for (const ColumnRule& rule : mapping.columns) {
        const bool is_it = normalised_name(rule.column) == name
                           || std::any_of(rule.aliases.begin(), rule.aliases.end(),
                                          [&](const auto& alias) { return normalised_name(alias) == name; });
        if (is_it) out.push_back(&rule);
    }
    return out;
}

std::string shape_of(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 && byte < 0xC0) continue; // the rest of a letter beyond ASCII
        const bool is_letter = byte >= 0xC0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        out += c >= '0' && c <= '9' ? '0' : is_letter ? 'x' : c;
    }
    return out;
}

bool is_open_field(domain::FactKind kind, std::string_view name) {
    using enum FieldType;
    constexpr std::string_view day_of_birth = "born"; // six of the ten digits
    const auto* field = intake::sources::find_field(kind, name);
    return field != nullptr && name != day_of_birth && field->type != person && field->type != initials
           && field->type != hashed && field->type != person_in_text && field->type != case_in_text
           && field->type != birth_in_text;
}

void hide_identities(const Mapping* mapping, views::RowText& row) {
    const auto names_citizen = [&](const ColumnRule& rule) {
        const auto* field = intake::sources::find_field(mapping->fact, rule.field);
        return field != nullptr
               && (field->type == FieldType::person || field->type == FieldType::person_in_text);
    };
    if (mapping != nullptr)
        row.may_be_of_citizen = std::any_of(mapping->columns.begin(), mapping->columns.end(), names_citizen);
    for (views::RowCell& cell : row.cells) {
        std::vector<const ColumnRule*> rules;
        if (mapping != nullptr) rules = rules_for(*mapping, cell.column);
        cell.tells_place = std::any_of(rules.begin(), rules.end(),
                                       [](const ColumnRule* rule) { return tells_place(*rule); });
        if (row.is_whole && !rules.empty() && may_be_seen(*mapping, rules, cell.text)) continue;
        cell.is_hidden = cell.text.find_first_not_of(" \t") != std::string::npos;
        cell.text = row.is_whole ? hidden(mapping, cell) : shape_of(cell.text);
    }
}

} // namespace styrhus::app
