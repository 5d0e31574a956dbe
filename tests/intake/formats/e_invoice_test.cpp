#include "intake/formats/e_invoice.h"

#include "intake/formats/e_invoice_checks.h"
#include "intake/formats/made_invoice.h"
#include "intake/formats/xml_tree.h"

#include <functional>
#include <gtest/gtest.h>

/// What is read of synthetic documents, with every trap of the three forms.
namespace styrhus::intake::formats {
namespace {

using base::Money;
using tests::document;
using tests::MadeInvoice;
using tests::MadeLine;

base::Result<EInvoice> read_document(std::string text) {
    const Input input = Input::bytes(std::move(text), "made.xml");
    STYRHUS_TRY(std::shared_ptr<ByteSource> source, input.open());
    return read_e_invoice(*stream_of(std::move(source)));
}

EInvoice read_made(const MadeInvoice& made) {
    auto read = read_document(document(made));
    EXPECT_TRUE(read) << read.error().message;
    return read ? *std::move(read) : EInvoice();
}

std::string refusal(std::string text) {
    const auto read = read_document(std::move(text));
    EXPECT_FALSE(read);
    return read ? std::string() : read.error().message;
}

/// "code off_by" of everything that does not hold.
std::vector<std::string> troubles(const MadeInvoice& made) {
    std::vector<std::string> out;
    for (const InvoiceTrouble& one : check_arithmetic(read_made(made)))
        out.push_back(fmt::format("{} {}", one.code, base::plain(one.off_by)));
    return out;
}
using Troubles = std::vector<std::string>;

TEST(EInvoice, in_oioubl_2_the_tax_exclusive_amount_is_the_tax) {
    const EInvoice old = read_made(tests::oioubl_2());
    EXPECT_EQ(old.form, InvoiceForm::oioubl_2);
    EXPECT_EQ(old.totals.tax_exclusive_as_written, Money::kroner(25));
    EXPECT_EQ(old.totals.tax_exclusive, Money::kroner(100));
    const EInvoice peppol = read_made({});
    EXPECT_EQ(peppol.form, InvoiceForm::en_16931);
    EXPECT_EQ(peppol.totals.tax_exclusive_as_written, Money::kroner(100));
    EXPECT_EQ(peppol.totals.tax_exclusive, Money::kroner(100));
}

TEST(EInvoice, oioubl_3_follows_the_european_standard) {
    MadeInvoice made;
    made.customization = "urn:fdc:oioubl.dk:trns:billing:invoice:3.0";
    EXPECT_EQ(read_made(made).form, InvoiceForm::en_16931);
    EXPECT_TRUE(read_made(made).is_known_form);
    made.customization = "urn:somebody:else";
    EXPECT_FALSE(read_made(made).is_known_form);
}

TEST(EInvoice, says_who_and_what_and_when) {
    MadeInvoice made;
    made.contact = "7778";
    made.more = R"(<cac:InvoicePeriod><cbc:StartDate>2025-02-01</cbc:StartDate>
<cbc:EndDate>2025-02-28</cbc:EndDate></cac:InvoicePeriod>)";
    made.lines[0].more = R"(<cac:OrderLineReference><cbc:LineID>4</cbc:LineID></cac:OrderLineReference>)";
    const EInvoice read = read_made(made);
    EXPECT_EQ(read.kind, InvoiceKind::invoice);
    EXPECT_EQ(read.id, "F-1");
    EXPECT_EQ(read.issued_on, base::Date::of(2025, 3, 1));
    EXPECT_EQ(read.supplier.company, "29189897");
    EXPECT_EQ(read.buyer.endpoint, "5798000416604");
    EXPECT_EQ(read.buyer.endpoint_scheme, "0088");
    EXPECT_EQ(read.buyer.contact, "7778");
    EXPECT_EQ(read.period.last, base::Date::of(2025, 2, 28));
    ASSERT_EQ(read.lines.size(), 1U);
    EXPECT_EQ(read.lines[0].unit, "DAY");
    EXPECT_EQ(read.lines[0].order_line, "4");
    EXPECT_EQ(read.lines[0].price, (Decimal{100, 0}));
    EXPECT_EQ(read.lines[0].line, 17U);
}

TEST(EInvoice, a_credit_note_has_other_names_and_the_same_signs) {
    MadeInvoice made;
    made.kind = "CreditNote";
    const EInvoice read = read_made(made);
    EXPECT_EQ(read.kind, InvoiceKind::credit_note);
    ASSERT_EQ(read.lines.size(), 1U);
    EXPECT_EQ(read.lines[0].quantity, (Decimal{1, 0}));
    EXPECT_EQ(read.lines[0].amount, Money::kroner(100));
}

TEST(EInvoice, prefixes_are_the_sender_s_own) {
    const std::string text = R"(<u:Invoice xmlns:u="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2" xmlns:a="urn:a"><ID>X</ID>
<a:InvoiceLine><ID>1</ID><LineExtensionAmount>5</LineExtensionAmount></a:InvoiceLine></u:Invoice>)";
    const auto read = read_document(text);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->id, "X");
    EXPECT_EQ(read->lines.at(0).amount, Money::kroner(5));
}

