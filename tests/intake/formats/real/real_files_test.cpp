#include "intake/formats/date_text.h"
#include "intake/formats/table.h"
#include "real_data.h"

#include <fmt/core.h>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace styrhus::intake::formats {
namespace {

struct Counts {
    std::size_t data = 0;
    std::size_t blank = 0;
    std::size_t totals = 0;
    std::size_t rejected = 0;
    std::size_t negatives = 0;
    std::int64_t net = 0;
    std::string embedded_total;
};

std::string slurp(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

TableReader open_or_fail(const Input& input, const ReadOptions& options = {}) {
    auto reader = TableReader::open(input, options);
    if (!reader) throw std::runtime_error(reader.error().message);
    return std::move(*reader);
}

template <class Use>
void for_each_row(TableReader& reader, const Use& use) {
    RowBatch batch;
    for (;;) {
        auto more = reader.next(batch);
        if (!more) throw std::runtime_error(more.error().message);
        if (!*more) return;
        for (std::size_t at = 0; at < batch.size(); ++at)
            use(batch[at]);
    }
}

/// The strings of a JSON text in their order; csv-spectrum's JSON holds nothing else.
std::vector<std::string> json_strings(const std::string& json) {
    std::vector<std::string> strings;
    bool inside = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        if (json[at] == '"') {
            if (!inside) strings.emplace_back();
            inside = !inside;
        } else if (inside && json[at] == '\\') {
            const char c = json[++at];
            strings.back() += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
        } else if (inside) {
            strings.back() += json[at];
        }
    }
    return strings;
}

std::vector<std::string> keys_and_values(const Input& input) {
    TableReader reader = open_or_fail(input);
    std::vector<std::string> strings;
    for_each_row(reader, [&](const Row& row) {
        if (row.kind == RowKind::blank) return;
        EXPECT_EQ(row.trouble, RowTrouble::none);
        for (std::size_t at = 0; at < row.fields.size(); ++at) {
            strings.push_back(reader.shape().columns.at(at));
            strings.emplace_back(row.fields[at]);
        }
    });
    return strings;
}

std::string with_crlf(const std::string& text) {
    std::string result;
    for (const char c : text)
        result += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return result;
}

// Two files of the collection do not say what their JSON says, whoever reads them: newlines_crlf.csv has lost
// its carriage returns (they are put back here), and the one telephone number of location_coordinates is
// 2095257564 in the CSV and 1234567890 in the JSON. All else is compared as it lies.
TEST(RealFiles, csv_spectrum_comes_out_exactly) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(data / "csv" / "csvs")) {
        const std::string name = entry.path().stem().string();
        std::string text = slurp(entry.path());
        std::vector<std::string> expected = json_strings(slurp(data / "csv" / "json" / (name + ".json")));
        if (name == "newlines_crlf" && text.find('\r') == std::string::npos) text = with_crlf(text);
        if (name == "location_coordinates") {
            ASSERT_EQ(expected.at(1), "1234567890");
            expected[1] = "2095257564";
        }
        EXPECT_EQ(keys_and_values(Input::bytes(text, name)), expected) << name;
        // As published, with CRLF throughout, the two other files must give the same.
        if (name == "empty_crlf" || name == "simple_crlf") {
            EXPECT_EQ(keys_and_values(Input::bytes(with_crlf(text), name)), expected) << name;
        }
        ++files;
    }
    EXPECT_EQ(files, 12U);
}

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> parts;
    std::stringstream in(line);
    for (std::string part; std::getline(in, part, ',');)
        parts.push_back(part);
    return parts;
}

std::string pounds(std::int64_t pence) {
    return base::plain(base::Money::ore(pence));
}

