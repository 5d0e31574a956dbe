#include "app/made_town.h"

/// What a person in the browser can meet is said in both languages.
namespace styrhus::app {
namespace {

void expect_both(const base::Error& error, std::string_view of) {
    EXPECT_FALSE(error.message.empty()) << of;
    EXPECT_FALSE(error.danish.empty()) << of << ": " << error.message;
    EXPECT_NE(error.danish, error.message) << of;
}

class Errors : public ::testing::Test {
  protected:
    static Pipeline& pipeline() { return *shared_town(1).open->pipeline; }
};

TEST_F(Errors, of_a_file_that_cannot_be_read) {
    const std::string name = "sensum_indsatser_2025_12.csv";
    const std::pair<const char*, std::string> files[] = {
        {"empty", ""},
        {"blank lines", "\n\n\n"},
        {"a picture", "GIF89a and more"},
        {"a program", std::string("\x7f"
                                  "ELF and more")},
        {"a damaged archive", std::string("PK\x03\x04 and no more")},
        {"a damaged gzip", std::string("\x1f\x8b\x08 and no more")},
        {"another layout", "Alpha;Beta\n1;2\n"}};
    for (const auto& [what, bytes] : files) {
        const auto received = pipeline().receive({.files = {{name, std::make_shared<std::string>(bytes)}},
                                                  .mapping = "",
                                                  .extract_date = {},
                                                  .now = arrival(12)},
                                                 {});
        ASSERT_FALSE(received) << what;
        expect_both(received.error(), what);
    }
    const auto unknown =
        pipeline().receive({.files = {{"ukendt.csv", std::make_shared<std::string>("a\n1\n")}},
                            .mapping = "",
                            .extract_date = {},
                            .now = arrival(12)},
                           {});
    ASSERT_FALSE(unknown);
    expect_both(unknown.error(), "a name no mapping is for");
}

TEST_F(Errors, of_an_address_that_makes_no_sense) {
    const std::pair<const char*, std::map<std::string, std::string, std::less<>>> pages[] = {
        {"findes-ikke", {}},
        {"ladder", {{"trappe", "x"}}},
        {"ladder", {{"maaned", "x"}}},
        {"ladder", {{"mod", "x"}}},
        {"ladder", {{"periode", "x"}}},
        {"ladder", {{"basis", "x"}}},
        {"ladder", {{"koen", "x"}}},
        {"ladder", {{"alder", "x"}}},
        {"ladder", {{"opdelt", "x"}}},
        {"overview", {{"kendt", "x"}}},
        {"citizen", {{"id", "x"}}},
        {"citizens", {{"bag", "x/%zz"}}},
        {"receipt", {{"id", "x"}}},
        {"receipt", {{"id", "4711"}}},
        {"reconciliation", {{"aar", "1800"}}},
        {"reconciliation", {{"konto", "x"}}},
        {"row", {{"delivery", "x"}}},
        {"row", {{"delivery", "4711"}, {"file", "0"}, {"line", "2"}}},
        {"explain", {{"figur", ""}}},
        {"explain", {{"figur", "x"}}},
        {"explain", {{"figur", "ladder.cost"}}},
        {"explain", {{"figur", "ladder.cost/x/steps/2025-01..2025-02/committed"}}},
        {"explain", {{"figur", "ladder.cost/any/x/2025-01..2025-02/committed"}}},
        {"explain", {{"figur", "ladder.cost/any/steps/2025-02..2025-01/committed"}}},
        {"explain", {{"figur", "ladder.cost/any/steps/x/committed"}}},
        {"explain", {{"figur", "ladder.cost/any/steps/2025-01..2025-02/committed?x"}}},
        {"explain", {{"figur", "ladder.citizens/any/steps/2025-02-31"}}},
        {"explain", {{"figur", "citizen.cost/x/2025-01..2025-02/actual"}}},
        {"explain", {{"figur", "citizen.cost"}}},
        {"explain", {{"figur", "early_help.cost"}}},
        {"explain", {{"figur", "delivery.rows_in"}}},
        {"explain", {{"figur", "delivery.rows_in/x"}}},
        {"explain", {{"figur", "reconciliation.own-total/x/2025/0"}}}};
    for (const auto& [view, parameters] : pages) {
        const auto page = pipeline().present({view, document::Language::da, parameters});
        std::string asked = view;
        for (const auto& [key, value] : parameters)
            asked += " " + key + "=" + value;
        if (page) {
            ADD_FAILURE() << asked << " is answered";
            continue;
        }
        expect_both(page.error(), asked);
    }
}

TEST_F(Errors, of_a_mapping_that_is_not_finished) {
    for (const char* toml :
         {"code = ", "code = \"x\"", "x = 1\ncode = 2\nfact = \"x\"\nfiles = 3\n[format]\nencoding = \"x\"",
          "code = \"x\"\nfact = \"grant\"\nkolonne = []\n[delivery]\nmode = \"full\"\nkey = [\"x\"]\n"
          "amount = \"x\"\n[[column]]\nname = \"Til\"\nfield = \"end\"\npattern = \"(\"\n"
          "[[column]]\nname = \"Status\"\nfield = \"status\"\nunknown = \"x\"\nrequired = 1\n"
          "[column.values]\na = \"b\"\n[[column]]\nname = \"X\"\nfield = \"x\"\n",
          "code = \"x\"\nfact = \"posting\"\n[delivery]\nmode = \"x\"\n[constants]\nx = 1\n"}) {
        std::vector<intake::sources::MappingTrouble> troubles;
        const auto mapping = intake::sources::read_mapping(toml, "mapping.toml", troubles);
        ASSERT_FALSE(mapping) << toml;
        expect_both(mapping.error(), toml);
        for (const auto& trouble : troubles)
            expect_both(trouble.what, toml);
    }
    expect_both(pipeline()
                    .save_mapping(
                        {.toml = "code = ", .author = "anna", .now = arrival(12), .instead_of = std::nullopt})
                    .error(),
                "saving");
}

} // namespace
} // namespace styrhus::app