TEST(EInvoice, is_read_in_the_encodings_senders_use) {
    MadeInvoice made;
    made.lines[0].text = "Aflastning på Østerbo";
    const std::string utf8 = document(made);
    const auto with = [&](std::string_view encoding, const std::function<std::string(char32_t)>& coded) {
        std::string out;
        std::string text = utf8;
        text.replace(text.find("UTF-8"), 5, encoding);
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto lead = static_cast<unsigned char>(text[i]);
            char32_t letter = lead;
            if (lead >= 0xC0)
                letter = static_cast<char32_t>((lead & 0x1F) << 6)
                         | (static_cast<unsigned char>(text[++i]) & 0x3FU);
            out += coded(letter);
        }
        return out;
    };
    const auto byte = [](char32_t letter) { return std::string(1, static_cast<char>(letter)); };
    const auto two = [](char32_t letter) {
        return std::string{static_cast<char>(letter & 0xFF), static_cast<char>(letter >> 8)};
    };
    for (const std::string& text : {utf8, "\xEF\xBB\xBF" + utf8, with("ISO-8859-1", byte),
                                    with("windows-1252", byte), "\xFF\xFE" + with("UTF-16", two)}) {
        const auto read = read_document(text);
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(read->lines.at(0).name, "Aflastning på Østerbo");
    }
}

TEST(EInvoice, what_is_no_invoice_is_refused_with_its_reason) {
    EXPECT_EQ(refusal("<Reminder xmlns='urn:oasis:names:specification:ubl:schema:xsd:Reminder-2'/>"),
              "the document is neither an invoice nor a credit note: Reminder");
    EXPECT_EQ(
        refusal("<Invoice xmlns='http://rep.oio.dk/ubl/xml/schemas/0p71/pie/'/>"),
        "the document is an invoice in another form than UBL 2 (OIOUBL 2, OIOUBL 3 or Peppol BIS 3); ask "
        "the sender for one of these: http://rep.oio.dk/ubl/xml/schemas/0p71/pie/");
    const std::string whole = document({});
    EXPECT_EQ(refusal(whole.substr(0, 700)),
              "the XML cannot be read; ask the sender for it again: line 9 (unclosed token)");
    EXPECT_EQ(refusal("<a><b></a>"),
              "the XML cannot be read; ask the sender for it again: line 1 (mismatched tag)");
}

