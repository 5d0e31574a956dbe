#include "intake/sources/amend.h"

#include "intake/sources/reading.h"

/// A mapping's text is changed where it must be and nowhere else.
namespace styrhus::tests {
namespace {

using intake::sources::amended;
using intake::sources::Amendment;

const std::string text = R"(# Hvad Bøgesunds egen liste hedder.
code = "liste"
version = 4 # rettet i maj
fact = "grant"
files = ["liste*"]

[name]
da = "Liste"

[delivery]
mode = "append"
overlap = "keep"

[[column]]
name = "Fra"
field = "start"

[[column]]
name = "Måned"
aliases = ["Md.",
           "Månd"] # to stavemåder
field = "service"

# Ord, som kun vores system bruger.
[[column]]
name = "Status"
field = "status"
values = { "Løber" = "granted", "Færdig" = "ended" }   # fra brugerlisten

[[column]]
name = "Følge"
field = "supplementary"
[column.values]
# ja
"J" = "yes"

[[column]]
name = "Enhed"
field = "unit"
[[column]]
name = "Enhed"
field = "day_count"
)";

std::string with(const std::vector<Amendment>& amendments, const std::string& of = text) {
    const auto made = amended(of, amendments);
    EXPECT_TRUE(made) << made.error().message;
    return made ? *made : "";
}

std::string refusal(const Amendment& amendment, const std::string& of = text) {
    const auto made = amended(of, std::span(&amendment, 1));
    EXPECT_FALSE(made);
    return made ? "" : made.error().message;
}

std::string with_replaced(std::string in, const std::string& what, const std::string& by) {
    EXPECT_NE(in.find(what), std::string::npos) << what;
    return in.replace(in.find(what), what.size(), by);
}

/// As `text`, one version higher, and with one place changed.
std::string expected(const std::string& what, const std::string& by) {
    return with_replaced(with_replaced(text, "version = 4", "version = 5"), what, by);
}

constexpr auto heading = Amendment::Kind::heading;
constexpr auto value = Amendment::Kind::value;
constexpr auto column = Amendment::Kind::column;

} // namespace

TEST(Amend, a_new_heading_goes_under_the_columns_name) {
    EXPECT_EQ(with({{heading, "Fra", "", "Startdato", ""}}),
              expected("name = \"Fra\"\n", "name = \"Fra\"\naliases = [\"Startdato\"]\n"));
}

TEST(Amend, a_further_heading_stands_with_the_others) {
    EXPECT_EQ(with({{heading, "måned", "", "Periode \"ny\"", ""}}),
              expected("[\"Md.\",\n           \"Månd\"]", R"(["Md.", "Månd", "Periode \"ny\""])"));
}

TEST(Amend, a_column_that_fills_two_fields_has_the_heading_in_both) {
    const std::string made = with({{heading, "Enhed", "", "Pr.", ""}});
    EXPECT_EQ(mapping_of(made).columns[4].aliases, std::vector<std::string>{"Pr."});
    EXPECT_EQ(mapping_of(made).columns[5].aliases, std::vector<std::string>{"Pr."});
}

TEST(Amend, a_value_goes_to_the_end_of_a_list) {
    EXPECT_EQ(with({{value, "Status", "status", "Sat i bero", "ended"}}),
              expected("\"ended\" }", "\"ended\", \"Sat i bero\" = \"ended\" }"));
}

TEST(Amend, a_value_goes_below_the_last_of_a_table) {
    EXPECT_EQ(with({{value, "Følge", "", "Æ", "no"}}),
              expected("\"J\" = \"yes\"\n", "\"J\" = \"yes\"\n\"Æ\" = \"no\"\n"));
}

TEST(Amend, a_value_that_has_a_meaning_gets_another) {
    EXPECT_EQ(with({{value, "Status", "status", "LØBER", "expected"}}),
              expected("\"Løber\" = \"granted\"", "\"Løber\" = \"expected\""));
}

TEST(Amend, the_first_value_of_a_column_makes_its_list) {
    const std::string made = with({{value, "Enhed", "day_count", "døgn", "by_day"}});
    EXPECT_TRUE(mapping_of(made).columns[4].values.empty());
    EXPECT_EQ(mapping_of(made).columns[5].values.at("døgn"), "by_day");
}

TEST(Amend, a_new_column_stands_last) {
    EXPECT_EQ(
        with({{column, "Bemærkning", "", "", ""}, {column, "Sag", "", "", "case_no"}}),
        with_replaced(text, "version = 4", "version = 5")
            + "\n[[column]]\nname = \"Bemærkning\"\n\n[[column]]\nname = \"Sag\"\nfield = \"case_no\"\n");
}

TEST(Amend, many_things_are_one_version) {
    const std::string made = with({{value, "Status", "", "Ny", "draft"},
                                   {heading, "Fra", "", "A", ""},
                                   {heading, "Fra", "", "B", ""},
                                   {value, "Status", "", "Gl.", "ended"}});
    const Mapping mapping = mapping_of(made);
    EXPECT_EQ(mapping.version, 5);
    EXPECT_EQ(mapping.columns[0].aliases, (std::vector<std::string>{"A", "B"}));
    EXPECT_EQ(mapping.columns[2].values.size(), 4U);
}

TEST(Amend, a_mapping_without_a_version_gets_one) {
    const std::string made =
        with({{column, "X", "", "", ""}}, with_replaced(text, "version = 4 # rettet i maj\n", ""));
    EXPECT_EQ(mapping_of(made).version, 2);
}

TEST(Amend, what_cannot_be_written_so_is_refused_with_the_reason) {
    EXPECT_EQ(refusal({value, "Ukendt", "", "x", "y"}), "The mapping has no column Ukendt.");
    EXPECT_NE(refusal({value, "Status", "", "x", "no_such_word"}).find("is not one of"), std::string::npos);
    EXPECT_NE(refusal({column, "Til", "", "", "end"}).find("must say end"), std::string::npos);
    EXPECT_NE(refusal({heading, "Fra", "", "A", ""}, "code = ").find("line 1"), std::string::npos);
}

/// What toml++ says of places is trusted in every mapping we ship.
TEST(Amend, every_column_of_every_shipped_mapping_can_have_another_heading) {
    for (const Mapping& mapping : shipped_mappings()) {
        std::vector<Amendment> amendments;
        for (const auto& rule : mapping.columns)
            amendments.push_back({heading, rule.column, "", "Anden " + rule.column + " æøå", ""});
        const Mapping after = mapping_of(with(amendments, mapping.toml));
        for (std::size_t i = 0; i < mapping.columns.size(); ++i)
            EXPECT_GT(after.columns[i].aliases.size(), mapping.columns[i].aliases.size()) << mapping.code;
    }
}

TEST(Amend, every_choice_of_every_shipped_mapping_can_have_another_value) {
    for (const Mapping& mapping : shipped_mappings())
        for (const auto& rule : mapping.columns) {
            if (rule.values.empty()) continue;
            const std::string& meaning = rule.values.begin()->second;
            const Mapping after =
                mapping_of(with({{value, rule.column, rule.field, "Ny værdi", meaning}}, mapping.toml));
            for (const auto& now : after.columns)
                if (now.column == rule.column && now.field == rule.field) {
                    EXPECT_EQ(now.values.at("ny værdi"), meaning);
                    EXPECT_EQ(now.values.size(), rule.values.size() + 1) << mapping.code;
                }
        }
}

} // namespace styrhus::tests
