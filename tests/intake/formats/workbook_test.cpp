#include "intake/formats/workbook.h"

#include "intake/formats/columns.h"
#include "intake/formats/make_archive.h"
#include "intake/formats/make_workbook.h"

#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <unistd.h>
#include <xlsxwriter.h>

namespace styrhus::intake::formats {
namespace {

using base::Date;
using base::Money;

using tests::archive;
using tests::Memory;
using tests::workbook_bytes;
using tests::write_row;

void write_grants(lxw_workbook* workbook) {
    lxw_worksheet* sheet = ::workbook_add_worksheet(workbook, "Ydelser");
    lxw_format* day = ::workbook_add_format(workbook);
    ::format_set_num_format(day, "dd-mm-yyyy");
    lxw_format* built_in_day = ::workbook_add_format(workbook);
    ::format_set_num_format_index(built_in_day, 14);
    lxw_format* money = ::workbook_add_format(workbook);
    ::format_set_num_format(money, "#,##0.00\" kr. pr. dag\"");
    write_row(sheet, 0, {"Udtræk fra DUBU"});
    write_row(sheet, 2, {"CPR-nr.", "Startdato", "Slutdato", "Ydelsesbeløb", "Antal", "Note"});
    write_row(sheet, 3, {"0101901234", "", "31-12-9999", "", "", "a;\"b\""});
    ::worksheet_write_number(sheet, 3, 1, 45365, day); // 2024-03-14
    ::worksheet_write_number(sheet, 3, 3, 1234.56, money);
    ::worksheet_write_number(sheet, 3, 4, 37.5, nullptr);
    ::worksheet_write_number(sheet, 4, 0, 101901234, nullptr); // Excel took the leading zero
    ::worksheet_write_number(sheet, 4, 1, 45366.5, built_in_day);
    ::worksheet_write_number(sheet, 4, 2, 2958465, day); // 9999-12-31
    ::worksheet_write_formula_num(sheet, 4, 3, "=2*50", money, 100);
    ::worksheet_write_boolean(sheet, 4, 4, 1, nullptr);
    ::worksheet_write_formula_str(sheet, 4, 5, "=A1&\"x\"", nullptr, "regnet");
    write_row(sheet, 6, {"0202901234", "16.03.2024", "", "1.000,50", "", ""});
    ::worksheet_write_number(sheet, 7, 3, 2335.06, money); // 1,234.56 + 100.00 + 1,000.50
}

const std::vector<ColumnSchema> grant_schema = {
    {.names = {"cpr nr"}, .type = ColumnType::text},
    {.names = {"startdato"}, .type = ColumnType::date},
    {.names = {"slutdato"}, .type = ColumnType::date},
    {.names = {"ydelsesbeløb"}, .type = ColumnType::amount, .amount = {.mark = DecimalMark::comma}},
    {.names = {"antal"}, .type = ColumnType::decimal},
    {.names = {"note"}, .type = ColumnType::code},
};

TEST(Workbook, cells_are_read_as_excel_knows_them) {
    for (const Memory memory : {Memory::ordinary, Memory::constant}) {
        const std::string bytes = workbook_bytes(write_grants, memory);
        const auto table = TableReader::open(Input::bytes(bytes, "grants.xlsx"));
        ASSERT_TRUE(table) << table.error().message;
        EXPECT_EQ(table->shape().container, Container::workbook);
        EXPECT_EQ(table->shape().entry, "Ydelser");
        EXPECT_EQ(table->shape().header_line, 3U);
        EXPECT_EQ(table->shape().preamble, std::vector<std::string>{"Udtræk fra DUBU"});
        std::vector<ColumnBatch> batches;
        const auto summary = read_columns(Input::bytes(bytes, "grants.xlsx"), {}, grant_schema, 2,
                                          [&](ColumnBatch&& batch) { batches.push_back(std::move(batch)); });
        ASSERT_TRUE(summary) << summary.error().message;
        ASSERT_EQ(batches.size(), 1U);
        const ColumnBatch& batch = batches[0];
        ASSERT_EQ(batch.rows, 3U);
        EXPECT_EQ(batch.line(0), 4U);
        EXPECT_EQ(batch.line(1), 5U);
        EXPECT_EQ(batch.line(2), 7U);
        EXPECT_EQ(batch.blank_rows, 1U);
        EXPECT_EQ(batch.columns[0].texts[0], "0101901234");
        EXPECT_EQ(batch.columns[0].texts[1], "101901234");
        EXPECT_EQ(batch.columns[1].dates,
                  (std::vector{Date::of(2024, 3, 14), Date::of(2024, 3, 15), Date::of(2024, 3, 16)}));
        EXPECT_EQ(batch.columns[2].dates,
                  (std::vector{Date::open_end(), Date::open_end(), Date::open_end()}));
        EXPECT_EQ(batch.columns[3].amounts,
                  (std::vector{Money::ore(123456), Money::ore(10000), Money::ore(100050)}));
        EXPECT_EQ(batch.columns[4].decimals, (std::vector{Decimal{375, 1}, Decimal{1, 0}, no_decimal}));
        EXPECT_EQ(batch.columns[5].texts[0], "a;\"b\"");
        EXPECT_EQ(batch.columns[5].texts[1], "regnet");
        ASSERT_EQ(batch.totals.size(), 1U);
        EXPECT_EQ(batch.totals[0].line, 8U);
        EXPECT_EQ(batch.totals[0].amounts[0], Money::ore(233506));
        EXPECT_TRUE(batch.cell_errors.empty());
    }
}

TEST(Workbook, the_sheet_is_the_one_named_or_the_one_that_fits_the_mapping) {
    const std::string bytes = workbook_bytes([](lxw_workbook* workbook) {
        write_row(::workbook_add_worksheet(workbook, "Forside"), 0, {"Rapport for marts"});
        write_grants(workbook);
        ::workbook_add_worksheet(workbook, "Tom");
    });
    const auto open = [&](const ReadOptions& options) {
        return TableReader::open(Input::bytes(bytes, "x.xlsx"), options);
    };
    const auto open_choice = open({});
    ASSERT_FALSE(open_choice);
    EXPECT_NE(open_choice.error().message.find("Forside, Ydelser, Tom"), std::string::npos)
        << open_choice.error().message;
    EXPECT_EQ(open({.known_columns = {"cpr-nr", "startdato"}})->shape().entry, "Ydelser");
    EXPECT_EQ(open({.entry = "ydelser"})->shape().entry, "Ydelser");
    EXPECT_FALSE(open({.entry = "Andet"}));
    EXPECT_FALSE(open({.entry = "Tom"}));
}

TEST(Workbook, numbers_have_excel_s_fifteen_digits_and_no_exponent) {
    const Workbook none;
    const auto text = [&](double number) {
        return cell_text({.kind = CellKind::number, .number = number}, none);
    };
    EXPECT_EQ(text(0.1 + 0.2), "0.3");
    EXPECT_EQ(text(1234.56), "1234.56");
    EXPECT_EQ(text(-12), "-12");
    EXPECT_EQ(text(1e20), "100000000000000000000");
    EXPECT_EQ(text(700000000123.0), "700000000123");
    EXPECT_EQ(text(1e-7), "0.0000001");
    EXPECT_EQ(text(-1.25e-6), "-0.00000125");
    EXPECT_EQ(text(-1.5e17), "-150000000000000000");
    EXPECT_EQ(text(1e308 * 10), "#NUM!");
    const auto day = [&](double number) {
        return cell_text({.kind = CellKind::date, .number = number}, none);
    };
    EXPECT_EQ(day(45365), "2024-03-14");
    EXPECT_EQ(day(45365.5), "2024-03-14T12:00:00");
    EXPECT_EQ(day(0.5), "0.5");
}

TEST(Workbook, number_formats_that_show_a_day_are_known) {
    for (const char* code :
         {"dd-mm-yyyy", "yyyy\\-mm\\-dd", "[$-406]d. mmmm yyyy", "dd/mm/yy hh:mm", "m/d/yyyy;@"})
        EXPECT_TRUE(shows_date(164, code)) << code;
    for (const char* code : {"General", "0.00", "#,##0.00\" kr. pr. dag\"", "[Red]0.00", "hh:mm:ss",
                             "_-* #,##0\\ \"dkk\"", "0;\"dag\"", "\\d0"})
        EXPECT_FALSE(shows_date(164, code)) << code;
    EXPECT_TRUE(shows_date(14, ""));
    EXPECT_TRUE(shows_date(22, ""));
    EXPECT_FALSE(shows_date(0, ""));
    EXPECT_FALSE(shows_date(4, ""));
}

TEST(Workbook, what_is_cut_short_encrypted_or_old_is_one_clear_message) {
    const std::string whole = workbook_bytes(write_grants);
    const auto message = [](const std::string& bytes) {
        const auto table = TableReader::open(Input::bytes(bytes, "x.xlsx"));
        return table ? std::string("no error") : table.error().message;
    };
    EXPECT_EQ(message(whole), "no error");
    EXPECT_NE(message(whole.substr(0, whole.size() / 2)).find("cut short or damaged"), std::string::npos);
    const std::string container("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    std::string encrypted = container + std::string(2000, '\0');
    for (const char c : std::string("EncryptedPackage"))
        encrypted += std::string(1, c) + '\0';
    EXPECT_NE(message(encrypted).find("password"), std::string::npos);
    EXPECT_NE(message(container + std::string(2000, '\0')).find("old .xls"), std::string::npos);
    // One wrong byte in the middle of a packed sheet.
    std::size_t refused = 0;
    for (std::size_t at = 100; at < whole.size() - 1200; at += 97) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x20);
        refused += message(damaged) != "no error" ? 1U : 0U;
    }
    EXPECT_GT(refused, 20U);
}

TEST(Workbook, a_cell_error_is_named_and_not_taken_for_nothing) {
    const std::string bytes = workbook_bytes([](lxw_workbook* workbook) {
        lxw_worksheet* sheet = ::workbook_add_worksheet(workbook, "S");
        write_row(sheet, 0, {"a", "beløb"});
        write_row(sheet, 1, {"x", ""});
        ::worksheet_write_formula_str(sheet, 1, 1, "=1/0", nullptr, "#DIV/0!");
        write_row(sheet, 2, {"y", ""});
        ::worksheet_write_number(sheet, 2, 1, 5, nullptr);
    });
    const std::vector<ColumnSchema> schema = {{.names = {"beløb"}, .type = ColumnType::amount}};
    std::vector<CellError> errors;
    ASSERT_TRUE(read_columns(Input::bytes(bytes, "x.xlsx"), {}, schema, 1, [&](ColumnBatch&& batch) {
        errors.insert(errors.end(), batch.cell_errors.begin(), batch.cell_errors.end());
    }));
    ASSERT_EQ(errors.size(), 1U);
    EXPECT_EQ(errors[0].trouble, CellTrouble::spreadsheet_error);
    EXPECT_EQ(errors[0].text, "#DIV/0!");
}

/// A workbook of hand-written parts, for what libxlsxwriter never writes.
std::string hand_made(const std::string& sheet, const std::string& workbook_properties = "") {
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const auto relation = [&](const char* id, const char* kind, const char* target) {
        return fmt::format("<Relationship Id=\"{}\" Type=\"{}/{}\" Target=\"{}\"/>", id, office, kind,
                           target);
    };
    return archive({
        {"[Content_Types].xml", "<Types/>"},
        {"_rels/.rels",
         "<Relationships>" + relation("r1", "officeDocument", "/xl/workbook.xml") + "</Relationships>"},
        {"xl/_rels/workbook.xml.rels", "<Relationships>" + relation("a", "worksheet", "sheets/one.xml")
                                           + relation("b", "sharedStrings", "strings.xml")
                                           + relation("c", "styles", "/xl/styles.xml") + "</Relationships>"},
        {"xl/workbook.xml",
         "<x:workbook xmlns:x='u' xmlns:r='v'>" + workbook_properties
             + "<x:sheets><x:sheet name='Ark &amp; 1' sheetId='1' r:id='a'/></x:sheets></x:workbook>"},
        {"xl/strings.xml",
         "<sst><si><t>beløb</t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>no</t></rPh></si>"
         "<si><t>a_x000D_b_x005F_c</t></si></sst>"},
        {"xl/styles.xml",
         "<styleSheet><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
         "<xf numFmtId='14'/></cellXfs></styleSheet>"},
        {"xl/sheets/one.xml", "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>"},
    });
}

TEST(Workbook, the_forms_of_cells_that_the_standard_allows_are_read) {
    const std::string sheet =
        "<row r='1'><c t='s'><v>0</v></c><c "
        "t='inlineStr'><is><t>da</t><rPh><t>x</t></rPh><t>to</t></is></c><c t='s'><v>1</v></c></row>"
        "<row><c r='A2' t='e'><v>#N/A</v></c><c r='B2' s='1'><v>43903</v></c><c r='C2' "
        "t='s'><v>2</v></c></row>"
        "<row r='4'><c r='C4' t='b'><v>1</v></c><c r='A4'><f>A1+1</f><v>1234.5599999999999</v></c><c r='B4' "
        "t='d'>"
        "<v>2024-03-15T00:00:00</v></c></row><row r='5'><c r='A5' t='s'><v>99</v></c><c "
        "r='XFE5'><v>1</v></c></row>";
    for (const bool from_1904 : {false, true}) {
        auto reader = TableReader::open(
            Input::bytes(hand_made(sheet, from_1904 ? "<x:workbookPr date1904='1'/>" : ""), "hand.xlsx"));
        ASSERT_TRUE(reader) << reader.error().message;
        EXPECT_EQ(reader->shape().entry, "Ark & 1");
        EXPECT_EQ(reader->shape().columns, (std::vector<std::string>{"beløb", "dato", "rich"}));
        RowBatch batch;
        ASSERT_TRUE(*reader->next(batch));
        ASSERT_EQ(batch.size(), 4U);
        EXPECT_EQ(batch[0].kinds[0], CellKind::error);
        EXPECT_EQ(batch[0].fields[0], "#N/A");
        // 43903 is 2020-03-13 counted from 1899-12-30, and 2024-03-14 counted from 1904-01-01.
        EXPECT_EQ(batch[0].fields[1], from_1904 ? "2024-03-14" : "2020-03-13");
        EXPECT_EQ(batch[0].fields[2], "a\rb_c");
        EXPECT_EQ(batch[1].kind, RowKind::blank);
        EXPECT_EQ(batch[2].line, 4U);
        EXPECT_EQ(batch[2].fields[0], "1234.56");
        EXPECT_EQ(batch[2].kinds[0], CellKind::number);
        EXPECT_EQ(batch[2].fields[1], "2024-03-15");
        EXPECT_EQ(batch[2].fields[2], "1");
        EXPECT_EQ(batch[3].fields[0], "#REF!");
    }
    const auto cut = TableReader::open(Input::bytes(hand_made("<row><c><v>1</v></c>"), "cut.xlsx"));
    ASSERT_FALSE(cut);
    EXPECT_NE(cut.error().message.find("xl/sheets/one.xml in cut.xlsx"), std::string::npos)
        << cut.error().message;
}

} // namespace
} // namespace styrhus::intake::formats