TEST(EInvoice, entities_are_neither_fetched_nor_grown) {
    const std::string root = "<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'>";
    const std::string expected = "the XML cannot be read; ask the sender for it again: line 1 (it declares a "
                                 "document type (DOCTYPE))";
    EXPECT_EQ(
        refusal("<!DOCTYPE Invoice [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + root + "&e;</Invoice>"),
        expected);
    EXPECT_EQ(refusal("<!DOCTYPE Invoice [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>" + root
                      + "&b;</Invoice>"),
              expected);
}

TEST(EInvoice, depth_elements_and_bytes_are_bounded) {
    const auto refused = [](std::string text, const XmlLimits& limits) {
        const auto source = Input::bytes(std::move(text), "made.xml").open();
        const auto read = read_xml_tree(*stream_of(*source), {}, limits);
        return read ? std::string() : read.error().message;
    };
    EXPECT_EQ(refused("<a><b><c/></b></a>", {.depth_max = 2}),
              "the document's elements lie more than 2 deep; it is no invoice");
    EXPECT_EQ(refused("<a><b/><b/></a>", {.elements_max = 2}),
              "the document has more than 2 elements; it is no invoice");
    EXPECT_EQ(refused("<a>" + std::string(3U << 20, ' ') + "</a>", {.bytes_max = 1U << 20}),
              "the document holds more than 1 MB; ask for it without its attachments");
    EXPECT_EQ(refused("<a><b/></a>", {.elements_max = 2, .depth_max = 2}), "");
}

TEST(EInvoice, an_amount_of_another_currency_is_no_amount_of_the_document) {
    MadeInvoice made;
    std::string text = document(made);
    const std::string line = R"(<cbc:LineExtensionAmount currencyID="DKK">100.00</cbc:LineExtensionAmount>
<cac:Item>)";
    ASSERT_NE(text.rfind(line), std::string::npos);
    text.replace(text.rfind(line) + 37, 3, "EUR");
    const auto read = read_document(text);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->lines.at(0).amount, std::nullopt);
}

TEST(EInvoice, the_tax_in_another_currency_is_not_added) {
    MadeInvoice made;
    made.more = R"(<cac:TaxTotal><cbc:TaxAmount currencyID="EUR">3.35</cbc:TaxAmount></cac:TaxTotal>)";
    EXPECT_EQ(read_made(made).tax(), Money::kroner(25));
    EXPECT_EQ(troubles(made), Troubles{});
}

// quantity × price ÷ base × factor, by hand: 7 × 12.345 = 86.415 → 86.42; 250 × 4 ÷ 100 = 10.
TEST(InvoiceArithmetic, a_product_is_rounded_once_half_away_from_zero) {
    EXPECT_EQ(product({7, 0}, {12345, 3}, {1, 0}, {1, 0}), Money::ore(8642));
    EXPECT_EQ(product({-7, 0}, {12345, 3}, {1, 0}, {1, 0}), Money::ore(-8642));
    EXPECT_EQ(product({250, 0}, {4, 0}, {1, 0}, {100, 0}), Money::kroner(10));
    EXPECT_EQ(product({1, 0}, {1, 0}, {1, 0}, {3, 0}), Money::ore(33));
    EXPECT_EQ(product({1, 0}, {1, 0}, {1, 0}, {0, 0}), std::nullopt);
    EXPECT_EQ(product({INT64_MAX, 18}, {INT64_MAX, 18}, {INT64_MAX, 18}, {1, 18}), std::nullopt);
}

TEST(InvoiceArithmetic, an_invoice_that_adds_up_has_no_trouble) {
    EXPECT_EQ(troubles({}), Troubles{});
    EXPECT_EQ(troubles(tests::oioubl_2()), Troubles{});
}

TEST(InvoiceArithmetic, a_line_may_be_off_by_two_ore) {
    MadeInvoice made;
    made.lines[0].quantity = "3";
    made.lines[0].price = "33.34"; // 100.02
    EXPECT_EQ(troubles(made), Troubles{});
    made.lines[0].price = "33.35"; // 100.05
    EXPECT_EQ(troubles(made), Troubles{"invoice.line_amount -0.05"});
}

TEST(InvoiceArithmetic, a_line_s_own_allowance_is_in_its_amount_but_in_oioubl_2_it_is_not) {
    MadeInvoice made;
    made.lines[0].price = "110";
    made.lines[0].more = tests::allowance_charge("false", "10.00");
    EXPECT_EQ(troubles(made), Troubles{});
    MadeInvoice old = tests::oioubl_2();
    old.lines = made.lines;
    EXPECT_EQ(troubles(old), Troubles{"invoice.line_amount -10.00"});
}

TEST(InvoiceArithmetic, a_price_may_be_for_many) {
    MadeInvoice made;
    made.lines[0].quantity = "1000";
    made.lines[0].price = "10.00";
    made.lines[0].price_more = "<cbc:BaseQuantity>100</cbc:BaseQuantity>";
    EXPECT_EQ(troubles(made), Troubles{});
}

