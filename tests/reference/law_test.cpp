#include "reference/law.h"

#include "reference/reference_fixture.h"

namespace styrhus::reference {
namespace {

using base::Date;

const Date in_2023 = Date::of(2023, 6, 1);

std::string code_of(std::string_view text, Date date, LawArea area = LawArea::none) {
    const auto parsed = ours().law.parse(text, date, area);
    return parsed ? parsed->code : parsed.error().message;
}

TEST(LawBook, understands_what_sources_write) {
    const std::pair<const char*, const char*> written[] = {
        {"SEL § 107", "SEL-107"},
        {"SEL-107", "SEL-107"},
        {"sel §107, stk. 2", "SEL-107-2"},
        {"Serviceloven § 52, stk. 3, nr. 7", "SEL-52-3.7"},
        {"Servicelovens § 52 stk.3 nr.7", "SEL-52-3.7"},
        {"SEL-52-3.7", "SEL-52-3.7"},
        {"SEL-52-3.7 Anbringelse udenfor hjemmet", "SEL-52-3.7"},
        {"SEL § 52,3,7", "SEL-52-3.7"},
        {"SEL-58-jf 52-3.7", "SEL-58"},
        {"SEL-44-jfr. §84", "SEL-44"},
        {"SEL-11-4.1. jfr. stk. 3. nr. 1", "SEL-11-4.1"},
        {"11-3", "SEL-11-3"},
        {"§ 85", "SEL-85"},
        {"SEL\u00A7\u00A085", "SEL-85"},
        {"SEL § 85 i egen bolig", "SEL-85"},
        {"SEL § 85, 10 timer", "SEL-85"},
        {"SEL § 82 a", "SEL-82a"},
        {"§82b", "SEL-82b"},
        {"SEL-32-a.1", "SEL-32a-1"},
        {"SEL-76-a", "SEL-76a"},
        {"BL § 32 stk. 1 nr. 3", "BL-32-1.3"},
        {"BL § 32 nr. 3", "BL-32-1.3"},
        {"BL-32-3", "BL-32-1.3"},
        {"Barnets lov § 46", "BL-46"},
        {"§ 46 i barnets lov", "BL-46"},
        {"BL § 114, stk. 1, nr. 1", "BL-114-1.1"},
        {"ABL § 105, stk. 2", "ABL-105-2"},
        {"almenboligloven § 105", "ABL-105"},
        {"SEL § 85, jf. ABL § 105", "ABL-105"},
        {"SEL § 105", "SEL-105"},
        {"SUL § 141", "SUL-141"},
        {"SEL §§ 95-96", "SEL-95"},
    };
    for (const auto& [text, code] : written)
        EXPECT_EQ(code_of(text, in_2023), code) << text;
}

TEST(LawBook, a_bare_number_means_the_law_in_force_and_the_sources_area) {
    EXPECT_EQ(code_of("§ 32", in_2023, LawArea::children), "SEL-32");
    EXPECT_EQ(code_of("§ 32", in_2024, LawArea::children), "BL-32");
    EXPECT_EQ(code_of("§ 85", in_2024, LawArea::adults), "SEL-85");
    EXPECT_EQ(code_of("§ 85", in_2024, LawArea::children), "BL-85");
    EXPECT_EQ(code_of("§ 105", in_2024), "SEL-105") << "almenboligloven must be named";
}

TEST(LawBook, a_bare_number_two_laws_share_is_assumed_and_says_so) {
    EXPECT_TRUE(ours().law.parse("§ 85", in_2024)->law_is_assumed);
    EXPECT_FALSE(ours().law.parse("§ 85", in_2024, LawArea::adults)->law_is_assumed);
    EXPECT_FALSE(ours().law.parse("§ 85", in_2023)->law_is_assumed);
}

TEST(LawBook, a_paragraph_outside_its_time_is_understood_and_marked) {
    EXPECT_TRUE(ours().law.parse("SEL § 52, stk. 3, nr. 7", Date::of(2023, 12, 31))->in_force);
    EXPECT_FALSE(ours().law.parse("SEL § 52, stk. 3, nr. 7", Date::of(2024, 1, 1))->in_force);
    EXPECT_FALSE(ours().law.parse("BL § 46", Date::of(2023, 12, 31))->in_force);
}

TEST(LawBook, an_unknown_paragraph_is_an_error_that_names_the_value) {
    for (const char* text : {"", "bostøtte", "SEL § 999", "§ 12345", "BL § 3"}) {
        const auto parsed = ours().law.parse(text, in_2024);
        ASSERT_FALSE(parsed) << text;
        EXPECT_NE(parsed.error().message.find(text), std::string::npos) << parsed.error().message;
    }
}

TEST(LawBook, a_rule_covers_its_own_parts_only) {
    EXPECT_TRUE(law_covers("SEL-107", "SEL-107"));
    EXPECT_TRUE(law_covers("SEL-107", "SEL-107-2.1"));
    EXPECT_TRUE(law_covers("SEL-52-3", "SEL-52-3.7"));
    EXPECT_FALSE(law_covers("SEL-52", "SEL-52a"));
    EXPECT_FALSE(law_covers("SEL-10", "SEL-107"));
    EXPECT_FALSE(law_covers("SEL-107-2.1", "SEL-107"));
}

TEST(LawBook, a_limit_holds_for_the_parts_of_its_paragraph_on_its_days) {
    const LawBook& law = ours().law;
    const auto value = [&](std::string_view code, LimitKind kind, Date date) {
        const LawLimit* limit = law.limit(code, kind, date);
        return limit == nullptr ? 0 : limit->value;
    };
    EXPECT_EQ(value("SEL-82b", LimitKind::months_max, in_2023), 6);
    EXPECT_EQ(value("SEL-76-3.1", LimitKind::age_until, in_2023), 23);
    EXPECT_EQ(value("SEL-76-3.1", LimitKind::age_until, in_2024), 0) << "the paragraph has ceased";
    EXPECT_EQ(value("BL-114-1.2", LimitKind::age_from, in_2024), 18);
    EXPECT_EQ(value("SEL-97", LimitKind::first_granted_before_age, Date::of(2029, 12, 31)), 67);
    EXPECT_EQ(value("SEL-97", LimitKind::first_granted_before_age, Date::of(2030, 1, 1)), 68);
    EXPECT_EQ(value("SEL-107", LimitKind::months_max, in_2023), 0) << "it has none";
    EXPECT_EQ(value("SEL-82a", LimitKind::months_max, in_2023), 0) << "that is another paragraph";
}

TEST(LawBook, the_nearest_limit_decides) {
    const base::Period always{Date::of(2007, 1, 1)};
    const LawBook law(
        {{.code = "SEL", .names = {"sel"}}},
        {{.code = "SEL-52", .valid = always}, {.code = "SEL-52-3.7", .valid = always}},
        {{.paragraph = "SEL-52", .kind = LimitKind::months_max, .value = 12, .valid = always},
         {.paragraph = "SEL-52-3.7", .kind = LimitKind::months_max, .value = 3, .valid = always}});
    EXPECT_EQ(law.limit("SEL-52-3.7", LimitKind::months_max, in_2023)->value, 3);
    EXPECT_EQ(law.limit("SEL-52-3.6", LimitKind::months_max, in_2023)->value, 12);
    EXPECT_EQ(law.limit("SEL-52a", LimitKind::months_max, in_2023), nullptr);
}

} // namespace
} // namespace styrhus::reference
