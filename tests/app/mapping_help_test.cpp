#include "app/mapping_help.h"
#include "app/taken_back.h"

#include <gtest/gtest.h>

namespace styrhus::app {
namespace {

FilePreview looked_at(const std::string& text) {
    auto seen = preview({"fremmed.csv", std::make_shared<const std::string>(text)}, "", {});
    EXPECT_TRUE(seen.has_value());
    return std::move(seen.value());
}

const KindPreview& kind(const FilePreview& seen, const std::string& name) {
    for (const KindPreview& one : seen.kinds)
        if (one.word.name == name) return one;
    throw std::runtime_error(name);
}

std::string field_of(const FilePreview& seen, const std::string& of_kind, const std::string& column) {
    for (const ColumnSuggestion& one : kind(seen, of_kind).columns)
        if (one.column == column) return one.field;
    return "no such column";
}

TEST(MappingHelp, names_and_values_tell_what_a_column_probably_is) {
    const FilePreview seen = looked_at("Hvem;Startdato;Slutdato;Hvad det koster\n"
                                       "3204990001;01.03.2024;31.12.2025;2.250,00\n"
                                       "3204990002;01.05.2024;;1.234,56\n");
    EXPECT_EQ(field_of(seen, "grant", "Hvem"), "citizen");
    EXPECT_EQ(field_of(seen, "grant", "Startdato"), "start");
    EXPECT_EQ(field_of(seen, "grant", "Slutdato"), "end");
    EXPECT_EQ(field_of(seen, "grant", "Hvad det koster"), "price");
    EXPECT_EQ(field_of(seen, "posting", "Hvad det koster"), "amount");
    EXPECT_EQ(seen.mapping_code, "");
}

TEST(MappingHelp, a_column_that_only_sounds_like_a_field_has_its_values_too) {
    const FilePreview seen = looked_at("Hvem;Begynder;Slut;Ydelse\n"
                                       "3204990001;01.03.2024;31.12.2025;Kontaktperson\n"
                                       "3204990002;01.05.2024;30.06.2024;Plejefamilie\n");
    EXPECT_EQ(field_of(seen, "grant", "Slut"), "end") << "days are no reason for the end";
    EXPECT_NE(field_of(seen, "grant", "Ydelse"), "supplementary") << "help is no yes or no";
}

TEST(MappingHelp, a_total_row_and_a_mistyped_date_do_not_hide_what_a_column_is) {
    const FilePreview seen =
        looked_at("Hvem;Dag;Pris\n3204990001;01.03.2024;1,00\n3204990002;32.01.2024;2,00\n"
                  "3204990003;05.03.2024;3,00\nI alt;;6,50\n");
    EXPECT_EQ(field_of(seen, "grant", "Hvem"), "citizen");
    EXPECT_EQ(field_of(seen, "grant", "Dag"), "start");
}

TEST(MappingHelp, no_field_is_suggested_twice) {
    const FilePreview seen = looked_at("Beløb;Beløb i alt\n1,50;2,50\n");
    EXPECT_EQ(field_of(seen, "posting", "Beløb"), "amount");
    EXPECT_EQ(field_of(seen, "posting", "Beløb i alt"), "");
}

TEST(MappingHelp, a_preview_shows_shapes_where_somebody_could_be_seen) {
    const FilePreview seen = looked_at("Hvem;Startdato;Note\n3204990001;01.03.2024;Ærlig Opdigtet\n");
    EXPECT_EQ(seen.sample_rows.at(0),
              (std::vector<std::string>{"0000000000", "01.03.2024", "xxxxx xxxxxxxx"}));
}

TEST(MappingHelp, every_choice_has_a_word_in_both_languages) {
    for (const KindPreview& one : looked_at("a;b\n1;2\n").kinds)
        for (const FieldInfo& field : one.fields)
            for (const NamedWord& choice : field.choices) {
                EXPECT_FALSE(choice.da.empty()) << field.word.name;
                EXPECT_FALSE(choice.en.empty()) << field.word.name;
            }
}

domain::Statement statement(std::string_view form, std::string author, std::string payload = "{}") {
    domain::Statement out;
    out.subject = subject_of(domain::DeliveryId{17});
    out.form = form;
    out.author = std::move(author);
    out.payload = std::move(payload);
    return out;
}

TEST(TakenBack, the_last_word_on_a_delivery_stands_with_who_said_it_and_why) {
    const std::vector<domain::Statement> statements = {
        statement(release_form, "Karen Lund"),
        statement(withdraw_form, "Lene Friis", R"({"reason":"det \"forkerte\" udtræk"})")};
    const std::vector<LastWord> words = last_words(statements);
    ASSERT_EQ(words.size(), 1U);
    EXPECT_FALSE(words[0].is_release);
    EXPECT_EQ(words[0].author, "Lene Friis");
    EXPECT_EQ(words[0].reason, "det \"forkerte\" udtræk");
    EXPECT_TRUE(said_of_deliveries(statements).is_withdrawn(domain::DeliveryId{17}));
}

} // namespace
} // namespace styrhus::app
