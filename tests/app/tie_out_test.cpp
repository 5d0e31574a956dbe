#include "app/made_town.h"
#include "domain/rule_titles.h"
#include "models/ladder/reconcile.h"

#include <array>
#include <map>

/// The totals of a made municipality's pages against one another: what the front page says, the ladder says
/// and the reconciliation says, whichever way the kroner are cut.
namespace styrhus::app {
namespace {

using base::Money;
using document::Cell;
using document::Document;
using document::Equation;
using document::Row;
using document::Table;

using Parameters = std::map<std::string, std::string, std::less<>>;

class TieOut : public ::testing::TestWithParam<std::uint64_t> {
  protected:
    void SetUp() override { snapshot_ = town_.open->publish(base::Date::of(2026, 1, 1)); }

    Document page(std::string_view view, Parameters parameters) {
        return need(town_.open->pipeline->present(
            {std::string(view), document::Language::da, std::move(parameters)}));
    }
    /// What may be chosen in a filter of a page.
    static std::vector<std::string> choices(const Document& page, std::string_view key) {
        std::vector<std::string> values;
        for (const document::Parameter& parameter : page.parameters)
            if (parameter.key == key)
                for (const document::Option& option : parameter.options)
                    values.push_back(option.value);
        return values;
    }

    SharedTown& town_ = shared_town(GetParam());
    std::shared_ptr<const snapshot::Snapshot> snapshot_;
};

template <class Block>
const Block& find(const Document& page, const auto& is_it) {
    for (const document::Block& block : page.blocks)
        if (const auto* found = std::get_if<Block>(&block); found != nullptr && is_it(*found)) return *found;
    throw std::runtime_error("the page " + page.path + " has no such block");
}

const Table& table_of(const Document& page, std::string_view key) {
    return find<Table>(page, [&](const Table& table) { return table.key == key; });
}

const Equation& equation_of(const Document& page, std::string_view title) {
    return find<Equation>(page, [&](const Equation& one) { return one.title.starts_with(title); });
}

const document::Stair& stair_of(const Document& page) {
    return find<document::Stair>(page, [](const document::Stair&) { return true; });
}

/// A place where no account has anything has none.
bool has_column(const Table& table, std::string_view column) {
    return std::any_of(table.columns.begin(), table.columns.end(),
                       [&](const document::Column& one) { return one.key == column; });
}

const Cell& cell_of(const Table& table, const Row& row, std::string_view column) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].key == column) return row.cells[i];
    throw std::runtime_error(table.key + " has no column " + std::string(column));
}

Money kroner(const Cell& cell) {
    return std::get<Money>(cell.value);
}

Money term(const Equation& equation, std::string_view label) {
    for (const document::EquationTerm& one : equation.terms)
        if (one.label == label) return kroner(one.amount);
    throw std::runtime_error(equation.title + " has no term " + std::string(label));
}

TEST_P(TieOut, the_front_page_says_of_each_ladder_what_the_ladder_says_of_itself) {
    for (const char* span : {"12mdr", "maaned", "kvartal", "aar"}) {
        const Document front = page("overview", {{"periode", span}});
        const Table& ladders = table_of(front, "trapper");
        ASSERT_GE(ladders.rows.size(), 2U);
        Money on_ladders;
        for (const Row& row : ladders.rows) {
            const std::string& link = row.cells.front().link;
            const std::string code = link.substr(link.rfind('=') + 1);
            const Document committed =
                page("ladder", {{"trappe", code}, {"periode", span}, {"basis", "disponeret"}});
            const Document actual =
                page("ladder", {{"trappe", code}, {"periode", span}, {"basis", "bogfoert"}});
            const document::StairStep& total = stair_of(committed).total;
            EXPECT_EQ(cell_of(ladders, row, "citizens").value, total.citizens_at_end.value) << code;
            EXPECT_EQ(cell_of(ladders, row, "full_year_persons").value, total.full_year_persons.value)
                << code;
            EXPECT_EQ(cell_of(ladders, row, "committed").value, total.cost.value) << code;
            EXPECT_EQ(cell_of(ladders, row, "actual").value, stair_of(actual).total.cost.value) << code;
            EXPECT_EQ(kroner(equation_of(committed, "Afstemt").terms.back().amount),
                      kroner(equation_of(front, "Afstemt").terms.back().amount))
                << code;
            on_ladders += kroner(cell_of(ladders, row, "actual"));
        }
        EXPECT_EQ(on_ladders, term(equation_of(front, "Afstemt"), "på trapperne")) << span;
        EXPECT_GT(on_ladders, Money()) << span;
    }
}

/// A frame unit's internal price has no posting: on the ladder it counts on the citizen's row and against
/// the coverage difference, in the reconciliation not at all. So these rows are held against each other
/// together.
const char* group_of(std::string_view stage_or_label) {
    for (const char* one : {"step", "no-step", "coverage", "på trapperne", "uden trin", "dækningsforskel"})
        if (stage_or_label == one) return "of citizens and units";
    if (stage_or_label == "account" || stage_or_label == "efter konto") return "by account";
    if (stage_or_label == "others" || stage_or_label == "for andre") return "for others";
    return "remainder";
}

