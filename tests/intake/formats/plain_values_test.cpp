#include "intake/formats/plain_values.h"

#include "intake/formats/amount.h"
#include "intake/formats/date_text.h"

#include <gtest/gtest.h>
#include <random>

namespace styrhus::intake::formats {
namespace {

/// A text of so many letters with something else behind it, as in a file.
struct Padded {
    std::string bytes;
    std::string_view text;
    Padded(std::string_view value, std::mt19937& random) : bytes(value) {
        for (int k = 0; k < 32; ++k)
            bytes += "0123456789;,-\n\xFF"[random() % 15];
        text = std::string_view(bytes).substr(0, value.size());
    }
};

std::string random_value(std::mt19937& random) {
    static constexpr std::string_view letters[] = {"0123456789", "0123456789-,.", "0123456789/:x",
                                                   "12,\xFF\x89 -"};
    const std::string_view from = letters[random() % std::size(letters)];
    std::string value(random() % 22, ' ');
    for (char& c : value)
        c = from[random() % from.size()];
    if (random() % 3 == 0 && value.size() > 3) value[value.size() - 3] = ',';
    if (random() % 3 == 0 && value.size() > 5) value[2] = value[5] = '-';
    if (random() % 4 == 0 && !value.empty()) value[0] = '-';
    return value;
}

TEST(PlainValues, whatever_the_short_way_reads_the_long_way_reads_alike) {
    std::mt19937 random(20260104);
    std::size_t read = 0;
    for (int round = 0; round < 300000; ++round) {
        const Padded value(random_value(random), random);
        std::int64_t fast = 0;
        std::int64_t slow = 0;
        if (plain::whole_number(value.text, fast)) {
            ++read;
            ASSERT_EQ(read_whole_number(value.text, slow), CellTrouble::none) << value.text;
            ASSERT_EQ(fast, slow) << value.text;
        }
        for (const char mark : {',', '.'}) {
            if (!plain::amount(value.text, mark, fast)) continue;
            ++read;
            const AmountFormat format{.mark = mark == ',' ? DecimalMark::comma : DecimalMark::point};
            ASSERT_EQ(read_amount(value.text, format, slow), CellTrouble::none) << value.text;
            ASSERT_EQ(fast, slow) << value.text;
        }
        base::Date fast_date;
        base::Date slow_date;
        if (plain::danish_date(value.text, fast_date)) {
            ++read;
            // A blank before the date sends it the long way.
            ASSERT_EQ(read_date(" " + std::string(value.text), DateFormat::day_month_year, slow_date),
                      CellTrouble::none);
            ASSERT_EQ(fast_date, slow_date) << value.text;
        }
    }
    EXPECT_GT(read, 30000U);
}

TEST(PlainValues, the_table_of_months_is_the_calendar) {
    for (unsigned year = 1900; year <= 2100; ++year)
        for (unsigned month = 1; month <= 12; ++month)
            for (unsigned day = 0; day <= 32; ++day) {
                const auto expected =
                    base::civil_date(static_cast<int>(year), static_cast<int>(month), static_cast<int>(day));
                base::Date date;
                ASSERT_EQ(plain::table_date(year, month, day, date), expected.has_value());
                if (expected) {
                    ASSERT_EQ(date, *expected);
                }
            }
    base::Date date;
    EXPECT_FALSE(plain::table_date(1899, 12, 31, date));
    EXPECT_FALSE(plain::table_date(2101, 1, 1, date));
    EXPECT_FALSE(plain::table_date(2000, 0, 1, date));
    EXPECT_FALSE(plain::table_date(2000, 13, 1, date));
}

} // namespace
} // namespace styrhus::intake::formats
