#include "domain/identity/cpr.h"
#include "domain/identity/secret.h"

#include <gtest/gtest.h>

namespace styrhus::domain::identity {
namespace {

Cpr cpr(std::string_view text) {
    auto parsed = Cpr::parse(text);
    EXPECT_TRUE(parsed) << (parsed ? "" : parsed.error().message);
    return *parsed;
}

// DOMAIN 11: synthetic numbers with impossible dates that satisfy modulus 11.
// 6·4+1·3+1·2+2·7+8·6+5·5+0+0+0+5·1 = 121.
TEST(Cpr, the_synthetic_numbers_satisfy_modulus_11_and_hold_no_date) {
    for (const char* text : {"611285-0005", "751010-4018", "610165-1000"}) {
        EXPECT_TRUE(cpr(text).satisfies_modulus_11()) << text;
        EXPECT_TRUE(cpr(text).is_administrative()) << text;
        EXPECT_FALSE(cpr(text).date_in_number()) << text;
    }
}

TEST(Cpr, failing_modulus_11_is_still_a_number) {
    EXPECT_FALSE(cpr("611285-0006").satisfies_modulus_11());
}

TEST(Cpr, the_seventh_digit_gives_the_century) {
    struct {
        const char* text;
        int year;
    } const cases[] = {
        {"0101503999", 1950}, {"0101364999", 2036}, {"0101374999", 1937}, {"0101369999", 2036},
        {"0101379999", 1937}, {"0101575999", 2057}, {"0101585999", 1858}, {"0101008999", 2000},
    };
    for (const auto& c : cases) {
        const auto date = cpr(c.text).date_in_number();
        ASSERT_TRUE(date) << c.text;
        EXPECT_EQ(date->year(), c.year) << c.text;
    }
}

TEST(Cpr, hyphen_and_blank_are_allowed_and_all_else_is_refused) {
    EXPECT_EQ(cpr("611285-0005"), cpr("6112850005"));
    EXPECT_EQ(cpr("611285 0005"), cpr("6112850005"));
    for (const char* text : {"", "611285", "61128500055", "6112-850005", "611285--0005", "61128500o5"})
        EXPECT_FALSE(Cpr::parse(text)) << text;
}

TEST(ClaimMaker, the_same_number_has_the_same_ref_under_one_key_and_another_under_another) {
    const MasterKey first = MasterKey::from_bytes(std::string(32, 'a'));
    const MasterKey second = MasterKey::from_bytes(std::string(32, 'b'));
    const auto ref = [](const MasterKey& key, std::string_view text) {
        return ClaimMaker(key).of_cpr(cpr(text)).ref;
    };
    EXPECT_EQ(ref(first, "611285-0005"), ref(first, "6112850005"));
    EXPECT_NE(ref(first, "611285-0005"), ref(second, "611285-0005"));
    EXPECT_NE(ref(first, "611285-0005"), ref(first, "751010-4018"));
}

TEST(ClaimMaker, numbers_of_two_sources_are_two_claims) {
    const ClaimMaker maker(MasterKey::from_bytes(std::string(32, 'a')));
    EXPECT_NE(maker.of_number(ClaimKind::source_number, "sofus", "17").ref,
              maker.of_number(ClaimKind::source_number, "ssda903", "17").ref);
}

} // namespace
} // namespace styrhus::domain::identity
