#include "app/label_changes.h"
#include "app/renamed_labels.h"
#include "models/ladder/measure.h"
#include "real/receiving.h"
#include "real_data.h"

#include <cstdio>
#include <map>
#include <numeric>
#include <set>

/// 39 months of an English council's payments: every penny on a step or in the visible remainder, through the
/// truncated April 2017 and the new labels of October 2018.
namespace styrhus::tests {

namespace {

using base::Date;
using base::Money;
using base::Month;

const Month first_month = Month::of(2017, 1);
const Month end_month = Month::of(2020, 4);

/// Unpacked by another program, so that our own unpacking is not its own witness.
std::string unpacked(const std::filesystem::path& path) {
    FILE* pipe = popen(("zcat '" + path.string() + "'").c_str(), "r");
    std::string text;
    char buffer[1 << 16];
    for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
        text.append(buffer, n);
    pclose(pipe);
    return text;
}

/// Pence of the last cell of every complete row: a reader that shares nothing with ours.
struct OtherSum {
    std::int64_t rows = 0;
    std::int64_t pence = 0;
};

std::int64_t pence_of(const std::string& cell) {
    const auto point = cell.find('.');
    std::string whole = cell.substr(0, point);
    std::string part = point == std::string::npos ? "" : cell.substr(point + 1);
    part.resize(2, '0');
    std::erase_if(whole, [](char c) { return c == ',' || c == ' '; });
    const bool is_negative = !whole.empty() && whole[0] == '-';
    const std::int64_t pence = std::stoll(is_negative ? whole.substr(1) : whole) * 100 + std::stoll(part);
    return is_negative ? -pence : pence;
}

OtherSum summed_otherwise(const std::string& text) {
    OtherSum sum;
    std::vector<std::string> cells(1);
    bool is_quoted = false;
    bool is_heading = true;
    for (const char c : text.substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0)) {
        // A quote only means something where a cell begins, or inside one that began so.
        if (c == '"' && (is_quoted || cells.back().empty())) is_quoted = !is_quoted;
        if (c == ',' && !is_quoted) cells.emplace_back();
        if (c == '\n' && !is_quoted) {
            const bool is_row = cells.size() >= 10 && !cells[9].empty() && !is_heading;
            if (is_row) ++sum.rows, sum.pence += pence_of(cells[9]);
            is_heading = false;
            cells.assign(1, "");
        }
        if (c != '"' && c != '\r' && c != '\n' && (c != ',' || is_quoted)) cells.back() += c;
    }
    return sum;
}

class Newcastle : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        data = real_data();
        if (data.empty()) return;
        received = std::make_unique<Received>();
        for (Month month = first_month; month < end_month; month = month.plus(1))
            received->add(shipped("english_payments_newcastle"), {file_at(path_of(month))});
        snapshot = std::make_unique<snapshot::Snapshot>(received->frozen(Date::of(2020, 3, 31)));
    }
    static void TearDownTestSuite() {
        snapshot.reset();
        received.reset();
    }
    void SetUp() override {
        if (data.empty()) GTEST_SKIP() << "no real data: set STYRHUS_REAL_DATA or lay it at ../shared/data";
    }

    static std::filesystem::path path_of(Month month) {
        return data / "spend" / "newcastle" / (base::iso(month) + ".csv.gz");
    }

    static inline std::filesystem::path data;
    static inline std::unique_ptr<Received> received;
    static inline std::unique_ptr<snapshot::Snapshot> snapshot;
};

} // namespace

TEST_F(Newcastle, every_penny_delivered_is_accepted_or_rejected_and_no_column_is_unknown) {
    std::size_t at = 0;
    for (Month month = first_month; month < end_month; month = month.plus(1), ++at) {
        const domain::DeliverySums& sums = received->deliveries[at].sums;
        const OtherSum other = summed_otherwise(unpacked(path_of(month)));
        EXPECT_EQ(sums.money_in.in_ore(), other.pence) << base::iso(month);
        EXPECT_EQ(sums.money_in, sums.money_accepted + sums.money_rejected);
        EXPECT_EQ(static_cast<std::int64_t>(sums.rows_accepted), other.rows) << base::iso(month);
        EXPECT_EQ(sums.rows_rejected, base::iso(month) == "2017-04" ? 1u : 0u) << base::iso(month);
        EXPECT_TRUE(received->at(at).gaps.empty())
            << base::iso(month) << " " << received->at(at).gaps[0].column;
    }
}

