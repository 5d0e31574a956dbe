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
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> sample_rows;
    std::string kind; ///< the likeliest
    std::string mapping_code;
    std::vector<KindChoice> kinds;
};
/// A value met in the file that the mapping does not know.
struct UnknownValue {
    std::string column;
    std::string value;
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
                      (upload, encoding, delimiter, header, sample_rows, kind, mapping_code, kinds))
BOOST_DESCRIBE_STRUCT(UnknownValue, (), (column, value))
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
                       said, fallen))
BOOST_DESCRIBE_STRUCT(LinkWork, (), (rows, rows_in_all, amount))
BOOST_DESCRIBE_STRUCT(LinkDesk, (), (row, candidates, said))
BOOST_DESCRIBE_STRUCT(GrantChoices, (), (grants))

} // namespace styrhus::app
