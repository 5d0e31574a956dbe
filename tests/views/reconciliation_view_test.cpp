#include "views/reading.h"
#include "views/small_town.h"

#include <gtest/gtest.h>

namespace styrhus::views {
namespace {

using base::Date;
using base::Money;

template <class Block>
const Block& find(const document::Document& page, std::string_view title) {
    for (const document::Block& block : page.blocks)
        if (const auto* found = std::get_if<Block>(&block);
            found != nullptr && found->title.starts_with(title))
            return *found;
    throw base::BugError("no such block");
}

/// Posted and accepted: 100,000.01 on 538521003 in June, 90,000.00 on 538501003 in July, and 0.77 on an
/// account the finance system does not know; there it stands on 538521003 in June. Two rows are rejected,
/// both of 538501003 in July: 12.34 that was read, and one whose amount was not. The finance system has
/// 100,000.78 in June and 90,512.34 in July, so the unread amount is 500.00.
SmallTown town_with_a_difference() {
    SmallTown town;
    const std::uint32_t person = town.add_person(Date::of(1990, 1, 1));
    town.add_grant(person, "SEL § 107", base::Period::inclusive(day(1, 1), day(12, 31)), 1000);
    town.add_posting(person, "538521003", day(6, 30), 100'000'01);
    town.add_posting(person, "538501003", day(7, 31), 90'000'00);
    town.add_posting(0, "999999", day(3, 31), 77);
    town.add_total("538521003", 2023, 6, 100'000'78);
    town.add_total("538501003", 2023, 7, 90'512'34);
    town.delivery(1).sums.rows_rejected = 2;
    const auto reject = [&](std::uint32_t line, Money amount, bool is_known) {
        town.reject({.source = {domain::DeliveryId{2}, 0, line},
                     .reason = is_known ? "date.unreadable" : "amount.unreadable",
                     .column = "x",
                     .text_da = is_known ? "Datoen kan ikke læses." : "Beløbet kan ikke læses.",
                     .text_en = "It cannot be read.",
                     .amount = amount,
                     .amount_known = is_known});
    };
    reject(9, Money::ore(1234), true);
    reject(10, Money(), false);
    return town;
}

// The finance system has 190,513.12 and we have 190,000.01 on the same accounts: 513.11 = 500.00 + 12.34 +
// 0.77.
TEST(Reconciliation, names_the_rows_that_explain_the_difference_to_the_ore) {
    SmallTown town = town_with_a_difference();
    const Context context = town.context(day(12, 31));
    const document::Document page = present(context, "reconciliation");
    const auto& rows = find<document::Table>(page, "De rækker");
    ASSERT_GE(rows.rows.size(), 4U);
    EXPECT_EQ(kroner(rows.rows[0].cells[4]), Money::kroner(500));
    EXPECT_EQ(kroner(rows.rows[1].cells[4]), Money::ore(1234));
    EXPECT_EQ(kroner(rows.rows[2].cells[4]), Money::ore(77));
    Money sum;
    for (const document::Row& row : rows.rows)
        if (!row.is_total) sum += kroner(row.cells[4]);
    EXPECT_EQ(sum, Money::ore(513'11));
    EXPECT_EQ(kroner(rows.rows.back().cells[4]), Money::ore(513'11));
    EXPECT_EQ(page.title, "2023: 513\u00a0kr. mangler mod økonomisystemet – 3 rækker forklarer det hele");
}

TEST(Reconciliation, agrees_with_the_ladder_and_the_overview) {
    SmallTown town = town_with_a_difference();
    const Context context = town.context(day(12, 31));
    const Money all = Money::ore(190'000'78);
    for (const char* view : {"overview", "ladder"})
        EXPECT_EQ(kroner(find<document::Equation>(present(context, view), "Afstemt").terms.back().amount),
                  all)
            << view;
    const document::Document page = present(context, "reconciliation");
    const auto& months = find<document::Table>(page, "Måned for måned");
    const auto year_of = [&](std::size_t stage) { return kroner(months.rows[stage].cells.back()); };
    EXPECT_EQ(year_of(0), all + Money::ore(512'34)) << "delivered";
    EXPECT_EQ(year_of(2), all) << "accepted";
    EXPECT_EQ(year_of(3), all - Money::ore(77)) << "linked";
    EXPECT_EQ(year_of(10), Money()) << "accepted − placed";
    EXPECT_EQ(year_of(11), Money::ore(190'513'12)) << "the finance system";
    EXPECT_EQ(year_of(12), Money::ore(513'11)) << "the one difference there is";
    EXPECT_EQ(find<document::Equation>(present(context, "overview"), "Økonomisystemets").difference.value,
              document::Value(Money::ore(513'11)));
}

} // namespace
} // namespace styrhus::views
