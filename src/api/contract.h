#pragma once

#include "app/link_desk.h"
#include "render/describe_document.h"

#include <boost/describe.hpp>

#include <optional>
#include <string>
#include <vector>

/// The API's own structs, described so that they become JSON and TypeScript types. All their members are
/// always written: an empty text is "", never absent.
namespace styrhus::api {

struct ErrorDetail {
    std::string message;
    /// A stable word such as "not_found", or the short number under which a failure was logged.
    std::string code;
};
struct ErrorBody {
    ErrorDetail error;
};

BOOST_DESCRIBE_STRUCT(ErrorDetail, (), (message, code))
BOOST_DESCRIBE_STRUCT(ErrorBody, (), (error))

struct Bilingual {
    std::string da;
    std::string en;
};
struct CatalogueView {
    std::string code;
    std::string path; ///< "/borger/{id}"
    Bilingual title;
    Bilingual menu_group; ///< empty: a point of its own
    int order = 0;        ///< 0 keeps it out of the menu
};
struct Catalogue {
    std::string municipality;
    bool is_fictitious = false;
    std::string user; ///< who statements are written as
    std::vector<CatalogueView> views;
};
struct SearchHit {
    std::string label;
    std::string detail;
    std::string link;
};
struct SearchAnswer {
    std::vector<SearchHit> hits;
};
struct JobStarted {
    std::string job;
};
struct JobAnswer {
    std::string state; ///< waiting, running, done or failed
    double done = 0;
    std::string what;
    std::string error;
    std::string result_link;
};
struct SuggestedColumn {
    std::string column;
    std::string field;
    double confidence = 0;
    std::string reason;
};
struct Choice {
    std::string name;
    std::string label;
};
struct FieldChoice {
    std::string name;
    std::string label;
    std::vector<Choice> choices; ///< what its values may mean
    bool is_needed = false;
    bool is_end_date = false;
};
/// What the file would be if its rows were of this kind.
struct KindChoice {
    std::string name;
    std::string label;
    std::vector<FieldChoice> fields;
    std::vector<SuggestedColumn> columns;
};
struct MappingPreview {
    std::string upload;
    std::string encoding;
    std::string delimiter;
    std::string sheet;               ///< of a workbook with several, the one that is shown
    std::vector<std::string> sheets; ///< to choose from
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> sample_rows;
    std::string kind; ///< the likeliest
    std::string mapping_code;
    std::vector<KindChoice> kinds;
};
/// A value met in the file that the mapping does not know.
struct UnknownValue {
    std::string column;
    std::string field;
    std::string value;
    std::int64_t rows = 0;
    base::Money amount;
};
/// A heading that the mapping does not know.
struct NewColumn {
    std::string column;
    std::string likely; ///< the column of the mapping that it probably is; empty if none is like it
    std::string reason;
};
/// A label that stands where another stood in the delivery before.
struct RenamedLabel {
    std::string column;
    std::string field;
    std::string before;
    std::string now;
    std::int64_t codes = 0;
    base::Money amount;
};
struct KnownValue {
    std::string value;
    std::string meaning;
};
struct MappedColumn {
    std::string column;
    std::string field; ///< empty: known and not used
    std::vector<KnownValue> values;
};
/// A mapping opened to be changed, with what a file, or the source's latest delivery, has that it lacks.
struct OpenedMapping {
    std::string code;
    std::string title;
    int version = 1;
    std::string toml;
    KindChoice kind;
    std::vector<MappedColumn> columns;
    std::vector<NewColumn> new_columns;
    std::vector<std::string> missing_columns;
    std::vector<UnknownValue> unknown_values;
    std::vector<RenamedLabel> renamed_labels; ///< that the mapping could read by their earlier names
    int delivery = 0; ///< whose columns and values they are; 0 where they are a file's
};
struct AmendedMapping {
    std::string toml;
};
struct MappingSaved {
    std::string code;
    int version = 1;
    std::string author;
    base::Date saved_on;
};
struct TomlError {
    int line = 0;
    std::string text;
};
struct MappingTrial {
    std::string toml;
    std::vector<TomlError> errors;
    std::vector<UnknownValue> unknown_values;
    std::optional<document::Document> receipt; ///< none while the mapping cannot be read
};
struct MappingListing {
    std::string code;
    std::string title;
    std::string kind;
};
struct MappingList {
    std::vector<MappingListing> mappings;
};

BOOST_DESCRIBE_STRUCT(Bilingual, (), (da, en))
BOOST_DESCRIBE_STRUCT(CatalogueView, (), (code, path, title, menu_group, order))
BOOST_DESCRIBE_STRUCT(Catalogue, (), (municipality, is_fictitious, user, views))
BOOST_DESCRIBE_STRUCT(SearchHit, (), (label, detail, link))
BOOST_DESCRIBE_STRUCT(SearchAnswer, (), (hits))
BOOST_DESCRIBE_STRUCT(JobStarted, (), (job))
BOOST_DESCRIBE_STRUCT(JobAnswer, (), (state, done, what, error, result_link))
BOOST_DESCRIBE_STRUCT(SuggestedColumn, (), (column, field, confidence, reason))
BOOST_DESCRIBE_STRUCT(Choice, (), (name, label))
BOOST_DESCRIBE_STRUCT(FieldChoice, (), (name, label, choices, is_needed, is_end_date))
BOOST_DESCRIBE_STRUCT(KindChoice, (), (name, label, fields, columns))
BOOST_DESCRIBE_STRUCT(MappingPreview, (),
                      (upload, encoding, delimiter, sheet, sheets, header, sample_rows, kind, mapping_code,
                       kinds))
BOOST_DESCRIBE_STRUCT(UnknownValue, (), (column, field, value, rows, amount))
BOOST_DESCRIBE_STRUCT(NewColumn, (), (column, likely, reason))
BOOST_DESCRIBE_STRUCT(RenamedLabel, (), (column, field, before, now, codes, amount))
BOOST_DESCRIBE_STRUCT(KnownValue, (), (value, meaning))
BOOST_DESCRIBE_STRUCT(MappedColumn, (), (column, field, values))
BOOST_DESCRIBE_STRUCT(OpenedMapping, (),
                      (code, title, version, toml, kind, columns, new_columns, missing_columns,
                       unknown_values, renamed_labels, delivery))
BOOST_DESCRIBE_STRUCT(AmendedMapping, (), (toml))
BOOST_DESCRIBE_STRUCT(MappingSaved, (), (code, version, author, saved_on))
BOOST_DESCRIBE_STRUCT(TomlError, (), (line, text))
BOOST_DESCRIBE_STRUCT(MappingTrial, (), (toml, errors, unknown_values, receipt))
BOOST_DESCRIBE_STRUCT(MappingListing, (), (code, title, kind))
BOOST_DESCRIBE_STRUCT(MappingList, (), (mappings))

} // namespace styrhus::api

/// What the work on postings' links is given is what `app` makes.
namespace styrhus::app {

BOOST_DESCRIBE_STRUCT(LinkGrant, (),
                      (grant, label, link, citizen, citizen_link, is_other_citizen, from, to, amount,
                       expected, speaks_for, speaks_against))
BOOST_DESCRIBE_STRUCT(LinkSaid, (), (what, author, on, reason))
BOOST_DESCRIBE_STRUCT(LinkRow, (),
                      (posting, title, row_link, page_link, amount, state, state_label, citizen, citizen_link,
                       payee, account, from, to, expected, difference, speaks_for, speaks_against, links,
                       said, fallen, refused))
BOOST_DESCRIBE_STRUCT(LinkWork, (), (rows, rows_in_all, amount))
BOOST_DESCRIBE_STRUCT(LinkDesk, (), (row, candidates, said))
BOOST_DESCRIBE_STRUCT(GrantChoices, (), (grants))

} // namespace styrhus::app
