#include "snapshot/splice.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace styrhus::snapshot {
namespace {

using Numbers = std::vector<std::uint32_t>;

Numbers numbers(const Column<std::uint32_t>& column) {
    return {column.begin(), column.end()};
}

TEST(Splice, rows_are_replaced_by_fewer_by_more_and_by_none) {
    Column<std::uint32_t> column = {10, 11, 12, 13, 14, 15, 16};
    const Column<std::uint32_t> with = {91, 92, 93, 94};
    const Replaced replaced[] = {{.begin = 1, .end = 3, .rows = 1},  // 11 and 12 by 91
                                 {.begin = 4, .end = 4, .rows = 3},  // before 14: 92, 93 and 94
                                 {.begin = 5, .end = 7, .rows = 0}}; // 15 and 16 by nothing
    splice(column, with, replaced);
    EXPECT_EQ(numbers(column), (Numbers{10, 91, 13, 92, 93, 94, 14}));
}

TEST(Splice, equal_rows_in_other_places_are_a_change_and_equal_rows_in_their_own_are_none) {
    const Column<std::uint32_t> before = {7, 7, 8};
    Column<std::uint32_t> same = before;
    splice(same, {7, 8}, std::vector<Replaced>{{.begin = 1, .end = 3, .rows = 2}});
    EXPECT_TRUE(same.shares_values_with(before));
    Column<std::uint32_t> shorter = before;
    splice(shorter, {7}, std::vector<Replaced>{{.begin = 0, .end = 2, .rows = 1}});
    EXPECT_EQ(numbers(shorter), (Numbers{7, 8}));
    EXPECT_EQ(numbers(before), (Numbers{7, 7, 8}));
}

TEST(Splice, every_column_of_the_pieces_gets_the_same_rows) {
    PieceColumns pieces;
    PieceColumns with;
    for (std::uint32_t i = 0; i < 4; ++i) {
        pieces.person.push_back(domain::PersonId{i});
        pieces.ladder.push_back(1);
        pieces.step.push_back(static_cast<std::uint8_t>(i + 1));
        pieces.from.push_back(static_cast<std::int32_t>(100 * i));
        pieces.to.push_back(static_cast<std::int32_t>(100 * i + 50));
        pieces.grant.push_back(i);
    }
    with.person.push_back(domain::PersonId{9});
    with.ladder.push_back(2);
    with.step.push_back(6);
    with.from.push_back(7);
    with.to.push_back(8);
    with.grant.push_back(5);
    splice(pieces, with, std::vector<Replaced>{{.begin = 1, .end = 3, .rows = 1}});
    ASSERT_EQ(pieces.size(), 3U);
    EXPECT_EQ(pieces.person[1], domain::PersonId{9});
    EXPECT_EQ(pieces.person[2], domain::PersonId{3});
    EXPECT_EQ(numbers(pieces.grant), (Numbers{0, 5, 3}));
    EXPECT_EQ(pieces.ladder[1], 2);
    EXPECT_EQ(pieces.step[1], 6);
    EXPECT_EQ(pieces.from[1], 7);
    EXPECT_EQ(pieces.to[1], 8);
    EXPECT_EQ(pieces.step[2], 4);
}

/// The same by taking the old rows out and putting the new ones in, one replacement at a time from the end.
TEST(Splice, any_replacements_equal_one_at_a_time_from_the_end) {
    std::mt19937_64 random(7);
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    for (int round = 0; round < 500; ++round) {
        Numbers expected(below(40));
        for (std::uint32_t& number : expected)
            number = below(3);
        Column<std::uint32_t> column(expected);
        std::vector<Replaced> replaced;
        Numbers with;
        for (std::uint32_t at = below(5); at <= expected.size(); at += below(6)) { // 0: they touch
            const std::uint32_t end = at + below(static_cast<std::uint32_t>(expected.size()) - at + 1) % 4;
            replaced.push_back({.begin = at, .end = end, .rows = below(4)});
            for (std::uint32_t i = 0; i < replaced.back().rows; ++i)
                with.push_back(below(3));
            at = end;
            if (replaced.size() > 20) break;
        }
        std::size_t taken = with.size();
        for (std::size_t i = replaced.size(); i-- > 0;) {
            const Replaced& one = replaced[i];
            taken -= one.rows;
            expected.erase(expected.begin() + one.begin, expected.begin() + one.end);
            expected.insert(expected.begin() + one.begin, with.begin() + static_cast<std::ptrdiff_t>(taken),
                            with.begin() + static_cast<std::ptrdiff_t>(taken + one.rows));
        }
        splice(column, Column<std::uint32_t>(with), replaced);
        ASSERT_EQ(numbers(column), expected) << round;
    }
}

} // namespace
} // namespace styrhus::snapshot
