#include "models/validity/life.h"
#include "rules/town.h"
#include "snapshot/statements.h"
#include "views/reading.h"

#include <gtest/gtest.h>

#include <optional>

/// The pages that tell of findings' lives, over a town of two extracts.
namespace styrhus::views {
namespace {

using base::Date;
using base::Period;
using document::Table;
using models::validity::FindingName;

const Date october = Date::of(2023, 10, 31);
const Date december = Date::of(2023, 12, 31);

std::vector<const document::Form*> forms_in(const document::Document& page) {
    std::vector<const document::Form*> forms;
    for (const document::Block& block : page.blocks)
        if (const auto* form = std::get_if<document::Form>(&block)) forms.push_back(form);
    return forms;
}

std::int64_t number_of(const Table& table, std::size_t row, std::size_t column) {
    return std::get<document::Count>(table.rows.at(row).cells.at(column).value).value;
}

/// Anna's § 82 b has no end in either extract; Bo's § 85 cost nothing in October and 500 a day in December;
/// Carl's § 82 b without an end is new in December.
rules::RuleTown town_on(Date day) {
    rules::RuleTown town;
    const std::uint32_t anna = town.add_person(Date::of(1990, 1, 1));
    const std::uint32_t bo = town.add_person(Date::of(1991, 1, 1));
    const std::uint32_t carl = town.add_person(Date::of(1992, 1, 1));
    domain::Grant& first = town.add_grant(anna, "SEL § 82 b", {Date::of(2022, 1, 1), Date::open_end()}, 1000);
    first.responsible = town.term("K.L.");
    first.granting_unit = town.term("Voksenteam");
    town.add_grant(bo, "SEL § 85", Period::year(2023), day == october ? 0 : 500).granting_unit =
        town.term("Støtteteam");
    if (day == december) {
        domain::Grant& third =
            town.add_grant(carl, "SEL § 82 b", {Date::of(2023, 12, 1), Date::open_end()}, 100);
        third.granting_unit = town.term("Voksenteam");
    }
    return town;
}

struct LookedAtTown {
    LookedAtTown() {
        Context before = town_on(october).context(october);
        const domain::Checks then = rules::match_and_check(*before.snapshot);
        context = town.context(december);
        checks = std::make_shared<const domain::Checks>(rules::match_and_check(*context.snapshot));
        const auto first = std::make_shared<const models::validity::Look>(
            models::validity::look_at(*before.snapshot, then, nullptr));
        const auto second = std::make_shared<const models::validity::Look>(
            models::validity::look_at(*context.snapshot, *checks, first.get()));
        looked_back = {.history = std::make_shared<const models::validity::History>(
                           models::validity::history_of({first, second})),
                       .looked = 1,
                       .wanted = 1};
        context.sources[0].columns = {{"end", "Slutdato"}, {"price", "Pris"}};
        context.checks = [this] { return checks; };
        context.looked_back = [this] { return looked_back; };
        context.words_on_findings = [this] { return models::validity::Words(said); };
        context.said_of = [](const std::string&) { return std::vector<Said>{}; };
    }
    LookedAtTown(const LookedAtTown&) = delete;
    LookedAtTown& operator=(const LookedAtTown&) = delete;

    FindingName name(std::string_view rule, std::size_t which = 0) const {
        for (const domain::RuleFinding& finding : checks->findings)
            if (finding.finding.rule == rule && which-- == 0) return models::validity::name_of(finding);
        throw base::BugError("no such finding");
    }
    void say(std::string_view form, const FindingName& about, std::string payload) {
        said.push_back({.id = domain::StatementId{said.size() + 1},
                        .subject = models::validity::subject_of(about),
                        .form = std::string(form),
                        .author = "Anna Opdigtet",
                        .said_at_utc = 1'704'100'000, // 1 January 2024
                        .payload = std::move(payload)});
    }
    document::Document page_of(const FindingName& about) {
        return present(context, "finding",
                       {{"rule", about.rule}, {"row", snapshot::subject_code(about.row)}});
    }

