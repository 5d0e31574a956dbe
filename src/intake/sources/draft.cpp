#include "intake/sources/draft.h"

namespace styrhus::intake::sources {

namespace {

using namespace domain;

template <class Fact>
void take_from(Draft<Fact>& draft, const CellValue& value) {
    draft.from = value.date;
    draft.has_from = !value.date.is_open_end();
}
template <class Fact>
void take_to(Draft<Fact>& draft, const CellValue& value) {
    draft.to = value.date;
    draft.has_to = true;
}
std::int32_t small(std::int64_t number) {
    return static_cast<std::int32_t>(number);
}

/// Positions among the choices follow the enum, whose first value is `unknown`.
PriceUnit unit_of(const CellValue& value) {
    return static_cast<PriceUnit>(value.number + 1);
}

constexpr Sex sexes[] = {Sex::male, Sex::female, Sex::unknown};
constexpr Ownership ownerships[] = {Ownership::own, Ownership::other_municipality, Ownership::region,
                                    Ownership::private_provider, Ownership::unknown};

using CitizenDraft = Draft<Citizen>;
constexpr FieldSetter<Citizen> citizen_setters[] = {
    {"citizen", [](CitizenDraft& d, const CellValue& v) { d.fact.citizen = v.ref; }},
    {"former", [](CitizenDraft& d, const CellValue& v) { d.fact.former = v.ref; }},
    {"born", [](CitizenDraft& d, const CellValue& v) { d.fact.born = v.date; }},
    {"died", [](CitizenDraft& d, const CellValue& v) { d.fact.died = v.date; }},
    {"sex", [](CitizenDraft& d, const CellValue& v) { d.fact.sex = sexes[v.number]; }},
    {"municipality", [](CitizenDraft& d, const CellValue& v) { d.fact.municipality = v.term; }},
    {"status", [](CitizenDraft& d, const CellValue& v) { d.fact.status = v.term; }},
    {"status_date", [](CitizenDraft& d, const CellValue& v) { d.fact.status_date = v.date; }},
    {"protected", [](CitizenDraft& d, const CellValue& v) { d.fact.is_protected = v.flag; }},
    {"name", [](CitizenDraft& d, const CellValue& v) { d.fact.initials = v.term; }},
    {"address", [](CitizenDraft& d, const CellValue& v) { d.fact.address = v.ref; }},
    {"mother", [](CitizenDraft& d, const CellValue& v) { d.mother = v.ref; }},
    {"father", [](CitizenDraft& d, const CellValue& v) { d.father = v.ref; }},
    {"custody", [](CitizenDraft& d, const CellValue& v) { d.custody = v.ref; }},
};

using RelationDraft = Draft<Relation>;
constexpr FieldSetter<Relation> relation_setters[] = {
    {"of", [](RelationDraft& d, const CellValue& v) { d.fact.of = v.ref; }},
    {"to", [](RelationDraft& d, const CellValue& v) { d.fact.to = v.ref; }},
    {"kind", [](RelationDraft& d, const CellValue& v) { d.fact.kind = static_cast<RelationKind>(v.number); }},
};

using GrantDraft = Draft<Grant>;
constexpr FieldSetter<Grant> grant_setters[] = {
    {"citizen", [](GrantDraft& d, const CellValue& v) { d.fact.citizen = v.ref; }},
    {"case_no", [](GrantDraft& d, const CellValue& v) { d.fact.case_no = v.term; }},
    {"case_in_text", [](GrantDraft& d, const CellValue& v) { d.fact.case_no = v.term; }},
    {"law", [](GrantDraft& d, const CellValue& v) { d.fact.law = v.term; }},
    {"service", [](GrantDraft& d, const CellValue& v) { d.fact.service = v.term; }},
    {"service_detail", [](GrantDraft& d, const CellValue& v) { d.fact.service_detail = v.term; }},
    {"facility_type", [](GrantDraft& d, const CellValue& v) { d.fact.facility_type = v.term; }},
    {"facility", [](GrantDraft& d, const CellValue& v) { d.fact.facility = v.term; }},
    {"provider", [](GrantDraft& d, const CellValue& v) { d.fact.provider = v.term; }},
    {"granting_unit", [](GrantDraft& d, const CellValue& v) { d.fact.granting_unit = v.term; }},
    {"paying_unit", [](GrantDraft& d, const CellValue& v) { d.fact.paying_unit = v.term; }},
    {"target_group", [](GrantDraft& d, const CellValue& v) { d.fact.target_group = v.term; }},
    {"paying_municipality", [](GrantDraft& d, const CellValue& v) { d.fact.paying_municipality = v.term; }},
    {"account", [](GrantDraft& d, const CellValue& v) { d.fact.account = v.term; }},
    {"responsible", [](GrantDraft& d, const CellValue& v) { d.fact.responsible = v.term; }},
    {"end_reason", [](GrantDraft& d, const CellValue& v) { d.fact.end_reason = v.term; }},
    {"status", [](GrantDraft& d, const CellValue& v) { d.fact.status = static_cast<GrantStatus>(v.number); }},
    {"supplementary", [](GrantDraft& d, const CellValue& v) { d.fact.is_supplementary = v.flag; }},
    {"start", take_from<Grant>},
    {"end", take_to<Grant>},
    {"decided_on", [](GrantDraft& d, const CellValue& v) { d.fact.decided_on = v.date; }},
    {"price",
     [](GrantDraft& d, const CellValue& v) {
         d.fact.price = base::Money::ore(v.number);
         d.fact.has_price = true;
     }},
    {"quantity", [](GrantDraft& d, const CellValue& v) { d.fact.quantity_milli = v.number; }},
    {"unit", [](GrantDraft& d, const CellValue& v) { d.fact.unit = unit_of(v); }},
    {"day_count",
     [](GrantDraft& d, const CellValue& v) {
         d.fact.day_count = static_cast<DayCount>(v.number);
         d.has_day_count = true;
     }},
    {"weeks_per_year",
     [](GrantDraft& d, const CellValue& v) { d.fact.weeks_per_year_milli = small(v.number); }},
    {"vat_factor", [](GrantDraft& d, const CellValue& v) { d.fact.vat_factor_ppm = small(v.number); }},
    {"row_id", nullptr},
};

using QuantityDraft = Draft<QuantityFact>;
constexpr FieldSetter<QuantityFact> quantity_setters[] = {
    {"citizen", [](QuantityDraft& d, const CellValue& v) { d.fact.citizen = v.ref; }},
    {"service", [](QuantityDraft& d, const CellValue& v) { d.fact.service = v.term; }},
    {"service_detail", [](QuantityDraft& d, const CellValue& v) { d.fact.service_detail = v.term; }},
    {"facility", [](QuantityDraft& d, const CellValue& v) { d.fact.facility = v.term; }},
    {"start", take_from<QuantityFact>},
    {"end", take_to<QuantityFact>},
    {"quantity", [](QuantityDraft& d, const CellValue& v) { d.fact.quantity_milli = v.number; }},
};

using TariffDraft = Draft<Tariff>;
constexpr FieldSetter<Tariff> tariff_setters[] = {
    {"facility", [](TariffDraft& d, const CellValue& v) { d.fact.facility = v.term; }},
    {"service_detail", [](TariffDraft& d, const CellValue& v) { d.fact.service_detail = v.term; }},
    {"provider", [](TariffDraft& d, const CellValue& v) { d.fact.provider = v.term; }},
    {"law", [](TariffDraft& d, const CellValue& v) { d.fact.law = v.term; }},
    {"cvr", [](TariffDraft& d, const CellValue& v) { d.fact.cvr = v.term; }},
    {"start", take_from<Tariff>},
    {"end", take_to<Tariff>},
    {"price", [](TariffDraft& d, const CellValue& v) { d.fact.price = base::Money::ore(v.number); }},
    {"unit", [](TariffDraft& d, const CellValue& v) { d.fact.unit = unit_of(v); }},
    {"day_count",
     [](TariffDraft& d, const CellValue& v) {
         d.fact.day_count = static_cast<DayCount>(v.number);
         d.has_day_count = true;
     }},
    {"vat_factor", [](TariffDraft& d, const CellValue& v) { d.fact.vat_factor_ppm = small(v.number); }},
    {"ownership", [](TariffDraft& d, const CellValue& v) { d.fact.ownership = ownerships[v.number]; }},
};

using PostingDraft = Draft<Posting>;
constexpr FieldSetter<Posting> posting_setters[] = {
    {"citizen", [](PostingDraft& d, const CellValue& v) { d.fact.citizen = v.ref; }},
    {"citizen_code", [](PostingDraft& d, const CellValue& v) { d.names_no_person = v.number != 0; }},
    {"account", [](PostingDraft& d, const CellValue& v) { d.fact.account = v.term; }},
    {"cost_centre", [](PostingDraft& d, const CellValue& v) { d.fact.cost_centre = v.term; }},
    {"art", [](PostingDraft& d, const CellValue& v) { d.fact.art = v.term; }},
    {"provider", [](PostingDraft& d, const CellValue& v) { d.fact.provider = v.term; }},
    {"provider_code", [](PostingDraft& d, const CellValue& v) { d.pays_a_person = v.number == 0; }},
    {"label", [](PostingDraft& d, const CellValue& v) { d.fact.label = v.term; }},
    {"reference", [](PostingDraft& d, const CellValue& v) { d.fact.reference = v.term; }},
    {"amount", [](PostingDraft& d, const CellValue& v) { d.fact.amount = base::Money::ore(v.number); }},
    {"debit_credit",
     [](PostingDraft& d, const CellValue& v) { d.sign = v.number == 0 ? Sign::debit : Sign::credit; }},
    {"posted_on", [](PostingDraft& d, const CellValue& v) { d.fact.posted_on = v.date; }},
    {"service_from", take_from<Posting>},
    {"service_to", take_to<Posting>},
    {"fiscal_year",
     [](PostingDraft& d, const CellValue& v) { d.fact.fiscal_year = static_cast<std::int16_t>(v.number); }},
    {"quantity", [](PostingDraft& d, const CellValue& v) { d.fact.quantity_milli = v.number; }},
    {"named", [](PostingDraft& d, const CellValue& v) { d.fact.named = v.ref; }},
    {"named_case", [](PostingDraft& d, const CellValue& v) { d.fact.named_case = v.term; }},
    {"named_born",
     [](PostingDraft& d, const CellValue& v) {
         d.fact.named_born = v.date;
         d.fact.named_initials = v.term;
         d.lacks_century = v.flag;
     }},
};

using TotalDraft = Draft<LedgerTotal>;
constexpr FieldSetter<LedgerTotal> ledger_total_setters[] = {
    {"account", [](TotalDraft& d, const CellValue& v) { d.fact.account = v.term; }},
    {"cost_centre", [](TotalDraft& d, const CellValue& v) { d.fact.cost_centre = v.term; }},
    {"fiscal_year",
     [](TotalDraft& d, const CellValue& v) { d.fact.fiscal_year = static_cast<std::int16_t>(v.number); }},
    {"period", [](TotalDraft& d, const CellValue& v) { d.fact.period = static_cast<std::int8_t>(v.number); }},
    {"amount", [](TotalDraft& d, const CellValue& v) { d.fact.amount = base::Money::ore(v.number); }},
};

using AccountDraft = Draft<AccountFact>;
constexpr FieldSetter<AccountFact> account_setters[] = {
    {"account", [](AccountDraft& d, const CellValue& v) { d.fact.account = v.term; }},
    {"function", [](AccountDraft& d, const CellValue& v) { d.fact.function = v.term; }},
    {"ownership", [](AccountDraft& d, const CellValue& v) { d.fact.ownership = v.term; }},
    {"grouping", [](AccountDraft& d, const CellValue& v) { d.fact.grouping = v.term; }},
    {"name", [](AccountDraft& d, const CellValue& v) { d.fact.name = v.term; }},
    {"cost_centre", [](AccountDraft& d, const CellValue& v) { d.fact.cost_centre = v.term; }},
    {"start", take_from<AccountFact>},
    {"end", take_to<AccountFact>},
};

using BudgetDraft = Draft<BudgetLine>;
constexpr FieldSetter<BudgetLine> budget_setters[] = {
    {"account", [](BudgetDraft& d, const CellValue& v) { d.fact.account = v.term; }},
    {"fiscal_year",
     [](BudgetDraft& d, const CellValue& v) { d.fact.fiscal_year = static_cast<std::int16_t>(v.number); }},
    {"period",
     [](BudgetDraft& d, const CellValue& v) { d.fact.period = static_cast<std::int8_t>(v.number); }},
    {"original", [](BudgetDraft& d, const CellValue& v) { d.fact.original = base::Money::ore(v.number); }},
    {"supplementary",
     [](BudgetDraft& d, const CellValue& v) { d.fact.supplementary = base::Money::ore(v.number); }},
    {"virement", [](BudgetDraft& d, const CellValue& v) { d.fact.virement = base::Money::ore(v.number); }},
    {"carry_over",
     [](BudgetDraft& d, const CellValue& v) { d.fact.carry_over = base::Money::ore(v.number); }},
    {"revised", [](BudgetDraft& d, const CellValue& v) { d.fact.revised = base::Money::ore(v.number); }},
};

using ActivityDraft = Draft<Activity>;
constexpr FieldSetter<Activity> activity_setters[] = {
    {"citizen", [](ActivityDraft& d, const CellValue& v) { d.fact.citizen = v.ref; }},
    {"type", [](ActivityDraft& d, const CellValue& v) { d.fact.type = v.term; }},
    {"unit", [](ActivityDraft& d, const CellValue& v) { d.fact.unit = v.term; }},
    {"status", [](ActivityDraft& d, const CellValue& v) { d.fact.status = v.term; }},
    {"responsible", [](ActivityDraft& d, const CellValue& v) { d.fact.responsible = v.term; }},
    {"end_reason", [](ActivityDraft& d, const CellValue& v) { d.fact.end_reason = v.term; }},
    {"referred_on", [](ActivityDraft& d, const CellValue& v) { d.fact.referred_on = v.date; }},
    {"start", take_from<Activity>},
    {"end", take_to<Activity>},
    {"due_on", [](ActivityDraft& d, const CellValue& v) { d.fact.due_on = v.date; }},
    {"done_on", [](ActivityDraft& d, const CellValue& v) { d.fact.done_on = v.date; }},
    {"quantity", [](ActivityDraft& d, const CellValue& v) { d.fact.quantity_milli = v.number; }},
    {"amount", [](ActivityDraft& d, const CellValue& v) { d.fact.amount = base::Money::ore(v.number); }},
    {"row_id", nullptr},
};

using EarlyHelpDraft = Draft<EarlyHelp>;
constexpr FieldSetter<EarlyHelp> early_help_setters[] = {
    {"month",
     [](EarlyHelpDraft& d, const CellValue& v) { d.fact.month = base::Month::from_index(small(v.number)); }},
    {"unit", [](EarlyHelpDraft& d, const CellValue& v) { d.fact.unit = v.term; }},
    {"service", [](EarlyHelpDraft& d, const CellValue& v) { d.fact.service = v.term; }},
    {"law", [](EarlyHelpDraft& d, const CellValue& v) { d.fact.law = v.term; }},
    {"courses", [](EarlyHelpDraft& d, const CellValue& v) { d.fact.courses = small(v.number); }},
    {"participants", [](EarlyHelpDraft& d, const CellValue& v) { d.fact.participants = small(v.number); }},
    {"cost", [](EarlyHelpDraft& d, const CellValue& v) { d.fact.cost = base::Money::ore(v.number); }},
};

using InvoiceDraft = Draft<InvoiceLine>;
constexpr FieldSetter<InvoiceLine> invoice_line_setters[] = {
    {"citizen", [](InvoiceDraft& d, const CellValue& v) { d.fact.citizen = v.ref; }},
    {"contact", [](InvoiceDraft& d, const CellValue& v) { d.fact.contact = v.ref; }},
    {"row_type",
     [](InvoiceDraft& d, const CellValue& v) { d.fact.kind = static_cast<InvoiceRow>(v.number); }},
    {"credit", [](InvoiceDraft& d, const CellValue& v) { d.fact.is_credit = v.flag; }},
    {"currency", [](InvoiceDraft& d, const CellValue& v) { d.is_in_kroner = v.number == 0; }},
    {"supplier", [](InvoiceDraft& d, const CellValue& v) { d.fact.supplier = v.term; }},
    {"document", [](InvoiceDraft& d, const CellValue& v) { d.fact.document = v.term; }},
    {"version",
     [](InvoiceDraft& d, const CellValue& v) { d.fact.version = static_cast<std::uint64_t>(v.ref); }},
    {"row_id", nullptr},
    {"line", [](InvoiceDraft& d, const CellValue& v) { d.fact.line = v.term; }},
    {"buyer_gln", [](InvoiceDraft& d, const CellValue& v) { d.fact.buyer_gln = v.term; }},
    {"order", [](InvoiceDraft& d, const CellValue& v) { d.fact.order = v.term; }},
    {"order_line", [](InvoiceDraft& d, const CellValue& v) { d.fact.order_line = v.term; }},
    {"accounting_cost", [](InvoiceDraft& d, const CellValue& v) { d.fact.accounting_cost = v.term; }},
    {"billed_in", [](InvoiceDraft& d, const CellValue& v) { d.fact.billed_in = v.term; }},
    {"unit", [](InvoiceDraft& d, const CellValue& v) { d.fact.unit = v.term; }},
    {"issued_on", [](InvoiceDraft& d, const CellValue& v) { d.fact.issued_on = v.date; }},
    {"service_from", take_from<InvoiceLine>},
    {"service_to", take_to<InvoiceLine>},
    {"quantity", [](InvoiceDraft& d, const CellValue& v) { d.fact.quantity_milli = v.number; }},
    {"price", [](InvoiceDraft& d, const CellValue& v) { d.fact.price_micro = v.number; }},
    {"vat_rate", [](InvoiceDraft& d, const CellValue& v) { d.fact.vat_rate_ppm = small(v.number); }},
    {"amount",
     [](InvoiceDraft& d, const CellValue& v) {
         d.fact.amount = base::Money::ore(v.number);
         d.has_amount = true;
     }},
};

/// The rule that a unit of price has unless the mapping says otherwise.
DayCount usual_day_count(PriceUnit unit) {
    switch (unit) {
    case PriceUnit::week:
        return DayCount::week;
    case PriceUnit::two_weeks:
        return DayCount::two_weeks;
    case PriceUnit::month:
        return DayCount::month_by_day;
    case PriceUnit::quarter:
        return DayCount::payment_on_day;
    case PriceUnit::year:
        return DayCount::year_365;
    case PriceUnit::hour:
        return DayCount::hours_per_week;
    case PriceUnit::one_off:
        return DayCount::one_off;
    default:
        return DayCount::by_day;
    }
}

constexpr DraftTrouble backwards = {
    .code = "period.ends_before_start",
    .column_field = "end",
    .da = "Slutdatoen ligger før startdatoen; rækken tæller ingen dage. Ret den i kildesystemet.",
    .en =
        "The end date lies before the start date; the row counts no days. Correct it in the source system."};

constexpr DraftTrouble no_start = {
    .code = "date.missing",
    .column_field = "start",
    .da = "Startdatoen mangler. Skriv den i kildesystemet, og lever igen.",
    .en = "The start date is missing. Enter it in the source system and deliver again.",
    .rejects = true};

constexpr DraftTrouble foreign_currency = {
    .code = "invoice.foreign_currency",
    .column_field = "currency",
    .da = "Beløbet er ikke i danske kroner, som er det eneste, Styrhus regner i. Bed leverandøren om en "
          "faktura i "
          "kroner.",
    .en = "The amount is not in Danish kroner, the only currency Styrhus counts in. Ask the supplier for an "
          "invoice in kroner.",
    .rejects = true};

constexpr DraftTrouble no_amount = {.code = "invoice.no_amount",
                                    .column_field = "amount",
                                    .da = "Beløbet mangler. Bed leverandøren om en rettet faktura.",
                                    .en = "The amount is missing. Ask the supplier for a corrected invoice.",
                                    .rejects = true};

/// Nobody is born after the bill.
void settle_century(PostingDraft& draft) {
    constexpr int months_of_a_century = 1200;
    if (draft.lacks_century && draft.fact.named_born > draft.fact.posted_on)
        draft.fact.named_born = draft.fact.named_born.plus_months(-months_of_a_century);
}

/// One stated day, or none, is no period.
template <class Fact>
DraftTrouble take_service(Draft<Fact>& draft) {
    if (!draft.has_from || !draft.has_to) return {};
    if (!draft.to.is_open_end()) draft.fact.service = {draft.from, draft.to};
    if (!draft.fact.service.is_empty() || draft.to >= draft.from) return {};
    draft.fact.service = {};
    return backwards;
}

} // namespace

// NOLINTBEGIN(bugprone-macro-parentheses): a type is written without them.
#define STYRHUS_SETTERS(Fact, list)                                                                          \
    template <>                                                                                              \
    std::span<const FieldSetter<Fact>> setters_of<Fact>() {                                                  \
        return list;                                                                                         \
    }
// NOLINTEND(bugprone-macro-parentheses)
STYRHUS_SETTERS(Citizen, citizen_setters)
STYRHUS_SETTERS(Relation, relation_setters)
STYRHUS_SETTERS(Grant, grant_setters)
STYRHUS_SETTERS(QuantityFact, quantity_setters)
STYRHUS_SETTERS(Tariff, tariff_setters)
STYRHUS_SETTERS(Posting, posting_setters)
STYRHUS_SETTERS(LedgerTotal, ledger_total_setters)
STYRHUS_SETTERS(AccountFact, account_setters)
STYRHUS_SETTERS(BudgetLine, budget_setters)
STYRHUS_SETTERS(Activity, activity_setters)
STYRHUS_SETTERS(EarlyHelp, early_help_setters)
STYRHUS_SETTERS(InvoiceLine, invoice_line_setters)
#undef STYRHUS_SETTERS

template <class Fact>
DraftTrouble finish(Draft<Fact>& draft) {
    if constexpr (requires { draft.fact.day_count; })
        if (!draft.has_day_count) draft.fact.day_count = usual_day_count(draft.fact.unit);
    if constexpr (std::is_same_v<Fact, Posting>) {
        if (draft.sign == Sign::credit) draft.fact.amount = -draft.fact.amount;
        settle_century(draft);
        // Without a period the posting month is used and counted as assumed.
        return take_service(draft);
    } else if constexpr (std::is_same_v<Fact, InvoiceLine>) {
        if (!draft.is_in_kroner) return foreign_currency;
        if (!draft.has_amount) return no_amount;
        return take_service(draft);
    } else if constexpr (requires { draft.fact.period.from; }) {
        constexpr bool may_lack_start = std::is_same_v<Fact, AccountFact> || std::is_same_v<Fact, Activity>;
        if (!draft.has_from && !may_lack_start) return no_start;
        draft.fact.period = {draft.has_from ? draft.from : base::Date(), draft.to};
        if (draft.has_from && draft.fact.period.to <= draft.from) return backwards;
    }
    return {};
}

template DraftTrouble finish(Draft<Citizen>&);
template DraftTrouble finish(Draft<Relation>&);
template DraftTrouble finish(Draft<Grant>&);
template DraftTrouble finish(Draft<QuantityFact>&);
template DraftTrouble finish(Draft<Tariff>&);
template DraftTrouble finish(Draft<Posting>&);
template DraftTrouble finish(Draft<LedgerTotal>&);
template DraftTrouble finish(Draft<AccountFact>&);
template DraftTrouble finish(Draft<BudgetLine>&);
template DraftTrouble finish(Draft<Activity>&);
template DraftTrouble finish(Draft<EarlyHelp>&);
template DraftTrouble finish(Draft<InvoiceLine>&);

} // namespace styrhus::intake::sources
