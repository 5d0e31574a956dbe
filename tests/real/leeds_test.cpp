#include "intake/sources/amend.h"
#include "intake/sources/reading.h"
#include "real_data.h"

#include <cctype>
#include <cstdio>
#include <set>

/// Five raw files as they were published, by the mapping: exactly the facts of raw_facts.csv. And the same
/// rows as a council might have published them: columns in another order, headings in other letters, under
/// other names, or not at all.
namespace styrhus::tests {

namespace {

using Rows = std::vector<std::vector<std::string>>;

const std::vector<std::string> months = {"2010-12", "2011-01", "2011-09", "2011-12", "2012-05"};

SourceFile raw_file(const std::filesystem::path& data, const std::string& month) {
    return file_at(data / "spend" / "leeds" / (month + ".raw.csv.gz"));
}

std::string unpacked(const std::string& path) {
    FILE* pipe = popen(("zcat '" + path + "'").c_str(), "r");
    std::string text;
    char buffer[1 << 16];
    for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;)
        text.append(buffer, n);
    pclose(pipe);
    return text.substr(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
}

/// Unpacked and cut by a program and lines that share nothing with ours; bytes stay as they are.
Rows cut(const std::filesystem::path& data, const std::string& month) {
    const std::string text = unpacked((data / "spend" / "leeds" / (month + ".raw.csv.gz")).string());
    Rows rows(1, {""});
    bool is_quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        std::string& cell = rows.back().back();
        if (is_quoted && c == '"' && text[at + 1] == '"')
            cell += text[++at];
        else if (c == '"' && (is_quoted || cell.empty()))
            is_quoted = !is_quoted;
        else if (c == ',' && !is_quoted)
            rows.back().emplace_back();
        else if (c == '\n' && !is_quoted)
            rows.push_back({""});
        else if (c != '\r')
            cell += c;
    }
    if (rows.back() == std::vector<std::string>{""}) rows.pop_back();
    return rows;
}

std::string quoted(const std::string& cell) {
    std::string out = "\"";
    for (const char c : cell)
        out.append(c == '"' ? 2 : 1, c);
    return out += '"';
}

std::string written(const Rows& rows) {
    std::string text;
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (i == 0 ? "" : ",") + quoted(row[i]);
        text += "\r\n";
    }
    return text;
}

std::string sums_of(const ReadOutcome& outcome) {
    const domain::DeliverySums& sums = outcome.read.delivery.sums;
    return std::to_string(sums.rows_accepted) + " rows, " + std::to_string(sums.rows_skipped) + " skipped, "
           + base::plain(sums.money_accepted) + ", own total " + base::plain(sums.own_total);
}

/// The same facts, wherever their columns stood.
std::vector<std::uint64_t> contents_of(const ReadOutcome& outcome) {
    std::vector<std::uint64_t> contents;
    for (const auto& stamp : outcome.read.facts.of<domain::Posting>().stamps)
        contents.push_back(stamp.content);
    return contents;
}

std::size_t column_called(const Rows& rows, const std::string& heading) {
    const auto found = std::find_if(rows[0].begin(), rows[0].end(), [&](const std::string& one) {
        return intake::sources::folded(one) == intake::sources::folded(heading);
    });
    EXPECT_NE(found, rows[0].end()) << heading;
    return static_cast<std::size_t>(found - rows[0].begin());
}

void expect_same(const Rows& changed, const ReadOutcome& as_published, const std::string& month) {
    const ReadOutcome outcome =
        read(shipped("english_payments_leeds"), {file_of(month + ".raw.csv", written(changed))});
    EXPECT_EQ(sums_of(outcome), sums_of(as_published)) << month;
    EXPECT_EQ(contents_of(outcome), contents_of(as_published)) << month;
    EXPECT_TRUE(outcome.read.gaps.empty()) << month;
}

} // namespace

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

TEST(Leeds, columns_in_another_order_and_headings_in_other_letters_give_the_same_facts) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    for (const std::string& month : months) {
        const ReadOutcome as_published = read(shipped("english_payments_leeds"), {raw_file(data, month)});
        Rows rows = cut(data, month);
        expect_same(rows, as_published, month);
        for (std::string& heading : rows[0])
            for (char& c : heading)
                c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        expect_same(rows, as_published, month);
        const std::size_t columns = rows[0].size();
        for (auto& row : rows) {
            row.resize(columns);
            std::reverse(row.begin(), row.end());
            std::rotate(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(columns / 3), row.end());
        }
        expect_same(rows, as_published, month);
    }
}

