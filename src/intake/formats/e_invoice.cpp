#include "intake/formats/e_invoice.h"

#include "base/error_text.h"
#include "intake/formats/date_text.h"
#include "intake/formats/xml_tree.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>

namespace styrhus::intake::formats {

namespace {

using base::Money;

constexpr std::string_view invoice_space = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
constexpr std::string_view credit_note_space = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

/// What XML Schema's xs:decimal allows, and what senders write beside it.
std::optional<Decimal> decimal_in(std::string_view text) {
    Decimal value;
    if (read_decimal(text, DecimalMark::point, value) != CellTrouble::none) return std::nullopt;
    return value;
}

std::optional<Money> amount_in(std::string_view text) {
    std::int64_t ore = 0;
    const AmountFormat format = {
        .mark = DecimalMark::point, .unit = AmountUnit::kroner, .extra = ExtraDecimals::round_half_away};
    if (read_amount(text, format, ore) != CellTrouble::none) return std::nullopt;
    if (ore > invoice_ore_max || ore < -invoice_ore_max) return std::nullopt;
    return Money::ore(ore);
}

/// The amount at the end of the path; absent where it is in another currency, for then it is another amount.
std::optional<Money> amount_at(const XmlNode& node, std::initializer_list<std::string_view> path,
                               std::string_view currency) {
    const XmlNode* const found = node.at(path);
    if (found == nullptr) return std::nullopt;
    const std::string_view own = found->attribute("currencyID");
    if (!own.empty() && own != currency) return std::nullopt;
    return amount_in(found->text);
}

std::optional<base::Date> day_in(std::string_view text) {
    base::Date day;
    if (read_date(text, DateFormat::iso, day) != CellTrouble::none || day.is_open_end()) return std::nullopt;
    return day;
}

/// Texts of all the elements of one name, in their order.
std::string joined(const XmlNode& node, std::string_view name) {
    std::string out;
    for (const XmlNode* one : node.all(name)) {
        if (one->text.empty()) continue;
        if (!out.empty()) out.append(" / ");
        out.append(one->text);
    }
    return out;
}

/// "Borger: …" for each property of an item.
std::string properties_of(const XmlNode& item) {
    std::string out;
    for (const XmlNode* one : item.all("AdditionalItemProperty")) {
        if (!out.empty()) out.append(" / ");
        out.append(one->text_at({"Name"})).append(": ").append(one->text_at({"Value"}));
    }
    return out;
}

TaxCategory category_in(const XmlNode* node) {
    if (node == nullptr) return {};
    return {std::string(node->text_at({"ID"})), decimal_in(node->text_at({"Percent"}))};
}

InvoicePeriod period_in(const XmlNode& node) {
    const XmlNode* const period = node.child("InvoicePeriod");
    if (period == nullptr) return {};
    return {day_in(period->text_at({"StartDate"})), day_in(period->text_at({"EndDate"})), true};
}

struct SchemedNumber {
    std::string text;
    std::string scheme;
};

SchemedNumber number_at(const XmlNode& node, std::initializer_list<std::string_view> path) {
    const XmlNode* const found = node.at(path);
    if (found == nullptr) return {};
    return {found->text, std::string(found->attribute("schemeID"))};
}

bool is_company_scheme(std::string_view scheme) {
    static constexpr std::array schemes = {std::string_view("DK:CVR"), std::string_view("0184"),
                                           std::string_view("DK:SE"), std::string_view("0198")};
    return std::find(schemes.begin(), schemes.end(), scheme) != schemes.end();
}

/// The legal entity's number; where a document leaves it out, another that names a company, then any.
SchemedNumber company_in(const XmlNode& party) {
    const std::array<SchemedNumber, 4> numbers = {
        number_at(party, {"PartyLegalEntity", "CompanyID"}), number_at(party, {"PartyIdentification", "ID"}),
        number_at(party, {"PartyTaxScheme", "CompanyID"}), number_at(party, {"EndpointID"})};
    if (!numbers[0].text.empty()) return numbers[0];
    for (const SchemedNumber& number : numbers)
        if (!number.text.empty() && is_company_scheme(number.scheme)) return number;
    for (const SchemedNumber& number : numbers)
        if (!number.text.empty()) return number;
    return {};
}

InvoiceParty party_in(const XmlNode& document, std::string_view role) {
    const XmlNode* const party = document.at({role, "Party"});
    if (party == nullptr) return {};
    InvoiceParty out;
    out.name = party->text_at({"PartyName", "Name"});
    if (out.name.empty()) out.name = party->text_at({"PartyLegalEntity", "RegistrationName"});
    SchemedNumber company = company_in(*party);
    out.company = std::move(company.text);
    out.company_scheme = std::move(company.scheme);
    SchemedNumber endpoint = number_at(*party, {"EndpointID"});
    out.endpoint = std::move(endpoint.text);
    out.endpoint_scheme = std::move(endpoint.scheme);
    out.contact = party->text_at({"Contact", "ID"});
    out.contact_name = party->text_at({"Contact", "Name"});
    return out;
}

std::vector<AllowanceCharge> allowance_charges_in(const XmlNode& node, std::string_view currency) {
    std::vector<AllowanceCharge> out;
    for (const XmlNode* one : node.all("AllowanceCharge")) {
        const std::string_view indicator = one->text_at({"ChargeIndicator"});
        out.push_back({.is_charge = indicator == "true" || indicator == "1",
                       .amount = amount_at(*one, {"Amount"}, currency),
                       .reason = std::string(one->text_at({"AllowanceChargeReason"})),
                       .category = category_in(one->child("TaxCategory")),
                       .line = one->line});
    }
    return out;
}

TaxTotal tax_in(const XmlNode& node, std::string_view currency) {
    TaxTotal out;
    out.line = node.line;
    out.currency = currency;
    if (const XmlNode* amount = node.child("TaxAmount")) {
        out.amount = amount_in(amount->text);
        if (!amount->attribute("currencyID").empty()) out.currency = amount->attribute("currencyID");
    }
    for (const XmlNode* one : node.all("TaxSubtotal"))
        out.subtotals.push_back({.taxable = amount_at(*one, {"TaxableAmount"}, out.currency),
                                 .tax = amount_at(*one, {"TaxAmount"}, out.currency),
                                 .category = category_in(one->child("TaxCategory")),
                                 .line = one->line});
    return out;
}

/// OIOUBL 2 says a line's tax in a total of its own, EN 16931 on what is sold.
TaxCategory category_of_line(const XmlNode& line) {
    if (const XmlNode* sold = line.at({"Item", "ClassifiedTaxCategory"})) return category_in(sold);
    return category_in(line.at({"TaxTotal", "TaxSubtotal", "TaxCategory"}));
}

EInvoiceLine line_in(const XmlNode& node, InvoiceKind kind, std::string_view currency) {
    EInvoiceLine out;
    out.line = node.line;
    out.id = node.text_at({"ID"});
    out.name = node.text_at({"Item", "Name"});
    if (const XmlNode* item = node.child("Item")) {
        out.description = joined(*item, "Description");
        out.properties = properties_of(*item);
    }
    out.note = joined(node, "Note");
    const std::string_view counted =
        kind == InvoiceKind::invoice ? std::string_view("InvoicedQuantity") : "CreditedQuantity";
    if (const XmlNode* quantity = node.child(counted)) {
        out.quantity = decimal_in(quantity->text);
        out.unit = quantity->attribute("unitCode");
    }
    out.price = decimal_in(node.text_at({"Price", "PriceAmount"}));
    out.base_quantity = decimal_in(node.text_at({"Price", "BaseQuantity"}));
    out.unit_factor = decimal_in(node.text_at({"Price", "OrderableUnitFactorRate"}));
    out.amount = amount_at(node, {"LineExtensionAmount"}, currency);
    out.allowance_charges = allowance_charges_in(node, currency);
    out.category = category_of_line(node);
    out.period = period_in(node);
    out.accounting_cost = node.text_at({"AccountingCost"});
    out.order_line = node.text_at({"OrderLineReference", "LineID"});
    out.billed_in = node.text_at({"BillingReference", "InvoiceDocumentReference", "ID"});
    return out;
}

/// OIOUBL 2 says the tax where the others say the net, and the net nowhere.
std::optional<Money> net_of(const EInvoiceTotals& totals, InvoiceForm form) {
    if (form == InvoiceForm::en_16931) return totals.tax_exclusive_as_written;
    if (!totals.line_extension) return std::nullopt;
    return *totals.line_extension - totals.allowances.value_or(Money()) + totals.charges.value_or(Money());
}

EInvoiceTotals totals_in(const XmlNode& document, InvoiceForm form, std::string_view currency) {
    EInvoiceTotals out;
    const XmlNode* const node = document.child("LegalMonetaryTotal");
    if (node == nullptr) return out;
    out.line = node->line;
    const auto amount = [&](std::string_view name) { return amount_at(*node, {name}, currency); };
    out.line_extension = amount("LineExtensionAmount");
    out.tax_exclusive_as_written = amount("TaxExclusiveAmount");
    out.tax_inclusive = amount("TaxInclusiveAmount");
    out.allowances = amount("AllowanceTotalAmount");
    out.charges = amount("ChargeTotalAmount");
    out.prepaid = amount("PrepaidAmount");
    out.rounding = amount("PayableRoundingAmount");
    out.payable = amount("PayableAmount");
    out.tax_exclusive = net_of(out, form);
    return out;
}

/// The document's own word; else that of what is to be paid.
std::string currency_of(const XmlNode& document) {
    const std::string_view said = document.text_at({"DocumentCurrencyCode"});
    if (!said.empty()) return std::string(said);
    const XmlNode* const payable = document.at({"LegalMonetaryTotal", "PayableAmount"});
    return std::string(payable == nullptr ? std::string_view() : payable->attribute("currencyID"));
}

InvoiceForm form_of(std::string_view customization, bool& is_known) {
    const bool is_oioubl_2 = customization.starts_with("OIOUBL-2.");
    is_known = is_oioubl_2 || customization.find("urn:cen.eu:en16931:") != std::string_view::npos
               || customization.starts_with("urn:fdc:oioubl.dk:");
    return is_oioubl_2 ? InvoiceForm::oioubl_2 : InvoiceForm::en_16931;
}

/// As much of a name as a message can hold, in whole letters.
std::string_view shown(std::string_view name) {
    std::size_t end = std::min<std::size_t>(name.size(), 100);
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80)
        --end;
    return name.substr(0, end);
}

base::Result<InvoiceKind> kind_of(const XmlTree& tree) {
    if (tree.root_space == invoice_space && tree.root.name == "Invoice") return InvoiceKind::invoice;
    if (tree.root_space == credit_note_space && tree.root.name == "CreditNote")
        return InvoiceKind::credit_note;
    if (tree.root.name == "Invoice" || tree.root.name == "CreditNote")
        return base::error(
            "the document is an invoice in another form than UBL 2 (OIOUBL 2, OIOUBL 3 or Peppol "
            "BIS 3); ask the sender for one of these: {}",
            "dokumentet er en faktura i en anden form end UBL 2 (OIOUBL 2, OIOUBL 3 eller Peppol "
            "BIS 3); bed afsenderen om en af dem: {}",
            shown(tree.root_space));
    return base::error("the document is neither an invoice nor a credit note: {}",
                       "dokumentet er hverken en faktura eller en kreditnota: {}", shown(tree.root.name));
}

} // namespace

