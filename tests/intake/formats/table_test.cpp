#include "intake/formats/table.h"

#include "intake/formats/make_archive.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

namespace styrhus::intake::formats {
namespace {

using tests::gzipped;

struct PlainRow {
    std::vector<std::string> fields;
    std::uint64_t line = 0;
    RowKind kind = RowKind::data;
    RowTrouble trouble = RowTrouble::none;
};

struct PlainTable {
    TableShape shape;
    std::vector<PlainRow> rows;
};

base::Result<PlainTable> read_all_rows(const Input& input, const ReadOptions& options = {}) {
    STYRHUS_TRY(TableReader reader, TableReader::open(input, options));
    PlainTable table{reader.shape(), {}};
    RowBatch batch;
    for (;;) {
        STYRHUS_TRY(const bool more, reader.next(batch));
        if (!more) return table;
        for (std::size_t at = 0; at < batch.size(); ++at) {
            const Row row = batch[at];
            table.rows.push_back({{row.fields.begin(), row.fields.end()}, row.line, row.kind, row.trouble});
        }
    }
}

PlainTable read_text(std::string text, const ReadOptions& options = {}) {
    auto table = read_all_rows(Input::bytes(std::move(text), "test"), options);
    EXPECT_TRUE(table) << table.error().message;
    return table ? *table : PlainTable{};
}

std::string utf16(std::u16string_view text, bool big) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char low = static_cast<char>(unit & 0xFF);
        const char high = static_cast<char>(unit >> 8);
        bytes += big ? high : low;
        bytes += big ? low : high;
    }
    return bytes;
}

class TemporaryFolder {
  public:
    TemporaryFolder() {
        path_ = std::filesystem::temp_directory_path() / ("styrhus-formats-" + std::to_string(::getpid()));
        std::filesystem::create_directories(path_);
    }
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }
    std::filesystem::path operator/(const char* name) const { return path_ / name; }
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

void write_zip(const std::filesystem::path& path,
               const std::vector<std::pair<std::string, std::string>>& files) {
    int trouble = 0;
    zip_t* archive = ::zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &trouble);
    ASSERT_NE(archive, nullptr);
    for (const auto& [name, content] : files)
        ::zip_file_add(archive, name.c_str(), ::zip_source_buffer(archive, content.data(), content.size(), 0),
                       ZIP_FL_OVERWRITE);
    ASSERT_EQ(::zip_close(archive), 0);
}

TEST(Table, a_danish_extract_is_cut_and_decoded_without_being_told_how) {
    const PlainTable table = read_text("CPR;Bel\xF8"
                                       "b;Tekst\r\n010190-1234;1.234,56;\"a;b\"\r\n;-;K\xF8rsel til/fra\r\n");
    EXPECT_EQ(table.shape.encoding, Encoding::windows_1252);
    EXPECT_EQ(table.shape.dialect.delimiter, ';');
    EXPECT_EQ(table.shape.columns, (std::vector<std::string>{"CPR",
                                                             "Bel\u00F8"
                                                             "b",
                                                             "Tekst"}));
    EXPECT_EQ(table.shape.header_line, 1U);
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0].fields, (std::vector<std::string>{"010190-1234", "1.234,56", "a;b"}));
    EXPECT_EQ(table.rows[1].fields[2], "K\u00F8rsel til/fra");
    EXPECT_EQ(table.rows[1].line, 3U);
}

TEST(Table, every_encoding_gives_the_same_rows) {
    const std::u16string text = u"Navn;Beløb\nÅse;1,5\nØrsted €;2\n";
    const std::string utf8 = "Navn;Bel\u00F8b\n\u00C5se;1,5\n\u00D8rsted \u20AC;2\n";
    const std::string latin = "Navn;Bel\xF8"
                              "b\n\xC5se;1,5\n\xD8rsted \x80;2\n";
    for (const std::string& bytes :
         {utf8, "\xEF\xBB\xBF" + utf8, latin, utf16(text, false), utf16(text, true),
          "\xFF\xFE" + utf16(text, false), "\xFE\xFF" + utf16(text, true), gzipped(utf8), gzipped(latin),
          gzipped("\xFF\xFE" + utf16(text, false))}) {
        const PlainTable table = read_text(bytes);
        EXPECT_EQ(table.shape.columns, (std::vector<std::string>{"Navn", "Bel\u00F8"
                                                                         "b"}));
        ASSERT_EQ(table.rows.size(), 2U);
        EXPECT_EQ(table.rows[0].fields, (std::vector<std::string>{"\u00C5se", "1,5"}));
        EXPECT_EQ(table.rows[1].fields, (std::vector<std::string>{"\u00D8rsted \u20AC", "2"}));
    }
}

