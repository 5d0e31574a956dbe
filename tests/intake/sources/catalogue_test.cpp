#include "domain/fact_columns.h"
#include "intake/sources/draft.h"
#include "intake/sources/extract.h"
#include "intake/sources/mapping.h"
#include "intake/sources/stamps.h"

#include <gtest/gtest.h>

/// The catalogue of fields, what a file's name tells, and the stamps that rows are found by.
namespace styrhus::intake::sources {
namespace {

using base::Date;

TEST(FieldCatalogue, every_field_has_its_setter_in_the_same_order) {
    std::uint8_t kind = 0; // the types stand in the order of their kinds
    domain::for_each_fact_type([&]<class Fact>() {
        const auto fields = fields_of(static_cast<domain::FactKind>(kind++));
        const auto setters = setters_of<Fact>();
        ASSERT_EQ(fields.size(), setters.size()) << domain::Columns<Fact>::table;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            EXPECT_EQ(fields[i].name, setters[i].name) << domain::Columns<Fact>::table;
            EXPECT_EQ(setters[i].set == nullptr, fields[i].type == FieldType::row_id) << fields[i].name;
        }
    });
    EXPECT_EQ(kind, domain::fact_kind_count);
}

TEST(FieldCatalogue, every_field_has_words_in_both_languages_and_only_choices_have_choices) {
    for (std::size_t kind = 0; kind < domain::fact_kind_count; ++kind)
        for (const FieldSpec& field : fields_of(static_cast<domain::FactKind>(kind))) {
            EXPECT_FALSE(field.da.empty() || field.en.empty()) << field.name;
            EXPECT_EQ(field.choices.empty(), field.type != FieldType::choice) << field.name;
        }
}

DateRule in_name(std::string pattern, DateRule::Part part) {
    return {.from = DateRule::From::file_name, .pattern = std::move(pattern), .part = part};
}

TEST(ExtractDate, stands_in_the_file_s_name_as_the_mapping_says) {
    const DateRule monthly = in_name(R"((\d{4})-?(\d{2}))", DateRule::Part::end_of_month);
    EXPECT_EQ(extract_date_in_name(monthly, "dubu_personer_202402.csv"), Date::of(2024, 2, 29));
    EXPECT_EQ(extract_date_in_name(monthly, "dubu_personer_2023-12.csv"), Date::of(2023, 12, 31));
    const DateRule daily = in_name(R"((\d{4})-(\d{2})-(\d{2}))", DateRule::Part::day);
    EXPECT_EQ(extract_date_in_name(daily, "liste 2024-03-05.csv"), Date::of(2024, 3, 5));
    const DateRule yearly = in_name(R"((\d{4}))", DateRule::Part::end_of_year);
    EXPECT_EQ(extract_date_in_name(yearly, "regnskab 2023.csv"), Date::of(2023, 12, 31));
    const DateRule english = in_name(R"((\d{4}))", DateRule::Part::end_of_march_next_year);
    EXPECT_EQ(extract_date_in_name(english, "2017-episodes.csv"), Date::of(2018, 3, 31));
}

TEST(ExtractDate, is_not_told_by_a_name_without_one_or_with_a_day_that_does_not_exist) {
    const DateRule daily = in_name(R"((\d{4})-(\d{2})-(\d{2}))", DateRule::Part::day);
    EXPECT_FALSE(extract_date_in_name(daily, "liste.csv"));
    EXPECT_FALSE(extract_date_in_name(daily, "liste 2023-02-31.csv"));
    EXPECT_FALSE(extract_date_in_name({.from = DateRule::From::received}, "liste 2023-02-01.csv"));
}

TEST(Coverage, is_what_the_source_speaks_for) {
    using Span = CoverageRule::Span;
    const Date extract = Date::of(2024, 2, 29);
    const auto from = [&](CoverageRule rule) { return covered_by(rule, extract).from; };
    EXPECT_EQ(from({.span = Span::month}), Date::of(2024, 2, 1));
    EXPECT_EQ(from({.span = Span::year}), Date::of(2024, 1, 1));
    EXPECT_EQ(from({.span = Span::fiscal_year_april}), Date::of(2023, 4, 1));
    EXPECT_EQ(from({.span = Span::months_back, .months = 12}), Date::of(2023, 2, 28));
    EXPECT_EQ(from({.span = Span::history, .covers_from = Date::of(2010, 1, 1)}), Date::of(2010, 1, 1));
    EXPECT_EQ(covered_by({.span = Span::month}, extract).to, Date::of(2024, 3, 1));
}

TEST(Mappings, the_longest_pattern_that_fits_the_name_is_the_mapping) {
    std::vector<Mapping> all(3);
    all[0].code = "dubu";
    all[0].file_patterns = {"dubu*"};
    all[1].code = "persons";
    all[1].file_patterns = {"dubu_personer*", "personer*"};
    all[2].code = "none";
    const auto fitting = mappings_for(all, "DUBU_Personer_202401.CSV");
    ASSERT_EQ(fitting.size(), 2U);
    EXPECT_EQ(fitting[0]->code, "persons");
    EXPECT_EQ(fitting[1]->code, "dubu");
    EXPECT_TRUE(mappings_for(all, "sensum.csv").empty());
}

class Stamps : public testing::Test {
  protected:
    domain::Dictionary terms;
    domain::identity::ClaimMaker claims{
        domain::identity::MasterKey::from_bytes("0123456789abcdef0123456789abcdef")};
    HashSink sink{terms, claims};

