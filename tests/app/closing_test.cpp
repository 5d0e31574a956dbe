#include "app/made_town.h"
#include "app/municipality.h"
#include "models/closing/closed_months.h"

#include <variant>

/// A closed month keeps what was reported of it, and what came later is its corrections.
namespace styrhus::app {
namespace {

using base::Date;
using base::Money;
using document::Document;
using document::Table;

constexpr std::size_t months_before = 7;
constexpr const char* month = "2025-04";

SayOrder closing(std::string form, const Now& now, std::string reason = "meldt til udvalget") {
    return {.form = std::move(form),
            .subject = std::string("month:") + month,
            .author = "anna",
            .reason = std::move(reason),
            .until = {},
            .now = now};
}

Document page(OpenTown& town, const char* basis) {
    return need(town.pipeline->present(
        {"closings", document::Language::da, {{"maaned", month}, {"basis", basis}, {"alle", "1"}}}));
}

const Table& table(const Document& page, std::string_view key) {
    for (const document::Block& block : page.blocks)
        if (const auto* found = std::get_if<Table>(&block); found != nullptr && found->key == key)
            return *found;
    throw std::runtime_error("no table " + std::string(key));
}

Money money(const document::Cell& cell) {
    return std::get<Money>(cell.value);
}

/// The kroner columns of every row: as closed, now, correction.
std::vector<std::array<Money, 3>> kroner_of(const Document& page) {
    std::vector<std::array<Money, 3>> out;
    for (const document::Row& row : table(page, "trin").rows)
        out.push_back({money(row.cells[4]), money(row.cells[5]), money(row.cells[6])});
    return out;
}

Money sum_of_corrections(const Document& page) {
    Money sum;
    for (const document::Row& row : table(page, "raekker").rows)
        sum += money(row.cells[5]);
    return sum;
}

TEST(Closing, keeps_what_was_reported_and_shows_what_came_later_as_corrections) {
    const MadeTown town(47);
    OpenTown open(town);
    for (std::size_t i = 0; i < months_before; ++i)
        open.receive(town.months[i], arrival(i));
    const Now closed_on = arrival(months_before - 1);
    (void)open.publish(closed_on.today);
    need(open.pipeline->say_of_month(closing("month.closed", closed_on)));
    std::map<std::string, std::vector<std::array<Money, 3>>> reported;
    for (const char* basis : {"disponeret", "bogfoert"}) {
        const Document at_once = page(open, basis);
        reported[basis] = kroner_of(at_once);
        for (const auto& [then, now, change] : reported[basis]) {
            EXPECT_EQ(then, now);
            EXPECT_TRUE(change.is_zero());
        }
        EXPECT_TRUE(table(at_once, "raekker").rows.empty());
    }
    for (std::size_t i = months_before; i < town.months.size(); ++i)
        open.receive(town.months[i], arrival(i));
    (void)open.publish(arrival(town.months.size() - 1).today);
    for (const char* basis : {"disponeret", "bogfoert"}) {
        const Document later = page(open, basis);
        const auto kroner = kroner_of(later);
        ASSERT_EQ(kroner.size(), reported[basis].size());
        Money changes;
        for (std::size_t row = 0; row < kroner.size(); ++row) {
            EXPECT_EQ(kroner[row][0], reported[basis][row][0]) << "row " << row;
            EXPECT_EQ(kroner[row][0] + kroner[row][2], kroner[row][1]) << "row " << row;
            if (row + 1 < kroner.size()) changes += kroner[row][2];
        }
        EXPECT_EQ(changes, kroner.back()[2]);
        EXPECT_EQ(sum_of_corrections(later), kroner.back()[2]) << basis;
        EXPECT_FALSE(table(later, "raekker").rows.empty()) << "bills of April come after July: " << basis;
    }
}

TEST(Closing, refuses_what_cannot_be_closed_and_is_undone) {
    const MadeTown town(48);
    OpenTown open(town);
    open.receive(town.months[0], arrival(0));
    open.receive(town.months[1], arrival(1));
    const Now now = arrival(1);
    EXPECT_FALSE(open.pipeline->say_of_month(closing("month.closed", now))) << "nothing is published";
    (void)open.publish(now.today);
    EXPECT_FALSE(open.pipeline->say_of_month(closing("month.closed", now))) << "April is not delivered";
    SayOrder long_ago = closing("month.closed", now);
    long_ago.subject = "month:1500-01";
    EXPECT_FALSE(open.pipeline->say_of_month(long_ago)) << "no extract tells of it";
    SayOrder january = closing("month.closed", now);
    january.subject = "month:2025-01";
    EXPECT_FALSE(open.pipeline->present({"closings", document::Language::da, {{"maaned", "2025-01"}}}));
    SayOrder without_reason = january;
    without_reason.reason = " ";
    EXPECT_FALSE(open.pipeline->say_of_month(without_reason));
    SayOrder other_form = january;
    other_form.form = "grant.set_aside";
    EXPECT_FALSE(open.pipeline->say_of_month(other_form));
    need(open.pipeline->say_of_month(january));
    EXPECT_FALSE(open.pipeline->say_of_month(january)) << "it is closed already";
    need(open.pipeline->present({"closings", document::Language::da, {{"maaned", "2025-01"}}}));
    SayOrder undo = january;
    undo.form = snapshot::undo_form;
    need(open.pipeline->say_of_month(undo));
    EXPECT_FALSE(open.pipeline->say_of_month(undo));
    need(open.pipeline->say_of_month(january));
}

} // namespace
} // namespace styrhus::app
