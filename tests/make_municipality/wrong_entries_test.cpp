#include "make_municipality/made_municipalities.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <optional>
#include <set>

// What is planted in registrations and bills, read from the delivered files by somebody who only knows the
// rules: it is there where it was planted, it is not there in what only looks like it, and not where nothing
// is planted.
namespace styrhus {
namespace {

using made::iso;
using made::Table;

namespace fs = made::fs;
using Line = std::pair<std::string, std::int64_t>; // name of the file, line
using Lines = std::set<Line>;

// Registrars are up to two months late, so nothing is judged that happened after this day.
constexpr const char* judged_until = "2025-08-31";
constexpr const char* last_extract = "202510";

const made::Made& wrong_town() {
    return made::with_every_mistake();
}

/// The same without mistakes.
const made::Made& right_town() {
    static const made::Made made = made::make(
        "without_mistakes", {.seed = 21, .inhabitants = 20'000, .years = 3, .plant_errors = false});
    return made;
}

int day_number(const std::string& day) {
    std::tm date{};
    date.tm_year = std::stoi(day.substr(0, 4)) - 1900;
    date.tm_mon = std::stoi(day.substr(5, 2)) - 1;
    date.tm_mday = std::stoi(day.substr(8, 2));
    return static_cast<int>(::timegm(&date) / 86'400);
}

std::string digits_of(std::string number) {
    std::erase(number, '-');
    return number;
}

std::string years_later(const std::string& day, int years) {
    return std::to_string(std::stoi(day.substr(0, 4)) + years) + day.substr(4);
}

/// "31-12-9999" and blank are open.
std::string end_of(const Table& table, std::size_t row, const std::string& column) {
    const std::string end = iso(table.at(row, column));
    return end.empty() ? "9999-12-31" : end;
}

/// The last extracts of a town, which have everything that is registered by then.
struct Extracts {
    explicit Extracts(const fs::path& folder)
        : children(folder / "deliveries/2025-10/dubu_personer_202510.csv"),
          adults(folder / "deliveries/2025-10/sensum_indsatser_202510.csv"),
          persons(folder / "deliveries/2025-10/cpr_202510.csv"),
          tariffs(folder / "deliveries/2025-07/takster_202507.csv") {
        for (std::size_t i = 0; i < persons.size(); ++i) {
            if (persons.is_row(i)) person_of[persons.at(i, "CPR")] = i;
        }
        for (const fs::path& file : made::delivered(folder, "cpr_"))
            note_who_has_moved(Table(file));
        for (std::size_t i = 0; i < tariffs.size(); ++i) {
            owner_of[tariffs.at(i, "CVR")] = tariffs.at(i, "Ejerforhold");
            prices_of[{tariffs.at(i, "Tilbud"), tariffs.at(i, "LeverandørIndsats")}].push_back(i);
        }
        for (std::size_t i = 0; i < children.size(); ++i) {
            if (children.is_row(i)) rows_of_child[digits_of(children.at(i, "CPR-nr."))].push_back(i);
        }
    }
    void note_who_has_moved(const Table& extract) {
        for (std::size_t i = 0; i < extract.size(); ++i) {
            if (extract.is_row(i) && extract.at(i, "Kommunekode") != "999" && extract.at(i, "Status") == "01")
                moved_of.try_emplace(extract.at(i, "CPR"), extract.at(i, "Statusdato"));
        }
    }
    /// Øre on that day; 0 where the list has no such price.
    std::int64_t tariff(const std::string& facility, const std::string& what, const std::string& day) const {
        const auto prices = prices_of.find({facility, what});
        if (prices == prices_of.end()) return 0;
        for (const std::size_t i : prices->second) {
            if (iso(tariffs.at(i, "Gyldig fra")) <= day && day <= end_of(tariffs, i, "Gyldig til"))
                return made::ore_of(tariffs.at(i, "Pris"));
        }
        return 0;
    }
    Table children;
    Table adults;
    Table persons;
    Table tariffs;
    std::map<std::string, std::size_t> person_of;
    std::map<std::string, std::string> moved_of; ///< when they came to live in another municipality
    std::map<std::string, std::string> owner_of; ///< by company number
    std::map<std::pair<std::string, std::string>, std::vector<std::size_t>> prices_of;
    std::map<std::string, std::vector<std::size_t>> rows_of_child;
};

const Extracts& extracts_of(const made::Made& town) {
    static std::map<fs::path, Extracts> read;
    return read.try_emplace(town.folder, town.folder).first->second;
}

using Judgement = std::function<bool(const Extracts&, const Table&, std::size_t row)>;

void judge(const Extracts& extracts, const Table& table, const std::string& stem, const Judgement& is_wrong,
           Lines& wrong) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table.is_row(i) && is_wrong(extracts, table, i))
            wrong.insert({stem + "_" + last_extract + ".csv", table.line(i)});
    }
}

bool is_childs(const Table& table, const Extracts& extracts) {
    return &table == &extracts.children;
}

/// The register's row of the citizen; nothing where the number is wrong.
std::optional<std::size_t> person_in(const Extracts& extracts, const Table& table, std::size_t row) {
    const std::string& number = table.at(row, is_childs(table, extracts) ? "CPR-nr." : "CPR");
    const auto found = extracts.person_of.find(digits_of(number));
    return found == extracts.person_of.end() ? std::nullopt : std::optional(found->second);
}

bool runs_after_death(const Extracts& extracts, const Table& table, std::size_t row) {
    const auto person = person_in(extracts, table, row);
    if (!person) return false;
    const std::string& died = extracts.persons.at(*person, "Dødsdato");
    const char* end = is_childs(table, extracts) ? "Slutdato" : "IndsatsSlutDato";
    return !died.empty() && died <= judged_until && end_of(table, row, end) > died;
}

bool is_place_to_live(const std::string& law, const std::string& facility) {
    for (const char* stay : {"BL § 46", "BL § 47", "BL § 114, stk. 1, nr. 1", "SEL § 52, stk. 3, nr. 7",
                             "SEL § 58", "SEL § 76, stk. 3, nr. 1", "SEL § 107", "SEL § 108", "SEL § 109",
                             "SEL § 110", "ABL § 105", "BL § 32, stk. 1, nr. 6", "SEL § 52, stk. 3, nr. 4"}) {
        if (law.starts_with(stay)) return true;
    }
    return facility.starts_with("Døgnbehandling");
}

bool runs_after_moving(const Extracts& extracts, const Table& table, std::size_t row) {
    const bool child = is_childs(table, extracts);
    const auto found = extracts.moved_of.find(digits_of(table.at(row, child ? "CPR-nr." : "CPR")));
    if (found == extracts.moved_of.end()) return false;
    const std::string& moved = found->second;
    const std::string from = iso(table.at(row, child ? "Startdato" : "IndsatsStartDato"));
    const std::string end = end_of(table, row, child ? "Slutdato" : "IndsatsSlutDato");
    return moved <= judged_until && from < moved && end > moved
           && !is_place_to_live(table.at(row, child ? "Afgørelsesparagraf" : "Facet"),
                                table.at(row, "Tilbud"));
}

bool is_child_after_18(const Extracts& extracts, const Table& table, std::size_t row) {
    const auto person = person_in(extracts, table, row);
    const std::string& law = table.at(row, "Afgørelsesparagraf");
    if (!person || law.starts_with("BL § 114") || law.starts_with("SEL § 76")) return false;
    const std::string grown = years_later(extracts.persons.at(*person, "Fødselsdato"), 18);
    return grown <= judged_until && end_of(table, row, "Slutdato") > grown;
}

bool is_free(const Extracts&, const Table& table, std::size_t row) {
    return table.at(row, "Ydelsesbeløb") == "0,00" && table.at(row, "Status") != "Forventet";
}

bool has_old_paragraph(const Extracts&, const Table& table, std::size_t row) {
    return iso(table.at(row, "Startdato")) >= "2024-01-01"
           && table.at(row, "Afgørelsesparagraf").starts_with("SEL");
}

bool begins_after_a_gap(const Extracts& extracts, const Table& table, std::size_t row) {
    const std::string start = iso(table.at(row, "Startdato"));
    int gap = 9'999;
    for (const std::size_t other : extracts.rows_of_child.at(digits_of(table.at(row, "CPR-nr.")))) {
        const bool same = other != row && table.at(other, "Tilbud") == table.at(row, "Tilbud")
                          && table.at(other, "Ydelsestype") == table.at(row, "Ydelsestype");
        if (!same || start.empty() || iso(table.at(other, "Startdato")) > start) continue;
        const std::string end = end_of(table, other, "Slutdato");
        gap = std::min(gap, end >= start ? 0 : day_number(start) - day_number(end) - 1);
    }
    return gap >= 5 && gap <= 40;
}

bool has_another_price(const Extracts& extracts, const Table& table, std::size_t row) {
    const std::string from = iso(table.at(row, "Startdato"));
    const std::string& facility = table.at(row, "Tilbud");
    const std::int64_t tariff = extracts.tariff(facility, table.at(row, "Ydelsestype"), from);
    const std::int64_t more = made::ore_of(table.at(row, "Ydelsesbeløb")) - tariff;
    const bool rounded = std::abs(more) < 100;
    return tariff != 0 && !rounded && more != extracts.tariff(facility, "Tillæg, ekstra støtte", from);
}

bool is_in_dubu_as_well(const Extracts& extracts, const Table& table, std::size_t row) {
    const auto rows = extracts.rows_of_child.find(digits_of(table.at(row, "CPR")));
    if (rows == extracts.rows_of_child.end()) return false;
    return std::any_of(rows->second.begin(), rows->second.end(), [&](std::size_t child) {
        const Table& children = extracts.children;
        return children.at(child, "Tilbud") == table.at(row, "Tilbud")
               && iso(children.at(child, "Startdato")) <= end_of(table, row, "IndsatsSlutDato")
               && iso(table.at(row, "IndsatsStartDato")) <= end_of(children, child, "Slutdato");
    });
}

enum class In { children, adults, both };

Lines wrong_grants(const made::Made& town, In where, const Judgement& is_wrong) {
    const Extracts& extracts = extracts_of(town);
    Lines wrong;
    if (where != In::adults) judge(extracts, extracts.children, "dubu_personer", is_wrong, wrong);
    if (where != In::children) judge(extracts, extracts.adults, "sensum_indsatser", is_wrong, wrong);
    return wrong;
}

/// Of every file of that stem, the lines that are wrong.
Lines wrong_rows(const made::Made& town, const std::string& stem, const Judgement& is_wrong) {
    Lines wrong;
    for (const fs::path& file : made::delivered(town.folder, stem)) {
        const Table table(file);
        for (std::size_t i = 0; i < table.size(); ++i) {
            if (table.is_row(i) && is_wrong(extracts_of(town), table, i))
                wrong.insert({file.filename().string(), table.line(i)});
        }
    }
    return wrong;
}

bool is_overdue(const Extracts&, const Table& table, std::size_t row) {
    const std::string deadline = iso(table.at(row, "Deadline"));
    return table.at(row, "UdførtDato").empty() && !deadline.empty()
           && day_number("2025-10-31") - day_number(deadline) > 60;
}

std::string owner_in(const Extracts& extracts, const Table& table, std::size_t row) {
    const auto owner = extracts.owner_of.find(table.at(row, "Betalingsmodtagernr."));
    return owner == extracts.owner_of.end() ? "" : owner->second;
}

bool has_companys_art(const Extracts& extracts, const Table& table, std::size_t row) {
    const std::string owner = owner_in(extracts, table, row);
    return table.at(row, "Artskonto") == "40000000" && (owner == "Anden kommune" || owner == "Region");
}

int month_number(const std::string& day) {
    return std::stoi(day.substr(0, 4)) * 12 + std::stoi(day.substr(5, 2));
}

bool is_claimed_too_late(const Extracts& extracts, const Table& table, std::size_t row) {
    const std::string served = iso(table.at(row, "Ydelsesperiode til"));
    const std::string posted = iso(table.at(row, "Bogf\xF8ringsdato")); // Windows-1252
    return !served.empty() && !posted.empty() && owner_in(extracts, table, row) == "Anden kommune"
           && month_number(posted) - month_number(served) > 12;
}

struct Planted {
    Lines wrong;
    Lines near;
};

/// Where the kind was last seen.
Planted planted(const std::string& kind) {
    const Table table(wrong_town().folder / "truth/planted.csv");
    Planted found;
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table.at(i, "type") != kind) continue;
        Lines& lines = table.at(i, "near_miss") == "1" ? found.near : found.wrong;
        lines.insert({fs::path(table.at(i, "last_file")).filename().string(), table.number(i, "last_line")});
    }
    return found;
}

