#include "render/csv.h"
#include "render/example_document.h"
#include "render/golden.h"
#include "render/spreadsheet.h"
#include "render/tables.h"
#include "render/text.h"
#include "render/text_table.h"

#include <gtest/gtest.h>

#include <set>

namespace styrhus::render {
namespace {

using namespace document;

TEST(Text, the_example_document_for_a_terminal) {
    expect_golden("example.txt", to_text(example_document()));
}

TEST(Text, no_text_from_a_source_can_move_the_cursor) {
    EXPECT_EQ(one_line("a\x1b[2Jb\r\nc\xC2\x9B!"), "a\xEF\xBF\xBD[2Jb  c !");
    EXPECT_EQ(one_line("mio.\xC2\xA0kr."), "mio.\xC2\xA0kr.");
}

TEST(Csv, the_example_document_for_a_spreadsheet) {
    expect_golden("example.csv", to_csv(example_document()));
}

TEST(Csv, one_table_is_chosen_by_its_key_and_english_has_a_decimal_point) {
    Document document = example_document();
    document.language = Language::en;
    const auto bridge = to_csv(document, "bridge");
    ASSERT_TRUE(bridge);
    EXPECT_EQ(*bridge, "\xEF\xBB\xBFPart;Amount (DKK)\r\nBudget;618400000.00\r\nFlere borgere;18000000.00\r\n"
                       "Lavere priser;-3800000.00\r\nForventet;632600000.00\r\n");
    const auto missing = to_csv(document, "nothing");
    ASSERT_FALSE(missing);
    EXPECT_NE(missing.error().message.find("bridge"), std::string::npos);
}

TEST(Csv, a_text_that_looks_like_a_formula_is_made_harmless) {
    EXPECT_EQ(safe_from_formulas("=1+1"), "'=1+1");
    EXPECT_EQ(safe_from_formulas("  @SUM(A1)"), "'  @SUM(A1)");
    EXPECT_EQ(safe_from_formulas("\t=1"), "'\t=1");
    EXPECT_EQ(safe_from_formulas("＝1"), "'＝1");
    EXPECT_EQ(safe_from_formulas("+45 12 34 56 78"), "'+45 12 34 56 78");
    EXPECT_EQ(safe_from_formulas("Bo = 1"), "Bo = 1");
    EXPECT_EQ(safe_from_formulas(""), "");
}

TEST(Tables, every_table_has_a_key_of_its_own) {
    Document document = example_document();
    document.blocks.push_back(Bridge{.title = "Fra sidste måned"});
    std::set<std::string> keys;
    for (const Table& table : tables_of(document, Purpose::to_compute))
        EXPECT_TRUE(keys.insert(table.key).second);
    EXPECT_TRUE(keys.contains("bridge-2"));
}

TEST(Tables, each_row_has_a_cell_per_column) {
    for (const Purpose purpose : {Purpose::to_read, Purpose::to_compute})
        for (const Table& table : tables_of(example_document(), purpose))
            for (const Row& row : table.rows)
                EXPECT_EQ(row.cells.size(), table.columns.size()) << table.key;
}

// DEFINITIONS 4: S(50) = 1/2, S(200) = 1/4.
TEST(Tables, a_curve_holds_its_value_until_the_next_event_and_stops_after_the_last) {
    const Curve curve{.points = {{0, 1, 1, 1}, {50, 0.5, 0, 1}, {200, 0.25, 0, 1}}};
    EXPECT_EQ(curve_at(curve, 49.9), 1.0);
    EXPECT_EQ(curve_at(curve, 50), 0.5);
    EXPECT_EQ(curve_at(curve, 199), 0.5);
    EXPECT_EQ(curve_at(curve, 200), 0.25);
    EXPECT_FALSE(curve_at(curve, 201));
}

} // namespace
} // namespace styrhus::render