    rules::RuleTown town = town_on(december);
    Context context;
    std::shared_ptr<const domain::Checks> checks;
    LookedBack looked_back;
    std::vector<domain::Statement> said;
};

TEST(LivesView, the_list_tells_how_old_a_finding_is_and_shows_the_open_ones_first) {
    LookedAtTown made;
    const document::Document page = present(made.context, "findings");
    EXPECT_EQ(page.title, "2 fund, 368.100\u00a0kr. på spil"); // 365 × 1,000 + 31 × 100
    const Table& table = table_in(page, "fund");
    ASSERT_EQ(table.rows.size(), 2U);
    // Anna: on the first extract already. 31 October to 31 December: 30 + 31 days.
    EXPECT_EQ(std::get<Date>(table.rows[0].cells[5].value), october);
    EXPECT_EQ(table.rows[0].cells[5].note, "eller før");
    EXPECT_EQ(number_of(table, 0, 6), 61);
    EXPECT_EQ(text_of(table, 0, 7), "åben");
    EXPECT_EQ(std::get<Date>(table.rows[1].cells[5].value), december);
    EXPECT_EQ(table.rows[1].cells[5].note, "");
    EXPECT_EQ(number_of(table, 1, 6), 0);
}

TEST(LivesView, what_is_closed_is_listed_with_when_and_how) {
    LookedAtTown made;
    const document::Document page = present(made.context, "findings", {{"status", "lukket"}});
    EXPECT_EQ(page.title, "1 lukkede fund, 0\u00a0kr. på spil");
    const Table& table = table_in(page, "fund");
    ASSERT_EQ(table.rows.size(), 1U);
    EXPECT_EQ(text_of(table, 0, 0), "Prisen er 0 kr. fra 01.01.2023.");
    EXPECT_EQ(text_of(table, 0, 7).substr(0, 18), "lukket 31.12.2023:");
    EXPECT_EQ(table_in(present(made.context, "findings", {{"status", "alle"}}), "fund").rows.size(), 3U);
}

TEST(LivesView, an_accepted_finding_leaves_the_list_until_its_last_day_and_a_wrong_rule_is_told_of) {
    LookedAtTown made;
    made.say(models::validity::accept_form, made.name("r0110", 0),
             "{\"until\":\"2024-02-29\",\"reason\":\"aftalt\"}");
    made.say(models::validity::false_alarm_form, made.name("r0110", 1), "{\"reason\":\"kursus\"}");
    const document::Document page = present(made.context, "findings");
    EXPECT_EQ(page.title, "Intet at rette");
    const Table& rules = table_in(page, "regler");
    for (std::size_t row = 0; row < rules.rows.size(); ++row)
        if (text_of(rules, row, 0) == "r0110") {
            EXPECT_EQ(number_of(rules, row, 3), 0);
            EXPECT_EQ(number_of(rules, row, 5), 1);
        }
    const Table& wrong = table_in(page, "forkerte");
    ASSERT_EQ(wrong.rows.size(), 1U);
    EXPECT_EQ(text_of(wrong, 0, 2), "kursus");
    EXPECT_EQ(text_of(wrong, 0, 3), "Anna Opdigtet");
    const Table& accepted = table_in(present(made.context, "findings", {{"status", "godkendt"}}), "fund");
    ASSERT_EQ(accepted.rows.size(), 1U);
    EXPECT_EQ(text_of(accepted, 0, 7), "godkendt til 29.02.2024");
}

TEST(LivesView, an_acceptance_that_has_passed_says_so) {
    LookedAtTown made; // known on 14 January 2024
    made.say(models::validity::accept_form, made.name("r0110", 0),
             "{\"until\":\"2024-01-13\",\"reason\":\"aftalt\"}");
    const Table& table = table_in(present(made.context, "findings"), "fund");
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(text_of(table, 0, 7), "åben igen: godkendelsen udløb 13.01.2024");
}

TEST(LivesView, a_status_that_is_none_is_refused) {
    LookedAtTown made;
    const View* view = find_view("findings");
    EXPECT_FALSE(present(*view, made.context, {"findings", document::Language::da, {{"status", "glemt"}}}));
}

TEST(LivesView, one_finding_tells_where_it_is_corrected_what_it_does_and_what_can_be_said) {
    LookedAtTown made;
    const document::Document page = made.page_of(made.name("r0110"));
    EXPECT_EQ(page.title, "SEL § 82 b gives for en tid, men bevillingen fra 01.01.2022 har ingen slutdato.");
    EXPECT_EQ(page.lead, "åben. Set første gang 31.10.2023, 61 dage gammelt. 365.000\u00a0kr. på spil.");
    const Table& facts = table_in(page, "fundet");
    EXPECT_EQ(text_of(facts, 0, 1), "Sensum → Slutdato");
    EXPECT_EQ(facts.rows[1].cells[1].link, "/raekke/1/0/2");
    EXPECT_EQ(facts.rows[2].cells[1].link, "/borger/B-001");
    EXPECT_NE(text_of(facts, 3, 1).find("365.000\u00a0kr."), std::string::npos) << text_of(facts, 3, 1);
    const Table& lives = table_in(page, "forloeb");
    ASSERT_EQ(lives.rows.size(), 1U);
    EXPECT_EQ(text_of(lives, 0, 3), "står endnu");
    const auto forms = forms_in(page);
    ASSERT_EQ(forms.size(), 2U);
    EXPECT_EQ(forms[0]->key, models::validity::accept_form);
    EXPECT_EQ(forms[0]->fields.size(), 3U) << "the finding, a reason and a last day";
    EXPECT_EQ(forms[1]->key, models::validity::false_alarm_form);
}

TEST(LivesView, what_was_said_is_taken_back_on_the_findings_page) {
    LookedAtTown made;
    made.say(models::validity::false_alarm_form, made.name("r0110"), "{\"reason\":\"kursus\"}");
    const auto page = made.page_of(made.name("r0110"));
    const auto forms = forms_in(page);
    ASSERT_EQ(forms.size(), 1U);
    EXPECT_EQ(forms[0]->key, snapshot::undo_form);
}

TEST(LivesView, a_finding_that_nothing_has_had_is_refused_and_a_closed_one_asks_for_nothing) {
    LookedAtTown made;
    const View* view = find_view("finding");
    const auto ask = [&](std::string rule, std::string row) {
        return present(
            *view, made.context,
            {"finding", document::Language::da, {{"rule", std::move(rule)}, {"row", std::move(row)}}});
    };
    EXPECT_FALSE(ask("r0110", "0123456789abcdef"));
    EXPECT_FALSE(ask("r0110", "12"));
    for (const models::validity::Life& life : made.looked_back.history->lives)
        if (life.is_closed()) {
            EXPECT_TRUE(forms_in(made.page_of(models::validity::name_of(*life.finding))).empty());
        }
}

TEST(LivesView, until_the_history_is_made_findings_stand_without_age_and_the_page_says_why) {
    LookedAtTown made;
    made.looked_back.looked = 3;
    made.looked_back.wanted = 47;
    const document::Document page = present(made.context, "findings");
    EXPECT_EQ(page.title, "2 fund, 368.100\u00a0kr. på spil");
    const auto* notice = std::get_if<document::Notice>(&page.blocks.front());
    ASSERT_NE(notice, nullptr);
    EXPECT_TRUE(notice->text.starts_with("Historikken beregnes: 3 af 47 udtræk er gået igennem."))
        << notice->text;
    EXPECT_TRUE(std::holds_alternative<document::Missing>(table_in(page, "fund").rows[0].cells[6].value));
    made.looked_back.trouble = "disken er fuld";
    const auto broken = present(made.context, "findings");
    EXPECT_EQ(std::get<document::Notice>(broken.blocks.front()).tone, document::Tone::error);
}

TEST(LivesView, each_registrant_has_a_list_and_those_without_one_have_theirs) {
    LookedAtTown made;
    const document::Document all = present(made.context, "worklist");
    EXPECT_EQ(all.title, "2 fund, 368.100\u00a0kr. på spil");
    const Table& lists = table_in(all, "arbejdslister");
    ASSERT_EQ(lists.rows.size(), 2U);
    EXPECT_EQ(text_of(lists, 0, 0), "K.L.");
    EXPECT_EQ(lists.rows[0].cells[0].link, "/arbejdsliste?registrator=K.L.");
    EXPECT_EQ(text_of(lists, 1, 0), "ingen nævnt");
    const document::Document own = present(made.context, "worklist", {{"registrator", "K.L."}});
    EXPECT_EQ(own.title, "K.L.: 1 fund, 365.000\u00a0kr. på spil");
    EXPECT_EQ(table_in(own, "arbejdsliste").rows.size(), 1U);
    const document::Document unit =
        present(made.context, "worklist", {{"efter", "enhed"}, {"enhed", "Voksenteam"}});
    EXPECT_EQ(table_in(unit, "arbejdsliste").rows.size(), 2U);
    const document::Document done = present(made.context, "worklist", {{"registrator", "N.N."}});
    EXPECT_EQ(done.title, "N.N.: Alt er rettet");
}

TEST(LivesView, validity_is_told_by_unit_and_month) {
    LookedAtTown made;
    const document::Document page = present(made.context, "validity");
    // December: three rows, two of them wrong. October: two rows, both wrong.
    EXPECT_EQ(page.title, "33,3\u00a0% af rækkerne er uden åbne fejl og advarsler");
    EXPECT_EQ(page.lead,
              "Det er 33,3 procentpoint mere end i okt.\u00a02023. 2 af 3 rækker har en åben fejl eller "
              "advarsel.");
    const Table& units = table_in(page, "enhed");
    ASSERT_EQ(units.rows.size(), 2U);
    EXPECT_EQ(text_of(units, 0, 0), "Voksenteam");
    EXPECT_EQ(units.rows[0].cells[0].link, "/fund?enhed=Voksenteam");
    EXPECT_EQ(number_of(units, 0, 1), 2);
    EXPECT_EQ(number_of(units, 0, 2), 2);
    EXPECT_EQ(std::get<document::Percent>(units.rows[1].cells[4].value).value, 1.0);
    EXPECT_EQ(std::get<document::Decimal>(units.rows[1].cells[5].value).value, 100.0);
    const auto* lines = std::get_if<document::Lines>(&page.blocks.front());
    ASSERT_NE(lines, nullptr);
    EXPECT_EQ(lines->series.front().points.size(), 2U);
    EXPECT_EQ(table_in(page, "maaneder").columns.size(), 3U);
    EXPECT_EQ(table_in(page, "regler").rows.size(), 1U);
}

} // namespace
} // namespace styrhus::views
