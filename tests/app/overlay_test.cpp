#include "app/made_town.h"
#include "snapshot/freeze.h"

#include <map>
#include <tbb/global_control.h>

namespace styrhus::app {
namespace {

using snapshot::GrantMark;
using snapshot::Snapshot;

/// Every byte of what models and views read.
void expect_same(const Snapshot& a, const Snapshot& b) {
    EXPECT_EQ(a.snapshot_id, b.snapshot_id);
    EXPECT_EQ(a.figures_id, b.figures_id);
    EXPECT_TRUE(a.columns.grants == b.columns.grants);
    EXPECT_TRUE(a.columns.pieces == b.columns.pieces);
    EXPECT_TRUE(a.columns.postings == b.columns.postings);
    EXPECT_TRUE(a.columns == b.columns);
    EXPECT_TRUE(a.grant_of_row == b.grant_of_row);
    EXPECT_TRUE(a.posting_of_row == b.posting_of_row);
    EXPECT_EQ(a.amendments, b.amendments);
    EXPECT_EQ(a.said_of_postings, b.said_of_postings);
    ASSERT_EQ(a.findings.size(), b.findings.size());
    for (std::size_t i = 0; i < a.findings.size(); ++i) {
        EXPECT_EQ(a.findings[i].rule, b.findings[i].rule);
        EXPECT_EQ(a.findings[i].source, b.findings[i].source);
    }
}

class Overlay : public ::testing::TestWithParam<std::uint64_t> {
  protected:
    SharedTown& shared_ = shared_town(GetParam());
    std::shared_ptr<const Snapshot> whole_ = shared_.whole;
    std::mt19937_64 random_{GetParam()};
};

TEST_P(Overlay, statements_laid_over_a_base_equal_everyone_laid_out_anew) {
    for (const std::size_t count : {1U, 2U, 5U, 40U, 200U}) {
        const auto said = random_statements(*whole_, random_, count);
        expect_same(snapshot::lay_over(whole_->base, said), snapshot::lay_over_everyone(whole_->base, said));
    }
}

TEST_P(Overlay, one_thread_and_two_make_the_same_bytes) {
    const auto said = random_statements(*whole_, random_, 20);
    const Snapshot many = snapshot::lay_over_everyone(whole_->base, said);
    const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
    expect_same(snapshot::lay_over_everyone(whole_->base, said), many);
    expect_same(*shared_.open->publish(base::Date::of(2025, 12, 1)), *whole_);
}

TEST_P(Overlay, a_grant_set_aside_keeps_its_kroner_in_the_remainder_and_comes_back_when_that_is_taken_back) {
    const auto said = random_statements(*whole_, random_, 1);
    const Snapshot aside = snapshot::lay_over(whole_->base, said);
    ASSERT_EQ(aside.amendments.size(), 1U);
    const std::uint32_t grant = aside.amendments[0].grant;
    std::int64_t days_before = 0;
    std::int64_t days_after = 0;
    for (std::size_t i = 0; i < whole_->columns.pieces.size(); ++i)
        if (whole_->grant_of_row[whole_->columns.pieces.grant[i]] == grant)
            days_before += std::int64_t{whole_->columns.pieces.to[i]} - whole_->columns.pieces.from[i];
    for (std::size_t i = 0; i < aside.columns.pieces.size(); ++i)
        if (aside.grant_of_row[aside.columns.pieces.grant[i]] == grant) {
            EXPECT_EQ(aside.columns.pieces.ladder[i], snapshot::no_ladder);
            days_after += std::int64_t{aside.columns.pieces.to[i]} - aside.columns.pieces.from[i];
        }
    EXPECT_EQ(days_before, days_after);
    for (std::size_t row = 0; row < aside.columns.grants.size(); ++row)
        EXPECT_EQ(has(aside.columns.grants.marks[row], GrantMark::set_aside),
                  aside.grant_of_row[row] == grant);
    EXPECT_EQ(aside.findings.size(), whole_->findings.size() + 1);
    EXPECT_NE(aside.figures_id, whole_->figures_id);

    std::vector<domain::Statement> undone = said;
    undone.push_back(said[0]);
    undone[1].id = domain::StatementId{2};
    undone[1].form = snapshot::undo_form;
    undone[1].supersedes = said[0].id;
    expect_same(snapshot::lay_over(whole_->base, undone), *whole_);
}

TEST_P(Overlay, a_grant_set_aside_keeps_its_area_so_that_a_filter_still_finds_its_kroner) {
    const Snapshot aside = snapshot::lay_over(whole_->base, random_statements(*whole_, random_, 40));
    std::map<std::uint32_t, std::vector<domain::Term>> before;
    std::map<std::uint32_t, std::vector<domain::Term>> after;
    for (std::size_t row = 0; row < whole_->columns.grants.size(); ++row)
        before[whole_->grant_of_row[row]].push_back(whole_->columns.grants.area[row]);
    for (std::size_t row = 0; row < aside.columns.grants.size(); ++row)
        after[aside.grant_of_row[row]].push_back(aside.columns.grants.area[row]);
    std::size_t with_area = 0;
    for (const snapshot::Amendment& amendment : aside.amendments) {
        EXPECT_EQ(after[amendment.grant], before[amendment.grant]);
        for (const domain::Term area : before[amendment.grant])
            if (!domain::is_none(area)) ++with_area;
    }
    EXPECT_GT(with_area, 0U);
}

TEST_P(Overlay, what_is_said_of_a_posting_is_in_the_names_of_the_figures_and_in_no_column) {
    std::vector<domain::Statement> said = random_statements(*whole_, random_, 5);
    const Snapshot without = snapshot::lay_over(whole_->base, said);
    said.push_back({.id = domain::StatementId{6},
                    .subject = whole_->subject_of_posting(0),
                    .form = "posting.link_corrected",
                    .author = "anna",
                    .payload = "{\"amount\":1,\"links\":[],\"reason\":\"gebyr\"}"});
    const Snapshot with = snapshot::lay_over(whole_->base, said);
    expect_same(with, snapshot::lay_over_everyone(whole_->base, said));
    ASSERT_EQ(with.said_of_postings.size(), 1U);
    EXPECT_NE(with.figures_id, without.figures_id);
    EXPECT_TRUE(with.columns == without.columns);
}

TEST_P(Overlay, columns_that_no_statement_touches_are_the_bases_own) {
    const Snapshot aside = snapshot::lay_over(whole_->base, random_statements(*whole_, random_, 1));
    const auto& base = whole_->base->columns;
    EXPECT_TRUE(aside.columns.grants.rate_numerator.shares_values_with(base.grants.rate_numerator));
    EXPECT_TRUE(aside.columns.persons.born.shares_values_with(base.persons.born));
    EXPECT_FALSE(aside.columns.grants.marks.shares_values_with(base.grants.marks));
}

TEST_P(Overlay, every_accepted_fact_stands_in_the_snapshot_and_the_ledger_is_the_sum_of_its_rows) {
    const Snapshot aside = snapshot::lay_over(whole_->base, random_statements(*whole_, random_, 30));
    std::vector<int> rows_of_grant(aside.grants.size());
    for (const std::uint32_t grant : aside.grant_of_row)
        ++rows_of_grant[grant];
    EXPECT_EQ(std::count(rows_of_grant.begin(), rows_of_grant.end(), 0), 0);
    std::vector<std::int64_t> ore_of_posting(aside.postings.size());
    for (std::size_t row = 0; row < aside.columns.postings.size(); ++row)
        ore_of_posting[aside.posting_of_row[row]] += aside.columns.postings.amount_ore[row];
    for (std::size_t i = 0; i < ore_of_posting.size(); ++i)
        ASSERT_EQ(ore_of_posting[i], aside.postings[i].amount.in_ore()) << i;
}

INSTANTIATE_TEST_SUITE_P(Towns, Overlay, ::testing::Values(1, 2, 3));

} // namespace
} // namespace styrhus::app
