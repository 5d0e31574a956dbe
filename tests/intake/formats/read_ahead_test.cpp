#include "intake/formats/read_ahead.h"

#include "intake/formats/make_archive.h"

#include <gtest/gtest.h>

#include <fmt/core.h>
#include <string>
#include <vector>

namespace styrhus::intake::formats {
namespace {

using tests::gzipped;

/// Far more than one batch: the reader takes a quarter of a megabyte at a time.
std::string many_rows(int rows = 60'000) {
    std::string text = "nr;tekst\n";
    for (int row = 0; row < rows; ++row)
        text += fmt::format("{};en tekst om række {}\n", row, row);
    return text;
}

TableReader reader_of(const std::string& bytes) {
    auto reader = TableReader::open(Input::bytes(bytes, "rækker.csv"));
    if (!reader) throw std::runtime_error(reader.error().message);
    return std::move(reader).value();
}

TEST(ReadAhead, the_same_rows_as_the_reader_itself_batch_by_batch) {
    const std::string bytes = many_rows();
    TableReader alone = reader_of(bytes);
    ReadAhead ahead(reader_of(bytes));
    std::size_t batches = 0;
    for (RowBatch expected;; ++batches) {
        const auto more = alone.next(expected);
        const auto got = ahead.next();
        ASSERT_TRUE(more && got);
        ASSERT_EQ(*got != nullptr, *more);
        if (!*more) break;
        ASSERT_EQ((*got)->size(), expected.size());
        for (std::size_t row = 0; row < expected.size(); ++row) {
            ASSERT_EQ((**got)[row].line, expected[row].line);
            ASSERT_EQ((**got)[row].fields[1], expected[row].fields[1]);
        }
    }
    EXPECT_GT(batches, 3U);
}

TEST(ReadAhead, damage_after_good_batches_is_said_in_its_turn) {
    const std::string packed = gzipped(many_rows(400'000)); // opening it looks at the first megabytes
    const std::string cut = packed.substr(0, packed.size() / 2);
    ReadAhead ahead(reader_of(cut));
    std::size_t good = 0;
    auto got = ahead.next();
    for (; got && *got != nullptr; got = ahead.next())
        ++good;
    EXPECT_FALSE(got);
    EXPECT_GT(good, 1U);
}

TEST(ReadAhead, it_may_be_left_while_the_next_batch_is_cut) {
    const std::string bytes = many_rows();
    for (int round = 0; round < 20; ++round) {
        ReadAhead ahead(reader_of(bytes));
        for (int taken = 0; taken < round % 3; ++taken)
            ASSERT_TRUE(ahead.next());
    }
}

} // namespace
} // namespace styrhus::intake::formats
