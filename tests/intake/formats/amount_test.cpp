#include "intake/formats/amount.h"

#include <gtest/gtest.h>

namespace styrhus::intake::formats {
namespace {

constexpr AmountFormat danish{.mark = DecimalMark::comma};
constexpr AmountFormat english{.mark = DecimalMark::point};
constexpr AmountFormat automatic{.mark = DecimalMark::automatic};

struct AmountCase {
    std::string_view text;
    AmountFormat format;
    CellTrouble trouble;
    std::int64_t ore;
};

TEST(Amount, the_forms_of_municipal_extracts_are_read_to_the_ore) {
    const AmountCase cases[] = {
        {"1.234.567,89", danish, CellTrouble::none, 123456789},
        {"1,234.56", english, CellTrouble::none, 123456},
        {"1234,56", danish, CellTrouble::none, 123456},
        {"-1234,5", danish, CellTrouble::none, -123450},
        {"1.234,56-", danish, CellTrouble::none, -123456},
        {"\u22121.234,56", danish, CellTrouble::none, -123456},
        {"1.234,56\u2212", danish, CellTrouble::none, -123456},
        {"(1.234,56)", danish, CellTrouble::none, -123456},
        {"(kr. 12)", danish, CellTrouble::none, -1200},
        {"kr. 1.234,-", danish, CellTrouble::none, 123400},
        {"-12.345,- kr", danish, CellTrouble::none, -1234500},
        {"DKK 12,50", danish, CellTrouble::none, 1250},
        {"\u00A3 1,000", english, CellTrouble::none, 100000},
        {"1 234 567,8", danish, CellTrouble::none, 123456780},
        {"1\u00A0234,00", danish, CellTrouble::none, 123400},
        {"1'234.50", english, CellTrouble::none, 123450},
        {"-", danish, CellTrouble::none, 0},
        {" - ", danish, CellTrouble::none, 0},
        {",50", danish, CellTrouble::none, 50},
        {"+7", danish, CellTrouble::none, 700},
        {"565.24 ", english, CellTrouble::none, 56524},
        {"0", danish, CellTrouble::none, 0},
        {"", danish, CellTrouble::blank, 0},
        {"  ", danish, CellTrouble::blank, 0},
        {"12,340000", danish, CellTrouble::none, 1234},
        {"12,345", danish, CellTrouble::too_many_decimals, 0},
        {"123456", {.unit = AmountUnit::ore}, CellTrouble::none, 123456},
        {"-1.234", {.unit = AmountUnit::ore}, CellTrouble::none, -1234},
        {"12,5", {.unit = AmountUnit::ore}, CellTrouble::too_many_decimals, 0},
        {"92233720368547758,07", danish, CellTrouble::none, 9223372036854775807},
        {"92233720368547758,08", danish, CellTrouble::number_too_large, 0},
        {"99999999999999999999", danish, CellTrouble::number_too_large, 0},
    };
    for (const AmountCase& c : cases) {
        std::int64_t ore = 0;
        EXPECT_EQ(read_amount(c.text, c.format, ore), c.trouble) << c.text;
        if (c.trouble == CellTrouble::none) {
            EXPECT_EQ(ore, c.ore) << c.text;
        }
    }
}

TEST(Amount, a_value_in_the_other_number_format_is_an_error_and_never_a_hundred_times_too_large) {
    std::int64_t ore = 0;
    EXPECT_EQ(read_amount("1234.56", danish, ore), CellTrouble::other_number_format);
    EXPECT_EQ(read_amount("1,234.56", danish, ore), CellTrouble::other_number_format);
    EXPECT_EQ(read_amount("1.5", danish, ore), CellTrouble::other_number_format);
    EXPECT_EQ(read_amount("1.234,56", english, ore), CellTrouble::other_number_format);
    EXPECT_EQ(read_amount("12,5", english, ore), CellTrouble::other_number_format);
}

TEST(Amount, what_is_no_number_is_said_to_be_none) {
    for (const std::string_view text : {"abc", "12a", "1..2", "--1", "-1-", "(-1)", "(1", "1)", "1,2,3",
                                        "12,", "1.23.456", "kr", "()", "1e5", "1.234.56,7", "12 34", "- -"}) {
        std::int64_t ore = 0;
        const CellTrouble trouble = read_amount(text, danish, ore);
        EXPECT_TRUE(trouble == CellTrouble::not_a_number || trouble == CellTrouble::other_number_format)
            << text;
    }
    std::int64_t ore = 0;
    EXPECT_EQ(read_amount("#N/A", danish, ore), CellTrouble::spreadsheet_error);
}

TEST(Amount, an_automatic_column_reads_what_can_be_read_in_one_way_only) {
    std::int64_t ore = 0;
    EXPECT_EQ(read_amount("1.234,5", automatic, ore), CellTrouble::none);
    EXPECT_EQ(ore, 123450);
    EXPECT_EQ(read_amount("1234.5", automatic, ore), CellTrouble::none);
    EXPECT_EQ(ore, 123450);
    EXPECT_EQ(read_amount("1234", automatic, ore), CellTrouble::none);
    EXPECT_EQ(ore, 123400);
    EXPECT_EQ(read_amount("1.234", automatic, ore), CellTrouble::ambiguous_number);
    EXPECT_EQ(read_amount("1,234", automatic, ore), CellTrouble::ambiguous_number);
}

TEST(Amount, the_decimal_mark_is_learnt_from_values_that_prove_it) {
    using Values = std::vector<std::string_view>;
    EXPECT_EQ(learn_decimal_mark(Values{"1.234", "17", "1.234,50"}), DecimalMark::comma);
    EXPECT_EQ(learn_decimal_mark(Values{"1,234", "(12.5)"}), DecimalMark::point);
    EXPECT_EQ(learn_decimal_mark(Values{"1.234.567"}), DecimalMark::comma);
    EXPECT_EQ(learn_decimal_mark(Values{"0.123"}), DecimalMark::point);
    EXPECT_EQ(learn_decimal_mark(Values{"1234,567"}), DecimalMark::comma);
    EXPECT_EQ(learn_decimal_mark(Values{"1.234", "", "-", "x"}), DecimalMark::automatic);
    EXPECT_EQ(learn_decimal_mark(Values{"1,5", "1.5"}), DecimalMark::automatic);
}

TEST(Amount, rounding_when_allowed_is_half_away_from_zero) {
    const AmountFormat rounding{.mark = DecimalMark::comma, .extra = ExtraDecimals::round_half_away};
    std::int64_t ore = 0;
    EXPECT_EQ(read_amount("0,125", rounding, ore), CellTrouble::none);
    EXPECT_EQ(ore, 13);
    EXPECT_EQ(read_amount("-0,125", rounding, ore), CellTrouble::none);
    EXPECT_EQ(ore, -13);
    EXPECT_EQ(read_amount("0,12499", rounding, ore), CellTrouble::none);
    EXPECT_EQ(ore, 12);
}

TEST(Amount, the_sentence_says_what_is_wrong_and_shows_the_value_last) {
    const auto wrong = parse_amount("1234.56", danish);
    ASSERT_FALSE(wrong);
    EXPECT_TRUE(wrong.error().message.ends_with("\"1234.56\"")) << wrong.error().message;
    EXPECT_EQ(*parse_amount("1.234,56"), base::Money::ore(123456));
}

TEST(Quantity, decimals_are_exact) {
    EXPECT_EQ(*parse_decimal("37,50"), (Decimal{375, 1}));
    EXPECT_EQ(*parse_decimal("-0,125"), (Decimal{-125, 3}));
    EXPECT_EQ(*parse_decimal("1.000"), (Decimal{1000, 0}));
    EXPECT_EQ(parse_decimal("37,50")->fraction(), (base::Fraction{375, 10}));
    EXPECT_FALSE(parse_decimal("0,1234567890123456789"));
}

TEST(WholeNumber, digits_with_a_sign_and_nothing_else) {
    EXPECT_EQ(*parse_whole_number(" 007 "), 7);
    EXPECT_EQ(*parse_whole_number("-12"), -12);
    EXPECT_EQ(*parse_whole_number("12,0"), 12);
    EXPECT_EQ(*parse_whole_number("9223372036854775807"), 9223372036854775807);
    for (const std::string_view text : {"", "12,5", "1.000", "x", "-", "9223372036854775808"})
        EXPECT_FALSE(parse_whole_number(text)) << text;
}

} // namespace
} // namespace styrhus::intake::formats
