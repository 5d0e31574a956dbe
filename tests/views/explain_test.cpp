#include "document/cells.h"
#include "views/page/figure.h"
#include "views/small_town.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace styrhus::views {
namespace {

using base::Date;
using base::Money;
using document::Cell;

std::vector<Cell> cells_of(const document::Document& page) {
    std::vector<Cell> cells;
    document::for_each_cell(
        page, [&](const Cell& cell) { cells.push_back(cell); }, [](const std::string&) {});
    return cells;
}

bool is_number(const document::Value& value) {
    return !std::holds_alternative<document::Missing>(value) && !std::holds_alternative<std::string>(value)
           && !std::holds_alternative<Date>(value) && !std::holds_alternative<base::Month>(value)
           && !std::holds_alternative<document::Hidden>(value);
}

std::int64_t whole(const document::Value& value) {
    if (const auto* money = std::get_if<Money>(&value)) return money->in_ore();
    if (const auto* count = std::get_if<document::Count>(&value)) return count->value;
    return 0;
}

/// The listed parts of a table, without its total; and the total.
void expect_parts_sum(const document::Table& table, const std::string& figure) {
    std::int64_t sum = 0;
    for (const document::Row& row : table.rows)
        if (!row.is_total) sum += whole(row.cells.back().value);
    ASSERT_FALSE(table.rows.empty()) << figure;
    EXPECT_EQ(sum, whole(table.rows.back().cells.back().value)) << figure;
}

/// Explains a cell: the same value, and parts that sum; to the value itself where it is a sum of one list.
void expect_explained(const Context& context, const Cell& cell) {
    const document::Document page = present(context, "explain", {{"figur", cell.figure}});
    const auto* tiles = page.blocks.empty() ? nullptr : std::get_if<document::Tiles>(&page.blocks.front());
    ASSERT_NE(tiles, nullptr) << cell.figure;
    EXPECT_EQ(tiles->tiles.front().figure.value, cell.value) << cell.figure;
    std::vector<const document::Table*> tables;
    for (const document::Block& block : page.blocks)
        if (const auto* table = std::get_if<document::Table>(&block)) tables.push_back(table);
    for (const document::Table* table : tables)
        expect_parts_sum(*table, cell.figure);
    const bool is_mean =
        cell.figure.starts_with("ladder.cost_before") || cell.figure.starts_with("ladder.cost_after");
    const bool is_sum =
        std::holds_alternative<Money>(cell.value) || std::holds_alternative<document::Count>(cell.value);
    if (is_sum && tables.size() == 1 && !is_mean) {
        EXPECT_EQ(whole(tables.front()->rows.back().cells.back().value), whole(cell.value)) << cell.figure;
    }
}

SmallTown town_with_postings() {
    SmallTown town = town_of_2023();
    const auto day = [](int year, int month, int d) { return Date::of(year, month, d); };
    const std::uint32_t moved = town.add_person(day(1980, 5, 5));
    const std::uint32_t closed = town.add_person(day(1990, 5, 5), true);
    town.add_grant(moved, "SEL § 85", base::Period::inclusive(day(2021, 1, 1), day(2023, 2, 28)), 333);
    town.add_grant(moved, "SEL § 108", {day(2023, 3, 1), Date::open_end()}, 3100);
    town.add_grant(closed, "SEL § 107", base::Period::inclusive(day(2022, 1, 1), day(2023, 8, 31)), 2000);
    town.add_grant(closed, "SEL § 999", base::Period::inclusive(day(2023, 1, 1), day(2023, 8, 31)), 10);
    town.add_posting(1, "538521003", day(2023, 6, 30), 100'000'01).service =
        base::Period::inclusive(day(2023, 5, 20), day(2023, 6, 30));
    town.add_posting(moved, "538501003", day(2023, 7, 31), 9'000'000);
    town.add_posting(0, "645581", day(2023, 7, 31), 5'000'050);
    town.add_posting(0, "999999", day(2023, 3, 31), 77);
    town.add_total("538521003", 2023, 6, 100'000'01);
    town.add_total("538501003", 2023, 7, 9'000'000);
    town.delivery(1).sums = {.rows_in = 5,
                             .rows_accepted = 4,
                             .rows_rejected = 1,
                             .money_in = Money::ore(100'000'01 + 9'000'000 + 5'000'050 + 77 + 1234),
                             .money_accepted = Money::ore(100'000'01 + 9'000'000 + 5'000'050 + 77),
                             .money_rejected = Money::ore(1234)};
    town.reject({.source = {domain::DeliveryId{2}, 0, 9},
                 .reason = "date.unreadable",
                 .column = "Bogføringsdato",
                 .text_da = "Datoen kan ikke læses.",
                 .text_en = "The date cannot be read.",
                 .amount = Money::ore(1234),
                 .amount_known = true});
    town.miss({.kind = domain::MappingGap::Kind::unmapped_column, .column = "Ny", .value = "", .rows = 5});
    for (const char* value : {"H", "S"})
        town.miss({.kind = domain::MappingGap::Kind::unknown_value,
                   .column = "D/K",
                   .value = value,
                   .rows = 2,
                   .amount = Money::ore(77),
                   .first_line = 4,
                   .field = "debit_credit"});
    town.meet({"D/K", "debit_credit", "d", 3, Money::ore(500)});
    return town;
}

TEST(Explain, every_figure_of_every_page_is_the_sum_of_its_parts) {
    SmallTown town = town_with_postings();
    const Context context = town.context(Date::of(2023, 12, 31));
    std::set<std::string> seen;
    const auto check = [&](const document::Document& page) {
        for (const Cell& cell : cells_of(page))
            if (!cell.figure.empty() && seen.insert(cell.figure).second) expect_explained(context, cell);
    };
    check(present(context, "overview"));
    for (const char* basis : {"disponeret", "bogfoert"})
        check(present(context, "ladder", {{"trappe", "adults_disability"}, {"basis", basis}, {"trin", "7"}}));
    check(present(context, "ladder", {{"trappe", "adults_disability"}, {"koen", "m"}, {"mod", "2023-02"}}));
    check(present(context, "citizens", {{"trappe", "adults_disability"}}));
    check(present(context, "deliveries"));
    check(present(context, "receipt", {{"id", "2"}}));
    check(present(context, "mappings"));
    check(present(context, "mapping", {{"kode", "opus"}}));
    check(present(context, "reconciliation"));
    check(present(context, "reconciliation", {{"konto", "538521003"}}));
    for (const char* citizen : {"B-001", "B-002", "B-003"})
        check(present(context, "citizen", {{"id", citizen}}));
    EXPECT_GT(seen.size(), 300U);
}

/// Numbers of a block that nothing can be asked of. A difference of two figures beside it is its own
/// explanation; an attribute of a row or citizen whose link stands in the same row leads down by it; and what
/// a citizen is, such as an age, is no figure.
std::vector<std::string> numbers_without_way(const document::Block& block) {
    std::vector<std::string> found;
    const auto look = [&](const Cell& cell, const std::string& where) {
        if (is_number(cell.value) && cell.figure.empty() && cell.link.empty()) found.push_back(where);
    };
    if (const auto* table = std::get_if<document::Table>(&block)) {
        for (const document::Row& row : table->rows) {
            const bool has_way = std::any_of(row.cells.begin(), row.cells.end(),
                                             [](const Cell& cell) { return !cell.link.empty(); });
            for (const Cell& cell : row.cells)
                if (!has_way && !row.is_total)
                    look(cell, table->title + ": " + std::get<std::string>(row.cells[0].value));
        }
    } else if (const auto* equation = std::get_if<document::Equation>(&block)) {
        for (const document::EquationTerm& term : equation->terms)
            look(term.amount, equation->title + ": " + term.label);
    } else if (const auto* tiles = std::get_if<document::Tiles>(&block)) {
        for (const document::Tile& tile : tiles->tiles)
            if (tile.label != "Alder") look(tile.figure, "tile " + tile.label);
    } else {
        document::Document alone;
        alone.blocks = {block};
        document::for_each_cell(
            alone, [&](const Cell& cell) { look(cell, "block " + std::to_string(block.index())); },
            [](const std::string&) {});
    }
    return found;
}

/// Enough citizens on one step that it can be asked where they are a year after.
SmallTown town_with_many() {
    SmallTown town = town_with_postings();
    for (int i = 0; i < 12; ++i) {
        const std::uint32_t person = town.add_person(Date::of(1970 + i, 1, 1));
        town.add_grant(person, "SEL § 107",
                       base::Period::inclusive(Date::of(2021, 1, 1), Date::of(2023, 1 + i % 6, 28)), 1500);
        if (i % 3 == 0)
            town.add_grant(person, "SEL § 108", {Date::of(2023, 1 + i % 6, 1), Date::open_end()}, 3000);
    }
    return town;
}

TEST(Explain, every_number_has_a_name_or_stands_beside_a_way_down) {
    SmallTown town = town_with_many();
    const Context context = town.context(Date::of(2023, 12, 31));
    const std::vector<std::pair<const char*, std::map<std::string, std::string, std::less<>>>> pages = {
        {"overview", {}},
        {"ladder", {{"trappe", "adults_disability"}, {"trin", "7"}, {"mod", "2023-02"}}},
        {"ladder", {{"trappe", "adults_disability"}, {"basis", "bogfoert"}, {"opdelt", "kvartal"}}},
        {"citizens", {{"trappe", "adults_disability"}}},
        {"citizen", {{"id", "B-001"}}},
        {"citizen", {{"id", "B-002"}}},
        {"citizen", {{"id", "B-004"}}},
        {"deliveries", {}},
        {"deliveries", {{"kilde", "opus"}}},
        {"receipt", {{"id", "2"}}},
        {"mappings", {}},
        {"mapping", {{"kode", "opus"}}},
        {"reconciliation", {}},
        {"reconciliation", {{"konto", "538521003"}}},
        {"findings", {}},
        {"worklist", {}},
        {"validity", {}}};
    std::set<std::size_t> kinds;
    for (const auto& [view, parameters] : pages)
        for (const document::Block& block : present(context, view, parameters).blocks) {
            kinds.insert(block.index());
            for (const std::string& where : numbers_without_way(block))
                ADD_FAILURE() << view << ", " << where;
            const auto* matrix = std::get_if<document::Matrix>(&block);
            EXPECT_TRUE(matrix == nullptr || !matrix->cells.empty());
        }
    // Tiles, table, stair, flow, matrix, timeline, equation: the kinds of block that hold numbers.
    for (const std::size_t kind : {2U, 3U, 4U, 5U, 6U, 11U, 12U})
        EXPECT_TRUE(kinds.contains(kind)) << kind;
}

TEST(Explain, equations_hold_to_the_ore) {
    SmallTown town = town_with_postings();
    const Context context = town.context(Date::of(2023, 12, 31));
    int equations = 0;
    for (const char* view : {"overview", "ladder"})
        for (const document::Block& block : present(context, view).blocks)
            if (const auto* equation = std::get_if<document::Equation>(&block)) {
                ++equations;
                EXPECT_EQ(whole(equation->difference.value), 0) << equation->title;
            }
    EXPECT_EQ(equations, 3);
}

TEST(Explain, a_figure_name_survives_its_text) {
    const page::Figure figure = {"ladder.cost", {"børn/æ", "6", "2025-01..2025-10"}, {{"enhed", "A & B=C?"}}};
    const auto parsed = page::parse_figure(page::format(figure));
    ASSERT_TRUE(parsed);
    EXPECT_EQ(*parsed, figure);
    EXPECT_FALSE(page::parse_figure("ladder.cost/%zz"));
    EXPECT_FALSE(page::parse_figure(""));
}

TEST(Explain, a_protected_citizens_facility_is_never_shown) {
    SmallTown town = town_with_postings();
    const Context context = town.context(Date::of(2023, 6, 30));
    const document::Document page =
        present(context, "citizens", {{"bag", "ladder.citizens/adults_disability/6/2023-06-30"}});
    const auto& table = std::get<document::Table>(page.blocks.front());
    ASSERT_EQ(table.rows.size(), 2U);
    EXPECT_EQ(std::get<std::string>(table.rows[0].cells[5].value), "Havbakken");
    EXPECT_EQ(std::get<std::string>(table.rows[1].cells[5].value), "beskyttet");
}

} // namespace
} // namespace styrhus::views
