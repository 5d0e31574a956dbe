#include "app/mapping_help.h"

#include "app/hidden_cells.h"
#include "app/parts.h"
#include "base/error_text.h"
#include "intake/formats/amount.h"
#include "intake/formats/table.h"
#include "intake/formats/workbook.h"
#include "intake/sources/bind.h"
#include "intake/sources/cpr_in_text.h"
#include "intake/sources/fields.h"
#include "intake/sources/value_shapes.h"

#include <algorithm>
#include <fmt/core.h>
#include <fmt/ranges.h>

namespace styrhus::app {

namespace {

using base::Result;
using intake::formats::normalised_name;
using intake::sources::ColumnRule;
using intake::sources::is_like_cpr;
using intake::sources::is_like_date;
using intake::sources::Mapping;

constexpr std::size_t sample_rows_max = 20;

std::size_t columns_known(const Mapping& mapping, const std::vector<std::string>& header) {
    return static_cast<std::size_t>(
        std::count_if(header.begin(), header.end(),
                      [&](const std::string& column) { return !rules_for(mapping, column).empty(); }));
}

/// Cells of columns that may say who somebody is, and cells that look like a CPR number wherever they stand.
void hide_sample(domain::FactKind kind, const std::vector<ColumnSuggestion>& columns,
                 std::vector<std::vector<std::string>>& rows) {
    for (std::vector<std::string>& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool is_open = i < columns.size() && is_open_field(kind, columns[i].field);
            if (!is_open || is_like_cpr(row[i]) || intake::sources::may_hold_cpr(row[i]))
                row[i] = shape_of(row[i]);
        }
}

using Rows = std::vector<std::vector<std::string>>;

/// True when two of three values fit: a total row and a mistyped date are no reason to doubt the others.
template <class Fits>
bool most_fit(const Rows& rows, std::size_t column, Fits fits) {
    std::size_t values = 0;
    std::size_t fitting = 0;
    for (const std::vector<std::string>& row : rows) {
        if (column >= row.size() || row[column].empty()) continue;
        ++values;
        if (fits(row[column])) ++fitting;
    }
    return values > 0 && fitting * 3 >= values * 2;
}

/// Whole numbers may be anything; an amount shows by its decimals.
bool is_like_amount(const std::string& text) {
    return text.find(',') != std::string::npos && intake::formats::parse_amount(text).has_value();
}

bool is_taken(const std::vector<ColumnSuggestion>& columns, std::string_view field) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const ColumnSuggestion& one) { return one.field == field; });
}

/// Any mapping of the kind that knows the column.
ColumnSuggestion known_elsewhere(domain::FactKind kind, const std::string& column,
                                 const std::vector<Mapping>& known) {
    for (const Mapping& mapping : known) {
        if (mapping.fact != kind) continue;
        const auto rules = rules_for(mapping, column);
        if (!rules.empty() && !rules.front()->field.empty())
            return {column, rules.front()->field, 0.9, SuggestedBy::mapping, mapping.code};
    }
    return {column, "", 0, SuggestedBy::nothing, ""};
}

/// Whether a field that only sounds like the column may hold its values.
bool may_hold(intake::sources::FieldType type, const Rows& rows, std::size_t column) {
    using enum intake::sources::FieldType;
    if (type == flag) return false; // a yes or no has a name of its own
    const bool is_day = type == date || type == end_date || type == month;
    return is_day == most_fit(rows, column, is_like_date);
}

/// A column no mapping knows, by the words of the field catalogue: the same word, else the word most of which
/// is the column's, or the other way round.
ColumnSuggestion named_alike(domain::FactKind kind, const std::string& column, std::size_t index,
                             const Rows& rows) {
    constexpr std::size_t letters_min = 4;
    const std::string name = normalised_name(column);
    const auto share_of = [](const std::string& part, const std::string& whole) {
        const bool is_within = part.size() >= letters_min && whole.find(part) != std::string::npos;
        return is_within ? static_cast<double>(part.size()) / static_cast<double>(whole.size()) : 0.0;
    };
    ColumnSuggestion best = {column, "", 0, SuggestedBy::nothing, ""};
    double best_share = 0;
    for (const auto& field : intake::sources::fields_of(kind)) {
        for (const std::string& word : {normalised_name(field.da), normalised_name(field.en)}) {
            if (name == word) return {column, std::string(field.name), 0.8, SuggestedBy::name, ""};
            const double share = std::max(share_of(name, word), share_of(word, name));
            if (share <= best_share || !may_hold(field.type, rows, index)) continue;
            best = {column, std::string(field.name), 0.5, SuggestedBy::likeness, ""};
            best_share = share;
        }
    }
    return best;
}

