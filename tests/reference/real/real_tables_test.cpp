// The reference data beside tables nobody on this project wrote: a Danish grant system's own ladder and
// providers, and 39 months of an English council's payments.

#include "base/money.h"
#include "domain/numbers.h"
#include "intake/formats/table.h"
#include "real_data.h"
#include "reference/reference_fixture.h"

#include <fmt/core.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <set>

namespace styrhus::reference {
namespace {

namespace fs = std::filesystem;
namespace formats = intake::formats;
using base::Date;
using base::Money;

using TableRow = std::map<std::string, std::string>;

template <class Use>
void for_each_row(const fs::path& file, const Use& use) {
    auto reader = formats::TableReader::open(formats::Input::file(file), {});
    ASSERT_TRUE(reader) << reader.error().message;
    const std::vector<std::string> columns = reader->shape().columns;
    formats::RowBatch batch;
    for (;;) {
        const auto more = reader->next(batch);
        ASSERT_TRUE(more) << more.error().message;
        if (!*more) return;
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const formats::Row row = batch[i];
            if (row.kind != formats::RowKind::data || row.trouble != formats::RowTrouble::none) continue;
            TableRow fields;
            for (std::size_t c = 0; c < columns.size() && c < row.fields.size(); ++c)
                fields.emplace(columns[c], row.fields[c]);
            use(fields);
        }
    }
}

TEST(RealProviders, thirty_eight_rows_fail_the_check_and_fifteen_values_stand_twice) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    int failing = 0;
    int rows = 0;
    std::map<std::string, int> times;
    for_each_row(data / "dk/os2bos/serviceproviders.csv", [&](const TableRow& row) {
        ++rows;
        failing += domain::Cvr::parse(row.at("CVR")) ? 0 : 1;
        ++times[row.at("CVR")];
    });
    EXPECT_EQ(rows, 457);
    EXPECT_EQ(failing, 38); // 16 with a wrong digit and 22 left blank
    EXPECT_EQ(std::count_if(times.begin(), times.end(), [](const auto& t) { return t.second > 1; }), 15);
}

/// The steps the municipality allowed a paragraph to stand on, beside the steps our ladder can give it.
std::set<int> our_steps(std::string_view law) {
    std::set<int> steps;
    const Ladder& ladder = ladder_of("children");
    for (const char* kind : {"", "Netværksplejefamilie", "Almen plejefamilie", "Opholdssted"}) {
        const StepAnswer answer =
            resolve(ladder, ours().law, {.law = law, .facility_type = kind, .date = Date::of(2021, 6, 1)});
        if (answer.placing == Placing::decides && !answer.is_assumed) steps.insert(number(answer.step));
    }
    return steps;
}

// docs/decisions tells of the one paragraph where we differ and why.
TEST(RealLadder, the_fifty_paragraphs_of_a_municipality_stand_where_ours_do_but_for_those_we_explain) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    std::set<std::string> differing;
    int rows = 0;
    for_each_row(data / "dk/os2bos/indsatstrappe_paragraffer.csv", [&](const TableRow& row) {
        ++rows;
        const std::string& key = row.at("noegle");
        ASSERT_TRUE(ours().law.parse(key, Date::of(2021, 6, 1), LawArea::children)) << key;
        std::set<int> theirs;
        for (const char step : row.at("tilladte_trin"))
            theirs.insert(step - '0');
        const std::set<int> mine = our_steps(key);
        // "23456" and "456" on what is no placement is their way of saying that it does not decide.
        const bool is_any = theirs.size() > 1 && mine.empty();
        if (!is_any && mine != theirs) differing.insert(key);
    });
    EXPECT_EQ(rows, 50);
    EXPECT_EQ(differing, (std::set<std::string>{"SEL-86"}));
}

TEST(RealLadder, the_six_steps_carry_the_same_numbers) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    std::vector<std::string> names;
    for_each_row(data / "dk/os2bos/indsatstrappe_trin.csv",
                 [&](const TableRow& row) { names.push_back(row.at("navn")); });
    const LadderVersion& version = *ladder_of("children").version_on(Date::of(2021, 6, 1));
    ASSERT_EQ(names.size(), version.steps.size());
    EXPECT_EQ(names[0], version.steps[0].name_da);
    EXPECT_EQ(names[3], version.steps[3].name_da);
}