TEST(Table, a_byte_that_is_in_no_encoding_is_an_error_of_its_row_and_line) {
    const PlainTable table = read_text("a;b\n\u00E6;1\n\u00F8;2\nx\xE6y;3\n\u00E5;4\n");
    ASSERT_EQ(table.rows.size(), 4U);
    EXPECT_EQ(table.rows[2].trouble, RowTrouble::bad_bytes);
    EXPECT_EQ(table.rows[2].line, 4U);
    EXPECT_EQ(table.rows[2].fields[0], "x\uFFFDy");
    EXPECT_EQ(table.rows[3].trouble, RowTrouble::none);
    const PlainTable declared = read_text("a;b\nx\x81y;3\n", {.encoding = Encoding::windows_1252});
    EXPECT_EQ(declared.rows[0].trouble, RowTrouble::bad_bytes);
}

TEST(Table, delimiters_and_line_breaks_are_found) {
    for (const std::string text :
         {"a;b;c\n1,5;2;3\n", "a,b,c\n1.5,2,3\n", "a\tb\tc\n1,5\t2\t3\n", "a|b|c\n1,5|2|3\n",
          "a;b;c\r\n1,5;2;3\r\n", "a;b;c\r1,5;2;3\r", "a;b;c\n1,5;2;3", "a;\"b\";c\n1,5;\"2\";3\n"}) {
        const PlainTable table = read_text(text);
        EXPECT_EQ(table.shape.columns, (std::vector<std::string>{"a", "b", "c"})) << text;
        ASSERT_EQ(table.rows.size(), 1U) << text;
        EXPECT_EQ(table.rows[0].fields.size(), 3U);
        EXPECT_EQ(table.rows[0].fields[2], "3");
        EXPECT_EQ(table.rows[0].line, 2U);
    }
}

TEST(Table, blank_rows_repeated_headers_and_wrong_widths_are_told) {
    const PlainTable table =
        read_text("a;b;c;;\n1;2;3;;\n\n;;;;\n ; ;\"\"\na;b;c\n1;2\n1;2;3;;\n1;2;3;x\n\"a\"x;2;3\n1;2");
    using enum RowTrouble;
    const std::pair<RowKind, RowTrouble> expected[] = {
        {RowKind::data, none},      {RowKind::blank, none},           {RowKind::blank, none},
        {RowKind::blank, none},     {RowKind::repeated_header, none}, {RowKind::data, too_few_fields},
        {RowKind::data, none},      {RowKind::data, too_many_fields}, {RowKind::data, text_after_quote},
        {RowKind::data, truncated},
    };
    ASSERT_EQ(table.rows.size(), std::size(expected));
    for (std::size_t at = 0; at < std::size(expected); ++at) {
        EXPECT_EQ(table.rows[at].kind, expected[at].first) << at;
        EXPECT_EQ(table.rows[at].trouble, expected[at].second) << at;
    }
}

TEST(Table, lines_are_physical_also_after_quoted_line_breaks) {
    const PlainTable table = read_text("a;b\n1;\"x\ny\r\nz\"\n2;w\n");
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(table.rows[0].fields[1], "x\ny\r\nz");
    EXPECT_EQ(table.rows[0].line, 2U);
    EXPECT_EQ(table.rows[1].line, 5U);
}