/// `hidden_max`: so many may be hidden by another mistake in the same row.
void expect_planted(const std::string& kind, const Planted& planted, const Lines& wrong,
                    const Lines& wrong_in_right_town, std::size_t hidden_max) {
    EXPECT_FALSE(planted.wrong.empty()) << kind;
    std::string missed;
    std::size_t hidden = 0;
    for (const auto& [file, line] : planted.wrong) {
        if (wrong.contains({file, line})) continue;
        missed += ' ' + file + ':' + std::to_string(line);
        ++hidden;
    }
    EXPECT_LE(hidden, hidden_max) << kind << missed;
    for (const auto& [file, line] : planted.near)
        EXPECT_FALSE(wrong.contains({file, line})) << kind << " near " << file << ':' << line;
    for (const auto& [file, line] : wrong_in_right_town)
        ADD_FAILURE() << kind << " though nothing is planted: " << file << ':' << line;
}

void expect_grants(const std::string& kind, In where, const Judgement& is_wrong) {
    Planted all = planted(kind);
    std::erase_if(all.wrong,
                  [](const Line& line) { return !line.first.ends_with(std::string(last_extract) + ".csv"); });
    expect_planted(kind, all, wrong_grants(wrong_town(), where, is_wrong),
                   wrong_grants(right_town(), where, is_wrong), 1);
}