Counts leeds(const std::filesystem::path& file, std::string& encoding) {
    const AmountFormat point{.mark = DecimalMark::point};
    const Input input = Input::file(file);
    const std::vector<std::string> columns = open_or_fail(input).shape().columns;
    const std::optional<std::size_t> net = find_column(columns, std::vector<std::string>{"Net amount"});
    const std::optional<std::size_t> paid = find_column(columns, std::vector<std::string>{"Date paid"});
    EXPECT_TRUE(net && paid) << file;
    TableReader reader = open_or_fail(input, {.amounts = {{.column = *net, .format = point}}});
    encoding = reader.shape().encoding == Encoding::utf8 ? "utf-8-sig" : "cp1252";
    Counts counts;
    for_each_row(reader, [&](const Row& row) {
        counts.blank += row.kind == RowKind::blank;
        counts.totals += row.kind == RowKind::total;
        if (row.kind == RowKind::total)
            counts.embedded_total = pounds(parse_amount(row.fields[*net], point)->in_ore());
        if (row.kind != RowKind::data) return;
        if (row.trouble != RowTrouble::none) {
            ++counts.rejected;
            return;
        }
        const auto amount = parse_amount(row.fields[*net], point);
        ASSERT_TRUE(amount) << file << ":" << row.line << " " << amount.error().message;
        const auto date = parse_date(row.fields[*paid]);
        EXPECT_TRUE(date && !date->is_open_end()) << file << ":" << row.line << " " << row.fields[*paid];
        ++counts.data;
        counts.net += amount->in_ore();
        counts.negatives += amount->in_ore() < 0;
    });
    return counts;
}

TEST(RealFiles, the_leeds_files_give_the_facts_their_publisher_s_readers_found) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    std::ifstream facts(data / "spend" / "leeds" / "raw_facts.csv");
    std::string line;
    std::getline(facts, line);
    std::size_t files = 0;
    while (std::getline(facts, line)) {
        std::vector<std::string> fact = split(line);
        fact.resize(8);
        const std::string month = fact[0].substr(0, 7);
        std::string encoding;
        const Counts counts = leeds(data / "spend" / "leeds" / (month + ".raw.csv.gz"), encoding);
        EXPECT_EQ(encoding, fact[1]) << month;
        EXPECT_EQ(std::to_string(counts.data), fact[2]) << month;
        EXPECT_EQ(std::to_string(counts.blank), fact[3]) << month;
        EXPECT_EQ(std::to_string(counts.totals), fact[4]) << month;
        EXPECT_EQ(pounds(counts.net), fact[5]) << month;
        EXPECT_EQ(std::to_string(counts.negatives), fact[6]) << month;
        EXPECT_EQ(counts.embedded_total, fact[7].substr(0, fact[7].find('\r'))) << month;
        EXPECT_EQ(counts.rejected, 0U) << month;
        ++files;
    }
    EXPECT_EQ(files, 5U);
}

TEST(RealFiles, the_newcastle_months_are_read_and_the_truncated_one_gives_one_rejected_row) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(data / "spend" / "newcastle")) {
        const std::string name = entry.path().filename().string();
        TableReader reader = open_or_fail(Input::file(entry.path()));
        ASSERT_EQ(reader.shape().columns.size(), 10U) << name;
        std::size_t rows = 0;
        std::vector<RowTrouble> troubles;
        for_each_row(reader, [&](const Row& row) {
            EXPECT_NE(row.kind, RowKind::blank);
            if (row.trouble != RowTrouble::none) {
                troubles.push_back(row.trouble);
                return;
            }
            ++rows;
            EXPECT_TRUE(parse_date(row.fields[3], DateFormat::iso)) << name << ":" << row.line;
            EXPECT_TRUE(parse_amount(row.fields[9], {.mark = DecimalMark::point})) << name << ":" << row.line;
        });
        EXPECT_GT(rows, 500U) << name;
        if (name == "2017-04.csv.gz")
            EXPECT_EQ(troubles, std::vector{RowTrouble::truncated});
        else
            EXPECT_TRUE(troubles.empty()) << name;
        ++files;
    }
    EXPECT_EQ(files, 39U);
}

} // namespace
} // namespace styrhus::intake::formats
