#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <vector>

/// Synthetic e-invoices, written by us: no supplier, buyer or document in them exists. What a test is about
/// it says itself; the rest is what every document must have.
namespace styrhus::tests {

struct MadeLine {
    std::string id = "1";
    std::string quantity = "1";
    std::string unit = "DAY";
    std::string price = "100.00";
    std::string price_more = {}; ///< beside the price, such as a BaseQuantity
    std::string amount = "100.00";
    std::string more = {}; ///< further elements of the line, such as an InvoicePeriod
    std::string text = "Ophold";
    std::string percent = "25";
};

struct MadeInvoice {
    std::string kind = "Invoice"; ///< or CreditNote
    std::string customization = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    std::string id = "F-1";
    std::string issued_on = "2025-03-01";
    std::string currency = "DKK";
    std::string supplier = "29189897";
    std::string buyer_endpoint = R"(<cbc:EndpointID schemeID="0088">5798000416604</cbc:EndpointID>)";
    std::string contact = {};
    std::string more = {}; ///< further elements of the document, such as an AllowanceCharge
    std::string line_extension = "100.00";
    std::string tax_exclusive = "100.00";
    std::string tax = "25.00";
    std::string taxable = "100.00";
    std::string tax_inclusive = "125.00";
    std::string other_totals = {}; ///< AllowanceTotalAmount and the like
    std::string payable = "125.00";
    std::vector<MadeLine> lines = {MadeLine{}};
};

inline std::string element(std::string_view name, std::string_view amount, std::string_view currency) {
    return fmt::format(R"(<cbc:{0} currencyID="{2}">{1}</cbc:{0}>)", name, amount, currency);
}

inline std::string line_text(const MadeInvoice& made, const MadeLine& line) {
    const bool is_invoice = made.kind == "Invoice";
    return fmt::format(
        R"(<cac:{0}Line><cbc:ID>{1}</cbc:ID><cbc:{2}Quantity unitCode="{3}">{4}</cbc:{2}Quantity>{5}{6}
<cac:Item><cbc:Name>{7}</cbc:Name><cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>{8}</cbc:Percent>
</cac:ClassifiedTaxCategory></cac:Item><cac:Price>{9}{10}</cac:Price></cac:{0}Line>
)",
        made.kind, line.id, is_invoice ? "Invoiced" : "Credited", line.unit, line.quantity,
        element("LineExtensionAmount", line.amount, made.currency), line.more, line.text, line.percent,
        element("PriceAmount", line.price, made.currency), line.price_more);
}

/// The document as bytes in UTF-8.
inline std::string document(const MadeInvoice& made) {
    std::string out = fmt::format(
        R"(<?xml version="1.0" encoding="UTF-8"?>
<!-- Synthetic: nothing in this document exists. -->
<{0} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{0}-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<cbc:CustomizationID>{1}</cbc:CustomizationID><cbc:ID>{2}</cbc:ID><cbc:IssueDate>{3}</cbc:IssueDate>
<cbc:DocumentCurrencyCode>{4}</cbc:DocumentCurrencyCode>
)",
        made.kind, made.customization, made.id, made.issued_on, made.currency);
    out += fmt::format(
        R"(<cac:AccountingSupplierParty><cac:Party><cac:PartyName><cbc:Name>Havbakken</cbc:Name></cac:PartyName>
<cac:PartyLegalEntity><cbc:CompanyID schemeID="0184">{}</cbc:CompanyID></cac:PartyLegalEntity></cac:Party>
</cac:AccountingSupplierParty><cac:AccountingCustomerParty><cac:Party>{}<cac:Contact><cbc:ID>{}</cbc:ID>
</cac:Contact></cac:Party></cac:AccountingCustomerParty>
{}
)",
        made.supplier, made.buyer_endpoint, made.contact, made.more);
    const auto amount = [&](std::string_view name, std::string_view text) {
        return element(name, text, made.currency);
    };
    out += fmt::format(
        R"(<cac:TaxTotal>{0}<cac:TaxSubtotal>{1}{0}<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25</cbc:Percent>
</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
<cac:LegalMonetaryTotal>{2}{3}{4}{5}{6}</cac:LegalMonetaryTotal>
)",
        amount("TaxAmount", made.tax), amount("TaxableAmount", made.taxable),
        amount("LineExtensionAmount", made.line_extension), amount("TaxExclusiveAmount", made.tax_exclusive),
        amount("TaxInclusiveAmount", made.tax_inclusive), made.other_totals,
        amount("PayableAmount", made.payable));
    for (const MadeLine& line : made.lines)
        out += line_text(made, line);
    return out + fmt::format("</{}>\n", made.kind);
}

/// The same in OIOUBL 2: `TaxExclusiveAmount` holds the tax.
inline MadeInvoice oioubl_2() {
    MadeInvoice made;
    made.customization = "OIOUBL-2.02";
    made.tax_exclusive = "25.00";
    made.supplier = "DK29189897";
    made.buyer_endpoint =
        R"(<cbc:EndpointID schemeAgencyID="9" schemeID="GLN">5798000416604</cbc:EndpointID>)";
    return made;
}

inline std::string allowance_charge(std::string_view is_charge, std::string_view amount) {
    return fmt::format(R"(<cac:AllowanceCharge><cbc:ChargeIndicator>{}</cbc:ChargeIndicator>
<cbc:AllowanceChargeReason>Aftalt</cbc:AllowanceChargeReason><cbc:Amount currencyID="DKK">{}</cbc:Amount>
<cac:TaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>25.0</cbc:Percent></cac:TaxCategory></cac:AllowanceCharge>)",
                       is_charge, amount);
}

inline std::string total(std::string_view name, std::string_view amount) {
    return element(name, amount, "DKK");
}

} // namespace styrhus::tests