// Counted by Python's csv over zcat: every complete row, and those whose Service Area is social care.
TEST_F(Newcastle, all_months_together_hold_what_another_program_counts) {
    std::uint64_t rows = 0;
    Money paid;
    for (const domain::Delivery& delivery : received->deliveries) {
        rows += delivery.sums.rows_accepted;
        paid += delivery.sums.money_accepted;
    }
    EXPECT_EQ(rows, 228'921u);
    EXPECT_EQ(paid, Money::ore(157'123'198'666));
    std::size_t social_rows = 0;
    Money social;
    for (const domain::Posting& posting : snapshot->postings) {
        const std::string label = intake::sources::folded(snapshot->terms->text(posting.label));
        const auto has = [&](const char* word) { return label.find(word) != std::string::npos; };
        if (!has("social") && !has("carefirst") && !has("care first") && !has("carepay")) continue;
        ++social_rows;
        social += posting.amount;
    }
    EXPECT_EQ(social_rows, 109'972u);
    EXPECT_EQ(social, Money::ore(59'922'930'025));
}

TEST_F(Newcastle, april_2017_ends_in_the_middle_of_a_row_and_is_marked_incomplete) {
    const domain::ReadDelivery& april = received->at(3);
    ASSERT_EQ(april.rejections.size(), 1u);
    EXPECT_EQ(april.rejections[0].reason, "truncated");
    ASSERT_EQ(april.findings.size(), 1u);
    EXPECT_EQ(april.findings[0].rule, "delivery.incomplete");
}

TEST_F(Newcastle, the_ladders_and_the_remainder_sum_to_the_ledger_in_every_month) {
    const models::ladder::Figures figures = models::ladder::measure(
        snapshot->columns,
        {.first = first_month, .end = end_month, .as_of = snapshot->as_of, .matrix = {}, .selection = {}});
    std::map<Month, Money> ledger;
    for (const domain::Posting& posting : snapshot->postings)
        ledger[Month::containing(posting.posted_on)] += posting.amount;
    Money on_steps;
    Money whole;
    std::size_t period = 0;
    for (Month month = first_month; month < end_month; month = month.plus(1), ++period) {
        Money placed;
        for (const auto& ladder : figures.ladders) {
            for (const auto& row : ladder.rows)
                placed += row[period].actual;
            for (std::size_t step = 1; step <= ladder.steps; ++step)
                on_steps +=
                    ladder.at({models::ladder::Place::by_account, static_cast<std::uint8_t>(step)}, period)
                        .actual;
        }
        for (const auto& row : figures.unplaced.rows)
            placed += row[period].actual;
        EXPECT_EQ(placed, ledger[month]) << base::iso(month);
        whole += ledger[month];
    }
    EXPECT_EQ(whole, std::accumulate(received->deliveries.begin(), received->deliveries.end(), Money(),
                                     [](Money sum, const domain::Delivery& delivery) {
                                         return sum + delivery.sums.money_accepted;
                                     }));
    // Social care is a good part of what a council pays: a ladder that places little is a broken one.
    EXPECT_GT(on_steps.in_ore() * 5, whole.in_ore());
}

TEST_F(Newcastle, the_labels_of_october_2018_move_no_cost_centre) {
    struct PlaceOf {
        std::set<std::tuple<int, int, int, std::string>> before, after;
    };
    std::map<std::string, PlaceOf> places;
    std::set<std::string> labels_before, labels_after;
    const auto& columns = snapshot->columns.postings;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const domain::Posting& posting = snapshot->postings[snapshot->posting_of_row[i]];
        const bool is_before = posting.posted_on < Date::of(2018, 10, 1);
        PlaceOf& place = places[snapshot->terms->text(posting.account)];
        (is_before ? place.before : place.after)
            .insert({columns.ladder[i], columns.step_by_account[i], static_cast<int>(columns.method[i]),
                     snapshot->terms->text(columns.area[i])});
        (is_before ? labels_before : labels_after).insert(snapshot->terms->text(posting.label));
    }
    int compared = 0;
    for (const auto& [account, place] : places) {
        EXPECT_LE(place.before.size(), 1u) << account;
        EXPECT_LE(place.after.size(), 1u) << account;
        if (place.before.empty() || place.after.empty()) continue;
        EXPECT_EQ(place.before, place.after) << account;
        ++compared;
    }
    EXPECT_GT(compared, 100);
    EXPECT_TRUE(labels_before.contains("Social Services-Carefirst"));
    EXPECT_FALSE(labels_after.contains("Social Services-Carefirst"));
}

// Counted by Python's csv over zcat, by the same definition: 205 pairs of names on 522 codes in October 2018,
// and never more than nine in another month.
TEST_F(Newcastle, october_2018_calls_its_cost_centres_by_other_names_and_no_other_month_does) {
    const auto labels_of = [&](std::size_t at) {
        return app::LabelledFacts{domain::FactKind::posting, received->at(at).facts, *received->terms};
    };
    std::size_t at = 1;
    for (Month month = first_month.plus(1); month < end_month; month = month.plus(1), ++at) {
        const auto renamed = app::renamed_labels(labels_of(at - 1), labels_of(at), "Service Area");
        if (month != Month::of(2018, 10)) {
            EXPECT_LE(renamed.size(), 9U) << base::iso(month);
            continue;
        }
        ASSERT_EQ(renamed.size(), 205U);
        std::uint64_t rows = 0;
        Money amount;
        for (const domain::MappingGap& gap : renamed) {
            rows += gap.rows;
            amount += gap.amount;
        }
        EXPECT_EQ(rows, 6'306U);
        EXPECT_EQ(amount, Money::ore(3'352'886'573));
        EXPECT_EQ(renamed[0].likely, "Social Services-Carefirst");
        EXPECT_EQ(renamed[0].value, "Adult Social Care");
        EXPECT_EQ(renamed[0].codes, 28U);
        EXPECT_EQ(renamed[0].rows, 2'079U);
        EXPECT_EQ(renamed[0].amount, Money::ore(1'529'941'614));
    }
}

TEST_F(Newcastle, no_figure_moves_with_the_names_of_october_2018) {
    const auto gaps_of = [&](domain::DeliveryId id) {
        const auto at = static_cast<std::size_t>(id) - 1;
        if (at == 0) return std::vector<domain::MappingGap>{};
        const auto labels_of = [&](std::size_t which) {
            return app::LabelledFacts{domain::FactKind::posting, received->at(which).facts, *received->terms};
        };
        return app::renamed_labels(labels_of(at - 1), labels_of(at), "Service Area");
    };
    for (const views::LabelChange& change : app::label_changes(*snapshot, gaps_of))
        ADD_FAILURE() << base::iso(change.month) << ": " << change.codes << " codes";
}

TEST_F(Newcastle, the_fiscal_year_begins_in_april) {
    for (const domain::Posting& posting : snapshot->postings) {
        const base::CivilDay day = posting.posted_on.civil();
        ASSERT_EQ(posting.fiscal_year, day.month >= 4 ? day.year : day.year - 1);
    }
}

} // namespace styrhus::tests
