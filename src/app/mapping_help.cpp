#include "app/mapping_help.h"

#include "intake/formats/table.h"
#include "intake/sources/fields.h"

#include <algorithm>
#include <fmt/format.h>

namespace styrhus::app {

namespace {

using base::Result;
using intake::formats::normalised_name;
using intake::sources::ColumnRule;
using intake::sources::Mapping;

constexpr std::size_t sample_rows_max = 20;

const ColumnRule* rule_for(const Mapping& mapping, const std::string& column) {
    const std::string name = normalised_name(column);
    for (const ColumnRule& rule : mapping.columns) {
        if (normalised_name(rule.column) == name) return &rule;
        for (const std::string& alias : rule.aliases)
            if (normalised_name(alias) == name) return &rule;
    }
    return nullptr;
}

std::size_t columns_known(const Mapping& mapping, const std::vector<std::string>& header) {
    return static_cast<std::size_t>(
        std::count_if(header.begin(), header.end(),
                      [&](const std::string& column) { return rule_for(mapping, column) != nullptr; }));
}

/// The shape of a text: digits become 0 and letters x, so that a person sees what kind of column it is and
/// nobody in it.
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

/// Cells of columns that may say who somebody is, and cells that look like a CPR number wherever they stand.
void hide_identities(domain::FactKind kind, const std::vector<ColumnSuggestion>& columns,
                     std::vector<std::vector<std::string>>& rows) {
    using enum intake::sources::FieldType;
    for (std::vector<std::string>& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto* field =
                i < columns.size() ? intake::sources::find_field(kind, columns[i].field) : nullptr;
            const bool is_open = field != nullptr && field->type != person && field->type != initials
                                 && field->type != address;
            const auto digits =
                std::count_if(row[i].begin(), row[i].end(), [](char c) { return c >= '0' && c <= '9'; });
            const bool is_like_cpr = (digits == 9 || digits == 10) && row[i].size() <= 11;
            if (!is_open || is_like_cpr) row[i] = shape_of(row[i]);
        }
}

/// A column no mapping knows, by the words of the field catalogue.
ColumnSuggestion guess(domain::FactKind kind, const std::string& column) {
    const std::string name = normalised_name(column);
    for (const auto& field : intake::sources::fields_of(kind)) {
        const std::string da = normalised_name(field.da);
        const std::string en = normalised_name(field.en);
        if (name == da || name == en)
            return {column, std::string(field.name), 0.8, "the field has this name"};
        if (name.size() > 3 && (da.find(name) != std::string::npos || name.find(da) != std::string::npos))
            return {column, std::string(field.name), 0.4, "the names are alike"};
    }
    return {column, "", 0, "nothing like it is known"};
}

} // namespace

Result<FilePreview> preview(const IncomingFile& file, const std::vector<Mapping>& known) {
    FilePreview out;
    STYRHUS_TRY(auto reader,
                intake::formats::TableReader::open(intake::formats::Input::bytes(file.bytes, file.name)));
    out.encoding = intake::formats::name(reader.shape().encoding);
    out.delimiter = std::string(1, reader.shape().dialect.delimiter);
    out.header = reader.shape().columns;
    intake::formats::RowBatch batch;
    STYRHUS_TRY(const bool more, reader.next(batch));
    for (std::size_t i = 0; more && i < batch.size() && out.sample_rows.size() < sample_rows_max; ++i) {
        if (batch[i].kind != intake::formats::RowKind::data) continue;
        out.sample_rows.emplace_back(batch[i].fields.begin(), batch[i].fields.end());
    }
    const Mapping* best = nullptr;
    for (const Mapping& mapping : known)
        if (columns_known(mapping, out.header) > (best == nullptr ? 0 : columns_known(*best, out.header)))
            best = &mapping;
    const domain::FactKind kind = best == nullptr ? domain::FactKind::grant : best->fact;
    out.kind = intake::sources::fact_name(kind);
    if (best != nullptr) out.mapping_code = best->code;
    for (const auto& field : intake::sources::fields_of(kind))
        out.fields.emplace_back(field.name);
    for (const std::string& column : out.header) {
        const ColumnRule* rule = best == nullptr ? nullptr : rule_for(*best, column);
        out.columns.push_back(rule == nullptr ? guess(kind, column)
                                              : ColumnSuggestion{column, rule->field, 1.0,
                                                                 fmt::format("as in {}", best->code)});
    }
    hide_identities(kind, out.columns, out.sample_rows);
    return out;
}

} // namespace styrhus::app
