#include "domain/numbers.h"

#include <gtest/gtest.h>

namespace styrhus::domain {
namespace {

// 2·2+9·7+1·6+8·5+9·4+8·3+9·2+7·1 = 4+63+6+40+36+24+18+7 = 198 = 18·11.
// 1·2+2·7+3·6+4·5+5·4+6·3+7·2+8·1 = 2+14+18+20+20+18+14+8 = 114 = 10·11+4.
TEST(Cvr, the_weighted_sum_of_a_valid_number_is_a_multiple_of_11) {
    EXPECT_EQ(Cvr::parse("29189897")->digits(), "29189897");
    EXPECT_EQ(Cvr::parse("DK29189897")->digits(), "29189897");
    EXPECT_EQ(Cvr::parse("29 18 98 97")->digits(), "29189897");
    EXPECT_FALSE(Cvr::parse("12345678"));
}

TEST(Cvr, form_and_check_digit_are_two_different_messages) {
    EXPECT_NE(Cvr::parse("2918989").error().message.find("8 digits long, this is 7"), std::string::npos);
    EXPECT_NE(Cvr::parse("29189898").error().message.find("check digit"), std::string::npos);
    for (const char* text : {"", "00000000", "2918989A", "291898977", "29.18.98.97"})
        EXPECT_FALSE(Cvr::parse(text)) << text;
}

// 5·1+7·3+9·1+8·3+0+0+0+4·3+1·1+6·3+6·1+0 = 5+21+9+24+12+1+18+6 = 96; 100 − 96 = 4.
TEST(Gln, the_last_digit_makes_the_sum_a_multiple_of_10) {
    EXPECT_EQ(Gln::parse("5798000416604")->digits(), "5798000416604");
    EXPECT_FALSE(Gln::parse("5798000416605"));
    EXPECT_FALSE(Gln::parse("579800041660"));
}

TEST(PNumber, is_ten_digits_and_no_more_is_known) {
    EXPECT_TRUE(PNumber::parse("1003345678"));
    EXPECT_FALSE(PNumber::parse("100334567"));
    EXPECT_FALSE(PNumber::parse("10033456789"));
}

} // namespace
} // namespace styrhus::domain
