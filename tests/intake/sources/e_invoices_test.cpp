#include "intake/formats/made_invoice.h"
#include "intake/formats/make_archive.h"
#include "intake/sources/cpr_in_text.h"
#include "intake/sources/reading.h"

#include <set>

/// Synthetic e-invoices → facts, by the mapping that is shipped.
namespace styrhus::tests {
namespace {

using domain::InvoiceLine;

const std::vector<InvoiceLine>& lines_of(const ReadOutcome& outcome) {
    return outcome.read.facts.of<InvoiceLine>().facts;
}

ReadOutcome receive(const std::vector<SourceFile>& files) {
    return read(shipped("e_invoice"), files);
}
ReadOutcome receive(const MadeInvoice& made) {
    return receive({file_of("made.xml", document(made))});
}

std::size_t numbers_in(std::string_view text) {
    return intake::sources::cprs_in(text).size();
}

// 611285-0005, 751010-4018 and 610165-1000 are synthetic: their days do not exist.
TEST(CprInText, is_found_among_other_words) {
    EXPECT_EQ(numbers_in("Vedr. 611285-0005, ophold i marts"), 1U);
    EXPECT_EQ(numbers_in("6112850005"), 1U);
    EXPECT_EQ(numbers_in("611285 0005"), 1U);
    EXPECT_EQ(numbers_in("611285-0005 og igen 6112850005"), 1U);
    EXPECT_EQ(numbers_in("611285-0005/751010-4018"), 2U);
    EXPECT_EQ(numbers_in("(610165-1000)"), 1U);
}

// Without a hyphen modulus 11 must hold, for accounts, orders and telephones have ten digits too.
TEST(CprInText, a_number_that_only_looks_like_one_is_nobody) {
    EXPECT_EQ(numbers_in("5250124502"), 0U);  // a real account of the published examples: no day 52
    EXPECT_EQ(numbers_in("1101850002"), 0U);  // a day, but modulus 11 fails
    EXPECT_EQ(numbers_in("110185-0002"), 1U); // with the hyphen it is meant as one
    EXPECT_EQ(numbers_in("1611285-0005"), 0U);
    EXPECT_EQ(numbers_in("611285-00051"), 0U);
    EXPECT_EQ(numbers_in("611385-0005"), 0U); // no month 13
    EXPECT_EQ(numbers_in("610230-0005"), 1U);
    EXPECT_EQ(numbers_in("013285-0005"), 1U); // a substitute number: 20 is added to the month
    EXPECT_EQ(numbers_in("013385-0005"), 0U);
    EXPECT_EQ(numbers_in("900230-0005"), 0U); // 30 February
    EXPECT_EQ(numbers_in(""), 0U);
    EXPECT_EQ(numbers_in("611285"), 0U);
}

TEST(CprInText, what_may_be_one_is_not_shown) {
    EXPECT_TRUE(intake::sources::may_hold_cpr("1101850002"));
    EXPECT_TRUE(intake::sources::may_hold_cpr("ordre 110185-0002"));
    EXPECT_FALSE(intake::sources::may_hold_cpr("5250124502"));
    EXPECT_FALSE(intake::sources::may_hold_cpr("F-2025-001"));
}

TEST(EInvoices, a_line_is_a_fact_with_all_that_a_control_asks_of_it) {
    MadeInvoice made = oioubl_2();
    made.contact = "611285-0005";
    made.more = "<cac:OrderReference><cbc:ID>5002701</cbc:ID></cac:OrderReference>"
                "<cbc:AccountingCost>5250124502</cbc:AccountingCost>";
    made.lines[0].quantity = "28";
    made.lines[0].price = "3.571429";
    made.lines[0].more = "<cac:InvoicePeriod><cbc:StartDate>2025-02-01</cbc:StartDate><cbc:EndDate>2025-02-28"
                         "</cbc:EndDate></cac:InvoicePeriod>";
    const ReadOutcome outcome = receive(made);
    ASSERT_EQ(lines_of(outcome).size(), 2U);
    const InvoiceLine& line = lines_of(outcome)[0];
    const auto text = [&](domain::Term term) { return outcome.dictionary.text(term); };
    EXPECT_EQ(text(line.supplier), "29189897");
    EXPECT_EQ(text(line.document), "F-1");
    EXPECT_EQ(text(line.line), "1");
    EXPECT_EQ(text(line.buyer_gln), "5798000416604");
    EXPECT_EQ(text(line.order), "5002701");
    EXPECT_EQ(text(line.accounting_cost), "5250124502");
    EXPECT_EQ(text(line.unit), "DAY");
    EXPECT_EQ(line.citizen, test_claims().of_cpr(*domain::identity::Cpr::parse("6112850005")).ref);
    EXPECT_FALSE(domain::is_none(line.contact));
    EXPECT_EQ(line.issued_on, base::Date::of(2025, 3, 1));
    EXPECT_EQ(line.service, base::Period::month(base::Month::of(2025, 2)));
    EXPECT_EQ(line.quantity_milli, 28'000);
    EXPECT_EQ(line.price_micro, 3'571'429);
    EXPECT_EQ(line.vat_rate_ppm, 250'000);
    EXPECT_EQ(line.amount, base::Money::kroner(100));
    EXPECT_EQ(line.kind, domain::InvoiceRow::line);
    EXPECT_FALSE(line.is_credit);
    EXPECT_EQ(lines_of(outcome)[1].kind, domain::InvoiceRow::tax);
    EXPECT_TRUE(outcome.read.gaps.empty());
}

TEST(EInvoices, the_number_nearest_to_the_line_tells_the_citizen) {
    MadeInvoice made;
    made.more = "<cbc:Note>Samlet regning for 751010-4018</cbc:Note>";
    made.lines = {{.price = "60.00", .amount = "60.00", .text = "Ophold 611285-0005"},
                  {.id = "2", .price = "40.00", .amount = "40.00", .text = "Kørsel"},
                  {.id = "3", .price = "0.00", .amount = "0.00", .text = "611285-0005, 610165-1000"}};
    const ReadOutcome outcome = receive(made);
    const auto ref = [](const char* number) {
        return test_claims().of_cpr(*domain::identity::Cpr::parse(number)).ref;
    };
    ASSERT_EQ(lines_of(outcome).size(), 4U);
    EXPECT_EQ(lines_of(outcome)[0].citizen, ref("6112850005"));
    EXPECT_EQ(lines_of(outcome)[1].citizen, ref("7510104018"));
    EXPECT_EQ(lines_of(outcome)[2].citizen, ref("7510104018"));
    ASSERT_EQ(outcome.read.findings.size(), 1U);
    EXPECT_EQ(outcome.read.findings[0].rule, "reading.several_cprs");
    EXPECT_EQ(outcome.read.findings[0].source.line, 3U);
}

TEST(EInvoices, a_citizen_may_be_named_in_a_property_of_the_item_or_by_the_order_s_customer_reference) {
    MadeInvoice made;
    made.more = "<cac:OrderReference><cbc:CustomerReference>751010-4018</cbc:CustomerReference>"
                "</cac:OrderReference>";
    made.lines = {{.price = "60.00", .amount = "60.00"}, {.id = "2", .price = "40.00", .amount = "40.00"}};
    made.lines[1].text = "Ophold</cbc:Name><cac:AdditionalItemProperty><cbc:Name>Borger</cbc:Name><cbc:Value>"
                         "611285-0005</cbc:Value></cac:AdditionalItemProperty><cbc:Name>";
    const ReadOutcome outcome = receive(made);
    const auto ref = [](const char* number) {
        return test_claims().of_cpr(*domain::identity::Cpr::parse(number)).ref;
    };
    ASSERT_EQ(lines_of(outcome).size(), 3U);
    EXPECT_EQ(lines_of(outcome)[0].citizen, ref("7510104018"));
    EXPECT_EQ(lines_of(outcome)[1].citizen, ref("6112850005"));
}

TEST(EInvoices, a_citizen_s_number_in_a_reference_is_never_a_term) {
    MadeInvoice made;
    made.id = "110185-0002";
    made.more = "<cac:OrderReference><cbc:ID>6112850005</cbc:ID></cac:OrderReference>";
    const ReadOutcome outcome = receive(made);
    ASSERT_FALSE(lines_of(outcome).empty());
    const InvoiceLine& line = lines_of(outcome)[0];
    EXPECT_TRUE(outcome.dictionary.text(line.order).starts_with("skjult "));
    EXPECT_TRUE(outcome.dictionary.text(line.document).starts_with("skjult "));
    EXPECT_NE(line.order, line.document);
    EXPECT_EQ(line.citizen, test_claims().of_cpr(*domain::identity::Cpr::parse("6112850005")).ref);
    for (std::uint32_t i = 0; i < outcome.dictionary.size(); ++i)
        EXPECT_FALSE(intake::sources::may_hold_cpr(outcome.dictionary.text(domain::Term{i})));
}

TEST(EInvoices, money_in_is_what_is_to_be_paid) {
    MadeInvoice credit;
    credit.kind = "CreditNote";
    credit.id = "K-1";
    credit.payable = credit.tax_inclusive = "62.50";
    credit.tax = "12.50";
    credit.line_extension = credit.tax_exclusive = credit.taxable = "50.00";
    credit.lines[0].amount = credit.lines[0].price = "50.00";
    const ReadOutcome outcome = receive({file_of("1.xml", document({})), file_of("2.xml", document(credit))});
    const domain::DeliverySums& sums = outcome.read.delivery.sums;
    EXPECT_EQ(base::plain(sums.money_in), "62.50"); // 125.00 − 62.50
    EXPECT_EQ(sums.money_in, sums.money_accepted + sums.money_rejected);
    EXPECT_TRUE(sums.has_own_total);
    EXPECT_EQ(sums.own_total, sums.money_in);
    EXPECT_TRUE(lines_of(outcome)[2].is_credit);
    EXPECT_EQ(lines_of(outcome)[2].quantity_milli, -1000);
    EXPECT_EQ(outcome.read.findings.size(), 0U);
}

TEST(EInvoices, another_currency_is_rejected_and_holds_no_kroner) {
    MadeInvoice made;
    made.currency = "EUR";
    const ReadOutcome outcome = receive(made);
    const domain::DeliverySums& sums = outcome.read.delivery.sums;
    EXPECT_EQ(sums.rows_rejected, 2U);
    EXPECT_EQ(sums.money_in, base::Money());
    ASSERT_EQ(outcome.read.rejections.size(), 2U);
    EXPECT_EQ(outcome.read.rejections[0].reason, "invoice.foreign_currency");
    EXPECT_EQ(outcome.read.rejections[0].column, "Valuta");
    ASSERT_EQ(outcome.read.gaps.size(), 1U);
    EXPECT_EQ(outcome.read.gaps[0].value, "EUR");
}

TEST(EInvoices, what_does_not_add_up_is_a_finding_with_the_kroner_it_is_off_by) {
    MadeInvoice made;
    made.payable = "130.00";
    const ReadOutcome outcome = receive(made);
    ASSERT_EQ(outcome.read.findings.size(), 1U);
    const domain::Finding& finding = outcome.read.findings[0];
    EXPECT_EQ(finding.rule, "invoice.payable");
    EXPECT_EQ(finding.severity, domain::Severity::error);
    EXPECT_EQ(finding.at_stake, base::Money::kroner(5));
    EXPECT_EQ(finding.source.line, 1U);
    EXPECT_EQ(outcome.read.delivery.sums.own_total - outcome.read.delivery.sums.money_in,
              base::Money::kroner(5));
}

TEST(EInvoices, a_damaged_document_is_one_rejected_row_with_its_reason) {
    const ReadOutcome outcome =
        receive({file_of("1.xml", document({}).substr(0, 800)), file_of("2.xml", document({}))});
    EXPECT_EQ(outcome.read.delivery.sums.rows_accepted, 2U);
    ASSERT_EQ(outcome.read.rejections.size(), 1U);
    EXPECT_EQ(outcome.read.rejections[0].reason, "invoice.unreadable");
    EXPECT_EQ(outcome.read.rejections[0].text_da,
              "XML-teksten kan ikke læses; bed afsenderen om den igen: linje 10 (unclosed token)");
    EXPECT_FALSE(outcome.read.delivery.sums.has_own_total);
}

TEST(EInvoices, what_cannot_be_used_is_rejected_and_still_says_what_is_wrong_with_its_document) {
    MadeInvoice made;
    made.lines = {{.amount = "x"}, {.id = "2"}};
    made.payable = "130.00";
    const ReadOutcome outcome = receive(made);
    ASSERT_EQ(outcome.read.rejections.size(), 1U);
    EXPECT_EQ(outcome.read.rejections[0].reason, "invoice.no_amount");
    ASSERT_EQ(outcome.read.findings.size(), 1U);
    EXPECT_EQ(outcome.read.findings[0].rule, "invoice.payable");
}

/// The live rows of deliveries of one file each, as keys.
std::set<std::uint64_t> keys_of(const ReadOutcome& outcome) {
    std::set<std::uint64_t> keys;
    for (const domain::FactStamp& stamp : outcome.read.facts.of<InvoiceLine>().stamps)
        keys.insert(stamp.key);
    return keys;
}

TEST(EInvoices, a_document_is_the_same_rows_however_often_and_wherever_it_comes) {
    std::string text = document({});
    std::string on_one_line = text;
    std::replace(on_one_line.begin(), on_one_line.end(), '\n', ' ');
    const auto once = keys_of(receive({file_of("a.xml", text)}));
    EXPECT_EQ(once.size(), 2U);
    EXPECT_EQ(keys_of(receive({file_of("b.xml", on_one_line)})), once);
    EXPECT_EQ(keys_of(receive({file_of("a.xml", text), file_of("b.xml", on_one_line)})), once);
    EXPECT_EQ(keys_of(receive({file_of("faktura.zip", archive({{"a.xml", text}, {"b.xml", on_one_line}}))})),
              once);
    const ReadOutcome twice = receive({file_of("a.xml", text), file_of("b.xml", on_one_line)});
    EXPECT_EQ(twice.read.findings.size(), 2U);
    EXPECT_EQ(twice.read.findings[0].rule, "reading.repeated_row");
    MadeInvoice other;
    other.lines[0].amount = other.lines[0].price = "200.00";
    const auto both = keys_of(receive({file_of("a.xml", text), file_of("b.xml", document(other))}));
    EXPECT_EQ(both.size(), 4U);
}

TEST(EInvoices, two_lines_that_say_the_same_are_two) {
    MadeInvoice made;
    made.lines = {{.price = "50.00", .amount = "50.00"}, {.price = "50.00", .amount = "50.00"}};
    EXPECT_EQ(keys_of(receive(made)).size(), 3U);
}

} // namespace
} // namespace styrhus::tests
