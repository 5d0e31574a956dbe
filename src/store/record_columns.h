#pragma once

#include "domain/delivery.h"
#include "domain/finding.h"
#include "domain/statement.h"
#include "store/columns.h"
#include "store/store.h"

#include <tuple>

/// The columns of what is kept beside the facts, declared once as in fact_columns.h. Numbers given by the
/// store (a delivery's, a statement's) are the row's number and no column.
namespace styrhus::domain {

/// A part of a member, for reading and writing alike.
// NOLINTBEGIN(bugprone-macro-parentheses): a lambda that stands as an argument
#define STYRHUS_PART(path)                                                                                   \
    [](auto& row) -> auto& {                                                                                 \
        return row.path;                                                                                     \
    }
// NOLINTEND(bugprone-macro-parentheses)

template <>
struct Columns<domain::Delivery> {
    using Row = domain::Delivery;
    static constexpr const char* table = "delivery";
    static constexpr auto columns = std::tuple(
        column("source", &Row::source), column("scope", &Row::scope),
        column("mapping_hash", &Row::mapping_hash), column("mode", &Row::mode),
        column("absent", &Row::absent), column("overlap", &Row::overlap), column("kind", &Row::kind),
        column("received_at_utc", STYRHUS_PART(dates.received_at_utc)),
        column("received_on", STYRHUS_PART(dates.received_on)),
        column("extract_date", STYRHUS_PART(dates.extract_date)),
        column("coverage", STYRHUS_PART(dates.coverage)), column("rows_in", STYRHUS_PART(sums.rows_in)),
        column("rows_accepted", STYRHUS_PART(sums.rows_accepted)),
        column("rows_rejected", STYRHUS_PART(sums.rows_rejected)),
        column("rows_skipped", STYRHUS_PART(sums.rows_skipped)),
        column("money_in_ore", STYRHUS_PART(sums.money_in)),
        column("money_accepted_ore", STYRHUS_PART(sums.money_accepted)),
        column("money_rejected_ore", STYRHUS_PART(sums.money_rejected)),
        column("has_own_total", STYRHUS_PART(sums.has_own_total)),
        column("own_total_ore", STYRHUS_PART(sums.own_total)),
        column("rows_new", STYRHUS_PART(sums.rows_new)),
        column("rows_changed", STYRHUS_PART(sums.rows_changed)),
        column("rows_unchanged", STYRHUS_PART(sums.rows_unchanged)),
        column("rows_gone", STYRHUS_PART(sums.rows_gone)),
        column("money_gone_ore", STYRHUS_PART(sums.money_gone)),
        column("rows_duplicate", STYRHUS_PART(sums.rows_duplicate)), column("is_held", &Row::is_held),
        column("held_why", &Row::held_why));
    static constexpr std::size_t parts_elsewhere = 2; ///< id is the row's number; files have their own table
    static_assert(member_count<domain::DeliveryDates>() == 4);
    static_assert(member_count<domain::DeliverySums>() == 15);
    // dates and sums are 2 members and 4 + 15 columns.
    static_assert(member_count<Row>() == std::tuple_size_v<decltype(columns)> - 19 + 2 + parts_elsewhere);
};

template <>
struct Columns<domain::DeliveredFile> {
    using Row = domain::DeliveredFile;
    static constexpr const char* table = "delivery_file";
    static constexpr auto columns = std::tuple(
        column("name", &Row::name), column("hash", &Row::hash), column("bytes", &Row::bytes),
        column("rows", &Row::rows), column("archive", &Row::archive), column("sheet", &Row::sheet));
    static_assert(member_count<Row>() == std::tuple_size_v<decltype(columns)>);
};

template <>
struct Columns<domain::Rejection> {
    using Row = domain::Rejection;
    static constexpr const char* table = "rejection";
    static constexpr auto columns = std::tuple(
        column("source", &Row::source), column("reason", &Row::reason), column("column_name", &Row::column),
        column("text_da", &Row::text_da), column("text_en", &Row::text_en),
        column("amount_ore", &Row::amount), column("amount_known", &Row::amount_known));
    static_assert(member_count<Row>() == std::tuple_size_v<decltype(columns)>);
};

template <>
struct Columns<domain::Finding> {
    using Row = domain::Finding;
    static constexpr const char* table = "finding";
    static constexpr auto columns = std::tuple(
        column("rule", &Row::rule), column("severity", &Row::severity), column("source", &Row::source),
        column("at_stake_ore", &Row::at_stake), column("column_name", &Row::column),
        column("text_da", &Row::text_da), column("text_en", &Row::text_en));
    static_assert(member_count<Row>() == std::tuple_size_v<decltype(columns)>);
};

template <>
struct Columns<domain::MappingGap> {
    using Row = domain::MappingGap;
    static constexpr const char* table = "mapping_gap";
    static constexpr auto columns = std::tuple(
        column("kind", &Row::kind), column("column_name", &Row::column), column("value", &Row::value),
        column("rows", &Row::rows), column("amount_ore", &Row::amount),
        column("first_line", &Row::first_line), column("file", &Row::file), column("field", &Row::field),
        column("likely", &Row::likely), column("by_name", &Row::by_name),
        column("by_values", &Row::by_values), column("codes", &Row::codes));
    static_assert(member_count<Row>() == std::tuple_size_v<decltype(columns)>);
};

template <>
struct Columns<domain::MetValue> {
    using Row = domain::MetValue;
    static constexpr const char* table = "met_value";
    static constexpr auto columns = std::tuple(
        column("column_name", &Row::column), column("field", &Row::field), column("value", &Row::value),
        column("rows", &Row::rows), column("amount_ore", &Row::amount));
    static_assert(member_count<Row>() == std::tuple_size_v<decltype(columns)>);
};

template <>
struct Columns<domain::Statement> {
    using Row = domain::Statement;
    static constexpr const char* table = "statement";
    static constexpr auto columns =
        std::tuple(column("subject", &Row::subject), column("form", &Row::form),
                   column("form_version", &Row::form_version), column("author", &Row::author),
                   column("said_at_utc", &Row::said_at_utc), column("supersedes", &Row::supersedes),
                   column("payload", &Row::payload));
    static_assert(member_count<Row>() == std::tuple_size_v<decltype(columns)> + 1); // and id
};

template <>
struct Columns<store::Publication> {
    using Row = store::Publication;
    static constexpr const char* table = "publication";
    static constexpr auto columns = std::tuple(
        column("snapshot_id", &Row::snapshot_id), column("figures_id", &Row::figures_id),
        column("as_of", &Row::as_of), column("known_on", &Row::known_on),
        column("last_delivery", &Row::last_delivery), column("last_statement", &Row::last_statement),
        column("published_at_utc", &Row::published_at_utc));
    static_assert(member_count<Row>() == std::tuple_size_v<decltype(columns)> + 1); // and id
};

#undef STYRHUS_PART

} // namespace styrhus::domain
