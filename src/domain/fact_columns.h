#pragma once

#include "domain/columns.h"
#include "domain/facts.h"

#include <tuple>

/// The columns of every fact, declared once. A new member of a fact is a new line here, at the end: older
/// stores get the column with the member's own initial value.
namespace styrhus::domain {

template <>
struct Columns<Citizen> {
    using Row = Citizen;
    static constexpr const char* table = "fact_citizen";
    static constexpr auto columns = std::tuple(
        column("source", &Row::source), column("citizen", &Row::citizen), column("former", &Row::former),
        column("born", &Row::born), column("died", &Row::died), column("sex", &Row::sex),
        column("municipality", &Row::municipality), column("status", &Row::status),
        column("status_date", &Row::status_date), column("is_protected", &Row::is_protected),
        column("initials", &Row::initials), column("address", &Row::address));
};

template <>
struct Columns<Relation> {
    using Row = Relation;
    static constexpr const char* table = "fact_relation";
    static constexpr auto columns = std::tuple(column("source", &Row::source), column("of_citizen", &Row::of),
                                               column("to_citizen", &Row::to), column("kind", &Row::kind));
};

template <>
struct Columns<Grant> {
    using Row = Grant;
    static constexpr const char* table = "fact_grant";
    static constexpr auto columns = std::tuple(
        column("source", &Row::source), column("citizen", &Row::citizen), column("case_no", &Row::case_no),
        column("law", &Row::law), column("service", &Row::service),
        column("service_detail", &Row::service_detail), column("facility_type", &Row::facility_type),
        column("facility", &Row::facility), column("provider", &Row::provider),
        column("granting_unit", &Row::granting_unit), column("paying_unit", &Row::paying_unit),
        column("target_group", &Row::target_group), column("paying_municipality", &Row::paying_municipality),
        column("account", &Row::account), column("responsible", &Row::responsible),
        column("end_reason", &Row::end_reason), column("status", &Row::status),
        column("is_supplementary", &Row::is_supplementary), column("period", &Row::period),
        column("decided_on", &Row::decided_on), column("has_price", &Row::has_price),
        column("price_ore", &Row::price), column("quantity_milli", &Row::quantity_milli),
        column("unit", &Row::unit), column("day_count", &Row::day_count),
        column("weeks_per_year_milli", &Row::weeks_per_year_milli),
        column("vat_factor_ppm", &Row::vat_factor_ppm));
};

template <>
struct Columns<QuantityFact> {
    using Row = QuantityFact;
    static constexpr const char* table = "fact_quantity";
    static constexpr auto columns = std::tuple(
        column("source", &Row::source), column("citizen", &Row::citizen), column("service", &Row::service),
        column("service_detail", &Row::service_detail), column("facility", &Row::facility),
        column("period", &Row::period), column("quantity_milli", &Row::quantity_milli));
};

template <>
struct Columns<Tariff> {
    using Row = Tariff;
    static constexpr const char* table = "fact_tariff";
    static constexpr auto columns = std::tuple(
        column("source", &Row::source), column("facility", &Row::facility),
        column("service_detail", &Row::service_detail), column("provider", &Row::provider),
        column("law", &Row::law), column("cvr", &Row::cvr), column("period", &Row::period),
        column("price_ore", &Row::price), column("unit", &Row::unit), column("day_count", &Row::day_count),
        column("vat_factor_ppm", &Row::vat_factor_ppm), column("ownership", &Row::ownership));
};

template <>
struct Columns<Posting> {
    using Row = Posting;
    static constexpr const char* table = "fact_posting";
    static constexpr auto columns =
        std::tuple(column("source", &Row::source), column("citizen", &Row::citizen),
                   column("account", &Row::account), column("cost_centre", &Row::cost_centre),
                   column("art", &Row::art), column("provider", &Row::provider), column("label", &Row::label),
                   column("reference", &Row::reference), column("amount_ore", &Row::amount),
                   column("posted_on", &Row::posted_on), column("service", &Row::service),
                   column("fiscal_year", &Row::fiscal_year), column("quantity_milli", &Row::quantity_milli),
                   column("named", &Row::named), column("named_case", &Row::named_case),
                   column("named_born", &Row::named_born), column("named_initials", &Row::named_initials));
};

template <>
struct Columns<LedgerTotal> {
    using Row = LedgerTotal;
    static constexpr const char* table = "fact_ledger_total";
    static constexpr auto columns =
        std::tuple(column("source", &Row::source), column("account", &Row::account),
                   column("cost_centre", &Row::cost_centre), column("fiscal_year", &Row::fiscal_year),
                   column("period", &Row::period), column("amount_ore", &Row::amount));
};

template <>
struct Columns<AccountFact> {
    using Row = AccountFact;
    static constexpr const char* table = "fact_account";
    static constexpr auto columns = std::tuple(
        column("source", &Row::source), column("account", &Row::account), column("function", &Row::function),
        column("ownership", &Row::ownership), column("grouping_code", &Row::grouping),
        column("name", &Row::name), column("cost_centre", &Row::cost_centre), column("period", &Row::period));
};

template <>
struct Columns<BudgetLine> {
    using Row = BudgetLine;
    static constexpr const char* table = "fact_budget_line";
    static constexpr auto columns =
        std::tuple(column("source", &Row::source), column("account", &Row::account),
                   column("fiscal_year", &Row::fiscal_year), column("period", &Row::period),
                   column("original_ore", &Row::original), column("supplementary_ore", &Row::supplementary),
                   column("virement_ore", &Row::virement), column("carry_over_ore", &Row::carry_over),
                   column("revised_ore", &Row::revised));
};

template <>
struct Columns<Activity> {
    using Row = Activity;
    static constexpr const char* table = "fact_activity";
    static constexpr auto columns = std::tuple(
        column("source", &Row::source), column("citizen", &Row::citizen), column("type", &Row::type),
        column("unit", &Row::unit), column("status", &Row::status), column("responsible", &Row::responsible),
        column("end_reason", &Row::end_reason), column("referred_on", &Row::referred_on),
        column("period", &Row::period), column("due_on", &Row::due_on), column("done_on", &Row::done_on),
        column("quantity_milli", &Row::quantity_milli), column("amount_ore", &Row::amount));
};

template <>
struct Columns<EarlyHelp> {
    using Row = EarlyHelp;
    static constexpr const char* table = "fact_early_help";
    static constexpr auto columns = std::tuple(
        column("source", &Row::source), column("month", &Row::month), column("unit", &Row::unit),
        column("service", &Row::service), column("law", &Row::law), column("courses", &Row::courses),
        column("participants", &Row::participants), column("cost_ore", &Row::cost));
};

template <>
struct Columns<InvoiceLine> {
    using Row = InvoiceLine;
    static constexpr const char* table = "fact_invoice_line";
    static constexpr auto columns = std::tuple(
        column("source", &Row::source), column("citizen", &Row::citizen), column("contact", &Row::contact),
        column("kind", &Row::kind), column("is_credit", &Row::is_credit), column("supplier", &Row::supplier),
        column("document", &Row::document), column("version", &Row::version), column("line", &Row::line),
        column("buyer_gln", &Row::buyer_gln), column("order_no", &Row::order),
        column("order_line", &Row::order_line), column("accounting_cost", &Row::accounting_cost),
        column("billed_in", &Row::billed_in), column("unit", &Row::unit),
        column("issued_on", &Row::issued_on), column("service", &Row::service),
        column("quantity_milli", &Row::quantity_milli), column("price_micro", &Row::price_micro),
        column("vat_rate_ppm", &Row::vat_rate_ppm), column("amount_ore", &Row::amount));
};

/// Stands first in every fact's row, before the fact's own columns.
template <>
struct Columns<FactStamp> {
    using Row = FactStamp;
    static constexpr auto columns =
        std::tuple(column("stamp_key", &Row::key), column("stamp_content", &Row::content));
};

/// Calls use.template operator()<Fact>() for every kind of fact, in the order of FactKind.
template <class Use>
void for_each_fact_type(Use&& use) {
    [&]<class... Fact>(std::type_identity<std::tuple<FactTable<Fact>...>>) {
        (use.template operator()<Fact>(), ...);
    }(std::type_identity<decltype(Facts::tables)>{});
}

template <class Row, class... Fact>
constexpr bool is_one_of(std::type_identity<std::tuple<FactTable<Fact>...>>) {
    return (std::is_same_v<Row, Fact> || ...);
}
template <class Row>
constexpr bool is_fact = is_one_of<Row>(std::type_identity<decltype(Facts::tables)>{});

/// A member without a column does not compile.
template <class Fact>
constexpr bool every_member_has_a_column = member_count<Fact>()
                                           == std::tuple_size_v<decltype(Columns<Fact>::columns)>;

template <class... Fact>
constexpr bool all_members_have_columns(std::type_identity<std::tuple<FactTable<Fact>...>>) {
    return (every_member_has_a_column<Fact> && ...);
}
static_assert(all_members_have_columns(std::type_identity<decltype(Facts::tables)>{}));
static_assert(std::tuple_size_v<decltype(Facts::tables)> == fact_kind_count);

} // namespace styrhus::domain
