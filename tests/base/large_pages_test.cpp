#include "base/large_pages.h"

#include <gtest/gtest.h>
#include <numeric>
#include <string>

namespace styrhus::base {
namespace {

TEST(LargePages, a_vector_keeps_its_values_while_it_grows_from_small_pages_to_large) {
    LargeVector<std::string> texts;
    constexpr std::size_t count = 600'000; // 19 MB of strings: beyond where large pages begin
    for (std::size_t i = 0; i < count; ++i)
        texts.push_back(std::to_string(i));
    for (std::size_t i = 0; i < count; ++i)
        ASSERT_EQ(texts[i], std::to_string(i));
    texts.resize(3);
    texts.shrink_to_fit();
    EXPECT_EQ(texts.back(), "2");
}

TEST(LargePages, room_in_an_ordinary_vector_is_only_room) {
    std::vector<int> numbers;
    reserve_in_large_pages(numbers, 10'000'000);
    EXPECT_TRUE(numbers.empty());
    numbers.resize(5'000'000);
    std::iota(numbers.begin(), numbers.end(), 1);
    EXPECT_EQ(numbers.back(), 5'000'000);
    std::vector<int> few;
    reserve_in_large_pages(few, 2);
    few.push_back(7);
    EXPECT_EQ(few, std::vector<int>{7});
}

} // namespace
} // namespace styrhus::base