void expect_rows(const std::string& kind, const std::string& stem, const Judgement& is_wrong,
                 std::size_t hidden_max) {
    expect_planted(kind, planted(kind), wrong_rows(wrong_town(), stem, is_wrong),
                   wrong_rows(right_town(), stem, is_wrong), hidden_max);
}

TEST(WrongEntries, ends_that_nobody_entered_stand_where_they_were_planted) {
    expect_grants("runs_after_death", In::both, runs_after_death);
    expect_grants("paid_by_wrong_municipality", In::both, runs_after_moving);
    expect_grants("child_paragraph_after_18", In::children, is_child_after_18);
}

TEST(WrongEntries, prices_paragraphs_and_gaps_stand_where_they_were_planted) {
    expect_grants("price_zero", In::children, is_free);
    expect_grants("tariff_not_followed", In::children, has_another_price);
    expect_grants("old_paragraph", In::children, has_old_paragraph);
    expect_grants("gap", In::children, begins_after_a_gap);
}

TEST(WrongEntries, help_in_both_systems_stands_where_it_was_planted) {
    expect_grants("double_in_two_sources", In::adults, is_in_dubu_as_well);
}

TEST(WrongEntries, follow_ups_that_were_forgotten_stand_where_they_were_planted) {
    expect_rows("follow_up_overdue", "sensum_aktiviteter", is_overdue, 2);
}

