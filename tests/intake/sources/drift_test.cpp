#include "intake/sources/drift.h"

#include "intake/sources/amend.h"
#include "intake/sources/reading.h"

/// A source that renames a column is understood, and never read by a guess.
namespace styrhus::tests {
namespace {

using domain::MappingGap;
using intake::sources::likely_columns;
using intake::sources::LikelyColumn;
using intake::sources::name_likeness;
using intake::sources::NewHeading;

const Mapping& payments() {
    static const Mapping mapping = mapping_of(R"(
code = "betalinger"
fact = "posting"
files = ["betalinger*"]
[name]
da = "Betalinger"
[format]
decimal = "comma"
[delivery]
mode = "append"
key = ["reference"]
amount = "amount"
fiscal_year = "calendar_year_of_posting"
[[column]]
name = "Bilag"
field = "reference"
[[column]]
name = "Konto"
field = "account"
[[column]]
name = "Bogføringsdato"
aliases = ["Bogf.dato"]
field = "posted_on"
[[column]]
name = "Beløb"
field = "amount"
[[column]]
name = "D/K"
field = "debit_credit"
values = { "D" = "debit", "K" = "credit" }
[[column]]
name = "CPR"
field = "citizen"
[[column]]
name = "Note"
)");
    return mapping;
}

/// What the headings are thought to be, where the columns named are missing.
std::string thought(const std::vector<NewHeading>& headings, const std::vector<std::string>& missing,
                    const intake::sources::EarlierTexts& earlier = {}) {
    std::vector<const intake::sources::ColumnRule*> rules;
    for (const auto& rule : payments().columns)
        if (std::find(missing.begin(), missing.end(), rule.column) != missing.end()) rules.push_back(&rule);
    std::string out;
    for (const LikelyColumn& likely : likely_columns(payments(), headings, rules, earlier))
        out += likely.heading + " is " + likely.rule->column + ". ";
    return out;
}

const std::string header = "Bilag;Konto;Bogføringsdato;Beløb;D/K;CPR;Note\n";
const std::string rows = "1;538521001;31-01-2024;1.234,50;D;010190-0001;a\n"
                         "2;538521002;29-02-2024;200,00;K;020290-0002;b\n"
                         "3;538521001;31-03-2024;-50,25;D;030390-0003;c\n";

std::string replaced(std::string in, const std::string& what, const std::string& by) {
    EXPECT_NE(in.find(what), std::string::npos) << what;
    return in.replace(in.find(what), what.size(), by);
}

std::string refusal(const std::string& text) {
    const auto outcome = try_read(payments(), {file_of("betalinger.csv", text)});
    EXPECT_FALSE(outcome);
    return outcome ? "" : outcome.error().message;
}

} // namespace

// Bigrams of "datepaid" and "paymentdate": 7 and 10, of which da, at, te and pa are shared: 2·4/17 = 47 %.
// One word of two is shared: 50 %.
TEST(Drift, names_are_alike_by_letters_or_by_words) {
    EXPECT_EQ(name_likeness("Date paid", "Payment date"), 50);
    EXPECT_EQ(name_likeness("CPR-nr.", "cpr nr"), 100);
    EXPECT_EQ(name_likeness("IndsatsStartDato", "Indsats startdato"), 100);
    EXPECT_EQ(name_likeness("IndsatsStartDato", "Start dato"), 80); // two words of three and two: 2·2/5
    EXPECT_EQ(name_likeness("Konto", "CPR"), 0);
    EXPECT_EQ(name_likeness("", "CPR"), 0);
    EXPECT_GT(name_likeness("Beløb", "Beløb i DKK"), 60);
}

TEST(Drift, a_name_that_is_like_it_is_enough_where_values_say_nothing) {
    EXPECT_EQ(thought({{"Kontonr.", {"x", "y"}}}, {"Konto"}), "Kontonr. is Konto. ");
    EXPECT_EQ(thought({{"Dato for bogføring", {}}}, {"Bogføringsdato"}),
              "Dato for bogføring is Bogføringsdato. ");
    EXPECT_EQ(thought({{"Farve", {"rød"}}}, {"Konto"}), "");
}

TEST(Drift, values_of_another_type_speak_against_it) {
    EXPECT_EQ(thought({{"Bogføringsdag", {"mandag", "tirsdag"}}}, {"Bogføringsdato"}), "");
    EXPECT_EQ(thought({{"Bogføringsdag", {"31-01-2024", "29-02-2024"}}}, {"Bogføringsdato"}),
              "Bogføringsdag is Bogføringsdato. ");
}

TEST(Drift, the_only_column_of_its_type_is_found_whatever_it_is_called) {
    EXPECT_EQ(thought({{"Pengene", {"1.234,50", "200,00"}}, {"Farve", {"rød", "blå"}}}, {"Beløb"}),
              "Pengene is Beløb. ");
    EXPECT_EQ(thought({{"Pengene", {"1.234,50"}}, {"Moms", {"200,00"}}}, {"Beløb"}), "")
        << "of two that could be it nobody can tell";
}

TEST(Drift, the_columns_own_words_weigh_more_than_its_name) {
    EXPECT_EQ(thought({{"Fortegn", {"D", "K", "D"}}}, {"D/K"}), "Fortegn is D/K. ");
    EXPECT_EQ(thought({{"Borger", {"010190-0001", "020290-0002"}}}, {"CPR"}), "Borger is CPR. ");
    EXPECT_EQ(thought({{"PSP", {"538521001", "538521002", "9"}}}, {"Konto"},
                      [](std::string_view field) {
                          return field == "account" ? std::vector<std::string>{"538521001", "538521002"}
                                                    : std::vector<std::string>{};
                      }),
              "") << "66 % of the values are known, but (0 + 2·66)/3 = 44 %";
    EXPECT_EQ(thought({{"PSP", {"538521001", "538521002", "538521001"}}}, {"Konto"},
                      [](std::string_view) { return std::vector<std::string>{"538521001", "538521002"}; }),
              "PSP is Konto. ");
}

TEST(Drift, each_heading_and_each_column_is_one_thing) {
    EXPECT_EQ(thought({{"Kontonummer", {}}, {"Kontonr.", {}}}, {"Konto"}), "Kontonr. is Konto. ");
}

TEST(Drift, a_column_that_can_be_done_without_is_reported_with_what_it_probably_is) {
    const ReadOutcome outcome =
        read(payments(), {file_of("betalinger.csv", replaced(header, "Konto", "Kontonr.") + rows)});
    EXPECT_EQ(outcome.read.delivery.sums.rows_accepted, 3U);
    ASSERT_EQ(outcome.read.gaps.size(), 2U);
    EXPECT_EQ(outcome.read.gaps[0].kind, MappingGap::Kind::unmapped_column);
    EXPECT_EQ(outcome.read.gaps[0].column, "Kontonr.");
    EXPECT_EQ(outcome.read.gaps[0].likely, "Konto");
    EXPECT_GT(outcome.read.gaps[0].by_name, 60);
    EXPECT_EQ(outcome.read.gaps[1].kind, MappingGap::Kind::missing_column);
    EXPECT_EQ(outcome.read.gaps[1].likely, "");
}

TEST(Drift, what_a_fact_or_its_key_needs_is_asked_for_with_what_it_probably_is) {
    EXPECT_NE(refusal(replaced(header, "Beløb", "Kroner") + rows).find("\"Kroner\" is probably Beløb"),
              std::string::npos);
    EXPECT_NE(refusal(replaced(header, "Bilag", "Bilagsnr") + rows).find("\"Bilagsnr\" is probably Bilag"),
              std::string::npos)
        << "without its key a row cannot be known again";
    EXPECT_NE(refusal("Bilag;Konto;Beløb;D/K;CPR;Note\n1;2;3,00;D;;\n").find("it lacks Bogføringsdato"),
              std::string::npos);
}

TEST(Drift, what_is_approved_reads_as_if_nothing_had_been_renamed) {
    const std::string renamed = replaced(replaced(header, "Beløb", "Kroner"), "Konto", "Kontonr.");
    const auto text = intake::sources::amended(
        payments().toml,
        std::vector<intake::sources::Amendment>{
            {intake::sources::Amendment::Kind::heading, "Beløb", "", "Kroner", ""},
            {intake::sources::Amendment::Kind::heading, "Konto", "", "Kontonr.", ""}});
    ASSERT_TRUE(text) << text.error().message;
    const ReadOutcome before = read(payments(), {file_of("betalinger.csv", header + rows)});
    const ReadOutcome after = read(mapping_of(*text), {file_of("betalinger.csv", renamed + rows)});
    EXPECT_TRUE(after.read.gaps.empty());
    EXPECT_EQ(after.read.facts.of<domain::Posting>().stamps, before.read.facts.of<domain::Posting>().stamps);
    EXPECT_EQ(after.read.delivery.sums.money_accepted, before.read.delivery.sums.money_accepted);
}

TEST(Drift, columns_in_another_order_and_case_are_the_same) {
    const ReadOutcome before = read(payments(), {file_of("betalinger.csv", header + rows)});
    const ReadOutcome after =
        read(payments(), {file_of("betalinger.csv", "NOTE;d/k;BELØB;cpr;bogf. dato;KONTO;bilag\n"
                                                    "a;D;1.234,50;010190-0001;31-01-2024;538521001;1\n"
                                                    "b;K;200,00;020290-0002;29-02-2024;538521002;2\n"
                                                    "c;D;-50,25;030390-0003;31-03-2024;538521001;3\n")});
    EXPECT_TRUE(after.read.gaps.empty());
    EXPECT_EQ(after.read.facts.of<domain::Posting>().stamps, before.read.facts.of<domain::Posting>().stamps);
}

TEST(Drift, a_person_in_a_heading_is_not_repeated) {
    const ReadOutcome outcome = read(
        payments(), {file_of("betalinger.csv", replaced(header, "Note", "010190-0001") + rows)});
    EXPECT_EQ(outcome.read.gaps[0].column, "(et CPR-nummer)");
}

/// A value that a map lists is counted; one that it does not is a gap with its first row.
TEST(MetValues, are_counted_with_their_kroner) {
    const ReadOutcome outcome = read(
        payments(), {file_of("betalinger_1.csv", header + rows),
                     file_of("betalinger_2.csv", header + "4;5;31-01-2024;10,00;d;;\n5;5;31-01-2024;7,00;X;;\n")});
    ASSERT_EQ(outcome.read.met_values.size(), 2U);
    const domain::MetValue& debit = outcome.read.met_values[0];
    EXPECT_EQ(debit.column + debit.field + debit.value, "D/Kdebit_creditd");
    EXPECT_EQ(debit.rows, 3U);
    EXPECT_EQ(base::plain(debit.amount), "1194.25"); // 1,234.50 − 50.25 + 10.00
    EXPECT_EQ(outcome.read.met_values[1].rows, 1U);
    ASSERT_EQ(outcome.read.gaps.size(), 1U);
    EXPECT_EQ(outcome.read.gaps[0].value, "X");
    EXPECT_EQ(outcome.read.gaps[0].field, "debit_credit");
    EXPECT_EQ(outcome.read.gaps[0].file, 1U);
    EXPECT_EQ(outcome.read.gaps[0].first_line, 3U);
}

} // namespace styrhus::tests
