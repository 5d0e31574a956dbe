#include "intake/formats/scan.h"

#include <gtest/gtest.h>
#include <random>

namespace styrhus::intake::formats {
namespace {

struct CutRow {
    std::vector<std::string> fields;
    std::uint32_t lines_before = 0;
    RowTrouble trouble = RowTrouble::none;
    bool operator==(const CutRow&) const = default;
};

/// The definition once more, written as simply as it can be: one byte after the other, whole text at hand.
std::vector<CutRow> definition(std::string_view text, const Dialect& dialect) {
    std::vector<CutRow> rows;
    std::size_t at = 0;
    std::uint32_t line = 0;
    while (at < text.size()) {
        CutRow row{.lines_before = line};
        std::size_t here = at;
        std::size_t field_begin = at;
        bool found = false;
        std::uint32_t lines = 0;
        for (; here < text.size() && !found; ++here) {
            if (here == field_begin && text[here] == '"') {
                // To the closing quote: one not followed by another.
                for (++here; here < text.size(); ++here) {
                    lines += text[here] == dialect.line_break;
                    if (text[here] != '"') continue;
                    if (here + 1 < text.size() && text[here + 1] == '"')
                        ++here;
                    else
                        break;
                }
                if (here >= text.size()) break;
                continue;
            }
            if (text[here] != dialect.delimiter && text[here] != dialect.line_break) continue;
            row.fields.emplace_back(text.substr(field_begin, here - field_begin));
            found = text[here] == dialect.line_break;
            lines += found;
            field_begin = here + 1;
        }
        const bool open =
            !found && field_begin < text.size() && here >= text.size() && text[field_begin] == '"' && [&] {
                std::size_t quotes = 0;
                for (std::size_t q = field_begin; q < text.size(); ++q)
                    quotes += text[q] == '"';
                // Open only if the quoted part never closed.
                bool inside = false;
                for (std::size_t q = field_begin; q < text.size(); ++q) {
                    if (text[q] != '"') {
                        if (!inside && q != field_begin) return false;
                        continue;
                    }
                    if (!inside)
                        inside = true;
                    else if (q + 1 < text.size() && text[q + 1] == '"')
                        ++q;
                    else
                        inside = false;
                }
                return inside;
            }();
        if (open) {
            const std::size_t end = text.find(dialect.line_break, at);
            row.fields.clear();
            if (end == std::string_view::npos) {
                row.trouble = RowTrouble::truncated;
                at = text.size();
            } else {
                row.trouble = RowTrouble::open_quote;
                at = end + 1;
                ++line;
            }
        } else {
            if (!found) row.fields.emplace_back(text.substr(field_begin));
            at = here;
            line += lines;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<CutRow> scanned(std::string_view text, const Dialect& dialect, const simd::Kernels& kernels) {
    Scan scan;
    scan_rows(text, TextEnd::end_of_file, dialect, kernels, scan);
    std::vector<CutRow> rows;
    for (const ScannedRow& row : scan.rows) {
        CutRow plain{.lines_before = row.lines_before, .trouble = row.trouble};
        std::uint32_t begin = row.begin;
        for (std::size_t f = 0; f < row.fields; ++f) {
            const std::uint32_t end = scan.field_ends[row.first_field + f];
            plain.fields.emplace_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
        rows.push_back(std::move(plain));
    }
    EXPECT_EQ(scan.consumed, text.size());
    return rows;
}

TEST(Scan, fast_and_plain_scanning_equal_the_definition_on_random_texts) {
    std::mt19937 random(20260101);
    const std::string_view alphabets[] = {"ab;\n",    "ab;\n\"", "a;\"", "abcdefghijklmnop;\n\"",
                                          "\"\";;\n", "a\"\n\r;"};
    for (int round = 0; round < 6000; ++round) {
        const std::string_view letters = alphabets[random() % std::size(alphabets)];
        std::string text(random() % 400, ' ');
        for (char& c : text)
            c = letters[random() % letters.size()];
        const std::vector<CutRow> expected = definition(text, {});
        ASSERT_EQ(scanned(text, {}, simd::plain_kernels()), expected) << text;
        ASSERT_EQ(scanned(text, {}, simd::kernels()), expected) << text;
    }
}

TEST(Scan, a_piece_of_a_file_leaves_its_last_row_for_the_next) {
    Scan scan;
    scan_rows("a;b\nc;\"d\n", TextEnd::more_follows, {}, simd::kernels(), scan);
    ASSERT_EQ(scan.rows.size(), 1U);
    EXPECT_EQ(scan.consumed, 4U);
    EXPECT_EQ(scan.lines_consumed, 1U);
}

TEST(Scan, a_forgotten_quote_costs_one_line_and_not_the_rest_of_the_file) {
    std::string text = "a;b\n1;\"no end\n";
    for (int row = 0; row < 300000; ++row)
        text += "2;x\n";
    Scan scan;
    scan_rows(text, TextEnd::end_of_file, {}, simd::kernels(), scan);
    ASSERT_EQ(scan.rows.size(), 300002U);
    EXPECT_EQ(scan.rows[1].trouble, RowTrouble::open_quote);
    EXPECT_EQ(scan.rows[2].trouble, RowTrouble::none);
    EXPECT_EQ(scan.rows[2].lines_before, 2U);
    EXPECT_EQ(scan.raw_field(text, scan.rows[300001], 1), "x");
    EXPECT_EQ(scan.rows[300001].lines_before, 300001U);
}

TEST(Scan, a_row_without_end_is_passed_over_to_its_line_break) {
    const std::string text = "a;b\n" + std::string(max_row_bytes + 10, 'x') + "\nc;d\n";
    Scan scan;
    scan_rows(text, TextEnd::end_of_file, {}, simd::kernels(), scan);
    ASSERT_EQ(scan.rows.size(), 3U);
    EXPECT_EQ(scan.rows[1].trouble, RowTrouble::too_long);
    EXPECT_EQ(scan.raw_field(text, scan.rows[2], 0), "c");
    scan_rows(std::string_view(text).substr(0, text.size() - 6), TextEnd::more_follows, {}, simd::kernels(),
              scan);
    EXPECT_TRUE(scan.ends_in_long_row);
    EXPECT_EQ(scan.consumed, text.size() - 6);
}

TEST(Scan, quotes_are_taken_off_and_halved) {
    TextArena arena;
    std::string_view value;
    EXPECT_EQ(read_field("\"a \"\"b\"\"\"", arena, value), RowTrouble::none);
    EXPECT_EQ(value, "a \"b\"");
    EXPECT_EQ(read_field("\"\"", arena, value), RowTrouble::none);
    EXPECT_EQ(value, "");
    EXPECT_EQ(read_field("5\" pipe", arena, value), RowTrouble::none);
    EXPECT_EQ(value, "5\" pipe");
    EXPECT_EQ(read_field("\"a\"  ", arena, value), RowTrouble::none);
    EXPECT_EQ(value, "a");
    EXPECT_EQ(read_field("\"a\" b", arena, value), RowTrouble::text_after_quote);
    EXPECT_EQ(read_field("\"a\"b\"", arena, value), RowTrouble::text_after_quote);
    EXPECT_EQ(read_field("\"", arena, value), RowTrouble::text_after_quote);
}

} // namespace
} // namespace styrhus::intake::formats
