#include "make_municipality/made_municipalities.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

namespace styrhus {
namespace {

namespace mm = make_municipality;
using made::delivered;
using made::files_in;
using made::fresh_folder;
using made::iso;
using made::large;
using made::Made;
using made::make;
using made::right;
using made::small;
using made::Table;
using made::with_every_mistake;

class Folders : public testing::Environment {
  public:
    void TearDown() override {
        for (const auto& folder : made::folders_used())
            made::fs::remove_all(folder);
    }
};
const testing::Environment* const folders = testing::AddGlobalTestEnvironment(new Folders);

bool covers(const Table& table, std::size_t row, const std::string& day) {
    return table.at(row, "from") <= day && (table.at(row, "to").empty() || day <= table.at(row, "to"));
}

TEST(MakeMunicipality, the_same_order_gives_the_same_bytes) {
    const Made again = make("again", {.seed = 7, .inhabitants = 9'000, .years = 2});
    const auto files = files_in(small().folder);
    ASSERT_EQ(files, files_in(again.folder));
    for (const auto& file : files) {
        EXPECT_TRUE(made::bytes_of(small().folder / file) == made::bytes_of(again.folder / file)) << file;
    }
    EXPECT_EQ(static_cast<std::int64_t>(files.size()), again.summary.files);
}

TEST(MakeMunicipality, another_seed_gives_another_municipality) {
    const Made other = make("other", {.seed = 8, .inhabitants = 3'000, .years = 1});
    const Made third = make("third", {.seed = 9, .inhabitants = 3'000, .years = 1});
    EXPECT_NE(made::bytes_of(other.folder / "truth/grants.csv"),
              made::bytes_of(third.folder / "truth/grants.csv"));
}

TEST(MakeMunicipality, mistakes_change_the_files_and_not_the_truth) {
    for (const char* file : {"truth/citizens.csv", "truth/grants.csv", "truth/spells.csv"}) {
        EXPECT_TRUE(made::bytes_of(small().folder / file) == made::bytes_of(right().folder / file)) << file;
    }
    EXPECT_GT(small().summary.planted, 100);
    EXPECT_EQ(1U, made::rows_of(right().folder / "truth/planted.csv").size());
}

TEST(MakeMunicipality, every_source_delivers) {
    const auto files = files_in(small().folder);
    std::set<std::string> stems;
    for (const auto& file : files) {
        const std::string name = file.filename().string();
        stems.insert(name.substr(0, name.find_last_of('_')));
    }
    for (const char* stem :
         {"cpr", "dubu_personer", "dubu_ydelser", "dubu_betalinger", "sensum_indsatser", "sensum_aktiviteter",
          "sensum_ydelser", "sensum_timer", "takster", "opus_posteringer", "opus_psp", "opus_saldo", "budget",
          "sofus_forloeb", "specialskole", "tidlig_indsats"}) {
        EXPECT_TRUE(stems.contains(stem)) << stem;
    }
}

TEST(MakeMunicipality, the_last_childrens_extract_says_what_is_true) {
    const made::fs::path& folder = right().folder;
    std::set<std::vector<std::string>> rows; // number, facility, paragraph, from, to, price in øre
    for (const auto& row : made::rows_of(folder / "deliveries/2025-10/dubu_personer_202510.csv")) {
        const auto& c = row.cells;
        std::string number = c[9];
        if (number.size() == 11) number.erase(6, 1);
        rows.insert({number, c[13], c[16], iso(c[1]), iso(c[2]), std::to_string(made::ore_of(c[3]))});
    }
    const Table citizens(folder / "truth/citizens.csv");
    std::map<std::string, std::string> number_of;
    for (std::size_t i = 0; i < citizens.size(); ++i)
        number_of[citizens.at(i, "citizen")] = citizens.at(i, "cpr");
    const Table grants(folder / "truth/grants.csv");
    int found = 0;
    for (std::size_t i = 0; i < grants.size(); ++i) {
        // What ended some months ago is registered by now, and nothing of the last three years has left the
        // list.
        const std::string& to = grants.at(i, "to");
        const bool child =
            grants.at(i, "paragraph").starts_with("BL") || grants.at(i, "paragraph").starts_with("SEL § 52");
        if (!child || to < "2023-01-01" || to > "2025-07-01") continue;
        const std::string& citizen = number_of.at(grants.at(i, "citizen"));
        EXPECT_TRUE(rows.contains({citizen, grants.at(i, "facility"), grants.at(i, "paragraph"),
                                   grants.at(i, "from"), to, grants.at(i, "price_ore")}))
            << citizen << ' ' << grants.at(i, "facility") << ' ' << grants.at(i, "from") << ' ' << to;
        ++found;
    }
    EXPECT_GT(found, 100);
}

TEST(MakeMunicipality, what_is_granted_by_the_day_is_posted_to_the_ore) {
    // 2,461 kroner × 261 days × 0.954 = 612,774.23: a bill of one month is rounded by itself, so a year of
    // bills may differ from the year's own rounding by half an øre per bill and no more.
    const made::fs::path& folder = right().folder;
    const Table grants(folder / "truth/grants.csv");
    std::map<std::string, std::int64_t> granted;
    for (std::size_t i = 0; i < grants.size(); ++i) {
        const bool plain = grants.at(i, "unit") == "døgn" && grants.at(i, "settlement") == "Aktivitet";
        if (plain && grants.at(i, "from") == "2024-01-01" && grants.at(i, "to") == "2024-12-31") {
            granted[grants.at(i, "grant")] = grants.number(i, "cost_ore");
        }
    }
    const Table postings(folder / "truth/postings.csv");
    std::map<std::string, std::int64_t> posted;
    for (std::size_t i = 0; i < postings.size(); ++i) {
        if (postings.at(i, "kind") == "service" && postings.at(i, "service_from").starts_with("2024")) {
            posted[postings.at(i, "grant")] += postings.number(i, "ore");
        }
    }
    ASSERT_GT(granted.size(), 10U);
    for (const auto& [grant, ore] : granted)
        EXPECT_LE(std::abs(ore - posted[grant]), 6) << grant;
}

using Account = std::array<std::string, 4>; // year, period, PSP element, cost centre

/// What the journals add up to, and the postings that cannot be read from the truth's list of mistakes.
std::map<Account, std::int64_t> journal_totals(const made::fs::path& folder) {
    std::map<Account, std::int64_t> totals;
    for (const auto& file : delivered(folder, "opus_posteringer")) {
        for (const auto& row : made::rows_of(file)) {
            if (row.cells.size() != 18 || row.cells[0].size() != 8 || row.cells[17].size() != 10) continue;
            const std::string& booked = row.cells[17];
            const std::string month = booked.substr(3, 1) == "0" ? booked.substr(4, 1) : booked.substr(3, 2);
            totals[{booked.substr(6), month, row.cells[2], row.cells[1]}] +=
                (row.cells[5] == "K" ? -1 : 1) * made::ore_of(row.cells[6]);
        }
    }
    return totals;
}

TEST(MakeMunicipality, journals_without_mistakes_add_up_to_the_finance_systems_own_totals) {
    const auto journal = journal_totals(right().folder);
    std::map<Account, std::int64_t> balances;
    // The last balance of each year: January and February still deliver the year before.
    for (const auto& file : delivered(right().folder, "opus_saldo")) {
        for (const auto& row : made::rows_of(file)) {
            if (row.cells[0].size() != 4) continue;
            balances[{row.cells[0], row.cells[1], row.cells[2], row.cells[3]}] = made::ore_of(row.cells[4]);
        }
    }
    std::int64_t net = 0;
    for (const auto& [account, ore] : journal) {
        if (ore != 0) {
            EXPECT_EQ(ore, balances[account])
                << account[0] << '-' << account[1] << ' ' << account[2] << account[3];
        }
        net += ore;
    }
    for (const auto& [account, ore] : balances)
        EXPECT_TRUE(journal.contains(account) || ore == 0);
    EXPECT_EQ(net, right().summary.ledger_ore);
    EXPECT_EQ(0, right().summary.planted);
    EXPECT_EQ(0, right().summary.near_misses);
}

TEST(MakeMunicipality, the_truth_of_the_postings_adds_up_to_the_true_totals) {
    const Table postings(small().folder / "truth/postings.csv");
    const Table totals(small().folder / "truth/totals.csv");
    std::int64_t journal = 0;
    for (std::size_t i = 0; i < postings.size(); ++i)
        journal += postings.number(i, "ore");
    std::int64_t ledger = 0;
    for (std::size_t i = 0; i < totals.size(); ++i)
        ledger += totals.number(i, "ore");
    EXPECT_EQ(journal, ledger);
    EXPECT_EQ(ledger, small().summary.ledger_ore);
    EXPECT_EQ(static_cast<std::int64_t>(postings.size()), small().summary.postings);
}

TEST(MakeMunicipality, every_posting_of_the_truth_stands_on_the_line_it_names) {
    const Table postings(small().folder / "truth/postings.csv");
    std::map<std::string, std::map<std::int64_t, std::vector<std::string>>> lines;
    std::int64_t unreadable = 0;
    for (std::size_t i = 0; i < postings.size(); ++i) {
        auto& file = lines[postings.at(i, "file")];
        if (file.empty()) {
            for (auto& row : made::rows_of(small().folder / postings.at(i, "file")))
                file[row.line] = row.cells;
        }
        const auto& cells = file.at(postings.number(i, "line"));
        const std::int64_t ore = postings.number(i, "ore");
        const bool same = cells.size() == 18 && made::ore_of(cells[6]) == (ore < 0 ? -ore : ore);
        unreadable += same ? 0 : 1;
    }
    // Only cut rows and amounts with a letter differ.
    EXPECT_GT(unreadable, 0);
    EXPECT_LT(unreadable, 12);
}

TEST(MakeMunicipality, internal_settlement_nets_to_zero_every_month) {
    for (const auto& file : delivered(small().folder, "opus_posteringer")) {
        std::int64_t net = 0;
        for (const auto& row : made::rows_of(file)) {
            if (row.cells[0] == "94000000" || row.cells[0] == "97000000") {
                if (row.cells.size() == 18 && row.cells[6].find('O') == std::string::npos) {
                    net += (row.cells[5] == "K" ? -1 : 1) * made::ore_of(row.cells[6]);
                }
            }
        }
        std::int64_t unreadable = 0;
        const Table planted(small().folder / "truth/planted.csv");
        for (std::size_t i = 0; i < planted.size(); ++i) {
            const bool lost =
                planted.at(i, "type") == "unreadable_amount" || planted.at(i, "type") == "too_few_columns";
            if (lost && planted.at(i, "near_miss") == "0" && file.string().ends_with(planted.at(i, "file"))) {
                unreadable += planted.number(i, "ore");
            }
        }
        EXPECT_TRUE(net == 0 || unreadable != 0) << file << ' ' << net;
    }
}

TEST(MakeMunicipality, no_number_could_be_a_persons) {
    for (const auto& file : files_in(small().folder)) {
        if (file.extension() != ".csv") continue;
        for (const auto& row : made::rows_of(small().folder / file)) {
            for (const std::string& cell : row.cells) {
                std::string digits = cell;
                if (digits.size() == 11 && digits[6] == '-') digits.erase(6, 1);
                if (digits.size() != 10 || digits.find_first_not_of("0123456789") != std::string::npos)
                    continue;
                const int day = std::stoi(digits.substr(0, 2));
                const int month = std::stoi(digits.substr(2, 2));
                EXPECT_TRUE(day > 31 || month > 12) << file << ' ' << digits;
            }
        }
    }
}

TEST(MakeMunicipality, every_kind_of_mistake_has_as_many_near_misses) {
    std::map<std::string, std::array<int, 2>> counts;
    const Table planted(with_every_mistake().folder / "truth/planted.csv");
    for (std::size_t i = 0; i < planted.size(); ++i) {
        ++counts[planted.at(i, "type")][planted.at(i, "near_miss") == "1" ? 1U : 0U];
    }
    for (const auto& [type, count] : counts)
        EXPECT_GE(count[1], count[0]) << type;
    for (const char* type : {"missing_end",
                             "overlap",
                             "price_not_tariff",
                             "posting_without_grant",
                             "expired_but_paid",
                             "wrong_function",
                             "bad_cpr",
                             "late_posting",
                             "late_municipal_claim",
                             "duplicate_posting",
                             "unreadable_amount",
                             "unreadable_date",
                             "end_before_start",
                             "unknown_value",
                             "too_few_columns",
                             "lost_leading_zero",
                             "repeated_header",
                             "total_row",
                             "duplicate_row",
                             "blank_row",
                             "unknown_psp",
                             "grant_never_billed",
                             "price_zero",
                             "gap",
                             "old_paragraph",
                             "child_paragraph_after_18",
                             "paid_by_wrong_municipality",
                             "runs_after_death",
                             "double_in_two_sources",
                             "follow_up_overdue",
                             "claim_12_months",
                             "wrong_art",
                             "tariff_not_followed"}) {
        EXPECT_GT(counts[type][0], 0) << type;
    }
    EXPECT_EQ(1, counts["late_municipal_claim"][0]);
}

TEST(MakeMunicipality, mistakes_come_at_the_rates_that_were_asked_for) {
    std::map<std::string, double> counts;
    const Table planted(large().folder / "truth/planted.csv");
    for (std::size_t i = 0; i < planted.size(); ++i) {
        if (planted.at(i, "near_miss") == "0") ++counts[planted.at(i, "type")];
    }
    const Table postings(large().folder / "truth/postings.csv");
    const Table grants(large().folder / "truth/grants.csv");
    std::set<std::string> bought;
    for (std::size_t i = 0; i < grants.size(); ++i) {
        const std::string& owner = grants.at(i, "owner");
        if (owner == "Privat" || owner == "Region" || owner == "Anden kommune")
            bought.insert(grants.at(i, "grant"));
    }
    double invoices = 0;
    for (std::size_t i = 0; i < postings.size(); ++i) {
        invoices += postings.at(i, "kind") == "service" && bought.contains(postings.at(i, "grant")) ? 1 : 0;
    }
    EXPECT_NEAR(.03, counts["posting_without_grant"] / invoices, .008);
    EXPECT_NEAR(.01, counts["wrong_function"] / invoices, .004);
    EXPECT_NEAR(.08, counts["late_posting"] / invoices, .025);
    EXPECT_NEAR(.005, counts["bad_cpr"] / static_cast<double>(large().summary.citizens), .003);
}

TEST(MakeMunicipality, stocks_stand_near_the_anchors) {
    const Table grants(large().folder / "truth/grants.csv");
    std::map<std::string, int> stock;
    for (std::size_t i = 0; i < grants.size(); ++i) {
        if (covers(grants, i, "2024-10-01")) ++stock[grants.at(i, "paragraph")];
    }
    EXPECT_NEAR(600, stock["SEL § 85"], 90);
    EXPECT_NEAR(225, stock["ABL § 105, stk. 2"], 55);
    EXPECT_NEAR(115, stock["SEL § 107"], 35);
    EXPECT_NEAR(85, stock["SEL § 108"], 28);
    EXPECT_NEAR(330, stock["SEL § 104"], 80);
    EXPECT_NEAR(145, stock["SEL § 103"], 45);
    EXPECT_NEAR(165, stock["SEL § 97"], 50);
    EXPECT_NEAR(170, stock["SEL § 101"], 50);
    const int placed = stock["BL § 46, stk. 1"] + stock["BL § 47, stk. 1"] + stock["BL § 114, stk. 1, nr. 1"];
    EXPECT_NEAR(215, placed, 50);
    EXPECT_EQ(0, stock["SEL § 52, stk. 3, nr. 7"]);
}

TEST(MakeMunicipality, the_adult_ladder_has_its_shares) {
    const Table spells(large().folder / "truth/spells.csv");
    std::map<std::string, double> share;
    double all = 0;
    for (std::size_t i = 0; i < spells.size(); ++i) {
        if (spells.at(i, "ladder") == "children" || !covers(spells, i, "2024-10-01")) continue;
        ++share[spells.at(i, "step")];
        ++all;
    }
    EXPECT_NEAR(.42, share["3"] / all, .10);
    EXPECT_NEAR(.08, share["4"] / all, .05);
    EXPECT_NEAR(.18, share["5"] / all, .08);
    EXPECT_NEAR(.10, share["6"] / all, .05);
    EXPECT_NEAR(.09, share["7"] / all, .07);
    EXPECT_NEAR(.01, share["8"] / all, .01);
}

TEST(MakeMunicipality, a_few_citizens_carry_a_third_of_the_cost) {
    const Table grants(large().folder / "truth/grants.csv");
    std::map<std::string, std::int64_t> cost;
    for (std::size_t i = 0; i < grants.size(); ++i) {
        if (grants.at(i, "from").starts_with("2024"))
            cost[grants.at(i, "citizen")] += grants.number(i, "cost_ore");
    }
    std::vector<std::int64_t> sorted;
    std::int64_t all = 0;
    for (const auto& [citizen, ore] : cost) {
        sorted.push_back(ore);
        all += ore;
    }
    std::sort(sorted.rbegin(), sorted.rend());
    std::int64_t top = 0;
    for (std::size_t i = 0; i < sorted.size() / 20; ++i)
        top += sorted[i];
    EXPECT_NEAR(.36, static_cast<double>(top) / static_cast<double>(all), .06);
    // Adults about 636 and children about 214 to 300 million kroner a year.
    EXPECT_NEAR(890e8, static_cast<double>(all), 130e8);
}

TEST(MakeMunicipality, an_impossible_order_is_refused_with_one_sentence) {
    mm::Order order{.inhabitants = 10, .folder = fresh_folder("impossible")};
    EXPECT_THROW(mm::make(order), std::runtime_error);
    EXPECT_FALSE(made::fs::exists(order.folder));
}

TEST(MakeMunicipality, a_folder_with_something_else_in_it_is_left_alone) {
    const made::fs::path folder = fresh_folder("foreign");
    made::fs::create_directories(folder);
    std::ofstream(folder / "regnskab.txt") << "mit";
    mm::Order order{.inhabitants = 3'000, .years = 1, .folder = folder};
    EXPECT_THROW(mm::make(order), std::runtime_error);
    EXPECT_EQ("mit", made::bytes_of(folder / "regnskab.txt"));
    order.folder = folder / "regnskab.txt";
    EXPECT_THROW(mm::make(order), std::runtime_error);
}

} // namespace
} // namespace styrhus