std::optional<Money> EInvoice::tax() const {
    Money sum;
    for (const TaxTotal& one : taxes) {
        if (one.currency != currency) continue;
        if (!one.amount) return std::nullopt;
        sum += *one.amount;
    }
    return sum;
}

base::Result<EInvoice> read_e_invoice(ByteStream& stream) {
    STYRHUS_TRY(const XmlTree tree, read_xml_tree(stream, {"EmbeddedDocumentBinaryObject"}));
    const XmlNode& root = tree.root;
    EInvoice out;
    STYRHUS_TRY(out.kind, kind_of(tree));
    out.customization = root.text_at({"CustomizationID"});
    out.form = form_of(out.customization, out.is_known_form);
    out.profile = root.text_at({"ProfileID"});
    out.id = root.text_at({"ID"});
    out.issued_on = day_in(root.text_at({"IssueDate"}));
    out.currency = currency_of(root);
    out.order = root.text_at({"OrderReference", "ID"});
    out.accounting_cost = root.text_at({"AccountingCost"});
    out.buyer_reference = root.text_at({"BuyerReference"});
    out.customer_reference = root.text_at({"OrderReference", "CustomerReference"});
    out.note = joined(root, "Note");
    out.billed_in = root.text_at({"BillingReference", "InvoiceDocumentReference", "ID"});
    out.supplier = party_in(root, "AccountingSupplierParty");
    out.buyer = party_in(root, "AccountingCustomerParty");
    out.period = period_in(root);
    out.allowance_charges = allowance_charges_in(root, out.currency);
    for (const XmlNode* tax : root.all("TaxTotal"))
        out.taxes.push_back(tax_in(*tax, out.currency));
    out.totals = totals_in(root, out.form, out.currency);
    const std::string_view line_name =
        out.kind == InvoiceKind::invoice ? std::string_view("InvoiceLine") : "CreditNoteLine";
    for (const XmlNode* line : root.all(line_name))
        out.lines.push_back(line_in(*line, out.kind, out.currency));
    return out;
}

} // namespace styrhus::intake::formats