TEST(RealLaw, every_paragraph_of_a_municipality_is_a_number_we_can_read) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    int rows = 0;
    std::set<std::string> unknown;
    for_each_row(data / "dk/os2bos/paragraphs.csv", [&](const TableRow& row) {
        ++rows;
        const std::string& key = row.at("Nøgle");
        if (!ours().law.parse(key, Date::of(2021, 6, 1))) unknown.insert(key);
    });
    EXPECT_EQ(rows, 146);
    // Duties and payments, no services: nobody is granted one of these.
    EXPECT_EQ(unknown, (std::set<std::string>{"SEL-152", "SEL-153", "SEL-154", "SEL-155-b.1", "SEL-155-b.2",
                                              "SEL-159", "SEL-160", "SEL-163-2", "SEL-168-5"}));
}

bool is_social(std::string_view service_area) {
    const std::string text = folded(service_area);
    return text.find("social") != std::string::npos || text.find("carepay") != std::string::npos
           || text.find("carefirst") != std::string::npos || text.find("care first") != std::string::npos;
}

Money pence(std::string text) {
    std::erase(text, ',');
    const auto parsed = base::parse_plain(text);
    EXPECT_TRUE(parsed) << text;
    return parsed.value_or(Money());
}

struct CouncilSums {
    Money total, on_steps, cost_only, remainder;
    std::map<std::string, std::set<std::string>> labels; ///< by cost centre
    std::map<std::string, std::set<int>> months;         ///< with a payment, by cost centre
};

void add_month(const fs::path& file, int month, CouncilSums& sums) {
    for_each_row(file, [&](const TableRow& row) {
        if (!row.contains("Service Area") || !is_social(row.at("Service Area"))) return;
        const std::string amount_column = row.contains("Total") ? "Total" : "Total (excludes VAT)";
        if (!row.contains(amount_column)) return;
        const Money amount = pence(row.at(amount_column));
        const std::string& centre = row.at("Cost Centre");
        const Date date = Date::of(2019, 1, 1);
        const AreaAnswer area = ours().areas.place(
            {.source = "newcastle", .cost_centre = centre, .label = row.at("Service Area"), .date = date});
        ASSERT_NE(area.line, nullptr) << centre;
        const LadderScope* scope = ours().find_scope(area.line->scope);
        const StepAnswer answer =
            scope == nullptr ? StepAnswer{}
                             : ours().place_by_account(scope->id, {}, {.cost_centre = centre, .date = date});
        sums.total += amount;
        (answer.placing == Placing::decides           ? sums.on_steps
         : answer.placing == Placing::does_not_decide ? sums.cost_only
                                                      : sums.remainder) += amount;
        sums.labels[centre].insert(row.at("Service Area"));
        sums.months[centre].insert(month);
    });
}

TEST(RealCouncil, every_penny_of_social_care_stands_on_a_step_or_visibly_beside) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    CouncilSums sums;
    int month = 0;
    for (int year = 2017; year <= 2020; ++year)
        for (int m = 1; m <= (year == 2020 ? 3 : 12); ++m)
            add_month(data / "spend/newcastle" / fmt::format("{}-{:02}.csv.gz", year, m), ++month, sums);
    EXPECT_EQ(month, 39);
    EXPECT_EQ(sums.total, sums.on_steps + sums.cost_only + sums.remainder);
    std::cout << fmt::format("total {} on steps {} cost only {} remainder {}\n", plain(sums.total),
                             plain(sums.on_steps), plain(sums.cost_only), plain(sums.remainder));
    EXPECT_GT(sums.on_steps.in_ore(), sums.total.in_ore() * 8 / 10);
    // A code with a payment in every month stands where it stands through the new labels of October 2018.
    int relabelled = 0;
    for (const auto& [centre, months] : sums.months) {
        if (months.size() < 39) continue;
        relabelled += sums.labels.at(centre).size() > 1 ? 1 : 0;
        const StepQuestion question{.cost_centre = centre, .date = Date::of(2019, 1, 1)};
        const bool is_adults =
            resolve_by_account(ladder_of("english_adults"), question).placing != Placing::unknown;
        const bool is_children =
            resolve_by_account(ladder_of("english_children"), question).placing != Placing::unknown;
        EXPECT_TRUE(is_adults != is_children) << centre;
    }
    EXPECT_GT(relabelled, 30);
}

} // namespace
} // namespace styrhus::reference
