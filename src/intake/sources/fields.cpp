#include "intake/sources/fields.h"

#include <algorithm>
#include <array>

namespace styrhus::intake::sources {

namespace {

using enum FieldType;

constexpr std::string_view units = "day week two_weeks month quarter year hour one_off";
constexpr std::string_view day_counts = "by_day week two_weeks month_by_day month_twelfth month_30_5 "
                                        "year_365 hours_per_week payment_on_day one_off";
constexpr std::string_view ownership_words = "own other_municipality region private_provider unknown";

constexpr FieldSpec citizen_fields[] = {
    {"citizen", person, "Borgerens nummer", "Citizen's number"},
    {"former", person, "Tidligere nummer", "Former number"},
    {"born", date, "Fødselsdato", "Date of birth"},
    {"died", date, "Dødsdato", "Date of death"},
    {"sex", choice, "Køn", "Sex", "male female unknown"},
    {"municipality", term, "Kommunekode", "Municipality code"},
    {"status", term, "Status", "Status"},
    {"status_date", date, "Statusdato", "Date of status"},
    {"protected", flag, "Navne- og adressebeskyttelse", "Name and address protection"},
    {"name", initials, "Navn", "Name"},
    {"address", hashed, "Adresse", "Address"},
    {"mother", person, "Mor", "Mother"},
    {"father", person, "Far", "Father"},
    {"custody", person, "Forældremyndighed", "Custody"},
};
constexpr FieldSpec relation_fields[] = {
    {"of", person, "Person", "Person"},
    {"to", person, "Anden person", "Other person"},
    {"kind", choice, "Relation", "Relation", "mother father child spouse custody"},
};
constexpr FieldSpec grant_fields[] = {
    {"citizen", person, "Borgerens nummer", "Citizen's number"},
    {"case_no", term, "Sagsnummer", "Case number"},
    {"case_in_text", case_in_text, "Sagsnummer i en tekst", "Case number in a text"},
    {"law", term, "Paragraf", "Paragraph"},
    {"service", term, "Indsats", "Intervention"},
    {"service_detail", term, "Leverandørindsats eller variant", "Provider service or variant"},
    {"facility_type", term, "Tilbudstype", "Facility type"},
    {"facility", term, "Tilbud", "Facility"},
    {"provider", term, "Leverandør", "Provider"},
    {"granting_unit", term, "Bevilgende enhed", "Granting unit"},
    {"paying_unit", term, "Betalende enhed", "Paying unit"},
    {"target_group", term, "Målgruppe", "Target group"},
    {"paying_municipality", term, "Betalingskommune", "Paying municipality"},
    {"account", term, "Funktion eller konto", "Function or account"},
    {"responsible", initials, "Ansvarlig", "Responsible"},
    {"end_reason", term, "Afslutningsårsag", "Reason for end"},
    {"status", choice, "Status", "Status", "draft expected granted ended rejected"},
    {"supplementary", flag, "Følgeydelse", "Supplementary"},
    {"start", date, "Startdato", "Start date"},
    {"end", end_date, "Slutdato", "End date"},
    {"decided_on", date, "Besluttet eller oprettet", "Decided or created"},
    {"price", amount, "Pris pr. enhed", "Price per unit"},
    {"quantity", quantity, "Antal", "Quantity"},
    {"unit", choice, "Enhed", "Unit", units},
    {"day_count", choice, "Dagsregel", "Day-count rule", day_counts},
    {"weeks_per_year", quantity, "Uger pr. år", "Weeks per year"},
    {"vat_factor", factor, "Momsfaktor", "VAT factor"},
    {"row_id", row_id, "Kildens rækkenummer", "Source's row number"},
};
constexpr FieldSpec quantity_fields[] = {
    {"citizen", person, "Borgerens nummer", "Citizen's number"},
    {"service", term, "Indsats", "Intervention"},
    {"service_detail", term, "Leverandørindsats", "Provider service"},
    {"facility", term, "Tilbud", "Facility"},
    {"start", date, "Startdato", "Start date"},
    {"end", end_date, "Slutdato", "End date"},
    {"quantity", quantity, "Antal", "Quantity"},
};
constexpr FieldSpec tariff_fields[] = {
    {"facility", term, "Tilbud", "Facility"},
    {"service_detail", term, "Leverandørindsats", "Provider service"},
    {"provider", term, "Leverandør", "Provider"},
    {"law", term, "Paragraf", "Paragraph"},
    {"cvr", term, "CVR-nummer", "CVR number"},
    {"start", date, "Gælder fra", "Valid from"},
    {"end", end_date, "Gælder til", "Valid to"},
    {"price", amount, "Takst", "Tariff"},
    {"unit", choice, "Enhed", "Unit", units},
    {"day_count", choice, "Dagsregel", "Day-count rule", day_counts},
    {"vat_factor", factor, "Momsfaktor", "VAT factor"},
    {"ownership", choice, "Ejerforhold", "Ownership", ownership_words},
};
constexpr FieldSpec posting_fields[] = {
    {"citizen", person, "Ydelsesmodtager", "Recipient"},
    {"citizen_code", choice, "Kode for ydelsesmodtager", "Code of recipient", "cpr other"},
    {"account", term, "Konto, PSP-element eller alias", "Account"},
    {"cost_centre", term, "Omkostningssted", "Cost centre"},
    {"art", term, "Art", "Art"},
    {"provider", term, "Betalingsmodtager", "Payee"},
    {"provider_code", choice, "Kode for betalingsmodtager", "Code of payee", "person other"},
    {"label", term, "Betegnelse", "Label"},
    {"reference", term, "Reference", "Reference"},
    {"amount", amount, "Beløb", "Amount"},
    {"debit_credit", choice, "Debet/kredit", "Debit/credit", "debit credit"},
    {"posted_on", date, "Bogføringsdato", "Posting date"},
    {"service_from", date, "Ydelsesperiode fra", "Service period from"},
    {"service_to", end_date, "Ydelsesperiode til", "Service period to"},
    {"fiscal_year", whole, "Regnskabsår", "Fiscal year"},
    {"quantity", quantity, "Mængde", "Quantity"},
    {"named", person_in_text, "CPR-nummer nævnt i en tekst", "CPR number named in a text"},
    {"named_case", case_in_text, "Sagsnummer nævnt i en tekst", "Case number named in a text"},
    {"named_born", birth_in_text, "Fødselsdag og initialer nævnt i en tekst",
     "Day of birth and initials named in a text"},
};
constexpr FieldSpec ledger_total_fields[] = {
    {"account", term, "Konto", "Account"},
    {"cost_centre", term, "Omkostningssted", "Cost centre"},
    {"fiscal_year", whole, "Regnskabsår", "Fiscal year"},
    {"period", whole, "Periode", "Period"},
    {"amount", amount, "Beløb", "Amount"},
};
constexpr FieldSpec account_fields[] = {
    {"account", term, "Konto, PSP-element eller alias", "Account"},
    {"function", term, "Funktion", "Function"},
    {"ownership", term, "Dranst", "Kind of account"},
    {"grouping", term, "Gruppering", "Grouping"},
    {"name", term, "Navn", "Name"},
    {"cost_centre", term, "Omkostningssted", "Cost centre"},
    {"start", date, "Gælder fra", "Valid from"},
    {"end", end_date, "Gælder til", "Valid to"},
};
constexpr FieldSpec budget_fields[] = {
    {"account", term, "Konto", "Account"},
    {"fiscal_year", whole, "Regnskabsår", "Fiscal year"},
    {"period", whole, "Periode", "Period"},
    {"original", amount, "Oprindeligt budget", "Original budget"},
    {"supplementary", amount, "Tillægsbevilling", "Supplementary appropriation"},
    {"virement", amount, "Omplacering", "Virement"},
    {"carry_over", amount, "Overførsel", "Carry-over"},
    {"revised", amount, "Korrigeret budget", "Revised budget"},
};
constexpr FieldSpec activity_fields[] = {
    {"citizen", person, "Borgerens nummer", "Citizen's number"},
    {"type", term, "Type", "Type"},
    {"unit", term, "Enhed", "Unit"},
    {"status", term, "Status", "Status"},
    {"responsible", initials, "Ansvarlig", "Responsible"},
    {"end_reason", term, "Årsag til ophør", "Reason for end"},
    {"referred_on", date, "Henvist", "Referred on"},
    {"start", date, "Startdato", "Start date"},
    {"end", end_date, "Slutdato", "End date"},
    {"due_on", date, "Frist", "Due on"},
    {"done_on", date, "Udført", "Done on"},
    {"quantity", quantity, "Antal", "Quantity"},
    {"amount", amount, "Beløb", "Amount"},
    {"row_id", row_id, "Kildens rækkenummer", "Source's row number"},
};
constexpr FieldSpec early_help_fields[] = {
    {"month", month, "Måned", "Month"},
    {"unit", term, "Enhed", "Unit"},
    {"service", term, "Indsats", "Intervention"},
    {"law", term, "Paragraf", "Paragraph"},
    {"courses", whole, "Antal forløb", "Courses"},
    {"participants", whole, "Antal deltagere", "Participants"},
    {"cost", amount, "Udgift", "Cost"},
};
constexpr FieldSpec invoice_line_fields[] = {
    {"citizen", person_in_text, "Borger nævnt med CPR-nummer", "Citizen named by CPR number"},
    {"contact", hashed, "Personreference", "Person reference"},
    {"row_type", choice, "Rækketype", "Kind of row", "line allowance charge tax rounding prepaid"},
    {"credit", flag, "Kreditnota", "Credit note"},
    {"currency", choice, "Valuta", "Currency", "kroner other"},
    {"supplier", reference, "Leverandør", "Supplier"},
    {"document", reference, "Fakturanummer", "Invoice number"},
    {"version", hashed, "Dokumentets indhold", "What the document says"},
    {"row_id", row_id, "Rækkens nummer i dokumentet", "The row's number in its document"},
    {"line", reference, "Linjenummer", "Line number"},
    {"buyer_gln", term, "Modtagers EAN-nummer", "Receiver's GLN"},
    {"order", reference, "Ordrenummer", "Order number"},
    {"order_line", reference, "Ordrelinje", "Order line"},
    {"accounting_cost", reference, "Kontering", "Accounting cost"},
    {"billed_in", reference, "Faktura, der krediteres", "Invoice taken back"},
    {"unit", term, "Enhed", "Unit"},
    {"issued_on", date, "Udstedt", "Issued on"},
    {"service_from", date, "Ydelsesperiode fra", "Service period from"},
    {"service_to", end_date, "Ydelsesperiode til", "Service period to"},
    {"quantity", quantity, "Mængde", "Quantity"},
    {"price", unit_price, "Pris pr. enhed", "Price per unit"},
    {"vat_rate", factor, "Momssats", "VAT rate"},
    {"amount", amount, "Beløb", "Amount"},
};

struct KindSpec {
    std::string_view name;
    std::span<const FieldSpec> fields;
    std::string_view needed; ///< parted by blanks
};

/// In the order of FactKind.
constexpr std::array<KindSpec, domain::fact_kind_count> specs = {{
    {"citizen", citizen_fields, "citizen"},
    {"relation", relation_fields, "of to"},
    {"grant", grant_fields, "start"},
    {"quantity", quantity_fields, "start quantity"},
    {"tariff", tariff_fields, "start price"},
    {"posting", posting_fields, "amount posted_on"},
    {"ledger_total", ledger_total_fields, "fiscal_year amount"},
    {"account", account_fields, "function"},
    {"budget", budget_fields, "fiscal_year"},
    {"activity", activity_fields, ""},
    {"early_help", early_help_fields, "month"},
    {"invoice_line", invoice_line_fields, "document issued_on"},
}};

const KindSpec& spec(domain::FactKind kind) {
    return specs[static_cast<std::size_t>(kind)];
}

} // namespace

std::span<const FieldSpec> fields_of(domain::FactKind kind) {
    return spec(kind).fields;
}

const FieldSpec* find_field(domain::FactKind kind, std::string_view name) {
    const auto fields = fields_of(kind);
    const auto found =
        std::find_if(fields.begin(), fields.end(), [&](const FieldSpec& f) { return f.name == name; });
    return found == fields.end() ? nullptr : &*found;
}

bool is_needed(domain::FactKind kind, std::string_view field) {
    std::string_view rest = spec(kind).needed;
    while (!rest.empty()) {
        const std::size_t blank = rest.find(' ');
        if (rest.substr(0, blank) == field) return true;
        rest = blank == std::string_view::npos ? "" : rest.substr(blank + 1);
    }
    return false;
}

std::string_view fact_name(domain::FactKind kind) {
    return spec(kind).name;
}

bool fact_of_name(std::string_view name, domain::FactKind& kind) {
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (specs[i].name != name) continue;
        kind = static_cast<domain::FactKind>(i);
        return true;
    }
    return false;
}

} // namespace styrhus::intake::sources
