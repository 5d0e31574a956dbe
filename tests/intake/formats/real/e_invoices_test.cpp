#include "intake/formats/e_invoice.h"
#include "intake/formats/e_invoice_checks.h"
#include "real_data.h"

#include <fmt/core.h>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <sstream>

/// 21 published example documents of OIOUBL 2.x, OIOUBL 3 and Peppol BIS 3, against what others read in them.
namespace styrhus::intake::formats {
namespace {

using base::Money;
using Facts = std::map<std::string, std::string>;

std::vector<Facts> published_facts(const std::filesystem::path& folder) {
    std::ifstream in(folder / "facts.csv");
    const auto cells = [](std::string line) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        std::vector<std::string> out;
        std::stringstream stream(line + ",");
        for (std::string cell; std::getline(stream, cell, ',');)
            out.push_back(cell);
        return out;
    };
    std::string line;
    std::getline(in, line);
    const std::vector<std::string> names = cells(line);
    std::vector<Facts> out;
    while (std::getline(in, line)) {
        const std::vector<std::string> values = cells(line);
        EXPECT_EQ(values.size(), names.size()) << line;
        Facts& facts = out.emplace_back();
        for (std::size_t i = 0; i < names.size() && i < values.size(); ++i)
            facts[names[i]] = values[i];
    }
    return out;
}

EInvoice read_document(const std::filesystem::path& path) {
    auto source = Input::file(path).open();
    EXPECT_TRUE(source) << path;
    auto read = read_e_invoice(*stream_of(*source));
    EXPECT_TRUE(read) << path << ": " << read.error().message;
    return read ? *std::move(read) : EInvoice();
}

Money money(const std::string& text) {
    const auto read = base::parse_plain(text);
    EXPECT_TRUE(read) << text;
    return read ? *read : Money();
}

Money lines_of(const EInvoice& invoice) {
    Money sum;
    for (const EInvoiceLine& line : invoice.lines)
        sum += line.amount.value_or(Money());
    return sum;
}

/// The published facts add the tax of every total, whatever its currency.
Money taxes_of_any_currency(const EInvoice& invoice) {
    Money sum;
    for (const TaxTotal& tax : invoice.taxes)
        sum += tax.amount.value_or(Money());
    return sum;
}

std::size_t periods_in(const EInvoice& invoice) {
    std::size_t count = invoice.period.is_stated ? 1 : 0;
    for (const EInvoiceLine& line : invoice.lines)
        count += line.period.is_stated ? 1 : 0;
    return count;
}

void expect_texts(const EInvoice& read, const Facts& facts) {
    EXPECT_EQ(read.kind == InvoiceKind::invoice ? "Invoice" : "CreditNote", facts.at("type"));
    EXPECT_EQ(read.customization, facts.at("customization"));
    EXPECT_EQ(read.profile, facts.at("profile"));
    EXPECT_EQ(read.id, facts.at("id"));
    ASSERT_TRUE(read.issued_on);
    EXPECT_EQ(base::iso(*read.issued_on), facts.at("issue"));
    EXPECT_EQ(read.currency, facts.at("cur"));
    EXPECT_EQ(read.order, facts.at("order_ref"));
    EXPECT_EQ(read.accounting_cost, facts.at("accounting_cost"));
    EXPECT_EQ(read.supplier.company, facts.at("supplier"));
    EXPECT_EQ(read.supplier.endpoint, facts.at("supplier_ep"));
    EXPECT_EQ(read.buyer.endpoint, facts.at("customer_ep"));
    EXPECT_EQ(read.buyer.endpoint_scheme, facts.at("ep_scheme"));
    EXPECT_EQ(read.billed_in, facts.at("billref"));
    EXPECT_EQ(std::to_string(read.lines.size()), facts.at("lines"));
    EXPECT_EQ(std::to_string(periods_in(read)), facts.at("period"));
}

void expect_amounts(const EInvoice& read, const Facts& facts) {
    const EInvoiceTotals& totals = read.totals;
    EXPECT_EQ(lines_of(read), money(facts.at("line_sum")));
    EXPECT_EQ(totals.line_extension, money(facts.at("line_ext")));
    EXPECT_EQ(lines_of(read) == totals.line_extension ? "True" : "False", facts.at("lines_ok"));
    EXPECT_EQ(totals.tax_exclusive_as_written, money(facts.at("tax_excl")));
    EXPECT_EQ(taxes_of_any_currency(read), money(facts.at("tax")));
    EXPECT_EQ(totals.tax_inclusive, money(facts.at("tax_incl")));
    EXPECT_EQ(totals.payable, money(facts.at("payable")));
    // The trap: what is called tax exclusive is the tax in OIOUBL 2, and the net always is gross less tax.
    ASSERT_TRUE(totals.tax_exclusive && totals.tax_inclusive && read.tax());
    EXPECT_EQ(*totals.tax_exclusive, *totals.tax_inclusive - *read.tax());
}

TEST(RealInvoices, all_21_documents_give_the_published_facts) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    const std::vector<Facts> published = published_facts(data / "invoices");
    EXPECT_EQ(published.size(), 21U);
    for (const Facts& facts : published) {
        SCOPED_TRACE(facts.at("file"));
        const EInvoice read = read_document(data / "invoices" / facts.at("file"));
        EXPECT_TRUE(read.is_known_form);
        EXPECT_EQ(read.form == InvoiceForm::oioubl_2, read.customization.starts_with("OIOUBL-2"));
        expect_texts(read, facts);
        expect_amounts(read, facts);
    }
}

TEST(RealInvoices, the_baspro_03_trio_nets_to_5312_50) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    Money net;
    for (const char* name : {"BASPRO_03_01_06_Invoice_v2p2.xml", "BASPRO_03_01_06_CreditNote_v2p2.xml",
                             "BASPRO_03_01_06_Invoice_B_v2p2.xml"}) {
        const EInvoice read = read_document(data / "invoices" / name);
        ASSERT_TRUE(read.totals.payable);
        net += read.kind == InvoiceKind::credit_note ? -*read.totals.payable : *read.totals.payable;
    }
    EXPECT_EQ(base::plain(net), "5312.50");
}

// One of the published examples does not add up: CreditNoteStor says that 25 % of 11,200.00 is 2,600.00, for
// it left its allowance of 800.00 out of the taxable amount. All the others hold to the øre.
TEST(RealInvoices, the_arithmetic_of_all_but_one_holds) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    std::vector<std::string> found;
    for (const Facts& facts : published_facts(data / "invoices"))
        for (const InvoiceTrouble& one :
             check_arithmetic(read_document(data / "invoices" / facts.at("file"))))
            found.push_back(fmt::format("{} {} {}", facts.at("file"), one.code, base::plain(one.off_by)));
    EXPECT_EQ(found, std::vector<std::string>{"CreditNoteStor_v2p2.xml invoice.tax_of_category -200.00"});
}

} // namespace
} // namespace styrhus::intake::formats