    std::vector<domain::FactStamp> numbered(std::vector<domain::FactStamp> stamps, std::uint64_t salt = 0) {
        repeats = number_equal_keys(stamps, salt, sink).size();
        std::sort(stamps.begin(), stamps.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
        return stamps;
    }
    std::size_t repeats = 0;
};

TEST_F(Stamps, equal_keys_get_an_ordinal_by_their_contents_whatever_order_the_rows_stand_in) {
    const auto one_way = numbered({{7, 10}, {7, 30}, {7, 20}, {9, 10}});
    const auto other_way = numbered({{9, 10}, {7, 20}, {7, 10}, {7, 30}});
    ASSERT_EQ(one_way.size(), 4U);
    for (std::size_t i = 0; i < one_way.size(); ++i) {
        EXPECT_EQ(one_way[i].key, other_way[i].key);
        EXPECT_EQ(one_way[i].content, other_way[i].content);
        if (i > 0) {
            EXPECT_NE(one_way[i].key, one_way[i - 1].key);
        }
    }
    EXPECT_EQ(repeats, 0U);
}

TEST_F(Stamps, the_first_of_equal_keys_keeps_the_key_so_that_a_lone_row_is_found_again) {
    const auto all = numbered({{7, 10}, {7, 10}});
    EXPECT_TRUE(all[0].key == 7 || all[1].key == 7);
    EXPECT_EQ(repeats, 1U);
}

TEST_F(Stamps, a_salt_parts_the_rows_of_one_delivery_from_those_of_another) {
    const auto first = numbered({{7, 10}}, 1);
    const auto second = numbered({{7, 10}}, 3);
    EXPECT_NE(first[0].key, second[0].key);
    EXPECT_NE(first[0].key, 7U);
}

TEST_F(Stamps, a_content_does_not_know_which_file_or_line_it_stood_on) {
    domain::Posting posting;
    posting.amount = base::Money::ore(5);
    const std::uint64_t content = content_of(posting, sink);
    posting.source = {domain::DeliveryId{3}, 1, 9};
    EXPECT_EQ(content_of(posting, sink), content);
    posting.amount = base::Money::ore(6);
    EXPECT_NE(content_of(posting, sink), content);
}

} // namespace
} // namespace styrhus::intake::sources
