#include "intake/formats/make_workbook.h"
#include "intake/sources/reading.h"

/// One source in several forms: as a workbook, whose cells know what they hold, and in more than one file.
namespace styrhus::tests {
namespace {

using base::Date;
using base::Money;
using domain::Posting;

/// In Windows-1252, as Opus writes.
constexpr const char* header_line = "Artskonto;PSP-element;Debet/kredit;Bel\xF8"
                                    "b;M\xE6ngde;Referencen\xF8gle;Bogf\xF8ringsdato\n";

struct NumberRow {
    double amount;
    double quantity;
    double day; ///< Excel's serial number of a day
};

/// Numbers as numbers, and days as numbers that have lost their format.
std::string opus_workbook(const std::vector<NumberRow>& rows) {
    return workbook_bytes([&](lxw_workbook* workbook) {
        lxw_worksheet* sheet = ::workbook_add_worksheet(workbook, "Posteringer");
        write_row(sheet, 0,
                  {"Artskonto", "PSP-element", "Debet/kredit", "Beløb", "Mængde", "Referencenøgle",
                   "Bogføringsdato"});
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const auto row = static_cast<lxw_row_t>(i + 1);
            write_row(sheet, row, {"40000000", "XG-0000003394-00044", "D"});
            ::worksheet_write_number(sheet, row, 3, rows[i].amount, nullptr);
            ::worksheet_write_number(sheet, row, 4, rows[i].quantity, nullptr);
            ::worksheet_write_string(sheet, row, 5, ("R" + std::to_string(i)).c_str(), nullptr);
            ::worksheet_write_number(sheet, row, 6, rows[i].day, nullptr);
        }
    });
}

TEST(Workbook, a_number_is_the_number_it_is_whatever_mark_the_mapping_has_for_text) {
    // The mapping says comma. As text, "12.345" would be twelve thousand.
    const ReadOutcome outcome =
        read(shipped("opus_posteringer"),
             {file_of("opus_posteringer_202412.xlsx",
                      opus_workbook({{1234.5, 1.125, 45629}, {12.34, 30, 45629}, {1000, 0.5, 45657}}))});
    EXPECT_EQ(outcome.read.delivery.sums.rows_rejected, 0U);
    const auto& facts = outcome.read.facts.of<Posting>().facts;
    ASSERT_EQ(facts.size(), 3U);
    EXPECT_EQ(facts[0].amount, Money::ore(123'450));
    EXPECT_EQ(facts[0].quantity_milli, 1'125);
    EXPECT_EQ(facts[0].posted_on, Date::of(2024, 12, 3));
    EXPECT_EQ(facts[1].amount, Money::ore(1'234));
    EXPECT_EQ(facts[1].quantity_milli, 30'000);
    EXPECT_EQ(facts[2].amount, Money::ore(100'000));
    EXPECT_EQ(facts[2].quantity_milli, 500);
    EXPECT_EQ(facts[2].posted_on, Date::of(2024, 12, 31));
    EXPECT_EQ(outcome.read.delivery.sums.money_accepted, Money::ore(224'684));
}

SourceFile opus_file(const char* name, const std::string& rows) {
    return file_of(name, header_line + rows);
}

std::string row(const char* amount, const char* reference) {
    return std::string("40000000;XG-0000003394-00044;D;") + amount + ";;" + reference + ";03.12.2024\n";
}

TEST(OwnTotal, of_two_files_is_the_sum_of_both_and_none_if_one_has_none) {
    const SourceFile first =
        opus_file("opus_posteringer_202412_del1.csv", row("100,00", "R1") + "Total;;;100,00;;;\n");
    const SourceFile second =
        opus_file("opus_posteringer_202412_del2.csv", row("250,00", "R2") + "Total;;;250,00;;;\n");
    const SourceFile without = opus_file("opus_posteringer_202412_del3.csv", row("7,00", "R3"));
    const auto of = [](const std::vector<SourceFile>& files) {
        return read(shipped("opus_posteringer"), files).read.delivery.sums;
    };
    EXPECT_TRUE(of({first, second}).has_own_total);
    EXPECT_EQ(of({first, second}).own_total, Money::ore(35'000));
    EXPECT_FALSE(of({first, without}).has_own_total);
    EXPECT_FALSE(of({without, first}).has_own_total);
}

TEST(OwnTotal, a_blank_amount_leaves_the_sum_to_prove_a_total_and_a_stray_row_is_rejected) {
    const auto sums = [](const std::string& rows) {
        return read(shipped("opus_posteringer"), {opus_file("opus_posteringer_202412.csv", rows)})
            .read.delivery.sums;
    };
    const auto stray = sums(row("100,00", "R1") + row("", "R2") + ";;;77,00;;;\n");
    EXPECT_EQ(stray.rows_rejected, 2U); // the blank amount, and the row that is no total
    EXPECT_FALSE(stray.has_own_total);
    const auto total = sums(row("100,00", "R1") + row("", "R2") + ";;;100,00;;;\n");
    EXPECT_EQ(total.rows_rejected, 1U);
    EXPECT_EQ(total.own_total, Money::ore(10'000));
}

} // namespace
} // namespace styrhus::tests
