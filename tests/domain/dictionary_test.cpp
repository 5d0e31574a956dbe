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