/// The first field not yet filled whose type is that of the values.
ColumnSuggestion valued_alike(domain::FactKind kind, const std::string& column, std::size_t index,
                              const Rows& rows, const std::vector<ColumnSuggestion>& others) {
    using intake::sources::FieldType;
    const bool is_person = most_fit(rows, index, is_like_cpr);
    const bool is_date = !is_person && most_fit(rows, index, is_like_date);
    const bool is_amount = most_fit(rows, index, is_like_amount);
    for (const auto& field : intake::sources::fields_of(kind)) {
        const bool fits = (is_person && field.type == FieldType::person)
                          || (is_date && (field.type == FieldType::date || field.type == FieldType::end_date))
                          || (is_amount && field.type == FieldType::amount);
        if (fits && !is_taken(others, field.name))
            return {column, std::string(field.name), 0.3, SuggestedBy::values, ""};
    }
    return {column, "", 0, SuggestedBy::nothing, ""};
}

/// Two columns rarely fill one field: the surer keeps it.
void keep_surest(std::vector<ColumnSuggestion>& columns) {
    for (ColumnSuggestion& one : columns)
        for (ColumnSuggestion& other : columns)
            if (&one != &other && !one.field.empty() && one.field == other.field
                && other.confidence <= one.confidence)
                other = {other.column, "", 0, SuggestedBy::nothing, ""};
}

std::vector<ColumnSuggestion> suggestions(domain::FactKind kind, const std::vector<std::string>& header,
                                          const Rows& rows, const std::vector<Mapping>& known,
                                          const Mapping* best) {
    std::vector<ColumnSuggestion> out;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string& column = header[i];
        if (best != nullptr && best->fact == kind) {
            if (const auto rules = rules_for(*best, column); !rules.empty()) {
                out.push_back({column, rules.front()->field, 1.0, SuggestedBy::mapping, best->code});
                continue;
            }
        }
        const ColumnSuggestion elsewhere = known_elsewhere(kind, column, known);
        out.push_back(elsewhere.field.empty() ? named_alike(kind, column, i, rows) : elsewhere);
    }
    keep_surest(out);
    for (std::size_t i = 0; i < out.size(); ++i)
        if (out[i].field.empty() && out[i].by == SuggestedBy::nothing)
            out[i] = valued_alike(kind, header[i], i, rows, out);
    return out;
}

/// How well the columns fill the fields of a kind; one that lacks what it needs is hardly it.
double likelihood(const KindPreview& kind) {
    double sum = 0;
    for (const ColumnSuggestion& one : kind.columns)
        sum += one.confidence;
    for (const FieldInfo& field : kind.fields)
        if (field.is_needed && !is_taken(kind.columns, field.word.name)) sum -= 1;
    return sum;
}

/// The mapping that knows most of the columns, if one knows at least half.
const Mapping* fitting(const std::vector<Mapping>& known, const std::vector<std::string>& header) {
    const Mapping* best = nullptr;
    for (const Mapping& mapping : known)
        if (columns_known(mapping, header) > (best == nullptr ? 0 : columns_known(*best, header)))
            best = &mapping;
    return best != nullptr && columns_known(*best, header) * 2 >= header.size() ? best : nullptr;
}

/// The one file of an archive, or the file as it is.
Result<IncomingFile> the_file(const IncomingFile& file) {
    STYRHUS_TRY(std::vector<IncomingFile> files, unpacked({file}));
    if (files.size() == 1) return std::move(files.front());
    std::vector<std::string> names;
    names.reserve(files.size());
    for (const IncomingFile& one : files)
        names.push_back(one.name);
    return base::error("The archive holds several files. Choose one of them by itself: {}.",
                       "Arkivet rummer flere filer. Vælg en af dem for sig: {}.", fmt::join(names, ", "));
}

/// Sheets to choose from; none where there is no choice.
std::vector<std::string> sheets_in(const intake::formats::Workbook* workbook) {
    std::vector<std::string> names;
    if (workbook == nullptr) return names;
    for (const intake::formats::Sheet& sheet : workbook->sheets)
        if (!sheet.is_hidden && !sheet.cells.empty()) names.push_back(sheet.name);
    if (names.size() < 2) names.clear();
    return names;
}

