#include "make_municipality/made_municipalities.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>

namespace styrhus {
namespace {

using made::iso;
using made::right;
using made::small;
using made::Table;

using Cells = std::vector<std::string>;

bool any(const Cells& cells, const std::function<bool(const std::string&)>& good) {
    return std::any_of(cells.begin(), cells.end(), good);
}

/// What a row with this mistake looks like to somebody who only reads.
bool looks_like(const std::string& type, const Cells& cells, const Cells& header) {
    if (type == "repeated_header") return cells == header;
    if (type == "blank_row") return !any(cells, [](const std::string& c) { return !c.empty(); });
    if (type == "too_few_columns") return cells.size() < header.size();
    if (type == "unreadable_amount") return any(cells, [](const std::string& c) { return c.ends_with('O'); });
    if (type == "unreadable_date")
        return any(cells,
                   [](const std::string& c) { return c.starts_with("31-02") || c.starts_with("31.02"); });
    if (type == "unknown_value") return any(cells, [](const std::string& c) { return c == "Ukendt 47"; });
    if (type == "unknown_psp")
        return any(cells, [](const std::string& c) { return c == "XG-0000009999-99999"; });
    if (type == "total_row") return cells[0].empty() && !cells[6].empty();
    if (type == "lost_leading_zero") {
        return any(cells, [](const std::string& c) {
            return c.find_first_not_of("0123456789-") == std::string::npos
                   && (c.size() == 9 || (c.size() == 10 && c[5] == '-'));
        });
    }
    return true;
}

TEST(Planted, every_slip_stands_on_the_line_that_the_truth_names) {
    const Table planted(small().folder / "truth/planted.csv");
    std::map<std::string, std::map<std::int64_t, Cells>> files;
    std::map<std::string, int> seen;
    for (std::size_t i = 0; i < planted.size(); ++i) {
        if (planted.at(i, "near_miss") == "1") continue;
        auto& lines = files[planted.at(i, "file")];
        if (lines.empty()) {
            for (auto& row : made::rows_of(small().folder / planted.at(i, "file")))
                lines[row.line] = row.cells;
        }
        ASSERT_TRUE(lines.contains(planted.number(i, "line")))
            << planted.at(i, "file") << ':' << planted.at(i, "line");
        EXPECT_TRUE(looks_like(planted.at(i, "type"), lines.at(planted.number(i, "line")), lines.at(1)))
            << planted.at(i, "type") << ' ' << planted.at(i, "file") << ':' << planted.at(i, "line");
        ++seen[planted.at(i, "type")];
    }
    for (const char* type :
         {"repeated_header", "blank_row", "too_few_columns", "unreadable_amount", "unreadable_date",
          "unknown_value", "lost_leading_zero", "total_row", "duplicate_row", "end_before_start"}) {
        EXPECT_GT(seen[type], 0) << type;
    }
}

// The ladders once more, read from the last extracts as a colleague with a spreadsheet would: an own witness
// to what the maker says is true. The day lies so far back that everything about it is registered.
constexpr const char* a_day = "2025-04-01";

bool runs(const std::string& from, const std::string& to) {
    return iso(from) <= a_day && (to.empty() || iso(to) >= a_day);
}

std::map<std::string, int> true_steps(bool children) {
    const Table spells(right().folder / "truth/spells.csv");
    std::map<std::string, int> steps;
    for (std::size_t i = 0; i < spells.size(); ++i) {
        const bool covers =
            spells.at(i, "from") <= a_day && (spells.at(i, "to").empty() || spells.at(i, "to") >= a_day);
        if (covers && (spells.at(i, "ladder") == "children") == children) {
            steps[spells.at(i, "citizen")] = std::stoi(spells.at(i, "step"));
        }
    }
    return steps;
}

std::map<std::string, std::string> citizens() {
    const Table table(right().folder / "truth/citizens.csv");
    std::map<std::string, std::string> key_of;
    for (std::size_t i = 0; i < table.size(); ++i) {
        key_of[table.at(i, "cpr")] = table.at(i, "citizen");
        if (!table.at(i, "former_cpr").empty()) key_of[table.at(i, "former_cpr")] = table.at(i, "citizen");
    }
    return key_of;
}

int childs_step(const std::string& law, const std::string& type) {
    if (law.starts_with("BL § 30") || law.starts_with("BL § 35") || law.starts_with("BL § 87")) return 2;
    if (law.starts_with("SEL § 11,")) return 2;
    if (law.starts_with("BL § 32")) return law.back() == '3' || law.back() == '7' ? 0 : 3;
    if (law == "BL § 114, stk. 1, nr. 2") return 3;
    if (law.starts_with("BL § 86")) return 0;
    if (type.starts_with("Netværk")) return 4;
    return type.find("plejefamilie") != std::string::npos ? 5 : 6;
}

TEST(Planted, the_childrens_ladder_read_from_the_last_extract_is_the_true_one) {
    const auto key_of = citizens();
    std::map<std::string, int> steps;
    for (const auto& row : made::rows_of(right().folder / "deliveries/2025-10/dubu_personer_202510.csv")) {
        const Cells& c = row.cells;
        if (!runs(c[1], c[2])) continue;
        std::string number = c[9];
        number.erase(std::remove(number.begin(), number.end(), '-'), number.end());
        int& step = steps[key_of.at(number)];
        step = std::max(step, childs_step(c[16], c[11]));
    }
    std::erase_if(steps, [](const auto& held) { return held.second == 0; });
    EXPECT_GT(steps.size(), 50U);
    EXPECT_EQ(steps, true_steps(true));
}

int adults_step(const std::string& law, const std::string& facility, bool disability, double hours) {
    if (law == "SEL § 82 d") return 1;
    if (law == "SEL § 82 a" || law == "SEL § 82 b") return 2;
    if (law == "SEL § 101") return disability ? 0 : 2;
    if (law == "SEL § 85" && disability) return hours >= 5 ? 4 : 3;
    if (law == "SEL § 85") return facility.starts_with("ICM") ? 4 : 3;
    if (law == "SEL § 95, stk. 3" || law == "SEL § 96") return disability ? 4 : 0;
    if (law.starts_with("ABL")) return disability ? 5 : 7;
    if (law == "SEL § 107") return 6;
    if (law == "SEL § 108") return facility.starts_with("Højt specialiseret") ? 8 : 7;
    return law == "SEL § 109" || law == "SEL § 110" ? (disability ? 0 : 5) : 0;
}

TEST(Planted, the_adults_ladders_read_from_the_last_extract_are_the_true_ones) {
    std::map<std::array<std::string, 2>, double> hours;
    for (const auto& row : made::rows_of(right().folder / "deliveries/2025-10/sensum_timer_202510.csv")) {
        std::string text = row.cells[6];
        std::replace(text.begin(), text.end(), ',', '.');
        if (runs(row.cells[4], row.cells[5])) hours[{row.cells[0], row.cells[2]}] = std::stod(text);
    }
    const auto key_of = citizens();
    std::map<std::string, int> steps;
    for (const auto& row : made::rows_of(right().folder / "deliveries/2025-10/sensum_indsatser_202510.csv")) {
        const Cells& c = row.cells;
        if (!runs(c[0], c[1])) continue;
        int& step = steps[key_of.at(c[16])];
        step = std::max(step, adults_step(c[5], c[7], c[12] == "Handicap", hours[{c[16], c[7]}]));
    }
    std::erase_if(steps, [](const auto& held) { return held.second == 0; });
    EXPECT_GT(steps.size(), 100U);
    EXPECT_EQ(steps, true_steps(false));
}

} // namespace
} // namespace styrhus