TEST(Leeds, a_column_that_is_dropped_is_refused_by_name_or_missed_in_the_receipt) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    const std::set<std::string> needed = {"date paid", "net amount", "transaction number",
                                          "detailed expenditure code", "detailed expense code"};
    for (const std::string& month : months) {
        const ReadOutcome as_published = read(shipped("english_payments_leeds"), {raw_file(data, month)});
        const Rows rows = cut(data, month);
        for (std::size_t column = 0; column < rows[0].size(); ++column) {
            const std::string heading = intake::sources::folded(rows[0][column]);
            if (heading.empty()) continue;
            Rows without = rows;
            for (auto& row : without)
                if (column < row.size()) row.erase(row.begin() + static_cast<std::ptrdiff_t>(column));
            const auto outcome =
                try_read(shipped("english_payments_leeds"), {file_of(month + ".raw.csv", written(without))});
            EXPECT_EQ(outcome.has_value(), !needed.contains(heading)) << month << " " << heading;
            if (!outcome) {
                EXPECT_NE(outcome.error().message.find("it lacks"), std::string::npos)
                    << outcome.error().message;
                continue;
            }
            EXPECT_EQ(sums_of(*outcome), sums_of(as_published)) << month << " " << heading;
            ASSERT_EQ(outcome->read.gaps.size(), 1U) << month << " " << heading;
            EXPECT_EQ(outcome->read.gaps[0].kind, domain::MappingGap::Kind::missing_column);
        }
    }
}

TEST(Leeds, a_column_under_another_name_is_recognised_and_once_approved_gives_the_same_facts) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    const std::vector<std::pair<std::string, std::string>> renamed = {
        {"Date paid", "Payment date"}, {"Net amount", "Amount excl. VAT"}, {"Supplier name", "Beneficiary"}};
    for (const std::string& month : months) {
        const Mapping& mapping = shipped("english_payments_leeds");
        const ReadOutcome as_published = read(mapping, {raw_file(data, month)});
        Rows rows = cut(data, month);
        std::vector<intake::sources::Amendment> approved;
        for (const auto& [heading, other] : renamed) {
            rows[0][column_called(rows, heading)] = other;
            approved.push_back({intake::sources::Amendment::Kind::heading, heading, "", other, ""});
        }
        const std::vector<SourceFile> files = {file_of(month + ".raw.csv", written(rows))};
        const auto refused = try_read(mapping, files);
        ASSERT_FALSE(refused) << month;
        for (const auto& [heading, other] : renamed) {
            // Nothing tells of payees until some have been delivered before.
            const bool is_told = heading != "Supplier name";
            const std::string proposal = "\"" + other + "\" is probably " + heading;
            EXPECT_EQ(refused.error().message.find(proposal) != std::string::npos, is_told)
                << refused.error().message;
        }
        const auto amended = intake::sources::amended(mapping.toml, approved);
        ASSERT_TRUE(amended) << amended.error().message;
        const ReadOutcome outcome = read(mapping_of(*amended), files);
        EXPECT_EQ(contents_of(outcome), contents_of(as_published)) << month;
        EXPECT_EQ(sums_of(outcome), sums_of(as_published)) << month;
    }
}

/// Payees come again from month to month: what is in a column tells which it is when its name does not.
TEST(Leeds, payees_of_the_month_before_tell_the_column_of_payees) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    const Mapping& mapping = shipped("english_payments_leeds");
    const ReadOutcome before = read(mapping, {raw_file(data, "2010-12")});
    std::vector<std::string> payees;
    for (const auto& posting : before.read.facts.of<domain::Posting>().facts)
        payees.push_back(before.dictionary.text(posting.provider));
    Rows rows = cut(data, "2011-01");
    rows[0][column_called(rows, "Supplier name")] = "Beneficiary";
    const std::vector<SourceFile> files = {file_of("2011-01.raw.csv", written(rows))};
    const auto outcome =
        intake::sources::read_delivery({.mapping = mapping,
                                        .files = files,
                                        .claims = test_claims(),
                                        .received_on = base::Date::of(2025, 12, 1),
                                        .extract_date = std::nullopt,
                                        .progress = {},
                                        .earlier = [&](std::string_view field) {
                                            return field == "provider" ? payees : std::vector<std::string>{};
                                        }});
    ASSERT_TRUE(outcome);
    EXPECT_EQ(outcome->read.gaps[0].column, "Beneficiary");
    EXPECT_EQ(outcome->read.gaps[0].likely, "Supplier name");
    EXPECT_GT(outcome->read.gaps[0].by_values, 60);
}

} // namespace styrhus::tests
