#include "app/mapping_changes.h"
#include "app/mapping_history.h"

#include <gtest/gtest.h>

/// Who decided what a column or a value means, and when.
namespace styrhus::app {
namespace {

using intake::sources::Mapping;
using views::MappingVersion;

const std::string text = R"(code = "liste"
version = 1
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
name = "Status"
field = "status"
values = { "Løber" = "granted", "Færdig" = "ended" }
[[column]]
name = "Note"
)";

Mapping mapping_of(const std::string& toml) {
    std::vector<intake::sources::MappingTrouble> troubles;
    auto mapping = intake::sources::read_mapping(toml, "test", troubles);
    EXPECT_TRUE(mapping) << mapping.error().message;
    return mapping ? *std::move(mapping) : Mapping();
}

std::string replaced(std::string in, const std::string& what, const std::string& by) {
    EXPECT_NE(in.find(what), std::string::npos) << what;
    return in.replace(in.find(what), what.size(), by);
}

std::vector<std::string> changes(const std::string& before, const std::string& after) {
    std::vector<std::string> said;
    for (const views::Wording& change : changes_between(mapping_of(before), mapping_of(after))) {
        EXPECT_FALSE(change.en.empty());
        said.push_back(change.da);
    }
    return said;
}

using Said = std::vector<std::string>;

domain::Statement saved_by(const std::string& author, const std::string& payload) {
    return {.subject = mapping_subject("liste"),
            .form = std::string(mapping_saved_form),
            .author = author,
            .said_at_utc = std::int64_t{base::Date::of(2025, 11, 14).days()} * 86'400 + 60,
            .payload = payload};
}

} // namespace

TEST(MappingChanges, a_sentence_for_each_thing_that_is_different) {
    EXPECT_EQ(changes(text, text), Said{});
    EXPECT_EQ(changes(text, "# hvorfor\n" + text), Said{});
    EXPECT_EQ(changes(text, replaced(text, "\"Fra\"\n", "\"Fra\"\naliases = [\"Startdato\"]\n")),
              Said{"Overskriften Startdato læses som Fra."});
    EXPECT_EQ(changes(text, replaced(text, "\"Løber\" = \"granted\"", "\"Løber\" = \"expected\"")),
              Said{"Løber i Status betyder forventet."});
    EXPECT_EQ(
        changes(text, replaced(text, ", \"Færdig\" = \"ended\"", ", \"Sat i bero\" = \"ended\"")),
        (Said{"Sat i bero i Status betyder afsluttet.", "Færdig i Status har ingen betydning længere."}));
    EXPECT_EQ(changes(text, text + "[[column]]\nname = \"Pris\"\nfield = \"price\"\n"),
              Said{"Kolonnen Pris er kendt: den er Pris pr. enhed."});
    EXPECT_EQ(changes(text, replaced(text, "name = \"Note\"", "name = \"Note\"\nfield = \"case_no\"")),
              Said{"Kolonnen Note er Sagsnummer nu."});
    EXPECT_EQ(changes(text, replaced(text, "[[column]]\nname = \"Note\"\n", "")),
              Said{"Kolonnen Note er taget ud."});
    EXPECT_EQ(changes(text, replaced(text, "field = \"start\"", "field = \"start\"\nrequired = true")),
              Said{"Indstillingerne for kolonnen Fra er ændret."});
    EXPECT_EQ(changes(text, replaced(text, "\"liste*\"", "\"liste*\", \"udtræk*\"")),
              Said{"Filerne kendes på andre navne."});
    EXPECT_EQ(changes(text, replaced(text, "mode = \"append\"", "mode = \"change\"\nkey = [\"start\"]")),
              Said{"Det er ændret, hvad en leverance omfatter, og hvad der kender en række igen."});
}

TEST(MappingHistory, what_came_with_styrhus_and_who_changed_it_since) {
    const Mapping shipped = mapping_of(text);
    const Mapping second = mapping_of(replaced(replaced(text, "version = 1", "version = 2"), "\"ended\" }",
                                               "\"ended\", \"Sat i bero\" = \"ended\" }"));
    const std::vector<domain::Statement> said = {saved_by("Anna Opdigtet", saved_payload(second))};
    const auto versions = versions_of(second, &shipped, said);
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(versions[0].origin, MappingVersion::Origin::saved);
    EXPECT_EQ(versions[0].number, 2);
    EXPECT_EQ(versions[0].author, "Anna Opdigtet");
    EXPECT_EQ(versions[0].saved_on, base::Date::of(2025, 11, 14));
    ASSERT_EQ(versions[0].changes.size(), 1U);
    EXPECT_EQ(versions[0].changes[0].da, "Sat i bero i Status betyder afsluttet.");
    EXPECT_EQ(versions[1].origin, MappingVersion::Origin::shipped);
    EXPECT_TRUE(versions[1].changes.empty());
}

TEST(MappingHistory, one_that_lies_in_the_folder_without_a_name_is_said) {
    const Mapping mapping = mapping_of(text);
    const auto versions = versions_of(mapping, nullptr, {});
    ASSERT_EQ(versions.size(), 1U);
    EXPECT_EQ(versions[0].origin, MappingVersion::Origin::edited);
    EXPECT_EQ(versions[0].changes[0].da, "Ny oversættelse.");
}

TEST(MappingHistory, what_lay_in_the_folder_by_hand_is_the_version_before_the_first_saved) {
    const Mapping by_hand = mapping_of(text);
    const Mapping saved = mapping_of(replaced(replaced(text, "version = 1", "version = 2"), "\"ended\" }",
                                              "\"ended\", \"Sat i bero\" = \"ended\" }"));
    const std::vector<domain::Statement> said = {saved_by("Anna", saved_payload(saved, &by_hand))};
    const auto versions = versions_of(saved, nullptr, said);
    ASSERT_EQ(versions.size(), 2U);
    EXPECT_EQ(versions[0].changes[0].da, "Sat i bero i Status betyder afsluttet.");
    EXPECT_EQ(versions[1].origin, MappingVersion::Origin::edited);
}

TEST(MappingHistory, a_statement_from_before_texts_were_kept_says_so) {
    const Mapping mapping = mapping_of(text);
    const std::vector<domain::Statement> said = {saved_by("Anna", R"({"hash":"00"})"),
                                                 saved_by("Bo", saved_payload(mapping)),
                                                 saved_by("Carl", "not even JSON")};
    const auto versions = versions_of(mapping, nullptr, said);
    ASSERT_EQ(versions.size(), 4U) << "the last statement's hash is not the mapping's";
    EXPECT_EQ(versions[2].changes[0].da, "Teksten blev ikke gemt dengang, så ændringen kan ikke vises.");
    EXPECT_EQ(versions[0].origin, MappingVersion::Origin::edited);
}

TEST(MappingHistory, remarks_alone_are_a_version_too) {
    const Mapping before = mapping_of(text);
    const Mapping after = mapping_of("# hvorfor\n" + text);
    const std::vector<domain::Statement> said = {saved_by("Anna", saved_payload(before)),
                                                 saved_by("Bo", saved_payload(after))};
    EXPECT_EQ(versions_of(after, nullptr, said)[0].changes[0].da,
              "Kun bemærkninger eller linjernes orden er ændret.");
}

} // namespace styrhus::app
