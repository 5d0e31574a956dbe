#include "render/text.h"
#include "views/reading.h"
#include "views/small_town.h"

#include <gtest/gtest.h>

namespace styrhus::views {
namespace {

using base::Date;
using base::Money;

// DEFINITIONS 4. Step 3: 135 days × 1,100 = 148,500. Step 6: 230 × 2,900 + 46 × 600 = 694,600. Unit cost of
// step 6 = 694,600 ÷ (230/365) = 1,102,300 to the krone (1,102,300.00), of which deciding 2,400 × 365 =
// 876,000.
TEST(LadderView, shows_the_worked_year_2023) {
    SmallTown town = town_of_2023();
    const Context context = town.context(Date::of(2023, 12, 31));
    const document::Document page =
        present(context, "ladder", {{"trappe", "adults_disability"}, {"maaned", "2023-12"}});
    const document::Stair& stair = stair_in(page);
    EXPECT_EQ(kroner(stair.steps[2].cost), Money::kroner(148'500)) << render::to_text(page);
    EXPECT_EQ(kroner(stair.steps[5].cost), Money::kroner(694'600));
    EXPECT_EQ(kroner(stair.steps[5].unit_cost), Money::kroner(1'102'300));
    EXPECT_EQ(kroner(stair.steps[5].unit_cost_deciding), Money::kroner(876'000));
    EXPECT_EQ(kroner(stair.total.cost), Money::kroner(843'100));
    EXPECT_EQ(std::get<document::Count>(stair.steps[5].citizens_at_end.value).value, 1);
}

TEST(LadderView, speaks_both_languages) {
    SmallTown town = town_of_2023();
    Context context = town.context(Date::of(2023, 12, 31));
    EXPECT_EQ(
        present(context, "ladder").lead,
        "1 borger får hjælp – 1 flere end for et år siden. 0 er gået op til et mere indgribende trin, 0 "
        "er gået ned.");
    context.language = document::Language::en;
    EXPECT_EQ(present(context, "ladder").title, "The ladder");
}

TEST(LadderView, a_wrong_address_is_told_not_guessed) {
    SmallTown town = town_of_2023();
    const Context context = town.context(Date::of(2023, 12, 31));
    const View* view = find_view("ladder");
    EXPECT_FALSE(view->present(context, {"ladder", document::Language::da, {{"maaned", "okt"}}}));
    EXPECT_FALSE(view->present(context, {"ladder", document::Language::da, {{"trappe", "nope"}}}));
    EXPECT_FALSE(view->present(context, {"ladder", document::Language::da, {{"alder", "gammel"}}}));
}

} // namespace
} // namespace styrhus::views
