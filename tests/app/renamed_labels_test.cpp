#include "app/renamed_labels.h"

#include <gtest/gtest.h>

namespace styrhus::app {
namespace {

using domain::MappingGap;

/// Postings of a month: code, label, øre.
class PostedMonth {
  public:
    PostedMonth& row(std::string_view code, std::string_view label, std::int64_t ore) {
        domain::Posting posting;
        posting.source.line = ++line_;
        posting.account = terms_.intern(code);
        posting.label = terms_.intern(label);
        posting.amount = base::Money::ore(ore);
        facts_.of<domain::Posting>().facts.push_back(posting);
        return *this;
    }
    LabelledFacts facts() const { return {domain::FactKind::posting, facts_, terms_}; }

  private:
    std::uint32_t line_ = 1;
    domain::Facts facts_;
    domain::Dictionary terms_;
};

std::string found(const PostedMonth& before, const PostedMonth& now) {
    std::string out;
    for (const MappingGap& gap : renamed_labels(before.facts(), now.facts(), "Område"))
        out += gap.likely + " → " + gap.value + ": " + std::to_string(gap.codes) + " codes, "
               + std::to_string(gap.rows) + " rows, " + base::plain(gap.amount) + ", line "
               + std::to_string(gap.first_line) + ". ";
    return out;
}

PostedMonth january() {
    PostedMonth month;
    month.row("A1", "Social, ældre", 100).row("A1", "Social, ældre", 200).row("A2", "Social, ældre", 50);
    month.row("B1", "Børn", 10).row("B1", "Diverse", 5000).row("C1", "Veje", 70).row("C1", "Veje", 1);
    return month;
}

} // namespace

TEST(RenamedLabels, the_same_codes_under_another_name) {
    PostedMonth now;
    now.row("A1", "Voksne", 300).row("A2", "Voksne", 60).row("A2", "Voksne", 1).row("B1", "Børn", 10);
    now.row("C1", "Veje", 70).row("C1", "Veje", 5);
    EXPECT_EQ(found(january(), now), "Social, ældre → Voksne: 2 codes, 3 rows, 3.61, line 2. ");
}

TEST(RenamedLabels, a_code_is_told_by_the_label_with_most_kroner) {
    PostedMonth now;
    now.row("A1", "Social, ældre", 300).row("A1", "Social, ældre", 1).row("C1", "Veje", 1);
    now.row("B1", "Familie", -20).row("B1", "Familie", 5);
    EXPECT_EQ(found(january(), now), "Diverse → Familie: 1 codes, 2 rows, -0.15, line 5. ");
}

TEST(RenamedLabels, one_name_may_become_two) {
    PostedMonth now;
    now.row("A1", "Voksne", 300).row("A1", "Voksne", 1).row("A2", "Ældre", 9).row("A2", "Ældre", 9);
    EXPECT_EQ(found(january(), now), "Social, ældre → Voksne: 1 codes, 2 rows, 3.01, line 2. "
                                     "Social, ældre → Ældre: 1 codes, 2 rows, 0.18, line 4. ");
}

TEST(RenamedLabels, a_code_that_moves_to_a_known_name_is_no_new_name) {
    PostedMonth now;
    now.row("A1", "Veje", 300).row("A2", "Social, ældre", 60).row("C1", "Veje", 1).row("C1", "Veje", 1);
    EXPECT_EQ(found(january(), now), "");
}

TEST(RenamedLabels, a_name_that_is_still_in_use_is_not_replaced) {
    PostedMonth now;
    now.row("A1", "Voksne", 300).row("A1", "Voksne", 1).row("A2", "Social, ældre", 60);
    EXPECT_EQ(found(january(), now), "");
}

TEST(RenamedLabels, another_spelling_is_no_new_name) {
    PostedMonth now;
    now.row("a1", "SOCIAL,  ældre ", 300).row("A2", "social, ældre", 60).row("A2", "social, ældre", 60);
    EXPECT_EQ(found(january(), now), "");
}

TEST(RenamedLabels, new_codes_say_nothing) {
    PostedMonth now;
    now.row("X1", "Nyt", 300).row("X1", "Nyt", 1).row("X2", "Nyt", 60);
    EXPECT_EQ(found(january(), now), "");
}

TEST(RenamedLabels, texts_that_name_nothing_are_let_be) {
    PostedMonth before;
    PostedMonth now;
    for (int i = 0; i < 20; ++i) {
        before.row("A1", "Faktura " + std::to_string(i), 100);
        now.row("A1", "Faktura " + std::to_string(100 + i), 100);
    }
    EXPECT_EQ(found(before, now), "");
}

TEST(RenamedLabels, a_chart_of_accounts_names_each_account_once) {
    domain::Dictionary terms;
    domain::Facts before;
    domain::Facts now;
    const auto add = [&](domain::Facts& to, std::string_view account, std::string_view name) {
        domain::AccountFact fact;
        fact.account = terms.intern(account);
        fact.name = terms.intern(name);
        to.of<domain::AccountFact>().facts.push_back(fact);
    };
    add(before, "1", "Botilbud"), add(before, "2", "Støtte");
    add(now, "1", "Bosteder"), add(now, "2", "Støtte");
    const auto renamed = renamed_labels({domain::FactKind::account, before, terms},
                                        {domain::FactKind::account, now, terms}, "Navn");
    ASSERT_EQ(renamed.size(), 1U);
    EXPECT_EQ(renamed[0].likely + renamed[0].value + renamed[0].field, "BotilbudBostedername");
}

} // namespace styrhus::app
