#include "intake/sources/named_in_text.h"

#include <gtest/gtest.h>

#include <string>

/// What texts of bills say of whose they are.
namespace styrhus::tests {
namespace {

using base::Date;
using intake::sources::Birth;
using intake::sources::birth_in;
using intake::sources::case_in;

TEST(CaseInText, is_what_stands_after_the_word) {
    EXPECT_EQ(case_in("Sag S-0000123, marts 2024"), "S-0000123");
    EXPECT_EQ(case_in("Voksensag A0000123, marts 2024"), "A0000123");
    EXPECT_EQ(case_in("Ophold, sagsnr. 12345."), "12345");
    EXPECT_EQ(case_in("Ophold (sagsnummer:12345)"), "12345");
    EXPECT_EQ(case_in("sag nr. 27.27.42-G01-7-24"), "27.27.42-G01-7-24");
    EXPECT_EQ(case_in("Sag S-0000123, også sag S-0000123"), "S-0000123");
}

TEST(CaseInText, other_numbers_are_no_case) {
    EXPECT_EQ(case_in("Faktura 48213, marts 2024"), "");
    EXPECT_EQ(case_in("Sag marts 2024"), "");
    EXPECT_EQ(case_in("Sag 2024"), "");
    EXPECT_EQ(case_in("Sag S-0000123 og sag S-0000124"), ""); // several
    EXPECT_EQ(case_in("Sag"), "");
    EXPECT_EQ(case_in(""), "");
}

TEST(BirthInText, is_a_day_with_initials_beside_it) {
    const Birth whole = {Date::of(2009, 5, 12), "T.P.", true};
    EXPECT_EQ(birth_in("marts 2024, TP f. 12.05.2009"), whole);
    EXPECT_EQ(birth_in("T.P. født 12-05-2009, marts"), whole);
    EXPECT_EQ(birth_in("12.05.2009 TP"), whole);
    EXPECT_EQ(birth_in("Faktura 48213 TP 120509"), (Birth{Date::of(2009, 5, 12), "T.P.", false}));
    EXPECT_EQ(birth_in("ÅØ 290204"), (Birth{Date::of(2004, 2, 29), "Å.Ø.", false}));
}

TEST(BirthInText, a_number_or_a_day_alone_is_nobodys_birth) {
    EXPECT_FALSE(birth_in("Faktura 120509"));
    EXPECT_FALSE(birth_in("Ophold 12.05.2024 til 31.05.2024"));
    EXPECT_FALSE(birth_in("TP 320509"));            // no such day
    EXPECT_FALSE(birth_in("TP 1205091"));           // seven digits
    EXPECT_FALSE(birth_in("TP 120509-1234"));       // a CPR number
    EXPECT_FALSE(birth_in("TP 120509, MK 010203")); // several
    EXPECT_FALSE(birth_in("Tp 120509"));
    EXPECT_FALSE(birth_in(""));
}

} // namespace
} // namespace styrhus::tests