/// The sheet most of whose columns a known mapping knows, or the first.
std::string likeliest_sheet(const intake::formats::Input& input, const std::vector<std::string>& sheets,
                            const std::vector<Mapping>& known) {
    std::string likeliest = sheets.empty() ? "" : sheets.front();
    std::size_t most = 0;
    for (const std::string& sheet : sheets) {
        const auto reader = intake::formats::TableReader::open(input, {.entry = sheet});
        if (!reader) continue;
        for (const Mapping& mapping : known) {
            const std::size_t columns = columns_known(mapping, reader->shape().columns);
            if (columns > most) likeliest = sheet;
            most = std::max(most, columns);
        }
    }
    return likeliest;
}

Result<void> read_sample(const IncomingFile& file, const std::string& sheet,
                         const std::vector<Mapping>& known, FilePreview& out) {
    STYRHUS_TRY(const intake::formats::Input input,
                intake::sources::taken_apart(intake::formats::Input::bytes(file.bytes, file.name)));
    out.sheets = sheets_in(input.workbook().get());
    out.sheet = sheet.empty() ? likeliest_sheet(input, out.sheets, known) : sheet;
    STYRHUS_TRY(auto reader, intake::formats::TableReader::open(input, {.entry = out.sheet}));
    out.encoding = intake::formats::name(reader.shape().encoding);
    out.delimiter = std::string(1, reader.shape().dialect.delimiter);
    out.header = reader.shape().columns;
    intake::formats::RowBatch batch;
    STYRHUS_TRY(const bool more, reader.next(batch));
    for (std::size_t i = 0; more && i < batch.size() && out.sample_rows.size() < sample_rows_max; ++i) {
        if (batch[i].kind != intake::formats::RowKind::data) continue;
        out.sample_rows.emplace_back(batch[i].fields.begin(), batch[i].fields.end());
    }
    return {};
}

NamedWord named(const intake::sources::ChoiceWord& word) {
    return {std::string(word.name), std::string(word.da), std::string(word.en)};
}

} // namespace

MappingInfo info_of(const Mapping& mapping) {
    return {mapping.code, mapping.name_da, mapping.name_en,
            std::string(intake::sources::fact_name(mapping.fact))};
}

KindPreview kind_preview(domain::FactKind kind) {
    KindPreview out = {named(intake::sources::fact_word(kind)), {}, {}};
    for (const auto& field : intake::sources::fields_of(kind)) {
        FieldInfo info = {{std::string(field.name), std::string(field.da), std::string(field.en)},
                          {},
                          intake::sources::is_needed(kind, field.name),
                          field.type == intake::sources::FieldType::end_date};
        for (const auto& word : intake::sources::choices_of(field))
            info.choices.push_back(named(word));
        out.fields.push_back(std::move(info));
    }
    return out;
}

Result<FilePreview> preview(const IncomingFile& packed, const std::string& sheet,
                            const std::vector<Mapping>& known) {
    STYRHUS_TRY(const IncomingFile file, the_file(packed));
    FilePreview out;
    STYRHUS_TRY_VOID(read_sample(file, sheet, known, out));
    const Mapping* best = fitting(known, out.header);
    if (best != nullptr) out.mapping_code = best->code;
    domain::FactKind likeliest = best == nullptr ? domain::FactKind::grant : best->fact;
    for (std::size_t i = 0; i < domain::fact_kind_count; ++i) {
        const auto kind = static_cast<domain::FactKind>(i);
        KindPreview& one = out.kinds.emplace_back(kind_preview(kind));
        one.columns = suggestions(kind, out.header, out.sample_rows, known, best);
    }
    if (best == nullptr)
        likeliest =
            static_cast<domain::FactKind>(std::max_element(out.kinds.begin(), out.kinds.end(),
                                                           [](const KindPreview& a, const KindPreview& b) {
                                                               return likelihood(a) < likelihood(b);
                                                           })
                                          - out.kinds.begin());
    out.kind = intake::sources::fact_name(likeliest);
    hide_sample(likeliest, out.kinds[static_cast<std::size_t>(likeliest)].columns, out.sample_rows);
    return out;
}

} // namespace styrhus::app
