#include "domain/dictionary.h"

#include <gtest/gtest.h>

namespace styrhus::domain {
namespace {

TEST(Dictionary, a_text_is_one_term_for_ever) {
    Dictionary dictionary;
    const Term first = dictionary.intern("SEL § 107");
    for (int i = 0; i < 5000; ++i)
        (void)dictionary.intern(std::to_string(i));
    EXPECT_EQ(dictionary.intern("SEL § 107"), first);
    EXPECT_EQ(dictionary.text(first), "SEL § 107");
    EXPECT_EQ(dictionary.text(Term{}), "");
    Term found{};
    EXPECT_FALSE(dictionary.find("SEL § 108", found));
}

TEST(Dictionary, half_a_million_texts_keep_their_numbers_while_it_grows) {
    constexpr int texts = 500'000;
    Dictionary dictionary;
    for (int i = 1; i <= texts; ++i) {
        dictionary.expect(std::to_string(i + 1));
        ASSERT_EQ(dictionary.intern(std::to_string(i)), static_cast<Term>(i));
    }
    Term found{};
    for (int i = 1; i <= texts; ++i) {
        ASSERT_TRUE(dictionary.find(std::to_string(i), found));
        ASSERT_EQ(found, static_cast<Term>(i));
    }
    EXPECT_FALSE(dictionary.find(std::to_string(texts + 1), found));
    EXPECT_EQ(found, Term{});
}

TEST(Dictionary, one_that_was_moved_from_can_be_asked_and_filled_again) {
    Dictionary dictionary;
    (void)dictionary.intern("a");
    const Dictionary moved = std::move(dictionary);
    Term found{};
    EXPECT_FALSE(dictionary.find("a", found)); // NOLINT: that is the point
    (void)dictionary.intern("b");
    EXPECT_TRUE(dictionary.find("b", found));
}

TEST(Dictionary, a_copy_lives_on_its_own) {
    Dictionary copy;
    {
        Dictionary original;
        (void)original.intern("a");
        copy = original;
    }
    Term found{};
    EXPECT_TRUE(copy.find("a", found));
    EXPECT_EQ(copy.text(found), "a");
}

} // namespace
} // namespace styrhus::domain
