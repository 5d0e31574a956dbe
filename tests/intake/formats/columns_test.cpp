#include "intake/formats/columns.h"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <random>

namespace styrhus::intake::formats {
namespace {

using base::Date;
using base::Money;

/// Everything a file gave, as one text to compare and to look at.
struct Read {
    ColumnSummary summary;
    std::vector<std::string> rows; // "line: value|value|…"
    std::vector<std::string> troubles;
    std::vector<std::string> totals;
};

std::string cell(const Column& column, std::size_t row) {
    switch (column.type) {
    case ColumnType::text:
    case ColumnType::code:
        return std::string(column.texts[row]);
    case ColumnType::date:
        return column.dates[row] == no_date ? "wrong" : base::iso(column.dates[row]);
    case ColumnType::amount:
        return column.amounts[row] == no_amount ? "none" : base::plain(column.amounts[row]);
    case ColumnType::whole_number:
        return column.numbers[row] == no_number ? "none" : std::to_string(column.numbers[row]);
    case ColumnType::decimal:
        return column.decimals[row] == no_decimal
                   ? "none"
                   : fmt::format("{}e-{}", column.decimals[row].mantissa, column.decimals[row].scale);
    }
    return {};
}

base::Result<Read> read(const std::string& text, std::vector<ColumnSchema> schema, unsigned threads = 1,
                        ReadOptions options = {}) {
    Read all;
    STYRHUS_TRY(all.summary,
                read_columns(Input::bytes(text, "test"), options, schema, threads, [&](ColumnBatch&& batch) {
                    for (std::size_t row = 0; row < batch.rows; ++row) {
                        std::string line = fmt::format("{}:", batch.line(row));
                        for (const Column& column : batch.columns)
                            line += " " + cell(column, row);
                        all.rows.push_back(std::move(line));
                    }
                    for (const CellError& error : batch.cell_errors)
                        all.troubles.push_back(fmt::format("{}: {} {} \"{}\"", batch.line(error.row),
                                                           error.column, code(error.trouble), error.text));
                    for (const RejectedRow& row : batch.rejected)
                        all.troubles.push_back(
                            fmt::format("{}: {} {}", row.line, code(row.trouble), row.fields.size()));
                    for (const TotalRow& total : batch.totals)
                        all.totals.push_back(
                            fmt::format("{}: {}", total.line, base::plain(total.amounts.at(0))));
                }));
    return all;
}

const std::vector<ColumnSchema> posting_schema = {
    {.names = {"bilagsnr"}, .type = ColumnType::whole_number},
    {.names = {"psp"}, .type = ColumnType::text},
    {.names = {"Bogføringsdato"}, .type = ColumnType::date},
    {.names = {"Beløb"}, .type = ColumnType::amount},
    {.names = {"Leverandør"}, .type = ColumnType::code},
    {.names = {"Mængde"}, .type = ColumnType::decimal},
};
const std::string posting_header = "bilagsnr;psp;bogføringsdato;beløb;leverandør;mængde\n";

TEST(Columns, typed_values_come_with_their_lines_and_what_cannot_be_read_is_named) {
    const auto all = read(posting_header
                              + "700;XG-1;14-03-2024;1.234,56;Åhaven;37,50\n"
                                "701; XG-2 ;\"31-12-9999\";\"-5\";\"Åhaven\";\n"
                                "x;\"a \"\"b\"\"\";31-02-2024;12.5;Vest;-\n"
                                ";;;;;1\n",
                          posting_schema);
    ASSERT_TRUE(all) << all.error().message;
    EXPECT_EQ(all->rows, (std::vector<std::string>{
                             "2: 700 XG-1 2024-03-14 1234.56 Åhaven 375e-1",
                             "3: 701 XG-2 open -5.00 Åhaven none",
                             "4: none a \"b\" wrong none Vest 0e-0",
                             "5: none  open none  1e-0",
                         }));
    EXPECT_EQ(all->troubles,
              (std::vector<std::string>{"4: 0 not_a_number \"x\"", "4: 2 no_such_day \"31-02-2024\"",
                                        "4: 3 other_number_format \"12.5\""}));
    EXPECT_EQ(all->summary.rows, 4U);
    EXPECT_EQ(all->summary.cell_errors, 3U);
}

TEST(Columns, one_text_written_two_ways_is_one_entry) {
    std::size_t entries = 0;
    const std::vector<ColumnSchema> schema = {{.names = {"a"}, .type = ColumnType::code}};
    const auto count = [&](ColumnBatch&& batch) {
        entries = batch.columns[0].texts.entry_count();
        EXPECT_EQ(batch.columns[0].texts.codes().size(), 4U);
    };
    ASSERT_TRUE(
        read_columns(Input::bytes("a;b\nVest;1\n\"Vest\";1\n Vest ;1\nNord;1\n", "t"), {}, schema, 1, count));
    EXPECT_EQ(entries, 2U);
}

TEST(Columns, many_different_codes_keep_their_texts) {
    std::string text = "k;v\n";
    for (int row = 0; row < 50000; ++row)
        text +=
            fmt::format("kode {} {};1\n", row % 7919, std::string(static_cast<std::size_t>(row % 40), 'x'));
    const auto coded = read(text, {{.names = {"k"}, .type = ColumnType::code}});
    const auto plain = read(text, {{.names = {"k"}, .type = ColumnType::text}});
    ASSERT_TRUE(coded && plain);
    EXPECT_EQ(coded->rows, plain->rows);
}

TEST(Columns, windows_1252_gives_the_same_texts_as_utf_8) {
    const std::vector<ColumnSchema> schema = {{.names = {"navn"}, .type = ColumnType::text},
                                              {.names = {"navn"}, .type = ColumnType::code}};
    const auto utf8 = read("navn;x\nÅse;1\n\"Ærø \"\"Ø\"\"\";2\nplain;3\n", schema);
    const auto latin = read("navn;x\n\xC5se;1\n\"\xC6r\xF8 \"\"\xD8\"\"\";2\nplain;3\n", schema);
    ASSERT_TRUE(utf8 && latin);
    EXPECT_EQ(utf8->rows, latin->rows);
    EXPECT_EQ(latin->summary.shape.encoding, Encoding::windows_1252);
    const auto gap = read("navn;x\n\xC5se;1\na\x81;2\n", schema);
    EXPECT_EQ(gap->troubles, std::vector<std::string>{"3: bad_bytes 2"});
}

TEST(Columns, automatic_decimal_marks_are_learnt_from_the_column_itself) {
    const std::vector<ColumnSchema> schema = {
        {.names = {"b"}, .type = ColumnType::amount, .amount = {.mark = DecimalMark::automatic}}};
    EXPECT_EQ(read("a;b\nx;1.234\ny;1,5\n", schema)->rows[0], "2: 1234.00");
    EXPECT_EQ(read("a;b\nx;1,234\ny;1.5\n", schema)->rows[0], "2: 1234.00");
    const auto open = read("a;b\nx;1.234\ny;17\n", schema);
    EXPECT_EQ(open->troubles, std::vector<std::string>{"2: 0 ambiguous_number \"1.234\""});
    EXPECT_EQ(open->rows[1], "3: 17.00");
    EXPECT_EQ(read("a;b\nx;1,5\n", schema)->summary.formats[0].mark, DecimalMark::comma);
}

TEST(Columns, totals_are_taken_out_of_the_rows_by_their_arithmetic) {
    const std::vector<ColumnSchema> schema = {{.names = {"konto"}, .type = ColumnType::code},
                                              {.names = {"beløb"}, .type = ColumnType::amount},
                                              {.names = {"konto"}, .type = ColumnType::text}};
    const auto all = read(
        "konto;beløb;tekst\nA;10,50;x\nB;4,50;\nC;-5;x\n;10,00;\nD;7;\nI alt;7\nTotal:;17;\n;17;\n;18;\n",
        schema);
    ASSERT_TRUE(all);
    EXPECT_EQ(all->totals, (std::vector<std::string>{"5: 10.00", "7: 7.00", "8: 17.00", "9: 17.00"}));
    EXPECT_EQ(all->rows, (std::vector<std::string>{"2: A 10.50 A", "3: B 4.50 B", "4: C -5.00 C",
                                                   "6: D 7.00 D", "10:  18.00 "}));
    EXPECT_TRUE(all->troubles.empty());
}

TEST(Columns, a_missing_column_is_an_error_that_names_it_and_the_file_s_own) {
    const auto wrong = read("a;b\n1;2\n", {{.names = {"c", "d"}}});
    ASSERT_FALSE(wrong);
    EXPECT_NE(wrong.error().message.find("\"c\" or \"d\" is not among \"a\", \"b\""), std::string::npos)
        << wrong.error().message;
}

TEST(Columns, what_the_sink_throws_reaches_the_caller) {
    std::string text = "a;b\n";
    for (int row = 0; row < 20000; ++row)
        text += "1;2\n";
    const std::vector<ColumnSchema> schema = {{.names = {"a"}}};
    EXPECT_THROW((void)read_columns(Input::bytes(text, "t"), {.part_bytes = 1000}, schema, 3,
                                    [](ColumnBatch&&) { throw std::runtime_error("full"); }),
                 std::runtime_error);
}

/// A file with everything that can be wrong with it, at random.
std::string messy_file(std::mt19937& random, std::size_t rows) {
    std::string text = posting_header;
    std::int64_t sum = 0;
    const auto quoted = [&](std::string value) { return random() % 5 == 0 ? "\"" + value + "\"" : value; };
    for (std::size_t row = 0; row < rows; ++row) {
        const auto amount = static_cast<std::int64_t>(random() % 2000000) - 300000;
        const std::string kroner =
            fmt::format("{}{},{:02}", amount < 0 ? "-" : "", std::abs(amount) / 100, std::abs(amount) % 100);
        switch (random() % 60) {
        case 0:
            text += "\n";
            continue;
        case 1:
            text += ";;;;;\r\n";
            continue;
        case 2:
            text += posting_header;
            continue;
        case 3:
            text += fmt::format(";;;{}{},{:02};;\n", sum < 0 ? "-" : "", std::abs(sum) / 100,
                                std::abs(sum) % 100);
            continue;
        case 4:
            text += "1;2;3\n";
            continue;
        case 5:
            text += "1;2;01-01-2020;4;5;6;7\n";
            sum += 400;
            continue;
        case 6:
            text += "1;\"a\"b;01-01-2020;4;5;6\n";
            sum += 400;
            continue;
        case 7:
            text += "1;a\xE6z;01-01-2020;4;5;6\n";
            sum += 400;
            continue;
        case 8:
            text += "1;5\" rør;01-01-2020;4;5;6;;\n";
            sum += 400;
            continue;
        default:
            break;
        }
        sum += amount;
        const std::string texts[] = {"XG-1", "Søglimt",
                                     "\"linje\n" + std::to_string(row) + "\r\n\"\"citat\"\"; med mere\"",
                                     " mellemrum "};
        text += fmt::format("{};{};{};{};{};{}{}", row, texts[random() % 4], quoted("14-03-2024"),
                            quoted(kroner), quoted("Åhaven " + std::to_string(random() % 9)), random() % 100,
                            random() % 3 == 0 ? "\r\n" : "\n");
    }
    if (random() % 2 == 0) text += "9;afbrudt";
    return text;
}

/// The same file by the row reader, whose rows are then read cell by cell.
Read read_by_rows(const std::string& text, const std::vector<ColumnSchema>& schema) {
    Read all;
    TableReader reader =
        *TableReader::open(Input::bytes(text, "test"), {.amounts = {{.column = 3, .format = {}}}});
    std::vector<std::size_t> places;
    for (const ColumnSchema& column : schema)
        places.push_back(*find_column(reader.shape().columns, column.names));
    RowBatch batch;
    while (*reader.next(batch)) {
        for (std::size_t at = 0; at < batch.size(); ++at) {
            const Row row = batch[at];
            if (row.kind == RowKind::total) {
                all.totals.push_back(
                    fmt::format("{}: {}", row.line, base::plain(*parse_amount(row.fields[3]))));
            } else if (row.kind == RowKind::data && row.trouble != RowTrouble::none) {
                all.troubles.push_back(
                    fmt::format("{}: {} {}", row.line, code(row.trouble), row.fields.size()));
            } else if (row.kind == RowKind::data) {
                std::string line = fmt::format("{}:", row.line);
                const auto whole = [](std::string_view field, const char* end) {
                    const auto number = parse_whole_number(field);
                    return number ? std::to_string(*number) + end : std::string("none");
                };
                line += " " + whole(row.fields[places[0]], "");
                line += fmt::format(" {}", trimmed(row.fields[places[1]]));
                line += fmt::format(" {}", base::iso(*parse_date(row.fields[places[2]])));
                line += fmt::format(" {}", base::plain(*parse_amount(row.fields[places[3]])));
                line += fmt::format(" {}", trimmed(row.fields[places[4]]));
                line += " " + whole(row.fields[places[5]], "e-0");
                all.rows.push_back(std::move(line));
            }
        }
    }
    return all;
}

TEST(Columns, any_number_of_threads_and_parts_gives_what_the_row_reader_gives) {
    std::mt19937 random(20260103);
    for (int round = 0; round < 6; ++round) {
        const std::string text = messy_file(random, 400);
        const Read expected = read_by_rows(text, posting_schema);
        for (const std::uint64_t part : {150U, 2000U, 1000000U}) {
            for (const unsigned threads : {1U, 3U}) {
                const auto found = read(text, posting_schema, threads, {.part_bytes = part});
                ASSERT_TRUE(found) << found.error().message;
                ASSERT_EQ(found->rows, expected.rows) << part << " " << threads;
                ASSERT_EQ(found->troubles, expected.troubles) << part << " " << threads;
                ASSERT_EQ(found->totals, expected.totals) << part << " " << threads;
            }
        }
    }
}

} // namespace
} // namespace styrhus::intake::formats
