#include "real/receiving.h"
#include "real_data.h"

#include <array>
#include <boost/json.hpp>
#include <map>
#include <numeric>
#include <set>

/// Five yearly returns of England's children looked after, in any order, must give the facts of
/// expected.json, which was derived by others with other code.
namespace styrhus::tests {

namespace {

using base::Date;
using domain::Grant;

constexpr std::array years = {2017, 2018, 2019, 2020, 2021};

/// A child's stay in one placement, with the group of its code and of the age at its start.
struct Spell {
    domain::IdentityRef child{};
    base::Period period;
    std::string category;
    std::string age_group;
};

std::string category_of(std::string_view code) {
    if (code.size() == 2 && code[0] == 'U' && code[1] >= '1' && code[1] <= '6') return "FOSTERING";
    if (code == "K2" || code == "R1") return "RESIDENTIAL";
    if (code == "H5" || code == "P2") return "SUPPORTED";
    return "OTHER";
}

std::string age_group_of(Date born, Date day) {
    const int age = base::age_on(born, day);
    if (age < 1) return "BIRTH_TO_ONE";
    if (age < 5) return "ONE_TO_FIVE";
    if (age < 10) return "FIVE_TO_TEN";
    return age < 16 ? "TEN_TO_SIXTEEN" : "SIXTEEN_TO_EIGHTEEN";
}

std::unique_ptr<Received> received_in(const std::filesystem::path& data, std::span<const int> order) {
    auto received = std::make_unique<Received>();
    for (const int year : order)
        for (const char* part : {"header", "episodes"})
            received->add(shipped(std::string("ssda903_") + part),
                          {file_at(data / "ssda903" / (std::to_string(year) + "-" + part + ".csv"))});
    return received;
}

std::vector<Spell> spells_of(const Received& received, const snapshot::LiveFacts& live) {
    std::map<domain::IdentityRef, Date> born;
    for (const domain::Citizen& citizen : live.facts.of<domain::Citizen>().facts)
        born[citizen.citizen] = citizen.born;
    std::vector<Spell> spells;
    for (const Grant& grant : live.facts.of<Grant>().facts)
        spells.push_back({grant.citizen, grant.period, category_of(received.terms->text(grant.facility_type)),
                          age_group_of(born.at(grant.citizen), grant.period.from)});
    std::sort(spells.begin(), spells.end(), [](const Spell& a, const Spell& b) {
        return std::tuple(a.child, a.period.from) < std::tuple(b.child, b.period.from);
    });
    return spells;
}

using Cell = std::array<std::string, 3>; ///< age group, from, to

std::string next_of(const std::vector<Spell>& spells, std::size_t i) {
    const bool goes_on = i + 1 < spells.size() && spells[i + 1].child == spells[i].child
                         && spells[i + 1].period.from == spells[i].period.to;
    return goes_on ? spells[i + 1].category : "NOT_IN_CARE";
}

/// The foreign estimator: the mean over the days of a window of moves ÷ those who stood there the day before
/// (on the first day: that day).
double mean_daily_rate(const std::vector<Spell>& spells, const Cell& cell, Date first, Date last) {
    double sum = 0;
    for (Date day = first; day <= last; day = day.plus_days(1)) {
        const Date counted = day == first ? day : day.plus_days(-1);
        int stock = 0;
        int moves = 0;
        for (std::size_t i = 0; i < spells.size(); ++i) {
            const Spell& spell = spells[i];
            if (spell.age_group != cell[0] || spell.category != cell[1]) continue;
            stock += spell.period.contains(counted) ? 1 : 0;
            moves += spell.period.to == day && next_of(spells, i) == cell[2] ? 1 : 0;
        }
        if (stock > 0) sum += static_cast<double>(moves) / stock;
    }
    return sum / (last.days() - first.days() + 1);
}

class Ssda903 : public testing::Test {
  protected:
    void SetUp() override {
        STYRHUS_REAL_DATA_OR_SKIP(data);
        std::ifstream stream(data / "ssda903" / "expected.json");
        std::stringstream text;
        text << stream.rdbuf();
        expected = boost::json::parse(text.str()).as_object();
        received = received_in(data, years);
        live = received->live();
        spells = spells_of(*received, live);
    }