// 100 − 20 + 5 = 85 net, 21.25 VAT, 106.25, less 6.25 prepaid and rounded down by 0.25: 99.75.
TEST(InvoiceArithmetic, allowances_charges_prepayment_and_rounding_are_counted) {
    MadeInvoice made;
    made.more = tests::allowance_charge("false", "20.00") + tests::allowance_charge("true", "5.00");
    made.tax_exclusive = "85.00";
    made.taxable = "85.00";
    made.tax = "21.25";
    made.tax_inclusive = "106.25";
    made.other_totals = tests::total("AllowanceTotalAmount", "20.00")
                        + tests::total("ChargeTotalAmount", "5.00") + tests::total("PrepaidAmount", "6.25")
                        + tests::total("PayableRoundingAmount", "-0.25");
    made.payable = "99.75";
    EXPECT_EQ(troubles(made), Troubles{});
    made.payable = "100.00";
    EXPECT_EQ(troubles(made), Troubles{"invoice.payable 0.25"});
    made.payable = "99.75";
    made.other_totals.erase(made.other_totals.find("<cbc:ChargeTotalAmount"),
                            tests::total("ChargeTotalAmount", "5.00").size());
    EXPECT_EQ(troubles(made), (Troubles{"invoice.charges_sum -5.00", "invoice.net 5.00"}));
}

TEST(InvoiceArithmetic, in_oioubl_2_the_rounding_may_be_in_the_amount_with_tax) {
    MadeInvoice made = tests::oioubl_2();
    made.tax = "25.10";
    made.tax_exclusive = "25.10";
    made.other_totals = tests::total("PayableRoundingAmount", "-0.10");
    made.tax_inclusive = "125.00";
    made.payable = "125.00";
    EXPECT_EQ(troubles(made), Troubles{});
    made.tax_inclusive = "125.10";
    EXPECT_EQ(troubles(made), Troubles{});
    made.payable = "125.10";
    EXPECT_EQ(troubles(made), Troubles{"invoice.payable 0.10"});
}

TEST(InvoiceArithmetic, each_total_is_held_to_its_parts) {
    MadeInvoice made;
    made.line_extension = "101.00"; // then the net is not lines − allowances + charges either
    EXPECT_EQ(troubles(made), (Troubles{"invoice.lines_sum 1.00", "invoice.net -1.00"}));
    made = {};
    made.tax_exclusive = "25.00"; // a sender who uses OIOUBL 2's meaning in a Peppol document
    EXPECT_EQ(troubles(made), (Troubles{"invoice.net -75.00", "invoice.gross 75.00"}));
    made = tests::oioubl_2();
    made.tax_exclusive = "100.00"; // and one who does the reverse
    EXPECT_EQ(troubles(made), Troubles{"invoice.net 75.00"});
    made = {};
    made.tax = "24.00"; // 25 % of 100: off by 1.00 is too much, by 0.99 is not
    made.tax_inclusive = "124.00";
    made.payable = "124.00";
    EXPECT_EQ(troubles(made), Troubles{"invoice.tax_of_category -1.00"});
    made.tax = "24.01";
    made.tax_inclusive = made.payable = "124.01";
    EXPECT_EQ(troubles(made), Troubles{});
    made = {};
    made.lines[0].percent = "0"; // the line is not in the category that is taxed
    EXPECT_EQ(troubles(made), Troubles{"invoice.taxable 100.00"});
}

TEST(InvoiceArithmetic, says_what_where_and_by_how_much) {
    MadeInvoice made;
    made.payable = "130.00";
    const auto all = check_arithmetic(read_made(made));
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].da, "Beløbet til betaling er 130,00 DKK, men beløbet med moms − forudbetalt + afrunding "
                         "er 125,00 DKK: 5,00 "
                         "DKK fra hinanden (EN 16931 BR-CO-16; dokumentets linje 15). Bed leverandøren om en "
                         "rettet faktura eller "
                         "en kreditnota.");
    EXPECT_EQ(all[0].en,
              "The amount to be paid is 130.00 DKK, but the amount with VAT − prepaid + rounding is "
              "125.00 DKK: 5.00 DKK apart (EN 16931 BR-CO-16; line 15 of the document). Ask the supplier "
              "for a corrected invoice or a credit note.");
    EXPECT_EQ(all[0].line, std::nullopt);
}

} // namespace
} // namespace styrhus::intake::formats