TEST(Table, the_header_is_found_below_a_title_and_by_the_names_a_mapping_knows) {
    const PlainTable titled = read_text("Udtr\u00E6k fra DUBU;;\n\nCPR-nr.;Start;Slut\n1;2;3\n");
    EXPECT_EQ(titled.shape.header_line, 3U);
    EXPECT_EQ(titled.shape.preamble, (std::vector<std::string>{"Udtr\u00E6k fra DUBU"}));
    ASSERT_EQ(titled.rows.size(), 1U);
    EXPECT_EQ(titled.rows[0].line, 4U);
    const PlainTable known = read_text("x;y;z\nq;w;e\nCPR-nr.;Start;Slut\n1;2;3\n",
                                       {.known_columns = {"cpr nr", "start", "ophør"}});
    EXPECT_EQ(known.shape.header_line, 3U);
    const PlainTable none = read_text("1;2;3\n4;5;6\n", {.header = HeaderRule::none});
    EXPECT_EQ(none.rows.size(), 2U);
    EXPECT_EQ(none.shape.columns.size(), 3U);
    const PlainTable named =
        read_text("1;2;3\n4;5;6\n", {.header = HeaderRule::none, .headings = {"x", "y", "z"}});
    EXPECT_EQ(named.shape.columns[2], "z");
}

TEST(Table, a_total_is_known_by_its_arithmetic_with_or_without_a_label) {
    const ReadOptions options{.amounts = {{.column = 1, .format = {.mark = DecimalMark::comma}}}};
    // 10,50 + 4,50 − 5 = 10; then 7 more: the subtotal of the second part is 7, the whole 17.
    const PlainTable table = read_text("konto;bel\u00F8b;tekst\nA;10,50;x\nB;4,50;\nC;-5;x\n;10,00;\nD;7;\nI "
                                       "alt;7;\nTotal:;17;\n;17;\n;18;\nI alt;19;\n",
                                       options);
    using enum RowKind;
    const RowKind expected[] = {data, data, data, total, data, total, total, total, data, data};
    ASSERT_EQ(table.rows.size(), std::size(expected));
    for (std::size_t at = 0; at < std::size(expected); ++at)
        EXPECT_EQ(table.rows[at].kind, expected[at]) << at;
    // Without knowing which column is money nothing is a total; nor where rows are nothing but amounts.
    EXPECT_EQ(read_text("k;b\nA;5\n;5\n").rows[1].kind, data);
    EXPECT_EQ(read_text("k;b\n;5\n;5\n", options).rows[1].kind, data);
}

TEST(Table, packed_files_are_unpacked_and_damage_is_one_clear_message) {
    std::string text = "a;b\n";
    for (int row = 0; row < 100000; ++row)
        text += std::to_string(row * 7919 % 100003) + ";x\n";
    const std::string packed = gzipped(text);
    const PlainTable table = read_text(packed);
    EXPECT_EQ(table.shape.container, Container::gzip);
    EXPECT_EQ(table.rows.size(), 100000U);
    EXPECT_EQ(read_text(gzipped("a;b\n1;2\n") + gzipped("3;4\n")).rows.size(), 2U);
    const auto cut = read_all_rows(Input::bytes(packed.substr(0, packed.size() / 2), "cut.gz"));
    ASSERT_FALSE(cut);
    EXPECT_NE(cut.error().message.find("ends too early"), std::string::npos);
    EXPECT_TRUE(cut.error().message.ends_with("cut.gz"));
    std::string damaged = packed;
    damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
    EXPECT_FALSE(read_all_rows(Input::bytes(damaged, "damaged.gz")));
    const auto bomb =
        read_all_rows(Input::bytes(gzipped(std::string(std::size_t{70} << 20, '\n') + "a;b\n"), "bomb.gz"));
    ASSERT_FALSE(bomb);
    const auto limited =
        read_all_rows(Input::bytes(packed, "big.gz"), {.limits = {.unpacked_bytes_max = 1000}});
    ASSERT_FALSE(limited);
}