TEST(WrongEntries, bills_on_a_wrong_art_and_claims_that_came_too_late_stand_where_they_were_planted) {
    expect_rows("wrong_art", "opus_posteringer", has_companys_art, 1);
    // A few bills say no service period.
    expect_rows("claim_12_months", "opus_posteringer", is_claimed_too_late, 4);
}

TEST(WrongEntries, what_is_never_billed_has_no_posting) {
    const Table grants(wrong_town().folder / "truth/grants.csv");
    const Table postings(wrong_town().folder / "truth/postings.csv");
    std::set<std::string> billed;
    for (std::size_t i = 0; i < postings.size(); ++i)
        billed.insert(postings.at(i, "grant"));
    std::map<std::pair<std::string, std::string>, std::set<std::string>> grants_of;
    for (std::size_t i = 0; i < grants.size(); ++i)
        grants_of[{grants.at(i, "citizen"), grants.at(i, "facility")}].insert(grants.at(i, "grant"));
    const Table planted(wrong_town().folder / "truth/planted.csv");
    const Extracts& extracts = extracts_of(wrong_town());
    int unbilled = 0;
    for (std::size_t i = 0; i < planted.size(); ++i) {
        if (planted.at(i, "type") != "grant_never_billed" || planted.at(i, "near_miss") == "1") continue;
        const Line line{fs::path(planted.at(i, "last_file")).filename().string(),
                        planted.number(i, "last_line")};
        for (const Table* table : {&extracts.children, &extracts.adults}) {
            const std::string stem =
                is_childs(*table, extracts) ? "dubu_personer_202510.csv" : "sensum_indsatser_202510.csv";
            for (std::size_t row = 0; row < table->size(); ++row) {
                if (line != Line{stem, table->line(row)} || !table->is_row(row)) continue;
                const auto& there = grants_of[{planted.at(i, "citizen"), table->at(row, "Tilbud")}];
                const bool any_unbilled =
                    std::any_of(there.begin(), there.end(),
                                [&](const std::string& grant) { return !billed.contains(grant); });
                EXPECT_TRUE(any_unbilled) << line.first << ':' << line.second;
                ++unbilled;
            }
        }
    }
    EXPECT_GT(unbilled, 3);
}

} // namespace
} // namespace styrhus
