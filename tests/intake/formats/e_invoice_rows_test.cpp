#include "intake/formats/e_invoice_rows.h"

#include "intake/formats/columns.h"
#include "intake/formats/made_invoice.h"
#include "intake/formats/make_archive.h"
#include "intake/formats/table.h"

#include <gtest/gtest.h>

/// Invoices as rows of a table: what each row says, and what becomes of documents that cannot be read.
namespace styrhus::intake::formats {
namespace {

using Column = InvoiceColumn;
using tests::archive;
using tests::document;
using tests::MadeInvoice;

struct MadeRow {
    std::vector<std::string> cells;
    std::uint64_t line = 0;
    RowKind kind = RowKind::data;
    const std::string& at(Column column) const { return cells.at(static_cast<std::size_t>(column)); }
};

struct MadeTable {
    TableShape shape;
    std::vector<MadeRow> rows;
    std::vector<RowNote> notes; ///< rows are numbered through the whole file

    std::vector<std::string> column(Column column) const {
        std::vector<std::string> out;
        for (const MadeRow& row : rows)
            if (row.kind == RowKind::data) out.push_back(row.at(column));
        return out;
    }
    base::Money sum() const {
        base::Money sum;
        for (const std::string& amount : column(Column::amount))
            if (!amount.empty()) sum += *base::parse_plain(amount);
        return sum;
    }
    std::vector<std::string> noted() const {
        std::vector<std::string> out;
        for (const RowNote& note : notes)
            out.push_back(fmt::format("{} {}{}", note.row, note.code,
                                      note.weight == NoteWeight::rejects ? " rejects" : ""));
        return out;
    }
};

MadeTable read_bytes(std::string bytes) {
    auto reader = TableReader::open(Input::bytes(std::move(bytes), "made.xml"));
    EXPECT_TRUE(reader) << reader.error().message;
    MadeTable table = {reader->shape(), {}, {}};
    RowBatch batch;
    for (;;) {
        const auto more = reader->next(batch);
        EXPECT_TRUE(more) << more.error().message;
        if (!more || !*more) return table;
        for (RowNote note : batch.notes()) {
            note.row += table.rows.size();
            table.notes.push_back(std::move(note));
        }
        for (std::size_t at = 0; at < batch.size(); ++at) {
            const Row row = batch[at];
            EXPECT_EQ(row.trouble, RowTrouble::none);
            table.rows.push_back({{row.fields.begin(), row.fields.end()}, row.line, row.kind});
        }
    }
}

using Texts = std::vector<std::string>;

/// 100 − 20 + 5 = 85 net, 21.25 VAT, less 6.25 prepaid and 0.25 rounded down: 99.75 to be paid.
MadeInvoice with_everything() {
    MadeInvoice made;
    made.more = tests::allowance_charge("false", "20.00") + tests::allowance_charge("true", "5.00");
    made.tax_exclusive = made.taxable = "85.00";
    made.tax = "21.25";
    made.tax_inclusive = "106.25";
    made.other_totals = tests::total("AllowanceTotalAmount", "20.00")
                        + tests::total("ChargeTotalAmount", "5.00") + tests::total("PrepaidAmount", "6.25")
                        + tests::total("PayableRoundingAmount", "-0.25");
    made.payable = "99.75";
    return made;
}

TEST(InvoiceRows, sum_to_what_is_to_be_paid) {
    const MadeTable table = read_bytes(document(with_everything()));
    EXPECT_EQ(table.shape.columns, invoice_headings());
    EXPECT_EQ(table.column(Column::row_type),
              (Texts{"Linje", "Rabat", "Gebyr", "Moms", "Afrunding", "Forudbetalt"}));
    EXPECT_EQ(table.column(Column::amount), (Texts{"100.00", "-20.00", "5.00", "21.25", "-0.25", "-6.25"}));
    EXPECT_EQ(base::plain(table.sum()), "99.75");
    ASSERT_EQ(table.rows.back().kind, RowKind::total);
    EXPECT_EQ(table.rows.back().at(Column::amount), "99.75");
    EXPECT_EQ(table.noted(), Texts{});
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        EXPECT_EQ(table.rows[i].line, i + 1);
}

TEST(InvoiceRows, a_credit_note_is_the_same_with_the_sign_turned) {
    MadeInvoice made = with_everything();
    made.kind = "CreditNote";
    made.lines[0].quantity = "7.5";
    made.lines[0].price = "13.333333";
    const MadeTable table = read_bytes(document(made));
    EXPECT_EQ(table.column(Column::document_type), Texts(6, "Kreditnota"));
    EXPECT_EQ(table.column(Column::amount), (Texts{"-100.00", "20.00", "-5.00", "-21.25", "0.25", "6.25"}));
    EXPECT_EQ(table.rows[0].at(Column::quantity), "-7.5");
    EXPECT_EQ(table.rows[0].at(Column::price), "13.333333");
    EXPECT_EQ(table.rows.back().at(Column::amount), "-99.75");
    EXPECT_EQ(table.rows[0].at(Column::place), "CreditNoteLine[1], linje 20");
}

TEST(InvoiceRows, a_line_has_its_own_days_or_the_documents_and_its_price_per_unit) {
    MadeInvoice made;
    const auto period = [](std::string_view first, std::string_view last) {
        return fmt::format("<cac:InvoicePeriod><cbc:StartDate>{}</cbc:StartDate><cbc:EndDate>{}</cbc:EndDate>"
                           "</cac:InvoicePeriod>",
                           first, last);
    };
    made.more = period("2025-02-01", "2025-02-28");
    made.lines = {{.id = "1", .more = period("2025-02-03", "2025-02-09")},
                  {.id = "2",
                   .quantity = "1000.0004",
                   .unit = "HUR",
                   .price = "1.00",
                   .price_more = "<cbc:BaseQuantity>3</cbc:BaseQuantity>"}};
    const MadeTable table = read_bytes(document(made));
    EXPECT_EQ(table.rows[0].at(Column::period_from), "2025-02-03");
    EXPECT_EQ(table.rows[0].at(Column::period_to), "2025-02-09");
    EXPECT_EQ(table.rows[1].at(Column::period_from), "2025-02-01");
    EXPECT_EQ(table.rows[1].at(Column::period_to), "2025-02-28");
    EXPECT_EQ(table.rows[1].at(Column::price), "0.333333");
    EXPECT_EQ(table.rows[1].at(Column::quantity), "1000");
    EXPECT_EQ(table.rows[1].at(Column::tax_rate), "25%");
    EXPECT_EQ(table.rows[1].at(Column::buyer_gln), "5798000416604");
}

TEST(InvoiceRows, a_document_is_the_same_edition_however_it_is_written) {
    const auto edition = [](std::string text) {
        return read_bytes(std::move(text)).rows[0].at(Column::version);
    };
    std::string text = document({});
    const std::string first = edition(text);
    std::string on_one_line = text;
    std::replace(on_one_line.begin(), on_one_line.end(), '\n', ' ');
    EXPECT_EQ(edition(on_one_line), first);
    std::string with_other_prefix = text;
    for (std::size_t at = 0; (at = with_other_prefix.find("cbc", at)) != std::string::npos; ++at)
        with_other_prefix.replace(at, 3, "b");
    EXPECT_EQ(edition(with_other_prefix), first);
    EXPECT_EQ(edition(archive({{"a.xml", text}})), first);
    MadeInvoice other;
    other.lines[0].text = "Ophold og transport";
    EXPECT_NE(edition(document(other)), first);
}

TEST(InvoiceRows, another_currency_holds_no_kroner) {
    MadeInvoice made;
    made.currency = "EUR";
    const MadeTable table = read_bytes(document(made));
    EXPECT_EQ(table.column(Column::amount), (Texts{"", ""}));
    EXPECT_EQ(table.column(Column::foreign_amount), (Texts{"100.00", "25.00"}));
    EXPECT_EQ(table.rows.back().at(Column::amount), "0.00");
}

TEST(InvoiceRows, what_does_not_add_up_is_noted_at_its_line_or_at_the_first) {
    MadeInvoice made;
    made.lines = {{.price = "60", .amount = "60.00"}, {.id = "2", .price = "50", .amount = "40.00"}};
    made.payable = "126.00";
    const MadeTable table = read_bytes(document(made));
    EXPECT_EQ(table.noted(), (Texts{"0 invoice.payable", "1 invoice.line_amount"}));
    EXPECT_EQ(table.notes[0].at_stake, base::Money::kroner(1));
    EXPECT_EQ(table.notes[1].column, "Beløb");
}

TEST(InvoiceRows, a_line_without_its_amount_is_rejected_and_so_is_a_document_without_lines) {
    MadeInvoice made;
    made.lines[0].amount = "et hundrede";
    EXPECT_EQ(read_bytes(document(made)).noted(), Texts{"0 invoice.no_amount rejects"});
    made.lines.clear();
    made.tax = "0.00";
    const MadeTable empty = read_bytes(document(made));
    ASSERT_FALSE(empty.noted().empty());
    EXPECT_EQ(empty.noted()[0], "0 invoice.no_lines rejects");
}

TEST(InvoiceRows, an_archive_is_all_its_documents_and_one_that_is_damaged_stops_no_other) {
    MadeInvoice second;
    second.id = "F-2";
    const MadeTable table =
        read_bytes(archive({{"mappe/F-1.xml", document({})},
                            {"bilag.pdf", "%PDF-1.4"},
                            {"afkortet.XML", document({}).substr(0, 900)},
                            {"rykker.xml", "<Reminder xmlns='urn:oasis:names:specification:ubl:schema:xsd:"
                                           "Reminder-2'/>"},
                            {"F-2.xml", document(second)}}));
    EXPECT_EQ(table.column(Column::document), (Texts{"F-1", "F-1", "", "", "", "F-2", "F-2"}));
    EXPECT_EQ(table.noted(), (Texts{"2 invoice.unreadable rejects", "3 invoice.unreadable rejects",
                                    "4 invoice.unreadable rejects"}));
    EXPECT_EQ(table.rows[4].at(Column::file), "rykker.xml");
    EXPECT_EQ(table.notes[2].en, "the document is neither an invoice nor a credit note: Reminder");
    // What is to be paid is not known of all of them.
    EXPECT_EQ(table.rows.back().kind, RowKind::data);
    EXPECT_EQ(table.rows.back().line, 7U);
    EXPECT_EQ(table.shape.container, Container::zip);
}

TEST(InvoiceRows, a_total_is_of_all_the_documents) {
    MadeInvoice credit;
    credit.kind = "CreditNote";
    const MadeTable table = read_bytes(archive(
        {{"1.xml", document({})}, {"2.xml", document(with_everything())}, {"3.xml", document(credit)}}));
    EXPECT_EQ(table.rows.back().kind, RowKind::total);
    EXPECT_EQ(table.rows.back().at(Column::amount), "99.75"); // 125.00 + 99.75 − 125.00
    EXPECT_EQ(base::plain(table.sum()), "99.75");
}

TEST(InvoiceRows, what_is_no_xml_is_read_as_before) {
    const auto columns = [](std::string text) {
        const auto reader = TableReader::open(Input::bytes(std::move(text), "t"));
        return reader ? reader->shape().columns.size() : 0;
    };
    EXPECT_EQ(columns("a;b\n1;2\n"), 2U);
    EXPECT_EQ(columns("<5;b\n1;2\n"), 2U);
    EXPECT_EQ(columns(archive({{"one.csv", "a;b;c\n1;2;3\n"}})), 3U);
    EXPECT_NE(columns("<HTML><table>\n"), invoice_column_count);
    EXPECT_EQ(columns("\xEF\xBB\xBF\n <x/>"), invoice_column_count);
}

TEST(InvoiceRows, may_be_read_as_columns_too) {
    const std::vector<ColumnSchema> schema = {
        {.names = {"Beløb"}, .type = ColumnType::amount, .amount = {.mark = DecimalMark::point}}};
    base::Money sum;
    const auto summary = read_columns(Input::bytes(document(with_everything()), "made.xml"), {}, schema, 2,
                                      [&](ColumnBatch&& batch) {
                                          for (const base::Money amount : batch.columns[0].amounts)
                                              sum += amount;
                                      });
    ASSERT_TRUE(summary) << summary.error().message;
    EXPECT_EQ(summary->rows, 6U);
    EXPECT_EQ(summary->totals, 1U);
    EXPECT_EQ(base::plain(sum), "99.75");
}

} // namespace
} // namespace styrhus::intake::formats