TEST_P(TieOut, the_months_of_the_ladders_and_the_years_of_the_reconciliation_are_the_same_kroner) {
    std::map<std::string, Money> by_month;
    Money ledger;
    for (const std::string& month : choices(page("overview", {}), "maaned")) {
        const Document front = page("overview", {{"maaned", month}, {"periode", "maaned"}});
        const Equation& equation = equation_of(front, "Afstemt med regnskabet");
        for (const document::EquationTerm& one : equation.terms)
            if (one.sign != "=") by_month[group_of(one.label)] += kroner(one.amount);
        ledger += term(equation, "regnskab");
    }
    std::map<std::string, Money> by_year;
    Money accepted;
    for (const std::string& year : choices(page("reconciliation", {}), "aar")) {
        const Document reconciled = page("reconciliation", {{"aar", year}});
        const Table& accounts = table_of(reconciled, "konti");
        const Row& all = accounts.rows.back();
        for (const char* stage : {"step", "account", "no-step", "coverage", "others", "remainder"})
            by_year[group_of(stage)] +=
                has_column(accounts, stage) ? kroner(cell_of(accounts, all, stage)) : Money();
        accepted += kroner(cell_of(accounts, all, "accepted"));
        EXPECT_EQ(kroner(cell_of(accounts, all, "unplaced")), Money()) << year;
    }
    EXPECT_EQ(ledger, accepted);
    EXPECT_EQ(by_month, by_year);
    EXPECT_GT(by_year["of citizens and units"], Money());
}

/// Without a page: the walk's places against the facts' own amounts.
TEST_P(TieOut, every_krone_of_every_account_and_month_stands_in_one_place) {
    const snapshot::PostingColumns& postings = snapshot_->columns.postings;
    ASSERT_GT(postings.size(), 0U);
    const auto month_of = [](std::int32_t days) {
        return base::Month::containing(base::Date::from_days(days));
    };
    const models::ladder::Question question = {
        .first = month_of(*std::min_element(postings.from.begin(), postings.from.end())),
        .end = month_of(*std::max_element(postings.to.begin(), postings.to.end())).plus(1),
        .as_of = snapshot_->as_of};
    Money ledger;
    std::array<Money, models::ladder::places> by_place;
    for (const models::ladder::AccountSums& account : models::ladder::reconcile(snapshot_->columns, question))
        for (std::size_t period = 0; period < account.periods.size(); ++period) {
            const models::ladder::PlaceSums& sums = account.periods[period];
            EXPECT_EQ(sums.sum_of_places(), sums.ledger)
                << snapshot_->terms->text(account.account) << " "
                << base::iso(question.first.plus(static_cast<std::int32_t>(period)));
            ledger += sums.ledger;
            for (std::size_t place = 0; place < by_place.size(); ++place)
                by_place[place] += sums.by_place[place];
        }
    Money said;
    for (const domain::Posting& posting : snapshot_->postings)
        said += posting.amount;
    EXPECT_EQ(ledger, said);
    for (const models::ladder::Place place : {models::ladder::Place::step, models::ladder::Place::remainder})
        EXPECT_NE(by_place[static_cast<std::size_t>(place)], Money());
}

TEST_P(TieOut, the_finance_systems_own_total_is_the_same_on_the_front_page_and_in_the_reconciliation) {
    const Equation front = equation_of(page("overview", {}), "Økonomisystemets egen total");
    const Document reconciled = page("reconciliation", {});
    const Table& accounts = table_of(reconciled, "konti");
    EXPECT_EQ(term(front, "økonomisystemet"), kroner(cell_of(accounts, accounts.rows.back(), "own-total")));
    EXPECT_EQ(kroner(front.difference), kroner(cell_of(accounts, accounts.rows.back(), "difference")));
    EXPECT_EQ(kroner(front.difference), term(front, "økonomisystemet") - term(front, "godtagne posteringer"));
}

TEST_P(TieOut, every_choice_of_a_filter_is_answered_and_an_own_unit_has_its_citizens) {
    const Document plain = page("ladder", {});
    std::map<std::string, std::size_t> with_citizens;
    for (const char* key : {"omr", "maalgruppe", "enhed"})
        for (const std::string& value : choices(plain, key)) {
            if (value.empty()) continue; // all
            (void)page("overview", {{key, value}});
            const Document filtered = page("ladder", {{key, value}});
            const auto citizens = std::get<document::Count>(stair_of(filtered).total.citizens_touching.value);
            const bool is_own_unit = value.starts_with("unit_");
            if (citizens.value > 0) ++with_citizens[is_own_unit ? "own unit" : key];
        }
    EXPECT_GT(with_citizens["own unit"], 1U);
    EXPECT_GT(with_citizens["omr"], 1U);
    EXPECT_GT(with_citizens["maalgruppe"], 0U); // the page is of one ladder
}

TEST_P(TieOut, on_a_day_when_nothing_had_come_the_page_says_so) {
    const Document nothing = page("ladder", {{"kendt", "2024-06-30"}});
    const auto& notice = find<document::Notice>(nothing, [](const document::Notice&) { return true; });
    EXPECT_EQ(notice.text, "Intet var modtaget den 30.06.2024.");
    EXPECT_NE(notice.action_link.find("laesning=rekonstrueret"), std::string::npos);
}

TEST_P(TieOut, a_month_that_has_not_been_is_refused_and_a_step_that_is_none) {
    const auto refused = [&](Parameters parameters) {
        return !town_.open->pipeline->present({"ladder", document::Language::da, std::move(parameters)});
    };
    EXPECT_TRUE(refused({{"maaned", "2040-10"}}));
    EXPECT_TRUE(refused({{"trin", "x"}}));
    EXPECT_TRUE(refused({{"trin", "0"}}));
    EXPECT_FALSE(refused({{"trin", "100"}})); // chosen on a taller ladder
}

TEST_P(TieOut, every_finding_has_a_title_in_both_languages) {
    EXPECT_GT(snapshot_->findings.size(), 0U);
    for (const domain::Finding& finding : snapshot_->findings)
        EXPECT_NE(domain::title_of(finding.rule), nullptr) << finding.rule;
}

INSTANTIATE_TEST_SUITE_P(Towns, TieOut, ::testing::Values(41, 42));

} // namespace
} // namespace styrhus::app
