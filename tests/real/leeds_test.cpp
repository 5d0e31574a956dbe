#include "intake/sources/reading.h"
#include "real_data.h"

/// Five raw files as they were published, by the mapping: exactly the facts of raw_facts.csv.
namespace styrhus::tests {

TEST(Leeds, the_five_raw_files_give_their_facts) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    std::ifstream facts(data / "spend" / "leeds" / "raw_facts.csv");
    std::string line;
    std::getline(facts, line, '\r');
    EXPECT_EQ(line, "file,encoding,detail_rows,blank_rows,total_rows_without_supplier,detail_net_total,"
                    "negatives,embedded_total");
    int files = 0;
    while (std::getline(facts.ignore(), line, '\r') && !line.empty()) {
        std::vector<std::string> cells;
        std::stringstream stream(line + ",");
        for (std::string cell; std::getline(stream, cell, ',');)
            cells.push_back(cell);
        const std::string name = cells[0].substr(0, 7) + ".raw.csv.gz";
        const ReadOutcome outcome =
            read(shipped("english_payments_leeds"), {file_at(data / "spend" / "leeds" / name)});
        const domain::DeliverySums& sums = outcome.read.delivery.sums;
        EXPECT_EQ(std::to_string(sums.rows_accepted), cells[2]) << name;
        EXPECT_EQ(sums.rows_rejected, 0u) << name;
        EXPECT_EQ(sums.rows_skipped, std::stoull(cells[3]) + std::stoull(cells[4])) << name;
        EXPECT_EQ(base::plain(sums.money_accepted), cells[5]) << name;
        const auto& postings = outcome.read.facts.of<domain::Posting>().facts;
        EXPECT_EQ(std::to_string(std::count_if(postings.begin(), postings.end(),
                                               [](const auto& p) { return p.amount < base::Money(); })),
                  cells[6])
            << name;
        EXPECT_EQ(sums.has_own_total, !cells[7].empty()) << name;
        if (sums.has_own_total) {
            EXPECT_EQ(base::plain(sums.own_total), cells[7]) << name;
        }
        for (const domain::MappingGap& gap : outcome.read.gaps)
            ADD_FAILURE() << name << ": " << gap.column << " " << gap.value;
        ++files;
    }
    EXPECT_EQ(files, 5);
}

} // namespace styrhus::tests