    std::int64_t number(std::string_view name) const { return expected.at(name).as_int64(); }

    boost::json::object expected;
    std::unique_ptr<Received> received;
    snapshot::LiveFacts live;
    std::vector<Spell> spells;
};

std::string text_at(const boost::json::array& row, std::size_t i) {
    return std::string(row[i].as_string());
}

} // namespace

TEST_F(Ssda903, every_row_is_accepted_and_the_last_return_s_word_counts) {
    std::uint64_t rows = 0;
    for (const domain::Delivery& delivery : received->deliveries) {
        EXPECT_EQ(delivery.sums.rows_rejected, 0u);
        if (delivery.kind == domain::FactKind::grant) rows += delivery.sums.rows_accepted;
    }
    EXPECT_EQ(rows, static_cast<std::uint64_t>(number("rows_joined")));
    EXPECT_EQ(spells.size(), static_cast<std::size_t>(number("rows_after_dedup_child_decom")));
    std::set<domain::IdentityRef> children;
    for (const Spell& spell : spells)
        children.insert(spell.child);
    EXPECT_EQ(children.size(), static_cast<std::size_t>(number("children")));
}

TEST_F(Ssda903, open_spells_and_shortened_ones_are_said_in_findings) {
    const auto open = std::count_if(spells.begin(), spells.end(),
                                    [](const Spell& spell) { return spell.period.to.is_open_end(); });
    EXPECT_EQ(open, number("open_spells"));
    std::map<std::string, int> found;
    for (const domain::Finding& finding : live.findings)
        ++found[finding.rule];
    EXPECT_EQ(open + found["period.next_start_ends"], number("rows_open_or_overlapping"));
    EXPECT_EQ(found["period.next_start_ends"], 40);
    EXPECT_EQ(found["joining.open_and_unnamed"], 24) << "62 stand open in the last return";
}

TEST_F(Ssda903, open_children_that_the_next_return_does_not_name_are_counted) {
    std::vector<int> vanished;
    for (std::size_t i = 0; i + 1 < years.size(); ++i) {
        const auto& now = received->at(2 * i + 1).facts.of<Grant>().facts;
        std::set<domain::IdentityRef> next;
        for (const Grant& grant : received->at(2 * i + 3).facts.of<Grant>().facts)
            next.insert(grant.citizen);
        std::set<domain::IdentityRef> gone;
        for (const Grant& grant : now)
            if (grant.period.to.is_open_end() && !next.contains(grant.citizen)) gone.insert(grant.citizen);
        vanished.push_back(static_cast<int>(gone.size()));
    }
    EXPECT_EQ(vanished, (std::vector<int>{84, 39, 25, 21}));
}

TEST_F(Ssda903, spells_fall_in_the_four_categories) {
    std::map<std::string, std::int64_t> count;
    std::int64_t from_ten_to_sixteen = 0;
    Date first = Date::open_end();
    for (const Spell& spell : spells) {
        ++count[spell.category];
        from_ten_to_sixteen += spell.age_group == "TEN_TO_SIXTEEN" ? 1 : 0;
        first = std::min(first, spell.period.from);
    }
    for (const auto& [category, expected_count] : expected.at("placement_type_counts").as_object())
        EXPECT_EQ(count[std::string(category)], expected_count.as_int64()) << category;
    EXPECT_EQ(from_ten_to_sixteen, number("age_10_16_count"));
    EXPECT_EQ(base::iso(first), std::string(expected.at("first_date").as_string()));
}

TEST_F(Ssda903, every_transition_cell_is_equal) {
    std::map<Cell, std::int64_t> cells;
    for (std::size_t i = 0; i < spells.size(); ++i)
        if (!spells[i].period.to.is_open_end())
            ++cells[{spells[i].age_group, spells[i].category, next_of(spells, i)}];
    std::map<Cell, std::int64_t> wanted;
    for (const auto& row : expected.at("transitions").as_array())
        wanted[{text_at(row.as_array(), 0), text_at(row.as_array(), 1), text_at(row.as_array(), 2)}] =
            row.as_array()[3].as_int64();
    EXPECT_EQ(cells, wanted);
    EXPECT_EQ(wanted.size(), 49u);
    const auto add = [](std::int64_t sum, const auto& cell) { return sum + cell.second; };
    EXPECT_EQ(std::accumulate(cells.begin(), cells.end(), std::int64_t{0}, add), 2741);
}

TEST_F(Ssda903, the_stock_of_a_day_is_equal) {
    const Date day = Date::of(2020, 1, 1);
    std::map<std::pair<std::string, std::string>, std::int64_t> stock;
    for (const Spell& spell : spells)
        if (spell.period.contains(day)) ++stock[{spell.age_group, spell.category}];
    std::int64_t sum = 0;
    for (const auto& row : expected.at("stock_2020_01_01").as_array()) {
        const auto& cell = row.as_array();
        EXPECT_EQ((stock[{text_at(cell, 0), text_at(cell, 1)}]), cell[2].as_int64());
        sum += cell[2].as_int64();
    }
    const auto add = [](std::int64_t all, const auto& cell) { return all + cell.second; };
    EXPECT_EQ(std::accumulate(stock.begin(), stock.end(), std::int64_t{0}, add), sum);
}

TEST_F(Ssda903, mean_daily_rates_follow_from_our_stocks_and_moves) {
    const std::tuple<std::string, Date, Date> windows[] = {
        {"daily_rate_2019-07-01_2020-01-01", Date::of(2019, 7, 1), Date::of(2020, 1, 1)},
        {"daily_rate_2019-01-01_2019-12-31", Date::of(2019, 1, 1), Date::of(2019, 12, 31)}};
    for (const auto& [name, first, last] : windows) {
        int compared = 0;
        for (const auto& row : expected.at(name).as_array()) {
            const auto& cell = row.as_array();
            const double rate =
                mean_daily_rate(spells, {text_at(cell, 0), text_at(cell, 1), text_at(cell, 3)}, first, last);
            EXPECT_NEAR(rate, cell[4].to_number<double>(), 6e-10) << name << " " << text_at(cell, 0);
            ++compared;
        }
        EXPECT_GT(compared, 0);
    }
}

TEST_F(Ssda903, any_order_of_the_returns_gives_the_same_facts) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    const std::array<std::array<int, 5>, 3> orders = {
        {{2021, 2020, 2019, 2018, 2017}, {2019, 2021, 2017, 2020, 2018}, {2018, 2017, 2021, 2019, 2020}}};
    for (const auto& order : orders) {
        const snapshot::LiveFacts other = received_in(data, order)->live();
        EXPECT_EQ(other.content_high, live.content_high);
        EXPECT_EQ(other.content_low, live.content_low);
        EXPECT_EQ(other.findings.size(), live.findings.size());
    }
}

TEST_F(Ssda903, the_frozen_ladder_places_every_spell_in_its_category) {
    const snapshot::Snapshot snapshot = received->frozen(Date::of(2022, 3, 31));
    const reference::Ladder* ladder = snapshot.reference->find_ladder("ssda903");
    ASSERT_NE(ladder, nullptr);
    std::map<std::string, std::int64_t> count;
    const auto& pieces = snapshot.columns.pieces;
    std::set<std::uint32_t> seen;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (pieces.ladder[i] == snapshot::no_ladder || !seen.insert(pieces.grant[i]).second) continue;
        ASSERT_GT(pieces.step[i], 0);
        const auto& steps = ladder->versions.front().steps;
        ++count[steps[static_cast<std::size_t>(pieces.step[i]) - 1].category];
    }
    for (const auto& [category, expected_count] : expected.at("placement_type_counts").as_object())
        EXPECT_EQ(count[std::string(category)], expected_count.as_int64()) << category;
}

} // namespace styrhus::tests