TEST(Table, a_zip_with_one_file_is_opened_and_one_with_several_asks_which) {
    const TemporaryFolder folder;
    write_zip(folder / "one.zip", {{"udtraek.csv", "a;b\n1;2\n"}, {"__MACOSX/._udtraek.csv", "x"}});
    const auto one = read_all_rows(Input::file(folder / "one.zip"));
    ASSERT_TRUE(one) << one.error().message;
    EXPECT_EQ(one->shape.entry, "udtraek.csv");
    EXPECT_EQ(one->shape.container, Container::zip);
    EXPECT_EQ(one->rows.size(), 1U);
    write_zip(folder / "two.zip", {{"one.csv", "a;b\n1;2\n"}, {"two.csv", "a;b\n1;2\n3;4\n"}});
    const auto two = read_all_rows(Input::file(folder / "two.zip"));
    ASSERT_FALSE(two);
    EXPECT_NE(two.error().message.find("one.csv, two.csv"), std::string::npos);
    EXPECT_EQ(read_all_rows(Input::file(folder / "two.zip"), {.entry = "two.csv"})->rows.size(), 2U);
    EXPECT_FALSE(read_all_rows(Input::file(folder / "two.zip"), {.entry = "three.csv"}));
    write_zip(folder / "bomb.zip", {{"zeros.csv", std::string(std::size_t{70} << 20, '\n')}});
    const auto bomb = read_all_rows(Input::file(folder / "bomb.zip"));
    ASSERT_FALSE(bomb);
    EXPECT_NE(bomb.error().message.find("unpacks to far more"), std::string::npos);
    std::filesystem::resize_file(folder / "one.zip", 40);
    EXPECT_FALSE(read_all_rows(Input::file(folder / "one.zip")));
}

TEST(Table, what_cannot_be_a_table_is_one_clear_message) {
    const TemporaryFolder folder;
    std::ofstream(folder / "empty.csv").close();
    const auto message = [](const base::Result<PlainTable>& outcome) {
        return outcome ? std::string("no error") : outcome.error().message;
    };
    EXPECT_NE(message(read_all_rows(Input::file(folder / "empty.csv"))).find("is empty"), std::string::npos);
    EXPECT_NE(message(read_all_rows(Input::file(folder.path()))).find("is a folder"), std::string::npos);
    EXPECT_NE(message(read_all_rows(Input::file(folder / "none.csv"))).find("cannot be read"),
              std::string::npos);
    EXPECT_NE(message(read_all_rows(Input::bytes("%PDF-1.7 ...", "x.pdf"))).find("a PDF document"),
              std::string::npos);
    EXPECT_NE(message(read_all_rows(Input::bytes(std::string("ab\0\1\2\3\4", 7), "x.bin"))).find("binary"),
              std::string::npos);
    EXPECT_NE(message(read_all_rows(Input::bytes(" \n\n;;\n", "blank.csv"))).find("only blank lines"),
              std::string::npos);
    EXPECT_NE(message(read_all_rows(Input::bytes(std::string(max_row_bytes * 2, 'x'), "long.txt")))
                  .find("longer than any row"),
              std::string::npos);
    EXPECT_NE(message(read_all_rows(Input::bytes("\xFF\xFE"
                                                 "a\0",
                                                 "x.csv"),
                                    {.encoding = Encoding::utf8}))
                  .find("byte order mark"),
              std::string::npos);
}

TEST(Table, rows_do_not_depend_on_where_pieces_of_the_file_end) {
    std::string text = "id;text\n";
    for (int row = 0; row < 60000; ++row)
        text += std::to_string(row) + (row % 3 == 0 ? ";\"line\none \"\"q\"\"\"\n" : ";pl\u00E6n\r\n");
    const PlainTable table = read_text(text);
    ASSERT_EQ(table.rows.size(), 60000U);
    std::uint64_t line = 2;
    for (int row = 0; row < 60000; ++row) {
        const PlainRow& read = table.rows[static_cast<std::size_t>(row)];
        ASSERT_EQ(read.fields, (std::vector<std::string>{std::to_string(row),
                                                         row % 3 == 0 ? "line\none \"q\"" : "pl\u00E6n"}));
        ASSERT_EQ(read.line, line);
        line += row % 3 == 0 ? 2U : 1U;
    }
}

TEST(Table, names_are_compared_as_people_mean_them) {
    EXPECT_EQ(normalised_name("CPR-nr."), normalised_name(" cpr nr"));
    EXPECT_EQ(normalised_name("AfslutningsÅrsag"), normalised_name("afslutningsårsag"));
    const std::vector<std::string> columns = {"Dato", "", "Beregnet total"};
    EXPECT_EQ(find_column(columns, std::vector<std::string>{"total", "beregnet_total"}), 2U);
    EXPECT_FALSE(find_column(columns, std::vector<std::string>{"-"}));
}

} // namespace
} // namespace styrhus::intake::formats
